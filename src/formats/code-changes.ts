import type { FormerCode } from "../domain/code-history.ts";
import type { TableRow } from "./read-table.ts";

/** A code of the list that stands for another unit today, and the rows that write it. */
export interface MergedCode {
  readonly from: string;
  /** Its name when it was a commune. */
  readonly name: string;
  readonly to: string;
  readonly rows: readonly number[];
}

/** A unit of the list that gave communes back since. */
export interface SplitCode {
  readonly code: string;
  readonly candidates: readonly string[];
  readonly rows: readonly number[];
}

/** What mergers and splits since the year of a list changed for it. */
export class CodeChanges {
  readonly #merged = new Map<string, MergedCode & { readonly rows: number[] }>();
  readonly #split = new Map<string, SplitCode & { readonly rows: number[] }>();

  merge({ code, name }: FormerCode, to: string, { number }: TableRow): void {
    const found = this.#merged.get(code);
    if (found === undefined) this.#merged.set(code, { from: code, name, to, rows: [number] });
    else found.rows.push(number);
  }

  split(code: string, candidates: readonly string[], { number }: TableRow): void {
    const found = this.#split.get(code);
    if (found === undefined) this.#split.set(code, { code, candidates, rows: [number] });
    else found.rows.push(number);
  }

  list(): { readonly merged: readonly MergedCode[]; readonly split: readonly SplitCode[] } {
    return { merged: [...this.#merged.values()], split: [...this.#split.values()] };
  }
}
