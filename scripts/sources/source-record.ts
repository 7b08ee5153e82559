/** A source that is not what its reader expects: one line naming the file, the record and the value. */
export class SourceError extends Error {
  override readonly name = "SourceError";

  constructor(file: string, record: string, detail: string) {
    super(`${file}: ${record}: ${detail}`);
  }
}

/** One record of a source file, whose fields are checked as they are read. */
export class SourceRecord {
  readonly #file: string;
  readonly #fields: Readonly<Record<string, unknown>>;
  /** What a person would look for in the file: the record's code or id, and its position. */
  readonly label: string;

  constructor(file: string, position: number, value: unknown) {
    this.#file = file;
    if (!isObject(value))
      throw new SourceError(file, `record ${position}`, `should be an object, found ${show(value)}`);
    this.#fields = value;
    const key = value.id ?? value.code ?? value.name;
    this.label = typeof key === "string" ? `record ${position} (${key})` : `record ${position}`;
  }

  text(field: string): string {
    return this.optionalText(field) ?? this.#refuse(field, "text");
  }

  /** Absent or empty: undefined. */
  optionalText(field: string): string | undefined {
    const value = this.#fields[field];
    if (value === undefined || value === "") return undefined;
    return typeof value === "string" ? value : this.#refuse(field, "text");
  }

  /** A text matching `pattern`, such as a code of five characters. */
  code(field: string, pattern: RegExp): string {
    return this.optionalCode(field, pattern) ?? this.#refuse(field, `like ${pattern.source}`);
  }

  optionalCode(field: string, pattern: RegExp): string | undefined {
    const value = this.optionalText(field);
    return value === undefined || pattern.test(value) ? value : this.#refuse(field, `like ${pattern.source}`);
  }

  /** A whole number, zero or more. */
  optionalCount(field: string): number | undefined {
    const value = this.#fields[field];
    if (value === undefined) return undefined;
    return typeof value === "number" && Number.isInteger(value) && value >= 0
      ? value
      : this.#refuse(field, "a whole number");
  }

  oneOf<Choice extends string>(field: string, choices: readonly Choice[]): Choice {
    return choices.find((choice) => choice === this.#fields[field]) ?? this.#refuse(field, choices.join(" or "));
  }

  /** A list of codes; empty when the field is absent. */
  codes(field: string, pattern: RegExp): readonly string[] {
    const value = this.#fields[field] ?? [];
    if (!Array.isArray(value)) return this.#refuse(field, "a list");
    return value.map((item: unknown) =>
      typeof item === "string" && pattern.test(item) ? item : this.#refuse(field, `codes like ${pattern.source}`, item),
    );
  }

  /** A list of objects, each a record of its own. */
  records(field: string): readonly SourceRecord[] {
    const value = this.#fields[field];
    if (!Array.isArray(value)) return this.#refuse(field, "a list");
    return value.map((item: unknown, position) => new SourceRecord(`${this.#file}: ${this.label}`, position, item));
  }

  has(field: string): boolean {
    return this.#fields[field] !== undefined;
  }

  /** An object inside this one. */
  record(field: string): SourceRecord {
    return new SourceRecord(`${this.#file}: ${this.label}: ${field}`, 0, this.#fields[field]);
  }

  /** @throws SourceError always: the field is not what a reader of the record wants */
  refuse(field: string, wanted: string): never {
    return this.#refuse(field, wanted);
  }

  #refuse(field: string, wanted: string, value: unknown = this.#fields[field]): never {
    throw new SourceError(this.#file, this.label, `"${field}" should be ${wanted}, found ${show(value)}`);
  }
}

/** The records of a JSON file whose top is a list. */
export function readRecords(file: string, json: unknown): readonly SourceRecord[] {
  if (!Array.isArray(json)) throw new SourceError(file, "top", `should be a list, found ${show(json)}`);
  return json.map((value: unknown, position) => new SourceRecord(file, position, value));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value).slice(0, 80);
}
