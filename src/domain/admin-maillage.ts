import type { BilingualText, Maillage } from "./maillage.ts";
import type { Territory } from "./territory.ts";
import type { AdminLevel, UnitTable } from "./unit.ts";

type AdminFacts = Pick<Maillage, "name" | "owner" | "legalBasis" | "unit" | "process" | "rule">;

const COMMUNES: BilingualText = { fr: "communes", en: "communes" };
const STATE: BilingualText = { fr: "État", en: "The State" };
const OFFICIAL_RULE: BilingualText = {
  fr: "Composition communale du code officiel géographique.",
  en: "Communes of the official geographic code.",
};

const FACTS: Readonly<Record<AdminLevel, AdminFacts>> = {
  region: {
    name: { fr: "Régions", en: "Régions" },
    owner: STATE,
    legalBasis: {
      fr: "Loi n° 2015-29 du 16 janvier 2015\u202f; Code général des collectivités territoriales, L.4111-1",
      en: "Act 2015-29 of 16 January 2015; General code of territorial authorities, L.4111-1",
    },
    unit: { fr: "départements", en: "départements" },
    process: "descendant",
    rule: OFFICIAL_RULE,
  },
  departement: {
    name: { fr: "Départements", en: "Départements" },
    owner: STATE,
    legalBasis: {
      fr: "Code général des collectivités territoriales, L.3111-1",
      en: "General code of territorial authorities, L.3111-1",
    },
    unit: COMMUNES,
    process: "descendant",
    rule: OFFICIAL_RULE,
  },
  arrondissement: {
    name: { fr: "Arrondissements (sous-préfectures)", en: "Arrondissements (sub-prefectures)" },
    owner: { fr: "État (préfet de région)", en: "The State (regional prefect)" },
    legalBasis: {
      fr: "Code général des collectivités territoriales, L.3113-1",
      en: "General code of territorial authorities, L.3113-1",
    },
    unit: COMMUNES,
    process: "descendant",
    rule: OFFICIAL_RULE,
  },
  epci: {
    name: { fr: "EPCI à fiscalité propre", en: "EPCI (intercommunalities)" },
    owner: { fr: "Communes, arrêté du préfet", en: "Communes, order of the prefect" },
    legalBasis: {
      fr: "Code général des collectivités territoriales, L.5210-1-1",
      en: "General code of territorial authorities, L.5210-1-1",
    },
    unit: COMMUNES,
    process: "mixte",
    rule: {
      fr: "Composition communale officielle\u202f; quatre îles n’ont pas d’EPCI, et la Métropole du Grand Paris est un seul EPCI.",
      en: "Official list of communes; four islands have no EPCI, and the Métropole du Grand Paris is one EPCI.",
    },
  },
  ept: {
    name: { fr: "EPCI, EPT dans le Grand Paris", en: "EPCI, EPT in Grand Paris" },
    owner: {
      fr: "Communes, arrêté du préfet\u202f; État pour les EPT",
      en: "Communes, order of the prefect; the State for EPT",
    },
    legalBasis: {
      fr: "Code général des collectivités territoriales, L.5210-1-1 et L.5219-2",
      en: "General code of territorial authorities, L.5210-1-1 and L.5219-2",
    },
    unit: COMMUNES,
    process: "mixte",
    rule: {
      fr: "EPCI partout, sauf dans la Métropole du Grand Paris, remplacée par ses onze établissements publics territoriaux et les arrondissements de Paris.",
      en: "EPCI everywhere but in the Métropole du Grand Paris, replaced by its eleven établissements publics territoriaux and the arrondissements of Paris.",
    },
  },
};

/** The administrative levels in the order of the pickers, as meshes: their ids are those of the levels. */
const LEVELS: readonly AdminLevel[] = ["region", "departement", "arrondissement", "epci", "ept"];

/**
 * The administrative levels as meshes, to be crossed with others: région, département, arrondissement, EPCI, and EPCI
 * with the EPT and the arrondissements of Paris in place of the Métropole du Grand Paris (id `ept`). Partitions of
 * France, but for the units that have no zone at a level (islands without EPCI, Mayotte without arrondissement).
 */
export function adminMaillages(units: UnitTable): readonly Maillage[] {
  const date = `${units.cog}-01-01`;
  return LEVELS.map((level): Maillage => {
    const { zoneOf, territories } = level === "ept" ? withinGrandParis(units) : zonesOfLevel(units, level);
    return {
      id: level,
      ...FACTS[level],
      date,
      family: "administratif",
      nature: "officiel",
      layer: {
        territories,
        ...gather(zoneOf, territories.length),
        extent: "france",
        provenance: { source: `INSEE, COG ${units.cog}`, nature: "officiel", date, licence: "Licence Ouverte 2.0" },
      },
    };
  });
}

interface Partition {
  readonly zoneOf: ArrayLike<number>;
  readonly territories: readonly Territory[];
}

function territory(id: string, name: string): Territory {
  return { id, name, nature: "officiel", stages: [] };
}

function zonesOfLevel(units: UnitTable, level: AdminLevel): Partition {
  const { codes, names } = units.zones[level];
  return { zoneOf: units.zoneOf[level], territories: codes.map((code, zone) => territory(code, names[zone]!)) };
}

/** The EPCI that holds the EPT gives way to them, and each of its units without EPT stands alone (Paris). */
function withinGrandParis(units: UnitTable): Partition {
  const { epci, ept } = units.zoneOf;
  const split = new Set<number>();
  for (let unit = 0; unit < units.count; unit++) if (ept[unit]! >= 0) split.add(epci[unit]!);
  split.delete(-1);
  const territories: Territory[] = [];
  const placed = new Map<string, number>();
  const zoneOf = new Int32Array(units.count).fill(-1);
  for (let unit = 0; unit < units.count; unit++) {
    const one = zoneOfUnit(units, unit, split.has(epci[unit]!));
    if (one === null) continue;
    let zone = placed.get(one.id);
    if (zone === undefined) {
      zone = territories.push(one) - 1;
      placed.set(one.id, zone);
    }
    zoneOf[unit] = zone;
  }
  return { zoneOf, territories };
}

function zoneOfUnit({ zoneOf, zones, codes, names }: UnitTable, unit: number, isSplit: boolean): Territory | null {
  const level = isSplit ? "ept" : "epci";
  const zone = zoneOf[level][unit]!;
  if (zone >= 0) return territory(zones[level].codes[zone]!, zones[level].names[zone]!);
  return isSplit ? territory(codes[unit]!, names[unit]!) : null;
}

/** Flat arrays of a partition; units come in ascending order. */
function gather(zoneOf: ArrayLike<number>, count: number) {
  const memberStart = new Uint32Array(count + 1);
  for (let unit = 0; unit < zoneOf.length; unit++) if (zoneOf[unit]! >= 0) memberStart[zoneOf[unit]! + 1]!++;
  for (let zone = 0; zone < count; zone++) memberStart[zone + 1]! += memberStart[zone]!;
  const next = memberStart.slice();
  const members = new Uint32Array(memberStart[count]!);
  for (let unit = 0; unit < zoneOf.length; unit++) if (zoneOf[unit]! >= 0) members[next[zoneOf[unit]!]!++] = unit;
  return { memberStart, members, declaredShared: new Uint8Array(members.length) };
}
