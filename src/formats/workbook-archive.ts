import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** What the parts of a workbook may weigh once unpacked: a list of 200 000 rows weighs about 70 MB. */
const UNPACKED_LIMIT_BYTES = 200_000_000;

/** Cells beyond this column are left out: a stray one would make every row thousands of cells wide. */
const LAST_COLUMN = "ZZ";

/** A sheet of 200 000 rows and 100 columns has 20 million; a value typed in the last row of Excel makes more. */
const MOST_CELLS = 60_000_000;

/** Cells merged over several rows, as positions from 0. */
export interface MergedCells {
  readonly column: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

export interface ArchiveSheet {
  readonly isHidden: boolean;
  readonly merged: readonly MergedCells[];
}

export interface WorkbookArchive {
  /** The same workbook with its parts stored unpacked, fit for read-excel-file. */
  readonly bytes: ArrayBuffer;
  /** In the order of the tabs. */
  readonly sheets: readonly ArchiveSheet[];
}

/** Why the archive of a workbook cannot be opened. */
export type ArchiveFault = "broken" | "too-large";

/**
 * Unpacks an XLSX file for read-excel-file, which would inflate large parts in workers made from blobs (forbidden by
 * the content security policy), trust the size and the addresses that a file declares, drop error cells and hide
 * merges. Here sizes are checked before anything is inflated, error cells become their text (#N/A), cells far to the
 * right are left out, and merges are listed. Its own inflating then has nothing left to do.
 */
export function openWorkbook(file: Uint8Array): WorkbookArchive | ArchiveFault {
  let unpacked = 0;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(file, {
      filter: ({ name, originalSize }) => {
        const isRead = /^xl\/(?:[^/]+\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/i.test(name);
        if (isRead) unpacked += originalSize;
        if (unpacked > UNPACKED_LIMIT_BYTES) throw new RangeError("unpacked size");
        return isRead;
      },
    });
  } catch (error) {
    return error instanceof RangeError ? "too-large" : "broken";
  }
  const workbook = parts["xl/workbook.xml"];
  const relations = parts["xl/_rels/workbook.xml.rels"];
  if (workbook === undefined || relations === undefined) return "broken";
  const merges = new Map<string, readonly MergedCells[]>();
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith("xl/worksheets/")) continue;
    const xml = strFromU8(part);
    if (!hasSaneRows(xml)) return "broken";
    const cleaned = cleanSheet(xml);
    if (countCells(cleaned) > MOST_CELLS) return "too-large";
    if (cleaned !== xml) parts[name] = strToU8(cleaned);
    merges.set(name, readMerges(xml));
  }
  const paths = readPaths(strFromU8(relations));
  const sheets = [...strFromU8(workbook).matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => ({
    isHidden: /\sstate="(?:veryH|h)idden"/.test(tag),
    merged: merges.get(paths.get(/\s(?:\w+:)id="([^"]*)"/.exec(tag)?.[1] ?? "") ?? "") ?? [],
  }));
  const stored = zipSync(parts, { level: 0 });
  return {
    bytes: stored.buffer.slice(stored.byteOffset, stored.byteOffset + stored.byteLength) as ArrayBuffer,
    sheets,
  };
}

/** Excel stops at row 1 048 576: an address with more digits is damage, and would be waited for row by row. */
function hasSaneRows(xml: string): boolean {
  return !/<(?:\w+:)?row\s[^>]*?\br="\d{8,}"/.test(xml) && !/\sr="[A-Z]{1,3}\d{8,}"/.test(xml);
}

/** Cells of the rectangle that a sheet spans, empty ones included: the reader keeps a place for each. */
function countCells(xml: string): number {
  const lastRow = Number(/\br="(\d+)"/.exec(xml.slice(Math.max(0, xml.lastIndexOf("row "))))?.[1] ?? 0);
  if (lastRow * columnOf(LAST_COLUMN) <= MOST_CELLS) return 0;
  let widest = 0;
  for (const [, letters] of xml.matchAll(/\sr="([A-Z]+)\d/g)) widest = Math.max(widest, columnOf(letters!) + 1);
  return lastRow * widest;
}

function cleanSheet(xml: string): string {
  let cleaned = xml;
  if (cleaned.includes(' t="e"')) cleaned = cleaned.replace(/(<(?:\w+:)?c\s[^>]*?) t="e"/g, '$1 t="str"');
  const isWide = new RegExp(`\\sr="[A-Z]{${LAST_COLUMN.length + 1},}\\d`);
  if (!isWide.test(cleaned)) return cleaned;
  return cleaned.replace(/<(\w+:)?c\s(?:[^>]*?\s)?r="[A-Z]{3,}\d+"[^>]*?(?:\/>|>.*?<\/\1?c>)/gs, "");
}

function readMerges(xml: string): readonly MergedCells[] {
  const after = xml.slice(Math.max(0, xml.lastIndexOf("sheetData>")));
  const merged: MergedCells[] = [];
  for (const [, from, first, , last] of after.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g,
  )) {
    if (last !== first) {
      merged.push({ column: columnOf(from!), firstRow: Number(first) - 1, lastRow: Number(last) - 1 });
    }
  }
  return merged;
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Path of each part in the archive, by the id of its relation. */
function readPaths(xml: string): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const [tag] of xml.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const id = /\sId="([^"]*)"/.exec(tag)?.[1];
    const target = /\sTarget="([^"]*)"/.exec(tag)?.[1];
    if (id !== undefined && target !== undefined) {
      paths.set(id, target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    }
  }
  return paths;
}
