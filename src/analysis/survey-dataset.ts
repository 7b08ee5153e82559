import { unitsOfTerritory } from "../domain/layer.ts";
import { type FamilySecrecy, protectFamily } from "../domain/secrecy.ts";
import {
  buildFamily,
  type FamilyTerritory,
  respondentsWithin,
  type TerritoryFamily,
} from "../domain/secrecy-family.ts";
import type { ResponseTable } from "../domain/survey.ts";
import { type DuplicateGroup, findDuplicates, retainedRows } from "../domain/survey-duplicates.ts";
import { ADMIN_LEVELS, type UnitTable } from "../domain/unit.ts";
import type { DeskContext } from "./desk-context.ts";
import { type Earlier, type Publication, recallEarlier } from "./survey-earlier.ts";
import { type DatasetInfo, keyOfTerritory, type TerritoryRef } from "./survey-protocol.ts";
import { sampleGroups } from "./survey-sample-groups.ts";

/** Responses with what is worked out of them under the list in use. */
export interface Dataset {
  readonly id: string;
  readonly table: ResponseTable;
  readonly groups: readonly DuplicateGroup[];
  /** Positions of the responses that count. */
  readonly rows: Uint32Array;
}

export function openDataset(id: string, table: ResponseTable, chosen: ReadonlySet<number> = new Set()): Dataset {
  const groups = findDuplicates(table, chosen);
  return { id, table, groups, rows: retainedRows(table.ids.length, groups) };
}

export function describeDataset({ id, table, rows }: Dataset): DatasetInfo {
  return {
    id,
    instrument: table.instrument.id,
    respondent: table.instrument.respondent,
    nature: table.nature,
    source: table.source,
    received: table.ids.length,
    retained: rows.length,
  };
}

/** Every territory whose figures can be put side by side, with the respondents of a dataset. */
export interface DatasetFamily {
  readonly family: TerritoryFamily;
  readonly secrecy: FamilySecrecy;
  readonly refs: readonly (TerritoryRef & { readonly name: string })[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Unit of each respondent, in the order of `rows`; a structure stands on its most populous one. */
  readonly unitOf: Int32Array;
  /** Units of the CPTS of each person who named it and no commune, by position in `rows`. */
  readonly wholeOf: ReadonlyMap<number, Uint32Array>;
  readonly earlier: Earlier;
}

/**
 * Gathers France, the administrative levels, every CPTS of the list and every mesh in use, whatever the date and the
 * stages: someone who moves the date subtracts nothing. A structure's own answer is no secret: its family is not
 * protected, the threshold being 0. A person who names a CPTS and no commune counts in each territory that holds the
 * whole CPTS; one who names neither counts in France alone.
 * @param publications what was told of the same responses before
 */
export function gatherFamily(
  context: Omit<DeskContext, "showTiles">,
  { table, rows }: Dataset,
  threshold: number,
  publications: readonly Publication[] = [],
): DatasetFamily {
  const { units } = context.base();
  const { layer } = context.list();
  const isPerson = table.instrument.respondent === "personne";
  const positionOf = new Map(layer.territories.map(({ id }, t) => [id, t]));
  const cptsOf = Int32Array.from(rows, (row) => positionOf.get(table.territories[row] ?? "") ?? -1);
  const unitOf = Int32Array.from(rows, (row, i) =>
    table.units[row]! >= 0 || cptsOf[i]! < 0 || isPerson
      ? table.units[row]!
      : mostPeopled(units, unitsOfTerritory(layer, cptsOf[i]!)),
  );
  const placeless = Array.from(unitOf.keys()).filter((respondent) => unitOf[respondent]! < 0);
  const wholeOf = new Map(
    placeless.flatMap((one) => (cptsOf[one]! < 0 ? [] : [[one, unitsOfTerritory(layer, cptsOf[one]!)] as const])),
  );
  const refs: (TerritoryRef & { name: string })[] = [{ mesh: "france", id: "france", name: "France" }];
  const everywhere = Array.from({ length: units.count }, (_, unit) => unit);
  const territories: FamilyTerritory[] = [{ mesh: "france", units: everywhere, named: placeless }];
  function add(mesh: string, id: string, name: string, members: ArrayLike<number>): void {
    refs.push({ mesh, id, name });
    territories.push({ mesh, rank: rankOf(mesh), units: members, named: namedWithin(members, wholeOf) });
  }
  for (const level of ADMIN_LEVELS) {
    const { codes, names } = units.zones[level];
    const members: number[][] = codes.map(() => []);
    units.zoneOf[level].forEach((zone, unit) => {
      if (zone >= 0) members[zone]!.push(unit);
    });
    for (const [zone, id] of codes.entries()) add(level, id, names[zone]!, members[zone]!);
  }
  const namedBy: number[][] = layer.territories.map(() => []);
  cptsOf.forEach((t, respondent) => {
    if (t >= 0) namedBy[t]!.push(respondent);
  });
  layer.territories.forEach(({ id, name }, t) => {
    const named = namedBy[t]!;
    refs.push({ mesh: "cpts", id, name });
    // A structure answers for itself alone, whatever CPTS share its commune.
    territories.push({ mesh: "cpts", rank: rankOf("cpts"), units: isPerson ? unitsOfTerritory(layer, t) : [], named });
  });
  for (const { id: mesh, layer: other } of context.maillages())
    for (const [t, { id, name }] of other.territories.entries()) add(mesh, id, name, unitsOfTerritory(other, t));
  for (const { ref, named } of sampleGroups(context, unitOf, cptsOf)) {
    refs.push(ref);
    territories.push({ mesh: ref.mesh, rank: rankOf(ref.mesh), units: [], named });
  }
  const earlier = recallEarlier(isPerson ? publications : [], territories, refs, unitOf);
  const family = buildFamily(territories, unitOf, units.count);
  return {
    family,
    secrecy: protectFamily(family, isPerson ? threshold : 0, earlier.wasShown),
    refs,
    indexOf: new Map(refs.map((ref, t) => [keyOfTerritory(ref), t])),
    unitOf,
    wholeOf,
    earlier,
  };
}

/** Respondents whose CPTS lies entirely in some units. */
function namedWithin(members: ArrayLike<number>, wholeOf: DatasetFamily["wholeOf"]): readonly number[] {
  if (wholeOf.size === 0) return [];
  const inside = new Set(Array.from(members));
  return [...wholeOf].flatMap(([respondent, whole]) =>
    whole.length > 0 && whole.every((unit) => inside.has(unit)) ? [respondent] : [],
  );
}

/** Where two territories cannot both be shown: CPTS before the administrative levels that almost hold them. */
const RANKS = ["france", "region", "cpts", "departement", "epci"];
const rankOf = (mesh: string): number => (RANKS.includes(mesh) ? RANKS.indexOf(mesh) : RANKS.length);

function mostPeopled(units: UnitTable, list: Uint32Array): number {
  return list.reduce((best, unit) => (best < 0 || units.population[unit]! > units.population[best]! ? unit : best), -1);
}

/** Respondents of a territory of the family, 1 each. */
export const respondentsOf = ({ family }: DatasetFamily, territory: number): Uint8Array =>
  respondentsWithin(family, territory);
