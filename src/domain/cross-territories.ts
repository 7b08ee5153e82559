import type { Cross, CrossWeight } from "./cross.ts";

/** What a cross says of the territories of one side, by position in their layer. */
export interface CrossTerritories {
  /** 1 where the territory has a unit in the scope; all else is 0 elsewhere. */
  readonly present: Uint8Array;
  /** Territories of the other mesh with a common unit. */
  readonly partners: Uint32Array;
  /** Inverse Simpson index of the shares of its partners: 1 = one partner, n = n equal ones; 0 without partner. */
  readonly effectivePartners: Float64Array;
  /** The partner that holds most of it, the first of equals; −1 without partner. */
  readonly mainPartner: Int32Array;
  /** Share (0..1) of the territory that its main partner holds. */
  readonly mainShare: Float64Array;
  /** 1 where one partner holds all its units (*emboîté*). */
  readonly nested: Uint8Array;
  /** 1 where it has two partners or more and no partner holds all of it (*à cheval*). */
  readonly straddling: Uint8Array;
}

/**
 * Partners of every territory of one side, by people, km² or units. Shares of the effective number are shares of the
 * sum over the partners, so that what lies in no partner, or in several, does not make the number fall below 1.
 * A territory whose every unit weighs nothing is measured in units.
 */
export function describeTerritories(cross: Cross, side: "a" | "b", weight: CrossWeight): CrossTerritories {
  const own = cross[side];
  const count = own.units.length;
  const start = side === "a" ? cross.startA : cross.startB;
  const other = side === "a" ? cross.pairB : cross.pairA;
  const present = new Uint8Array(count);
  const partners = new Uint32Array(count);
  const effectivePartners = new Float64Array(count);
  const mainPartner = new Int32Array(count).fill(-1);
  const mainShare = new Float64Array(count);
  const nested = new Uint8Array(count);
  const straddling = new Uint8Array(count);
  for (let t = 0; t < count; t++) {
    if (own.units[t] === 0) continue;
    present[t] = 1;
    partners[t] = start[t + 1]! - start[t]!;
    const by: CrossWeight = own[weight][t]! > 0 ? weight : "units";
    let sum = 0;
    let squares = 0;
    let most = -1;
    for (let p = start[t]!, end = start[t + 1]!; p < end; p++) {
      const pair = side === "a" ? p : cross.pairsByB[p]!;
      const value = cross[by][pair]!;
      sum += value;
      squares += value * value;
      if (cross.units[pair] === own.units[t]) nested[t] = 1;
      if (value > most) {
        most = value;
        mainPartner[t] = other[pair]!;
      }
    }
    if (squares > 0) effectivePartners[t] = (sum * sum) / squares;
    if (most > 0) mainShare[t] = most / own[by][t]!;
    if (partners[t]! > 1 && nested[t] === 0) straddling[t] = 1;
  }
  return { present, partners, effectivePartners, mainPartner, mainShare, nested, straddling };
}
