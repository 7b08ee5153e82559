/** The codes written in one cell, and how far they were from five clean characters. */
export interface CodeCell {
  readonly codes: readonly string[];
  /** `zero-perdu`: a leading zero was put back. `code-corrige`: case, decimals, quotes or a name around the code were taken off. */
  readonly mended: "zero-perdu" | "code-corrige" | null;
}

const CLEAN_CODE = /^(?:\d{5}|2[AB]\d{3})$/;
const CODE_IN_TEXT = /(?<![0-9A-Za-z])(?:\d{5}|2[ABab]\d{3})(?![0-9A-Za-z])/g;
const NO_CODE: CodeCell = { codes: [], mended: null };

/**
 * Reads the INSEE code, or the several codes, of a cell: `01001`, `1001`, `2a004`, `1001.0`, `="01001"`,
 * `13055 - Marseille`, `13001, 13002`. An empty list means that nothing in the cell reads as a code.
 */
export function readCodeCell(cell: string): CodeCell {
  if (CLEAN_CODE.test(cell)) return { codes: [cell], mended: null };
  const text = cell.replace(/[\u200b\ufeff]/g, "").trim();
  const whole = readCodes([text]);
  if (whole !== null) return whole;
  const several = readCodes(text.split(/[\s,;|/+]+/).filter((part) => part !== ""));
  if (several !== null) return several;
  const inside = text.match(CODE_IN_TEXT) ?? [];
  return inside.length === 1 ? { codes: [inside[0].toUpperCase()], mended: "code-corrige" } : NO_CODE;
}

function readCodes(parts: readonly string[]): CodeCell | null {
  const codes: string[] = [];
  let mended: CodeCell["mended"] = null;
  for (const part of parts) {
    const bare = part
      .replace(/^="?|^'|^"|"$/g, "")
      .replace(/[.,]0+$/, "")
      .replace(/\s/g, "")
      .toUpperCase();
    const code = /^\d{4}$/.test(bare) ? `0${bare}` : bare;
    if (!CLEAN_CODE.test(code)) return null;
    codes.push(code);
    if (code !== bare) mended = "zero-perdu";
    else if (code !== part) mended ??= "code-corrige";
  }
  return codes.length === 0 ? null : { codes, mended };
}

/** The arrondissements that a cell lists: their codes, or their rank among `targets` (`14`, `14e`, `1er`). */
export function readArrondissements(cell: string, targets: readonly string[]): readonly string[] {
  const parts = cell.split(/[\s,;|/+&]+/).filter((part) => part !== "" && part !== "et");
  const ranked = [...targets].sort();
  return parts.map((part) => {
    const rank = /^(\d{1,2})(?:er|e|è|ème|eme)?$/i.exec(part)?.[1];
    return (rank === undefined ? readCodes([part])?.codes[0] : ranked[Number(rank) - 1]) ?? part;
  });
}
