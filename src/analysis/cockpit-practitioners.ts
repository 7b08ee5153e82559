import publishedFigures from "../../data/practitioners/piscenois.json";
import {
  crossWithCoverage,
  type PractitionerCell,
  type PractitionerTable,
  practitionerChange,
  practitionersByDate,
} from "../domain/practitioners.ts";
import type { UnitTable } from "../domain/unit.ts";
import type { PractitionerImport } from "../formats/practitioner-list.ts";
import { nameUnits } from "./cockpit-names.ts";
import type { PractitionersReply } from "./cockpit-protocol.ts";

/** The published head-counts of ten communes of the Piscénois; a commune that the base lacks is left out. */
export function publishedPractitioners(units: UnitTable): PractitionerImport {
  const { dates, rows, source, date } = publishedFigures;
  const known = rows.filter(({ code }) => units.indexOf.has(code));
  const table: PractitionerTable = {
    dates,
    units: known.map(({ code }) => units.indexOf.get(code)!),
    counts: Int16Array.from(known.flatMap(({ counts }) => counts)),
    collaborators: Int16Array.from(known.flatMap(({ collaborators }) => collaborators)),
    provenance: { source, nature: "importe", date },
  };
  return { table, anomalies: [] };
}

/** What a table of practitioners says between two of its dates, and beside the coverage by CPTS. */
export function readPractitioners(
  units: UnitTable,
  { table, anomalies }: PractitionerImport,
  classOf: Uint8Array,
  from: number,
  to: number,
): PractitionersReply {
  const named = (set: readonly number[]) => nameUnits(units, set);
  const cell = ({ units: set, population }: PractitionerCell) => ({ communes: named(set), population });
  const { difference, gained, lost, newlyWithout, noLongerWithout } = practitionerChange(table, from, to);
  const cross = crossWithCoverage(units, table, to, classOf);
  const line = ({ some, none }: (typeof cross)["white"]) => ({ some: cell(some), none: cell(none) });
  return {
    source: table.provenance.source,
    nature: table.provenance.nature,
    dates: practitionersByDate(units, table).map((moment) => ({ ...moment, withoutAny: named(moment.withoutAny) })),
    change: {
      difference,
      gained: named(gained),
      lost: named(lost),
      newlyWithout: named(newlyWithout),
      noLongerWithout: named(noLongerWithout),
    },
    cross: { covered: line(cross.covered), white: line(cross.white), unstated: line(cross.unstated) },
    rows: named(table.units).map((unit, row) => ({
      ...unit,
      figures: table.dates.map((_, d) => figureOf(table, row * table.dates.length + d)),
    })),
    anomalies,
  };
}

/** « 8 + 1 » when a collaborator is written apart; empty where the source says nothing. */
function figureOf({ counts, collaborators }: PractitionerTable, cell: number): string {
  if (counts[cell]! < 0) return "";
  return collaborators[cell] === 0 ? String(counts[cell]) : `${counts[cell]} + ${collaborators[cell]}`;
}
