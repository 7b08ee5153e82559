import { ADMIN_LEVELS } from "../domain/unit.ts";
import { actionTable, practitionerTable } from "./cockpit-added-tables.ts";
import { communeTable } from "./cockpit-commune-table.ts";
import { absorptionTable, overlapTable, whiteZoneTable } from "./cockpit-finding-tables.ts";
import type { TableKind } from "./cockpit-protocol.ts";
import { straddlingTable } from "./cockpit-straddling-table.ts";
import type { BuiltTable, TableSource } from "./cockpit-table-source.ts";
import { territoryTable } from "./cockpit-territory-table.ts";
import { meshTable, zoneTable } from "./cockpit-zone-table.ts";

/** Builds a table of the last analysis. Totals come from its report, where each commune counts once, never from rows. */
export function buildTable(source: TableSource, kind: TableKind): BuiltTable {
  const level = ADMIN_LEVELS.find((known) => known === kind);
  if (level !== undefined) return zoneTable(source, level);
  if (kind.startsWith("mesh:")) return meshTable(source, kind.slice("mesh:".length));
  switch (kind) {
    case "communes":
      return communeTable(source);
    case "actions":
      return actionTable(source);
    case "practitioners":
      return practitionerTable(source);
    case "straddling":
      return straddlingTable(source);
    case "overlaps":
      return overlapTable(source);
    case "whiteZones":
      return whiteZoneTable(source);
    case "absorptions":
      return absorptionTable(source);
    default:
      return territoryTable(source);
  }
}
