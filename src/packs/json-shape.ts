import { PackError } from "./pack-error.ts";
import { PACKS, type PackName } from "./pack-list.ts";

/** A JSON value of a pack together with its place in it, checked as it is read. */
export class Shape {
  readonly #pack: PackName | "manifest";
  readonly #path: string;
  readonly #value: unknown;

  constructor(pack: PackName | "manifest", value: unknown, path = "") {
    this.#pack = pack;
    this.#path = path;
    this.#value = value;
  }

  field(name: string): Shape {
    const value = this.#object()[name];
    return new Shape(this.#pack, value, this.#path === "" ? name : `${this.#path}.${name}`);
  }

  has(name: string): boolean {
    return name in this.#object();
  }

  items(): readonly Shape[] {
    return this.#list().map((item, position) => new Shape(this.#pack, item, `${this.#path}[${position}]`));
  }

  text(pattern?: RegExp): string {
    const value = this.#value;
    if (typeof value !== "string" || value === "") return this.refuse("text");
    return pattern === undefined || pattern.test(value) ? value : this.refuse(`like ${pattern.source}`);
  }

  /** A whole number between `min` and `max`, both included. */
  integer(min: number, max: number): number {
    const value = this.#value;
    const fits = typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
    return fits ? value : this.refuse(`a whole number between ${min} and ${max}`);
  }

  /** A list of texts; without a Shape per item, for the long columns. */
  texts(pattern?: RegExp): readonly string[] {
    return this.#list().map((value, position) =>
      typeof value === "string" && value !== "" && (pattern === undefined || pattern.test(value))
        ? value
        : this.#refuseItem(position, value, pattern === undefined ? "text" : `like ${pattern.source}`),
    );
  }

  integers(min: number, max: number): readonly number[] {
    const numbers = this.numbers(min, max);
    const broken = numbers.findIndex((value) => !Number.isInteger(value));
    return broken < 0 ? numbers : this.#refuseItem(broken, numbers[broken], "a whole number");
  }

  numbers(min: number, max: number): readonly number[] {
    return this.#list().map((value, position) =>
      typeof value === "number" && value >= min && value <= max
        ? value
        : this.#refuseItem(position, value, `a number between ${min} and ${max}`),
    );
  }

  /** The list itself, of exactly `length` items. */
  ofLength(length: number): this {
    const found = this.#list().length;
    return found === length ? this : this.refuse(`a list of ${length} items, it has ${found}`);
  }

  refuse(wanted: string): never {
    throw new PackError("corrupt", this.#pack, `${this.#path || "top"} should be ${wanted}${this.#found()}`);
  }

  #found(): string {
    const value = this.#value;
    if (value === undefined) return ", found nothing";
    return typeof value === "object" ? "" : `, found ${JSON.stringify(value).slice(0, 60)}`;
  }

  #refuseItem(position: number, value: unknown, wanted: string): never {
    return new Shape(this.#pack, value, `${this.#path}[${position}]`).refuse(wanted);
  }

  #object(): Readonly<Record<string, unknown>> {
    return isObject(this.#value) ? this.#value : this.refuse("an object");
  }

  #list(): readonly unknown[] {
    return Array.isArray(this.#value) ? this.#value : this.refuse("a list");
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Opens a JSON pack: checks that it is the pack asked for, in the version that this code reads.
 * @throws PackError `corrupt` or `version`
 */
export function openPack(name: PackName, json: unknown): Shape {
  const shape = new Shape(name, json);
  if (shape.field("pack").text() !== name) shape.field("pack").refuse(`"${name}"`);
  const version = shape.field("version").integer(0, 1_000_000);
  const wanted = PACKS[name].version;
  if (version !== wanted) throw new PackError("version", name, `version ${version}, this code reads ${wanted}`);
  return shape;
}
