import type { AnswerSecrecy } from "../domain/secrecy.ts";
import { type FamilyTerritory, respondentsWithin } from "../domain/secrecy-family.ts";
import type { CellTable } from "../domain/survey-cells.ts";
import type { DatasetFamily } from "./survey-dataset.ts";
import { keyOfTerritory, type TerritoryRef } from "./survey-protocol.ts";

/** What was told of a dataset in this session under one threshold and one set of territories. */
export interface Publication {
  readonly gathered: DatasetFamily;
  readonly judge: (table: CellTable) => AnswerSecrecy;
}

/** What was published before, seen from the territories of today. */
export interface Earlier {
  readonly wasShown: (territory: number) => boolean;
  readonly wasAnswerShown: (table: CellTable) => (territory: number, category: number) => boolean;
}

/** The mesh of territories that were shown and are no more: nobody sees them, subtraction still can. */
export const FORMER = "former";

/**
 * Finds the territories published before among those of today. One that is no longer there, holds other communes or
 * holds other people (whose places were read from another column) is added to them, with the people whom it held: what
 * was told of it is still known to who reads on.
 * @param unitOf the unit of each respondent today
 */
export function recallEarlier(
  publications: readonly Publication[],
  territories: FamilyTerritory[],
  refs: (TerritoryRef & { readonly name: string })[],
  unitOf: Int32Array,
): Earlier {
  const positionOf = new Map(refs.map((ref, t) => [keyOfTerritory(ref), t]));
  const places = publications.map(({ gathered }) => {
    const here = new Map<number, number>();
    const isPlacedAlike = sameNumbers(gathered.unitOf, unitOf);
    gathered.refs.forEach((ref, before) => {
      if (gathered.secrecy.states[before] !== "shown" || ref.mesh === FORMER) return;
      const territory = gathered.family.territories[before]!;
      const same = positionOf.get(keyOfTerritory(ref));
      const held = isPlacedAlike ? null : respondentsWithin(gathered.family, before);
      const holdsTheSame = () => held === null || sameNumbers(respondentsToday(territories[same!]!, unitOf), held);
      if (same !== undefined && isSame(territories[same]!, territory) && holdsTheSame()) {
        here.set(same, before);
        return;
      }
      here.set(territories.length, before);
      refs.push({ mesh: FORMER, id: `${territories.length}`, name: ref.name });
      const people = held === null ? {} : { units: [], named: [...held.keys()].filter((i) => held[i] === 1) };
      territories.push({ ...territory, ...people, mesh: FORMER });
    });
    return here;
  });
  return {
    wasShown: (territory) => places.some((here) => here.has(territory)),
    wasAnswerShown(table) {
      const judged = publications.map(({ judge }) => judge(table));
      return (territory, category) =>
        judged.some(({ states, categories }, p) => {
          const before = places[p]!.get(territory);
          return before !== undefined && states[before * categories + category] === "shown";
        });
    },
  };
}

function respondentsToday({ units, named = [] }: FamilyTerritory, unitOf: Int32Array): Uint8Array {
  const inside = new Set(Array.from(units));
  const members = Uint8Array.from(unitOf, (unit) => (inside.has(unit) ? 1 : 0));
  for (const respondent of named) members[respondent] = 1;
  return members;
}

const isSame = (a: FamilyTerritory, b: FamilyTerritory): boolean =>
  sameNumbers(a.units, b.units) && sameNumbers(a.named ?? [], b.named ?? []);

function sameNumbers(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
