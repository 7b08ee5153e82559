import {
  type DraftSource,
  isSharedMark,
  LAST_MARK,
  markOf,
  ORIGINS,
  OUT,
  PHASES,
  phaseOf,
  type UnitMark,
} from "../domain/draft.ts";
import { changeFromStart, type DraftRecord, marksOfRecord, type RecordedChange } from "../domain/draft-record.ts";
import { accept, type Result, refuse } from "../domain/result.ts";

/** What the file says of itself, so that it is never taken for another JSON. */
const FORMAT = "cpts-perimetre";
const VERSION = 1;

/**
 * Why a perimeter file cannot be read: not JSON, JSON of another kind, of a newer version, or something in it is not
 * what it should be (`place`: where, as `drafts[0].cog`; `wanted`: what was expected there).
 */
export type PerimeterFileRefusal =
  | { readonly code: "not-json" | "not-perimeter"; readonly file: string }
  | { readonly code: "newer"; readonly file: string; readonly version: number }
  | { readonly code: "malformed"; readonly file: string; readonly place: string; readonly wanted: string };

export interface PerimeterFile {
  readonly drafts: readonly DraftRecord[];
  /** Names of the drafts whose gestures contradicted their communes: the communes were kept, the gestures were not. */
  readonly historyDropped: readonly string[];
}

/** Everything of one or several drafts. The communes are written beside the gestures that led to them, for other readers. */
export function writePerimeterFile(drafts: readonly DraftRecord[]): string {
  const content = {
    format: FORMAT,
    version: VERSION,
    drafts: drafts.map((draft) => ({
      ...draft,
      units: [...marksOfRecord(draft)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, mark]) => ({ code, phase: phaseOf(mark), shared: isSharedMark(mark) })),
    })),
  };
  return `${JSON.stringify(content, null, 1)}\n`;
}

/** Reads what `writePerimeterFile` wrote, checked field by field. */
export function readPerimeterFile(file: string, text: string): Result<PerimeterFile, PerimeterFileRefusal> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse({ code: "not-json", file });
  }
  const top = new Field(json, "");
  if (!isObject(json) || json.format !== FORMAT) return refuse({ code: "not-perimeter", file });
  try {
    const version = top.get("version").integer(1, 1_000_000);
    if (version > VERSION) return refuse({ code: "newer", file, version });
    const read = top.get("drafts").list().map(readDraft);
    if (read.length === 0) top.get("drafts").refuse("at least one draft");
    return accept({
      drafts: read.map(({ draft }) => draft),
      historyDropped: read.filter(({ isWhole }) => !isWhole).map(({ draft }) => draft.name),
    });
  } catch (error) {
    if (error instanceof Malformed)
      return refuse({ code: "malformed", file, place: error.place, wanted: error.wanted });
    throw error;
  }
}

/** Checks a draft that was kept elsewhere than in a file, by the browser for one; null when it is not whole. */
export function checkDraftRecord(value: unknown): DraftRecord | null {
  try {
    return readRecord(new Field(value, ""));
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

const CODE = /^(\d\d|2[AB])\d{3}$/;

function readDraft(field: Field): { readonly draft: DraftRecord; readonly isWhole: boolean } {
  const marks = new Map<string, UnitMark>(
    field
      .get("units")
      .list()
      .map((unit) => {
        const phase = unit.get("phase").oneOf(PHASES);
        return [unit.get("code").text(CODE), markOf(phase, unit.get("shared").flag())];
      }),
  );
  const draft = readRecord(field);
  const replayed = marksOfRecord(draft);
  const isWhole = replayed.size === marks.size && [...marks].every(([code, mark]) => replayed.get(code) === mark);
  if (isWhole) return { draft, isWhole };
  const change = changeFromStart(draft.start, marks);
  return { draft: { ...draft, changes: change === null ? [] : [change], position: change === null ? 0 : 1 }, isWhole };
}

function readRecord(field: Field): DraftRecord {
  const changes = field.get("changes").list().map(readChange);
  const origin = field.get("origin");
  return {
    id: field.get("id").text(),
    name: field.get("name").anyText(),
    author: field.get("author").anyText(),
    date: field.get("date").text(/^\d{4}-\d\d-\d\d$/),
    reasons: field.get("reasons").anyText(),
    origin: origin.isNull() ? null : origin.oneOf(ORIGINS),
    cog: field.get("cog").integer(2000, 2127),
    source: readSource(field.get("source")),
    replaces: field.get("replaces").texts(),
    lockedUnits: field.get("lockedUnits").texts(CODE),
    lockedTerritories: field.get("lockedTerritories").texts(),
    start: field.get("start").texts(CODE),
    changes,
    position: field.get("position").integer(0, changes.length),
  };
}

function readSource(field: Field): DraftSource {
  const kind = field.get("kind").oneOf(["white", "anywhere", "territory"] as const);
  return kind === "territory" ? { kind, id: field.get("id").text() } : { kind };
}

function readChange(field: Field): RecordedChange {
  return field.list().map((group) => {
    const [before, after, codes, ...rest] = group.list();
    if (codes === undefined || rest.length > 0) return group.refuse("a mark, a mark and codes");
    const list = codes.text();
    if (!list.split(" ").every((code) => CODE.test(code))) codes.refuse("codes separated by spaces");
    return [before!.integer(OUT, LAST_MARK), after!.integer(OUT, LAST_MARK), list] as const;
  });
}

/** Thrown inside this file only, and turned into a refusal. */
class Malformed extends Error {
  readonly place: string;
  readonly wanted: string;

  constructor(place: string, wanted: string) {
    super(`${place} should be ${wanted}`);
    this.place = place;
    this.wanted = wanted;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value of the file with its place in it. */
class Field {
  readonly #value: unknown;
  readonly #place: string;

  constructor(value: unknown, place: string) {
    this.#value = value;
    this.#place = place;
  }

  get(name: string): Field {
    if (!isObject(this.#value)) return this.refuse("an object");
    return new Field(this.#value[name], this.#place === "" ? name : `${this.#place}.${name}`);
  }

  list(): readonly Field[] {
    const value: unknown = this.#value;
    if (!Array.isArray(value)) return this.refuse("a list");
    return value.map((item: unknown, position) => new Field(item, `${this.#place}[${position}]`));
  }

  texts(pattern?: RegExp): readonly string[] {
    return this.list().map((item) => item.text(pattern));
  }

  anyText(): string {
    return typeof this.#value === "string" ? this.#value : this.refuse("text");
  }

  text(pattern?: RegExp): string {
    const text = this.anyText();
    if (text === "") return this.refuse("text");
    return pattern === undefined || pattern.test(text) ? text : this.refuse(`like ${pattern.source}`);
  }

  flag(): boolean {
    return typeof this.#value === "boolean" ? this.#value : this.refuse("true or false");
  }

  integer(min: number, max: number): number {
    const value = this.#value;
    const fits = typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
    return fits ? value : this.refuse(`a whole number between ${min} and ${max}`);
  }

  oneOf<Word extends string>(words: readonly Word[]): Word {
    return words.find((word) => word === this.#value) ?? this.refuse(`one of ${words.join(", ")}`);
  }

  isNull(): boolean {
    return this.#value === null;
  }

  refuse(wanted: string): never {
    throw new Malformed(this.#place || "top", wanted);
  }
}
