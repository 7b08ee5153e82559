import { type Sheet, sheetOf } from "../formats/sheet.ts";
import type { CoincidenceView, CrossView, SetView, StraddlingView } from "./cross-protocol.ts";
import { SIDE_COLUMNS } from "./cross-side-columns.ts";
import type { FreePolygonAmounts, FreePolygonCross } from "./polygon-protocol.ts";

/** Every pair of a cross, one row each, in the order of the matrix. */
export function pairSheet({ a, b, pairs }: CrossView): Sheet {
  return sheetOf(
    ["nameA", "nameB", "units", "population", "areaKm2", "shareOfA", "shareOfB", "idA", "idB", "departement"],
    Array.from(pairs.a, (row, pair) => {
      const column = pairs.b[pair]!;
      return {
        nameA: a.names[row]!,
        nameB: b.names[column]!,
        units: pairs.units[pair]!,
        population: pairs.population[pair]!,
        areaKm2: pairs.areaKm2[pair]!,
        shareOfA: pairs.shareOfA[pair]!,
        shareOfB: pairs.shareOfB[pair]!,
        idA: a.ids[row]!,
        idB: b.ids[column]!,
        departement: a.departements[row]!,
      };
    }),
  );
}

/** Rows of `scoreSheet`. */
export type ScoreRow =
  | "nestedA"
  | "nestedB"
  | "nestedWeightA"
  | "nestedWeightB"
  | "nestedAllA"
  | "nestedAllB"
  | "homogeneity"
  | "completeness"
  | "vMeasure"
  | "mutualInformation"
  | "jaccardA"
  | "jaccardB"
  | "fragmentationA"
  | "fragmentationB"
  | "comparedUnits"
  | "comparedPeople"
  | "excludedUnits"
  | "excludedPeople";

/** The scores of a pair of meshes, to be published: value, unit, and the formula of METHODS.md. `pieces`: unit of fragmentation. */
export function scoreSheet({ scores }: CrossView, word: (row: ScoreRow) => string, pieces: string): Sheet {
  const { agreement, nested } = scores;
  const outOf = (share: { readonly nested: number; readonly territories: number }) =>
    `${share.nested} / ${share.territories}`;
  const { compared, excluded, jaccard, fragmentation } = agreement;
  const row = (id: ScoreRow, value: number, unit: string, explanation: string) => ({
    ...{ figure: word(id), value, unit, explanation },
  });
  return sheetOf(
    ["figure", "value", "unit", "explanation"],
    [
      row("nestedA", agreement.nested.a.share, "0..1", outOf(agreement.nested.a)),
      row("nestedB", agreement.nested.b.share, "0..1", outOf(agreement.nested.b)),
      row("nestedWeightA", agreement.nested.a.weightShare, "0..1", ""),
      row("nestedWeightB", agreement.nested.b.weightShare, "0..1", ""),
      row("nestedAllA", nested.a.share, "0..1", outOf(nested.a)),
      row("nestedAllB", nested.b.share, "0..1", outOf(nested.b)),
      row("homogeneity", agreement.homogeneity, "0..1", "h = 1 − H(B|A) / H(B)"),
      row("completeness", agreement.completeness, "0..1", "c = 1 − H(A|B) / H(A)"),
      row("vMeasure", agreement.vMeasure, "0..1", "2hc / (h + c) (Rosenberg, Hirschberg 2007)"),
      row("mutualInformation", agreement.mutualInformation, "nats", "H(B) − H(B|A) (Shannon 1948)"),
      row("jaccardA", jaccard.a, "0..1", "Σ w(A) max |A∩B| / |A∪B| / Σ w(A) (Jaccard 1901)"),
      row("jaccardB", jaccard.b, "0..1", "Σ w(B) max |A∩B| / |A∪B| / Σ w(B) (Jaccard 1901)"),
      row("fragmentationA", fragmentation.a, pieces, "exp H(B|A) (Hill 1973)"),
      row("fragmentationB", fragmentation.b, pieces, "exp H(A|B) (Hill 1973)"),
      row("comparedUnits", compared.units, "", ""),
      row("comparedPeople", compared.population, "", ""),
      row("excludedUnits", excluded.units, "", ""),
      row("excludedPeople", excluded.population, "", ""),
    ],
  );
}

/** Every territory of one side: what the other mesh makes of it. */
export function sideSheet(view: CrossView, side: "a" | "b"): Sheet {
  const own = view[side];
  const otherSide = side === "a" ? "b" : "a";
  const other = view[otherSide];
  const whole = new Uint32Array(own.ids.length);
  view.pairs[side].forEach((territory, pair) => {
    if (view.pairs.units[pair] === other.units[view.pairs[otherSide][pair]!]) whole[territory]!++;
  });
  return sheetOf(
    [...SIDE_COLUMNS, "units", "areaKm2", "departement", "id"],
    own.ids.map((id, t) => ({
      name: own.names[t]!,
      population: own.population[t]!,
      partners: own.partners[t]!,
      wholePartners: whole[t]!,
      cutPartners: own.partners[t]! - whole[t]!,
      alonePopulation: own.alonePopulation[t]!,
      effectivePartners: own.effectivePartners[t]!,
      mainPartner: other.names[own.mainPartner[t]!] ?? "",
      mainShare: own.mainShare[t]!,
      nested: own.nested[t] === 1,
      straddling: own.straddling[t] === 1,
      pieces: own.pieces[t]!,
      units: own.units[t]!,
      areaKm2: own.areaKm2[t]!,
      departement: own.departements[t]!,
      id,
    })),
  );
}

/** The communes of a set. Its headers are those of a list of perimeters: the file can be imported as one. */
export function setSheet({ codes, names, populations }: SetView): Sheet {
  return sheetOf(
    ["code", "name", "population"],
    codes.map((code, unit) => ({ code, name: names[unit]!, population: populations[unit]! })),
  );
}

const estimateOf = ({ units, cutUnits, population, areaKm2 }: FreePolygonAmounts) => ({
  units,
  cutUnits,
  areaKm2,
  estimatedPopulation: Math.round(population),
});

/** Free polygons crossed with a mesh, one row each; its people are rounded as estimates are. */
export function polygonSheet(crosses: readonly FreePolygonCross[]): Sheet {
  return sheetOf(
    ["name", "estimatedPopulation", "areaKm2", "units", "cutUnits", "partners", "mainPartner", "mainShare", "id"],
    crosses.map((cross) => ({
      ...estimateOf(cross),
      id: cross.id,
      name: cross.name,
      partners: cross.parts.length,
      mainPartner: cross.parts[0]?.name ?? "",
      mainShare: cross.parts[0]?.populationShare ?? null,
    })),
  );
}

/** What the territories of the mesh hold of each polygon; `outside` names the part that none holds. */
export function polygonPartSheet(crosses: readonly FreePolygonCross[], outside: string): Sheet {
  return sheetOf(
    ["nameA", "nameB", "estimatedPopulation", "populationShare", "areaKm2", "units", "cutUnits", "idA", "idB"],
    crosses.flatMap(({ id, name, population, parts, alone }) => [
      ...parts.map((part) => ({
        ...estimateOf(part),
        ...{ nameA: name, nameB: part.name, idA: id, idB: part.id, populationShare: part.populationShare },
      })),
      ...(alone.units === 0
        ? []
        : [
            {
              ...estimateOf(alone),
              ...{ nameA: name, nameB: outside, idA: id, idB: "" },
              populationShare: population > 0 ? alone.population / population : 0,
            },
          ]),
    ]),
  );
}

/** Territories of the first mesh that at least one of the others cuts. */
export function straddlingSheet({ rows }: StraddlingView): Sheet {
  return sheetOf(
    ["name", "population", "partners", "effectivePartners", "pieces", "id"],
    rows
      .filter(({ nested, partners }) => partners.some((count, other) => count > 1 && !nested[other]))
      .map(({ id, name, population, partners, effectivePartners, pieces }) => ({
        id,
        name,
        population,
        partners: Math.max(...partners),
        effectivePartners: Math.max(...effectivePartners),
        pieces,
      })),
  );
}

/** Every CPTS beside whole units and zones; `word` says a coincidence and a process. */
export function coincidenceSheet({ rows }: CoincidenceView, word: (kind: string) => string): Sheet {
  return sheetOf(
    ["name", "process", "toUnit", "toEpci", "toEpt", "toDepartement", "population", "units", "id"],
    rows.map(({ id, name, process, levels, population, units }) => ({
      id,
      name,
      process: word(process),
      toUnit: word(levels.unit),
      toEpci: word(levels.epci),
      toEpt: word(levels.ept),
      toDepartement: word(levels.departement),
      population,
      units,
    })),
  );
}
