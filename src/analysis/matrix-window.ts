import type { CrossView } from "./cross-protocol.ts";

/** A part of the matrix small enough to be read: places in the two sides, and the pairs between them. */
export interface MatrixWindow {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly cells: readonly { readonly row: number; readonly column: number; readonly pair: number }[];
}

/** More rows than this are no longer read at once. */
const WHOLE_AT_MOST = 24;

/** Départements that the rows lie in, in the order of the matrix; "" stands for none. */
export function departementsOf({ a }: CrossView): readonly string[] {
  return [...new Set(a.departements)];
}

/** Whether the whole matrix can be read at once. */
export const fitsWhole = ({ a, b }: CrossView): boolean =>
  a.ids.length <= WHOLE_AT_MOST && b.ids.length <= WHOLE_AT_MOST;

/** The rows of a département with every column that one of them meets; the whole matrix for null. */
export function matrixWindow({ a, pairs }: CrossView, departement: string | null): MatrixWindow {
  const rows = [...a.ids.keys()].filter((row) => departement === null || a.departements[row] === departement);
  const placeOfRow = new Map(rows.map((row, place) => [row, place]));
  const found: { readonly row: number; readonly column: number; readonly pair: number }[] = [];
  pairs.a.forEach((row, pair) => {
    const place = placeOfRow.get(row);
    if (place !== undefined) found.push({ row: place, column: pairs.b[pair]!, pair });
  });
  const columns = [...new Set(found.map(({ column }) => column))].sort((one, other) => one - other);
  const placeOfColumn = new Map(columns.map((column, place) => [column, place]));
  return { rows, columns, cells: found.map((cell) => ({ ...cell, column: placeOfColumn.get(cell.column)! })) };
}

/** The row that the other mesh divides most, in what lies outside its main partner; the largest when it divides none. */
export function mostDivided({ a, weight }: CrossView): string | null {
  let [most, id]: [number, string | null] = [0, null];
  a.ids.forEach((one, row) => {
    const outside = a[weight][row]! * (1 - a.mainShare[row]!);
    if (a.straddling[row] === 1 && outside > most) [most, id] = [outside, one];
  });
  if (id !== null) return id;
  const largest = a[weight].reduce((best, value, row) => (value > a[weight][best]! ? row : best), 0);
  return a.ids[largest] ?? null;
}
