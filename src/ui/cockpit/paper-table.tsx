import type { ColumnId, Sheet } from "../../formats/sheet.ts";
import { columnLabel } from "../../formats/sheet-labels.ts";
import { useApp, useText } from "../app-context.tsx";

/** A table for paper: every row is there, headers come again on each page; a column with nothing in it is left out. */
export function PaperTable({ sheet, columns }: { readonly sheet: Sheet; readonly columns: readonly ColumnId[] }) {
  const text = useText();
  const language = useApp((state) => state.language);
  const shown = columns
    .flatMap((id) => sheet.columns.find((column) => column.id === id) ?? [])
    .filter(({ values }) => [...values].some((value) => value !== "" && !Number.isNaN(value)));
  return (
    <table className="paper-table">
      <thead>
        <tr>
          {shown.map(({ id, kind }) => (
            <th key={id} scope="col" data-kind={kind}>
              {columnLabel(id, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: sheet.rowCount }, (_, row) => (
          <tr key={shown.map(({ values }) => values[row]).join("|")}>
            {shown.map((column) => (
              <td key={column.id} data-kind={column.kind}>
                {text.sheetCell(column, row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
