import { accept, type Result, refuse } from "../domain/result.ts";
import { WORK_PARTS, type WorkPart, type WorkParts } from "./work-parts.ts";

/** Names the format in the file itself, so that any other JSON is recognised as another file. */
const FORMAT = "cpts-dossier-de-travail";
/** Raised when what a part holds changes; `UPGRADES` brings older files up to it. */
export const WORK_VERSION = 1;

type Upgrades = Readonly<Record<number, (parts: WorkParts) => WorkParts>>;

/** How the parts of a version become those of the next one; none yet. */
const UPGRADES: Upgrades = {};

/**
 * Parts as this version of the application holds them, whether they come from a file or from the browser; null when
 * they are of a newer one. The last two are for tests of the steps themselves.
 */
export function upgradeParts(
  parts: WorkParts,
  version: number,
  known: number = WORK_VERSION,
  upgrades: Upgrades = UPGRADES,
): WorkParts | null {
  if (version > known) return null;
  let upgraded = parts;
  for (let from = version; from < known; from++) upgraded = upgrades[from]?.(upgraded) ?? upgraded;
  return upgraded;
}

export type WorkFileRefusal =
  | { readonly code: "not-json"; readonly file: string }
  | { readonly code: "not-work"; readonly file: string }
  | { readonly code: "newer"; readonly file: string; readonly version: number; readonly known: number }
  | { readonly code: "empty-work"; readonly file: string };

export interface WorkFile {
  readonly savedAt: string;
  /** Choices of the page, as its address writes them. */
  readonly address: string;
  readonly parts: WorkParts;
}

const BYTES = "$bytes";

/** The work as one JSON text that a colleague can open. Bytes travel as base64, so that files come back to the bit. */
export function writeWorkFile({ savedAt, address, parts }: WorkFile): string {
  const plain = (_key: string, value: unknown) => (value instanceof Uint8Array ? { [BYTES]: toBase64(value) } : value);
  return `${JSON.stringify({ format: FORMAT, version: WORK_VERSION, savedAt, address, parts }, plain, 1)}\n`;
}

/** Reads a work file; parts of unknown names are left out. Never throws. */
export function readWorkFile(file: string, text: string): Result<WorkFile, WorkFileRefusal> {
  let content: unknown;
  try {
    content = JSON.parse(text, (_key, value: unknown) => revive(value));
  } catch {
    return refuse({ code: "not-json", file });
  }
  if (!isRecord(content) || content.format !== FORMAT || !isRecord(content.parts))
    return refuse({ code: "not-work", file });
  const version = content.version;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1)
    return refuse({ code: "not-work", file });
  const named: WorkParts = Object.fromEntries(
    Object.entries(content.parts).filter(([name]) => (WORK_PARTS as readonly string[]).includes(name)),
  ) as Partial<Record<WorkPart, unknown>>;
  const parts = upgradeParts(named, version);
  if (parts === null) return refuse({ code: "newer", file, version, known: WORK_VERSION });
  if (Object.keys(parts).length === 0) return refuse({ code: "empty-work", file });
  return accept({
    savedAt: typeof content.savedAt === "string" ? content.savedAt : "",
    address: typeof content.address === "string" ? content.address : "",
    parts,
  });
}

/** Whether the first bytes announce a work file: cheap enough to ask of any dropped file. */
export const looksLikeWorkFile = (start: string): boolean => start.slice(0, 400).includes(`"${FORMAT}"`);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function revive(value: unknown): unknown {
  if (!isRecord(value) || typeof value[BYTES] !== "string") return value;
  return fromBase64(value[BYTES]);
}

/** By slices: a call with millions of arguments overflows the stack. */
function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  }
  return btoa(text);
}

/** @throws on text that is not base64; `JSON.parse` passes it on as a file that cannot be read */
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
