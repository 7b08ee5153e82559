import { useMemo, useState } from "react";
import { orderOf } from "../../analysis/cockpit-sort.ts";
import type { ColumnId, Sheet, SheetColumn } from "../../formats/sheet.ts";
import { type SheetSort, SheetTable } from "../controls/sheet-table.tsx";

interface SortedTableProps {
  readonly label: string;
  readonly sheet: Sheet;
  readonly columns: readonly ColumnId[];
  readonly labels?: Readonly<Partial<Record<ColumnId, string>>>;
  readonly first?: SheetSort;
  /** Rows are those of the sheet given, whatever the order shown. */
  readonly isChosen?: (row: number) => boolean;
  readonly onChoose?: (row: number) => void;
}

/** A table that any column sorts. */
export function SortedTable({ label, sheet, columns, labels, first, isChosen, onChoose }: SortedTableProps) {
  const [sort, setSort] = useState<SheetSort | null>(first ?? null);
  const order = useMemo(
    () => (sort === null ? Uint32Array.from({ length: sheet.rowCount }, (_, row) => row) : orderOf(sheet, sort)),
    [sheet, sort],
  );
  const shown = useMemo(
    (): Sheet => ({
      ...sheet,
      columns: sheet.columns.map(
        (column): SheetColumn => ({
          ...column,
          values:
            column.values instanceof Float64Array
              ? Float64Array.from(order, (row) => (column.values as Float64Array)[row]!)
              : Array.from(order, (row) => column.values[row] as string),
        }),
      ),
    }),
    [sheet, order],
  );
  const selected = isChosen === undefined ? -1 : order.findIndex(isChosen);
  return (
    <div className="crossing-table">
      <SheetTable
        label={label}
        sheet={shown}
        columns={columns}
        {...(labels !== undefined && { labels })}
        {...(sort !== null && { sort })}
        onSort={setSort}
        selected={selected}
        {...(onChoose !== undefined && { onChoose: (row: number) => onChoose(order[row]!) })}
      />
    </div>
  );
}
