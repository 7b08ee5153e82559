import { notesOfZone } from "../domain/white-zone-notes.ts";
import { exportSentences } from "../formats/export-sentences.ts";
import type { ColumnId, SheetRow } from "../formats/sheet.ts";
import { type BuiltTable, built, joined, positionsById, type TableSource } from "./cockpit-table-source.ts";
import { whiteZonesOf } from "./cockpit-zones.ts";
import { knownSites } from "./site-counts.ts";
import { namePlace } from "./unit-names.ts";

/** Pairs of CPTS with common communes; totals count each commune once. */
export function overlapTable(source: TableSource): BuiltTable {
  const { base, list, analysed } = source;
  const positionOf = positionsById(source);
  const nameOf = (id: string) => list.layer.territories[positionOf.get(id)!]!.name;
  const { overlaps, classes } = analysed.report;
  const rows = overlaps.map(
    ({ territories: [a, b], units, population, declared }): SheetRow => ({
      name: nameOf(a),
      id: a,
      partner: nameOf(b),
      partnerId: b,
      declared,
      units: units.length,
      population,
      communes: joined(units.map((code) => namePlace(base.units.names[base.units.indexOf.get(code)!]!))),
      codes: joined(units),
    }),
  );
  return built(
    ["name", "id", "partner", "partnerId", "declared", "units", "population", "communes", "codes"],
    rows,
    overlaps.map(({ territories }) => positionOf.get(territories[0])!),
    {
      units: classes.shared.units + classes.overlap.units,
      population: classes.shared.population + classes.overlap.population,
    },
  );
}

const WHITE_ZONE_COLUMNS = [
  "name",
  "code",
  "population",
  "units",
  "areaKm2",
  "departements",
  "epci",
  "msp",
  "cds",
  "seatKind",
  "seat",
  "distanceKm",
  "cause",
  "note",
  "neighbours",
  "communes",
  "codes",
] as const satisfies readonly ColumnId[];

/** White zones with their notes, most people first. */
export function whiteZoneTable({ base, list, analysed, language, notes = [] }: TableSource): BuiltTable {
  const words = exportSentences(language);
  const zones = whiteZonesOf(base, list, analysed);
  const rows = zones.map((zone): SheetRow => {
    const codes = zone.units.map(({ code }) => code);
    const written = notesOfZone(notes, zone.key, new Set(codes));
    return {
      name: zone.name,
      code: zone.key,
      population: zone.population,
      units: zone.units.length,
      areaKm2: zone.areaKm2,
      departements: joined(zone.departements.map(({ name }) => name)),
      epci: joined(zone.epci.map(({ name }) => name)),
      ...knownSites(list, zone.sites),
      seatKind: zone.nearest === null ? "" : words.seatKinds[zone.nearest.kind],
      seat: zone.nearest?.name ?? "",
      distanceKm: zone.nearest?.distanceKm ?? null,
      cause: words.causes[written[0]?.cause ?? "inconnu"],
      note: written
        .map(({ note }) => note)
        .filter((note) => note !== "")
        .join(" · "),
      neighbours: zone.neighbours
        .map((one) =>
          words.neighbour(one.name, one.populationBefore, one.populationAfter, one.sizeBefore, one.sizeAfter),
        )
        .join(" | "),
      communes: joined(zone.units.map(({ name }) => name)),
      codes: joined(codes),
    };
  });
  const { population, units, areaKm2 } = analysed.report.classes.white;
  return built(WHITE_ZONE_COLUMNS, rows, rows.keys(), { population, units, areaKm2 });
}

/** A row for each white zone and each CPTS that borders it. */
export function absorptionTable({ base, list, analysed }: TableSource): BuiltTable {
  const positions: number[] = [];
  const rows = whiteZonesOf(base, list, analysed).flatMap((zone, z) =>
    zone.neighbours.map((one): SheetRow => {
      positions.push(z);
      return {
        name: zone.name,
        code: zone.key,
        population: zone.population,
        partner: one.name,
        partnerId: one.id,
        populationBefore: one.populationBefore,
        populationAfter: one.populationAfter,
        sizeBefore: one.sizeBefore,
        sizeAfter: one.sizeAfter,
      };
    }),
  );
  return built(
    [
      "name",
      "code",
      "population",
      "partner",
      "partnerId",
      "populationBefore",
      "populationAfter",
      "sizeBefore",
      "sizeAfter",
    ],
    rows,
    positions,
  );
}
