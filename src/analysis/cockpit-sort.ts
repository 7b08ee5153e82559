import type { ColumnValues, Sheet, SheetColumn } from "../formats/sheet.ts";
import type { TableReply, TableRequest, TableSort } from "./cockpit-protocol.ts";
import type { BuiltTable } from "./cockpit-table-source.ts";

const collator = new Intl.Collator("fr", { numeric: true, sensitivity: "base" });

/** Rows of a table by one column, ties in the order of the table; what is not known comes last either way. */
export function orderOf({ columns, rowCount }: Sheet, { column, descending }: TableSort): Uint32Array {
  const order = Uint32Array.from({ length: rowCount }, (_, row) => row);
  const values = columns.find(({ id }) => id === column)?.values;
  if (values === undefined) return order;
  const sign = descending ? -1 : 1;
  const keys = values instanceof Float64Array ? values : ranksOf(values);
  const missing = (key: number) => (Number.isNaN(key) ? 1 : 0);
  return order.sort((a, b) => missing(keys[a]!) - missing(keys[b]!) || sign * (keys[a]! - keys[b]!) || a - b);
}

/** Place of each text among the distinct ones, so that collation, which is slow, sees each only once; NaN for an empty one. */
function ranksOf(texts: readonly string[]): Float64Array {
  const distinct = [...new Set(texts)].filter((text) => text !== "").sort(collator.compare);
  const ranks = new Map(distinct.map((text, rank) => [text, rank]));
  return Float64Array.from(texts, (text) => ranks.get(text) ?? Number.NaN);
}

/** The rows asked for of a table, in the order asked for. */
export function windowOf({ sheet, positions }: BuiltTable, { sort, window }: TableRequest): TableReply {
  const all = sort === undefined ? null : orderOf(sheet, sort);
  const from = Math.max(0, window?.from ?? 0);
  const to = window === undefined ? sheet.rowCount : Math.min(sheet.rowCount, from + window.count);
  const rows = Uint32Array.from({ length: Math.max(0, to - from) }, (_, row) => all?.[from + row] ?? from + row);
  const pick = (values: ColumnValues): ColumnValues =>
    values instanceof Float64Array
      ? Float64Array.from(rows, (row) => values[row]!)
      : Array.from(rows, (row) => values[row]!);
  return {
    rowCount: sheet.rowCount,
    positions: Int32Array.from(rows, (row) => positions[row]!),
    sheet: {
      rowCount: rows.length,
      columns: sheet.columns.map((column): SheetColumn => ({ ...column, values: pick(column.values) })),
      ...(sheet.totals === undefined ? {} : { totals: sheet.totals }),
    },
  };
}
