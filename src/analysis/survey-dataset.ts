import { unitsOfTerritory } from "../domain/layer.ts";
import { type FamilySecrecy, protectFamily } from "../domain/secrecy.ts";
import { buildFamily, type FamilyTerritory, type TerritoryFamily } from "../domain/secrecy-family.ts";
import type { ResponseTable } from "../domain/survey.ts";
import { type DuplicateGroup, findDuplicates, retainedRows } from "../domain/survey-duplicates.ts";
import { ADMIN_LEVELS, type UnitTable } from "../domain/unit.ts";
import type { DeskContext } from "./desk-context.ts";
import type { DatasetInfo, TerritoryRef } from "./survey-protocol.ts";

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
    unlinked: rows.reduce((sum, row) => sum + (table.units[row]! < 0 && table.territories[row] === null ? 1 : 0), 0),
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
}

export const keyOfTerritory = ({ mesh, id }: TerritoryRef): string => `${mesh} ${id}`;

/**
 * Gathers France, the administrative levels, the CPTS that count at the date and every mesh in use. A structure's own
 * answer is no secret: its family is not protected, the threshold being 1.
 */
export function gatherFamily(
  context: Omit<DeskContext, "showTiles">,
  { table, rows }: Dataset,
  threshold: number,
): DatasetFamily {
  const { units } = context.base();
  const { layer } = context.list();
  const active = context.analysed()?.active;
  const refs: (TerritoryRef & { name: string })[] = [{ mesh: "france", id: "france", name: "France" }];
  const territories: FamilyTerritory[] = [{ mesh: "france", units: Array.from({ length: units.count }, (_, u) => u) }];
  for (const level of ADMIN_LEVELS) {
    const { codes, names } = units.zones[level];
    const members: number[][] = codes.map(() => []);
    units.zoneOf[level].forEach((zone, unit) => {
      if (zone >= 0) members[zone]!.push(unit);
    });
    codes.forEach((id, zone) => {
      refs.push({ mesh: level, id, name: names[zone]! });
      territories.push({ mesh: level, rank: rankOf(level), units: members[zone]! });
    });
  }
  const isPerson = table.instrument.respondent === "personne";
  const positionOf = new Map(layer.territories.map(({ id }, t) => [id, t]));
  const unitOf = Int32Array.from(rows, (row) => {
    const t = positionOf.get(table.territories[row] ?? "");
    return table.units[row]! >= 0 || t === undefined || isPerson
      ? table.units[row]!
      : mostPeopled(units, unitsOfTerritory(layer, t));
  });
  layer.territories.forEach(({ id, name }, t) => {
    if (active !== undefined && active[t] === 0) return;
    const named = Array.from(rows).flatMap((row, respondent) => (table.territories[row] === id ? [respondent] : []));
    refs.push({ mesh: "cpts", id, name });
    // A structure answers for itself alone, whatever CPTS share its commune.
    territories.push({ mesh: "cpts", rank: rankOf("cpts"), units: isPerson ? unitsOfTerritory(layer, t) : [], named });
  });
  for (const { id: mesh, layer: other } of context.maillages()) {
    other.territories.forEach(({ id, name }, t) => {
      refs.push({ mesh, id, name });
      territories.push({ mesh, rank: rankOf(mesh), units: unitsOfTerritory(other, t) });
    });
  }
  const family = buildFamily(territories, unitOf, units.count);
  return {
    family,
    secrecy: protectFamily(family, isPerson ? threshold : 0),
    refs,
    indexOf: new Map(refs.map((ref, t) => [keyOfTerritory(ref), t])),
    unitOf,
  };
}

/** Where two territories cannot both be shown: CPTS before the administrative levels that almost hold them. */
const RANKS = ["france", "region", "cpts", "departement", "epci"];
const rankOf = (mesh: string): number => (RANKS.includes(mesh) ? RANKS.indexOf(mesh) : RANKS.length);

function mostPeopled(units: UnitTable, list: Uint32Array): number {
  return list.reduce((best, unit) => (best < 0 || units.population[unit]! > units.population[best]! ? unit : best), -1);
}

/** Respondents of a territory of the family, 1 each. */
export function respondentsOf({ family }: DatasetFamily, territory: number): Uint8Array {
  const atoms = new Set(family.atomsOf[territory]);
  return Uint8Array.from(family.atomOfRespondent, (atom) => (atoms.has(atom) ? 1 : 0));
}
