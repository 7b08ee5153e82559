import type { TableKind } from "../../analysis/cockpit-protocol.ts";
import { ADMIN_LEVELS } from "../../domain/unit.ts";
import type { ColumnId, Sheet } from "../../formats/sheet.ts";
import { useApp, useServices } from "../app-context.tsx";

/** Tables whose rows are about a CPTS. */
const OF_TERRITORIES: readonly TableKind[] = ["territories", "straddling", "overlaps", "actions"];
/** Tables whose rows are about a white zone, or about a commune. */
const OF_ZONES: readonly TableKind[] = ["whiteZones", "absorptions"];
const OF_UNITS: readonly TableKind[] = ["communes", "practitioners"];

/** One selection for the map, the panel and the table: which row is in hand, and what taking a row does. */
export function useRowChoice(kind: TableKind, rows: { readonly sheet: Sheet; readonly positions: Int32Array } | null) {
  const { store, showBox } = useServices();
  const selection = useApp((state) => state.selection);
  const view = useApp((state) => state.view);
  const level = ADMIN_LEVELS.find((known) => known === kind);

  const wanted = (() => {
    if (selection.kind === "territory" && OF_TERRITORIES.includes(kind)) return selection.index;
    if (selection.kind === "unit" && OF_UNITS.includes(kind)) return selection.unit;
    if (selection.kind === "zone" && OF_ZONES.includes(kind))
      return view?.report.whiteZones.findIndex(({ units }) => units[0] === selection.unit) ?? -1;
    return -1;
  })();

  function choose(row: number): void {
    const position = rows?.positions[row] ?? -1;
    if (position < 0 || view === null || rows === null) return;
    const written = (id: ColumnId) => String(rows.sheet.columns.find((column) => column.id === id)?.values[row] ?? "");
    if (OF_TERRITORIES.includes(kind)) {
      store.select({ kind: "territory", index: position });
      const box = view.territories[position]?.box;
      if (box !== undefined) showBox(box);
    } else if (OF_ZONES.includes(kind)) {
      const key = view.report.whiteZones[position]?.units[0];
      if (key === undefined) return;
      store.select({ kind: "zone", unit: key });
      showBox(view.zones[position]!.box);
    } else if (OF_UNITS.includes(kind)) {
      void store.cockpit.showUnit(written("code")).then((box) => box !== null && showBox(box, 10));
    } else if (level !== undefined) {
      void store.chooseScope({ kind: "zones", zones: [{ level, code: written("id") }] });
    }
  }
  return { selectedRow: rows === null || wanted < 0 ? -1 : rows.positions.indexOf(wanted), choose };
}
