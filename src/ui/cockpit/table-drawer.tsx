import { Columns3, X } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import type { TableKind, TableReply } from "../../analysis/cockpit-protocol.ts";
import type { ColumnId, Sheet, SheetColumn } from "../../formats/sheet.ts";
import { columnLabel } from "../../formats/sheet-labels.ts";
import type { OpenTable } from "../../store/cockpit-slice.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { PopoverButton } from "../controls/popover-button.tsx";
import { SheetTable } from "../controls/sheet-table.tsx";
import { saveFile } from "../save-file.ts";
import type { MethodHeading } from "../text/method-entries.ts";
import { WhyMethod } from "../why-method.tsx";
import { FigureContext } from "./figure-context.tsx";
import { useRowChoice } from "./use-row-choice.ts";

/** Rows asked for at once around those in sight. */
const WINDOW = 400;

const ZONES = ["Classes of units", "Coverage", "Ratio", "White zones (*zones blanches*, communes sans CPTS)"] as const;
/** What the columns of each table are; those by zone, whatever the mesh, hold the figures of a scope. */
const METHODS_OF_TABLE = {
  territories: [
    "Population of a territory",
    "ACI size and type of territory",
    "Share of the target",
    "Area, perimeter and density",
    "Pieces, holes and compactness",
    "Sites",
  ],
  communes: ["Classes of units", "Area, perimeter and density"],
  straddling: ["Zones crossed", "Shares in the territories of a mesh"],
  overlaps: ["Overlaps (*chevauchements*)"],
  whiteZones: [
    "White zones (*zones blanches*, communes sans CPTS)",
    "White zones as objects, their keys and notes",
    "Distance to the nearest CPTS",
  ],
  absorptions: ["White zones (*zones blanches*, communes sans CPTS)", "ACI size and type of territory"],
  actions: ["Actions of the CPTS"],
  practitioners: ["Communes without a general practitioner"],
} as const satisfies Partial<Record<TableKind, readonly MethodHeading[]>>;

/** The tables under the map: sorted, with sums that count each commune once, and the same selection as the map. */
export function TableDrawer() {
  const table = useApp((state) => state.cockpit.table);
  return table === null ? null : <Drawer table={table} />;
}

function Drawer({ table }: { readonly table: OpenTable }) {
  const text = useText();
  const words = text.cockpit.table;
  const { store } = useServices();
  const report = useApp((state) => state.view?.report);
  const rows = useRows(table);
  const { selectedRow, choose } = useRowChoice(table.kind, rows);
  if (report === undefined) return null;
  const save = async () => saveFile(await store.cockpit.export("csv", { table: table.kind }));
  return (
    <section className="card cockpit-drawer" aria-label={words.label} data-testid="table">
      <div className="cockpit-drawer-bar">
        <KindPicker kind={table.kind} />
        <WhyMethod
          title={words.label}
          of={METHODS_OF_TABLE[table.kind as keyof typeof METHODS_OF_TABLE] ?? ZONES}
          report={report}
        />
        <FigureContext report={report} />
        <span className="figure caption" aria-live="polite">
          {rows === null ? "" : words.rows(rows.sheet.rowCount)}
        </span>
        {rows !== null && <ColumnChoice sheet={rows.sheet} hidden={table.hidden} />}
        <button type="button" className="button" onClick={() => void save()}>
          CSV
        </button>
        <button type="button" className="icon-button" aria-label={words.close} onClick={store.cockpit.closeTable}>
          <X size={16} aria-hidden />
        </button>
      </div>
      {rows !== null && rows.sheet.rowCount === 0 && (
        <p className="caption">{words.empty[table.kind === "actions" ? "added" : "none"]}</p>
      )}
      {rows !== null && rows.sheet.rowCount > 0 && (
        <SheetTable
          key={table.kind}
          label={words.label}
          sheet={rows.sheet}
          columns={rows.sheet.columns.map(({ id }) => id).filter((id) => !table.hidden.includes(id))}
          {...(table.sort !== null && { sort: table.sort })}
          onSort={(sort) => store.cockpit.sortTable(sort)}
          onRange={rows.onRange}
          selected={selectedRow}
          onChoose={choose}
        />
      )}
    </section>
  );
}

/** Every table there is for the list in use. */
function KindPicker({ kind }: { readonly kind: TableKind }) {
  const text = useText();
  const words = text.cockpit.table;
  const { store } = useServices();
  const language = useApp((state) => state.language);
  const maillages = useApp((state) => (state.list.kind === "ready" ? state.list.info.maillages : []));
  const hasActions = useApp((state) => state.cockpit.actions !== null);
  const hasPractitioners = useApp((state) => state.cockpit.practitioners !== null);
  const kinds: readonly (readonly [TableKind, string])[] = [
    ...(["territories", "whiteZones", "absorptions", "overlaps", "straddling"] as const).map(
      (one) => [one, words.kinds[one]] as const,
    ),
    ...(["departement", "epci", "ept", "arrondissement", "region"] as const).map(
      (one) => [one, words.kinds[one]] as const,
    ),
    ...maillages.map(({ id, name }) => [`mesh:${id}` as const, words.mesh(name[language])] as const),
    ["communes", words.kinds.communes],
    ...(hasActions ? [["actions", words.kinds.actions] as const] : []),
    ...(hasPractitioners ? [["practitioners", words.kinds.practitioners] as const] : []),
  ];
  return (
    <select
      className="field"
      aria-label={words.choose}
      value={kind}
      onChange={(event) => store.cockpit.openTable(event.target.value as TableKind)}
    >
      {kinds.map(([one, name]) => (
        <option key={one} value={one}>
          {name}
        </option>
      ))}
    </select>
  );
}

function ColumnChoice({ sheet, hidden }: { readonly sheet: Sheet; readonly hidden: readonly ColumnId[] }) {
  const text = useText();
  const words = text.cockpit.table;
  const { store } = useServices();
  const language = useApp((state) => state.language);
  return (
    <PopoverButton
      className="button"
      sign={
        <>
          <Columns3 size={14} aria-hidden /> {words.columns}
        </>
      }
      title={words.columns}
      popoverClass="cockpit-columns"
      placement="top end"
    >
      {() => (
        <>
          {sheet.columns.slice(1).map(({ id }) => (
            <label key={id} className="check-row">
              <input type="checkbox" checked={!hidden.includes(id)} onChange={() => store.cockpit.toggleColumn(id)} />
              {columnLabel(id, language)}
            </label>
          ))}
        </>
      )}
    </PopoverButton>
  );
}

interface Rows {
  /** As long as the whole table; only the rows asked for are filled. */
  readonly sheet: Sheet;
  readonly positions: Int32Array;
  readonly onRange: (from: number, to: number) => void;
}

/** The rows in sight and some around them: thousands of rows never cross the threads at once. */
function useRows({ kind, sort }: OpenTable): Rows | null {
  const { store } = useServices();
  const language = useApp((state) => state.language);
  const view = useApp((state) => state.view);
  const notes = useApp((state) => state.cockpit.notes);
  const [from, setFrom] = useState(0);
  const [shown, setShown] = useState<{
    readonly kind: TableKind;
    readonly from: number;
    readonly reply: TableReply;
  } | null>(null);
  useEffect(() => {
    let isGone = false;
    if (view === null) return;
    const window = { from, count: WINDOW };
    void store.cockpit
      .ask("territoryTable", { kind, language, window, ...(sort !== null && { sort }) }, notes)
      .then((reply) => {
        if (isGone) return;
        // Another table or scope may end before the rows that were in sight.
        if (from > 0 && from >= reply.rowCount) setFrom(0);
        else setShown({ kind, from, reply });
      });
    return () => {
      isGone = true;
    };
  }, [store, view, kind, sort, language, notes, from]);
  return useMemo(() => {
    if (shown === null || shown.kind !== kind) return null;
    const { reply } = shown;
    const positions = new Int32Array(reply.rowCount).fill(-1);
    positions.set(reply.positions, shown.from);
    return {
      sheet: {
        rowCount: reply.rowCount,
        columns: reply.sheet.columns.map((column) => spread(column, shown.from, reply.rowCount)),
        ...(reply.sheet.totals !== undefined && { totals: reply.sheet.totals }),
      },
      positions,
      onRange: (first, last) => {
        const isHeld = first >= shown.from && last <= shown.from + WINDOW;
        if (!isHeld && reply.rowCount > WINDOW) setFrom(Math.max(0, Math.round((first + last - WINDOW) / 2)));
      },
    };
  }, [shown, kind]);
}

/** A window of values at its place in a column of the whole table. */
function spread(column: SheetColumn, from: number, rowCount: number): SheetColumn {
  if (column.values instanceof Float64Array) {
    const values = new Float64Array(rowCount).fill(Number.NaN);
    values.set(column.values, from);
    return { ...column, values };
  }
  const values = new Array<string>(rowCount);
  column.values.forEach((value, row) => {
    values[from + row] = value;
  });
  return { ...column, values };
}
