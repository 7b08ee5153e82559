import { type Base, maskTotals } from "../domain/classes.ts";
import { type Cross, type CrossSide, type CrossWeight, crossLayers } from "../domain/cross.ts";
import { scoreCross } from "../domain/cross-scores.ts";
import { describeTerritories } from "../domain/cross-territories.ts";
import { blocksOf, orderMatrix } from "../domain/seriation.ts";
import type { OpenMesh } from "./cross-meshes.ts";
import type { CrossSideView, CrossView } from "./cross-protocol.ts";

/** Two meshes crossed, as the page shows them: columns in the order of the matrix. `piecesOf`: pieces of each territory of a layer. */
export function viewCross(
  base: Base,
  a: OpenMesh,
  b: OpenMesh,
  inScope: Uint8Array,
  weight: CrossWeight,
  piecesOf: (mesh: OpenMesh) => Uint32Array,
): CrossView {
  const started = performance.now();
  const cross = crossLayers(base, a, b, inScope);
  const scope = maskTotals(base, inScope);
  const { population, zoneOf } = base.units;
  const blocksA = blocksOf(a.layer, population, zoneOf.departement, inScope);
  const blocksB = blocksOf(b.layer, population, zoneOf.departement, inScope);
  const order = orderMatrix(cross, weight, blocksA, blocksB);
  const rows = withRest(order.rows, cross.a);
  const columns = withRest(order.columns, cross.b);
  const [placeA, placeB] = [placesOf(rows, cross.a), placesOf(columns, cross.b)];
  const sideOf = (side: "a" | "b", mesh: OpenMesh, position: Uint32Array, blocks: Int32Array, places: Int32Array) =>
    viewSide({ base, cross, side, mesh, position, blocks, places, weight, pieces: piecesOf(mesh) });
  return {
    weight,
    scope,
    scores: scoreCross(cross, scope, weight),
    a: sideOf("a", a, rows, blocksA, placeB),
    b: sideOf("b", b, columns, blocksB, placeA),
    pairs: viewPairs(cross, rows, placeB, weight),
    milliseconds: performance.now() - started,
  };
}

/** The territories without pair follow those of the matrix. */
function withRest(ordered: Uint32Array, { units }: CrossSide): Uint32Array {
  const listed = new Set(ordered);
  const rest: number[] = [];
  for (let t = 0; t < units.length; t++) if (units[t]! > 0 && !listed.has(t)) rest.push(t);
  return Uint32Array.from([...ordered, ...rest]);
}

function placesOf(order: Uint32Array, { units }: CrossSide): Int32Array {
  const places = new Int32Array(units.length).fill(-1);
  order.forEach((territory, place) => {
    places[territory] = place;
  });
  return places;
}

interface SideRequest {
  readonly base: Base;
  readonly cross: Cross;
  readonly side: "a" | "b";
  readonly mesh: OpenMesh;
  readonly position: Uint32Array;
  readonly blocks: Int32Array;
  /** Place of each territory of the other mesh. */
  readonly places: Int32Array;
  readonly weight: CrossWeight;
  readonly pieces: Uint32Array;
}

function viewSide(request: SideRequest): CrossSideView {
  const { base, cross, side, mesh, position, blocks, places, weight, pieces } = request;
  const own = cross[side];
  const measures = describeTerritories(cross, side, weight);
  const { codes } = base.units.zones.departement;
  const territories = Array.from(position, (t) => mesh.layer.territories[t]!);
  const pick = (column: Float64Array) => Float64Array.from(position, (t) => column[t]!);
  return {
    mesh: mesh.info,
    position,
    ids: territories.map(({ id }) => id),
    names: territories.map(({ name }) => name),
    departements: Array.from(position, (t) => codes[blocks[t]!] ?? ""),
    units: pick(own.units),
    population: pick(own.population),
    areaKm2: pick(own.areaKm2),
    aloneUnits: pick(own.alone.units),
    alonePopulation: pick(own.alone.population),
    aloneAreaKm2: pick(own.alone.areaKm2),
    partners: Uint32Array.from(position, (t) => measures.partners[t]!),
    effectivePartners: pick(measures.effectivePartners),
    mainPartner: Int32Array.from(position, (t) => places[measures.mainPartner[t]!] ?? -1),
    mainShare: pick(measures.mainShare),
    nested: Uint8Array.from(position, (t) => measures.nested[t]!),
    straddling: Uint8Array.from(position, (t) => measures.straddling[t]!),
    pieces: Uint32Array.from(position, (t) => pieces[t]!),
  };
}

/** Pairs in the order of the rows, then of the columns. */
function viewPairs(cross: Cross, rows: Uint32Array, placeB: Int32Array, weight: CrossWeight): CrossView["pairs"] {
  const order: number[] = [];
  const rowOf: number[] = [];
  rows.forEach((territory, row) => {
    const from = order.length;
    for (let pair = cross.startA[territory]!; pair < cross.startA[territory + 1]!; pair++) {
      // By insertion: a territory has few partners.
      let slot = order.length;
      const place = placeB[cross.pairB[pair]!]!;
      for (; slot > from && placeB[cross.pairB[order[slot - 1]!]!]! > place; slot--) order[slot] = order[slot - 1]!;
      order[slot] = pair;
      rowOf.push(row);
    }
  });
  const pick = (column: Float64Array) => Float64Array.from(order, (pair) => column[pair]!);
  const shareOf = (side: "a" | "b", territoryOf: Uint32Array) =>
    Float64Array.from(order, (pair) => {
      const whole = cross[side][weight][territoryOf[pair]!]!;
      return whole > 0 ? cross[weight][pair]! / whole : 0;
    });
  return {
    a: Uint32Array.from(rowOf),
    b: Uint32Array.from(order, (pair) => placeB[cross.pairB[pair]!]!),
    units: pick(cross.units),
    population: pick(cross.population),
    areaKm2: pick(cross.areaKm2),
    shareOfA: shareOf("a", cross.pairA),
    shareOfB: shareOf("b", cross.pairB),
  };
}
