import { type DataPackage, readPackageJson } from "./installed-packages.ts";
import { readRecords, type SourceRecord } from "./source-record.ts";

/** COG years that the registry holds, oldest first (2020 was never published), and the package of each. */
export const DECOUPAGE_PACKAGES = {
  2019: "decoupage-2019",
  2021: "decoupage-2021",
  2022: "decoupage-2022",
  2023: "decoupage-2023",
  2024: "decoupage-2024",
  2025: "decoupage-2025",
  2026: "@etalab/decoupage-administratif",
} as const satisfies Record<number, DataPackage>;

export type DecoupageYear = keyof typeof DECOUPAGE_PACKAGES;
export const DECOUPAGE_YEARS = [2019, 2021, 2022, 2023, 2024, 2025, 2026] as const satisfies readonly DecoupageYear[];
export const LATEST_COG = 2026;

const COMMUNE = /^(\d\d|2[AB])\d{3}$/;
const SIREN = /^\d{9}$/;
const POSTAL = /^\d{5}$/;
const COMMUNE_TYPES = ["commune-actuelle", "commune-deleguee", "commune-associee", "arrondissement-municipal"] as const;

export interface Commune {
  readonly code: string;
  readonly name: string;
  readonly type: (typeof COMMUNE_TYPES)[number];
  /** Absent in Mayotte, which has no arrondissement, and overseas. */
  readonly arrondissement: string | undefined;
  readonly departement: string | undefined;
  readonly region: string | undefined;
  /** Main commune of a delegated or associated one. */
  readonly chefLieu: string | undefined;
  /** City of a municipal arrondissement. */
  readonly city: string | undefined;
  readonly population: number | undefined;
  readonly postalCodes: readonly string[];
  readonly formerCodes: readonly string[];
  /** Commune of an overseas collectivity, outside every total. */
  readonly overseasCollectivity: boolean;
}

/** Communes of a COG year: current, delegated and associated ones, arrondissements of Paris, Lyon and Marseille. */
export function readCommunes(year: DecoupageYear): readonly Commune[] {
  return records(year, "communes").map((record) => ({
    code: record.code("code", COMMUNE),
    name: record.text("nom"),
    type: record.oneOf("type", COMMUNE_TYPES),
    arrondissement: record.optionalText("arrondissement"),
    departement: record.optionalText("departement"),
    region: record.optionalText("region"),
    chefLieu: record.optionalCode("chefLieu", COMMUNE),
    city: record.optionalCode("commune", COMMUNE),
    population: record.optionalCount("population"),
    postalCodes: record.codes("codesPostaux", POSTAL),
    formerCodes: record.codes("anciensCodes", COMMUNE),
    overseasCollectivity: /^9(75|77|78|8)/.test(record.text("code")),
  }));
}

/** A région, a département or an arrondissement. */
export interface Zone {
  readonly code: string;
  readonly name: string;
}

/** Régions, départements or arrondissements of a COG year, without those of the overseas collectivities. */
export function readZones(year: DecoupageYear, kind: "regions" | "departements" | "arrondissements"): readonly Zone[] {
  return records(year, kind)
    .map((record) => ({ code: record.text("code"), name: record.text("nom") }))
    .filter((zone) => !/^9(75|77|78|8)/.test(zone.code) || kind === "arrondissements");
}

export interface Grouping extends Zone {
  /** CC, CA, CU, METRO, MET69, or EPT. */
  readonly type: string;
  readonly members: readonly string[];
}

/** EPCI, or établissements publics territoriaux of the Métropole du Grand Paris, with their communes. */
export function readGroupings(year: DecoupageYear, kind: "epci" | "ept"): readonly Grouping[] {
  return records(year, kind).map((record) => ({
    code: record.code("code", SIREN),
    name: record.text("nom"),
    type: record.text("type"),
    members: record.records("membres").map((member) => member.code("code", COMMUNE)),
  }));
}

function records(year: DecoupageYear, name: string): readonly SourceRecord[] {
  const file = `data/${name}.json`;
  const source = DECOUPAGE_PACKAGES[year];
  return readRecords(`${source}/${file}`, readPackageJson(source, file));
}
