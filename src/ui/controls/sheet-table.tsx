import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useRef } from "react";
import type { ColumnId, Sheet, SheetColumn } from "../../formats/sheet.ts";
import { columnLabel } from "../../formats/sheet-labels.ts";
import { useApp, useText } from "../app-context.tsx";
import "./sheet-table.css";

export interface SheetSort {
  readonly column: ColumnId;
  readonly descending: boolean;
}

interface SheetTableProps {
  readonly label: string;
  readonly sheet: Sheet;
  /** Headers in place of those of the files, where the page can name a thing better. */
  readonly labels?: Readonly<Partial<Record<ColumnId, string>>>;
  /** Columns shown, in this order; all of the sheet when absent. */
  readonly columns?: readonly ColumnId[];
  readonly sort?: SheetSort;
  readonly onSort?: (sort: SheetSort) => void;
  /** Row in hand, in the order of the sheet. */
  readonly selected?: number;
  /** A row can be taken in hand by its first cell, which is then a button. */
  readonly onChoose?: (row: number) => void;
  /** The first and last rows in sight, when they change: a long sheet can be filled where it is looked at. */
  readonly onRange?: (from: number, to: number) => void;
}

const ROW_PX = 28;

/** A table of any length: only the rows in sight are in the page, and screen readers are told how many there are. */
export function SheetTable({
  label,
  sheet,
  labels = {},
  columns,
  sort,
  onSort,
  selected,
  onChoose,
  onRange,
}: SheetTableProps) {
  const text = useText();
  const language = useApp((state) => state.language);
  const labelOf = (id: ColumnId) => labels[id] ?? columnLabel(id, language);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: sheet.rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const shown =
    columns === undefined
      ? sheet.columns
      : columns.flatMap((id) => sheet.columns.find((column) => column.id === id) ?? []);
  const items = rows.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  const before = items[0]?.start ?? 0;
  const after = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <section className="sheet-scroller" ref={scroller} aria-label={label}>
      <table className="sheet-table" aria-rowcount={sheet.rowCount + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {shown.map((column) => {
              const isSorted = sort?.column === column.id;
              const Arrow = sort?.descending ? ArrowDown : ArrowUp;
              return (
                <th
                  key={column.id}
                  scope="col"
                  data-kind={column.kind}
                  {...(isSorted && { "aria-sort": sort.descending ? ("descending" as const) : ("ascending" as const) })}
                >
                  {onSort === undefined ? (
                    labelOf(column.id)
                  ) : (
                    <button
                      type="button"
                      onClick={() =>
                        onSort({
                          column: column.id,
                          // Numbers are first asked for from the largest, names from A.
                          descending: isSorted ? !sort.descending : column.kind !== "text",
                        })
                      }
                    >
                      {labelOf(column.id)}
                      {isSorted && <Arrow size={12} aria-hidden />}
                    </button>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Spacer height={before} />}
          {items.map(({ index }) => (
            <tr key={index} aria-rowindex={index + 2} data-selected={index === selected || undefined}>
              {shown.map((column, place) => (
                <td key={column.id} data-kind={column.kind}>
                  {place === 0 && onChoose !== undefined ? (
                    <button type="button" className="sheet-choose" onClick={() => onChoose(index)}>
                      {text.sheetCell(column, index)}
                    </button>
                  ) : (
                    text.sheetCell(column, index)
                  )}
                </td>
              ))}
            </tr>
          ))}
          {after > 0 && <Spacer height={after} />}
        </tbody>
        {sheet.totals !== undefined && (
          <tfoot>
            <tr>
              {shown.map((column, place) => (
                <td key={column.id} data-kind={column.kind}>
                  {place === 0 ? text.sheetTotal : totalOf(sheet, column, text.sheetCell)}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

const Spacer = ({ height }: { readonly height: number }) => (
  <tr aria-hidden>
    <td style={{ height, padding: 0, border: 0 }} />
  </tr>
);

function totalOf(sheet: Sheet, column: SheetColumn, write: (column: SheetColumn, row: number) => string): string {
  const total = sheet.totals?.[column.id];
  return total === undefined ? "" : write({ ...column, values: Float64Array.of(total) }, 0);
}
