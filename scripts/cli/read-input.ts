import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { accept, type Result, refuse } from "../../src/domain/result.ts";
import { LIST_LIMIT_BYTES, type ListRefusal } from "../../src/formats/list-refusal.ts";

export interface InputFile {
  /** Without its folder: a report can be handed over without telling where it was made. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Reads a user's file whole, unless it is larger than `limitBytes`: by default, too large to be a list. */
export function readInput(path: string, limitBytes: number = LIST_LIMIT_BYTES): Result<InputFile, ListRefusal> {
  const name = basename(path);
  try {
    const { size } = statSync(path);
    if (size > limitBytes) {
      return refuse({ code: "too-large", file: name, bytes: size, limitBytes });
    }
    return accept({ name, bytes: new Uint8Array(readFileSync(path)) });
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return reason === "ENOENT"
      ? refuse({ code: "missing", file: name })
      : refuse({ code: "unreadable", file: name, reason });
  }
}
