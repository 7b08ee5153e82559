import { exportSentences } from "../formats/export-sentences.ts";
import type { ColumnId, SheetRow } from "../formats/sheet.ts";
import { factsByTerritory } from "./cockpit-facts.ts";
import { type BuiltTable, built, joined, positionsById, type TableSource } from "./cockpit-table-source.ts";
import { knownSites } from "./site-counts.ts";

const TERRITORY_COLUMNS = [
  "name",
  "id",
  "stage",
  "nature",
  "startDate",
  "populationMin",
  "populationMax",
  "sizeMin",
  "sizeMax",
  "targetShare",
  "territoryType",
  "units",
  "areaKm2",
  "densityPerKm2",
  "pieces",
  "holes",
  "compactness",
  "departements",
  "msp",
  "cds",
  "touchesEdge",
] as const satisfies readonly ColumnId[];

/** Only when somebody imported such facts: columns without a value say nothing. */
const FACT_COLUMNS = ["members", "professionals", "process", "interCpts"] as const satisfies readonly ColumnId[];

/** The CPTS that count in the scope, in the order of the list; totals are what they cover of the scope, once. */
export function territoryTable(source: TableSource): BuiltTable {
  const { base, list, analysed, language, added } = source;
  const factsOf = factsByTerritory(added?.facts?.facts ?? [], list.layer);
  const words = exportSentences(language);
  const positionOf = positionsById(source);
  const { codes, names } = base.units.zones.departement;
  const { territories, coverage } = analysed.report;
  const rows = territories.map((entry): SheetRow => {
    const territory = list.layer.territories[positionOf.get(entry.id)!]!;
    const facts = factsOf.get(positionOf.get(entry.id)!);
    const [min, max] = [words.types[entry.type.min], words.types[entry.type.max]];
    return {
      name: entry.name,
      id: entry.id,
      stage: words.stages[entry.stage],
      nature: words.natures[territory.nature],
      startDate: territory.startDate ?? "",
      populationMin: entry.population.min,
      populationMax: entry.population.max,
      sizeMin: entry.size.min,
      sizeMax: entry.size.max,
      targetShare: entry.targetShare,
      territoryType: min === max ? min : `${min} – ${max}`,
      units: entry.units.length,
      areaKm2: entry.areaKm2,
      densityPerKm2: entry.densityPerKm2,
      pieces: entry.pieces,
      holes: entry.holes,
      compactness: entry.compactness,
      departements: joined(entry.departements.map((code) => names[codes.indexOf(code)] ?? code)),
      ...knownSites(list, entry.sites),
      touchesEdge: entry.touchesExtentEdge,
      members: facts?.members ?? null,
      professionals: facts?.professionals ?? null,
      process: facts === undefined ? "" : words.processes[facts.process],
      interCpts: facts?.interCpts ?? "",
    };
  });
  const { population, units, areaKm2 } = coverage;
  return built(
    factsOf.size === 0 ? TERRITORY_COLUMNS : [...TERRITORY_COLUMNS, ...FACT_COLUMNS],
    rows,
    territories.map(({ id }) => positionOf.get(id)!),
    {
      populationMin: population,
      populationMax: population,
      units,
      areaKm2,
      ...(areaKm2 > 0 ? { densityPerKm2: population / areaKm2 } : {}),
    },
  );
}
