import type { Mesh } from "../../src/geo/mesh.ts";
import { COORDINATE_SCALE, OUTSIDE } from "../../src/geo/mesh.ts";
import type { ContourUnit } from "./contour-units.ts";
import { fillRings, type Ring } from "./fill-rings.ts";
import { type Box, coverBox, uniteBoxes } from "./sheet.ts";

/** A real commune: its INSEE code (of any year) and all its rings, holes included. */
export interface RealCommune {
  readonly code: string;
  readonly rings: readonly Ring[];
}

export interface Comparison {
  /** Groups compared: a real polygon, or several, with the units that it became. */
  readonly units: number;
  readonly meanIou: number;
  readonly p10Iou: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Codes that are no unit, nor a commune that became one. */
  readonly unknown: readonly string[];
}

/** Cells of the grid on which real and built areas are counted, in metres. */
export const CELL_M = 50;

/** Compares the mesh with real communes: overlap of areas, and pairs of neighbours. */
export function compareContours(
  mesh: Mesh,
  units: readonly ContourUnit[],
  communes: readonly RealCommune[],
): Comparison {
  const { groupOf, realOf, unknown } = groupUnits(units, communes);
  const arcsOf = new Map<number, number[]>();
  const builtPairs = new Set<number>();
  const groupAt = (side: number) => (side === OUTSIDE ? -1 : groupOf[side]!);
  for (let arc = 0; arc < mesh.left.length; arc++) {
    const sides = [groupAt(mesh.left[arc]!), groupAt(mesh.right[arc]!)] as const;
    if (sides[0] === sides[1]) continue;
    for (const side of sides) if (side >= 0) arcsOf.set(side, [...(arcsOf.get(side) ?? []), arc]);
    if (sides[0] >= 0 && sides[1] >= 0) builtPairs.add(pairKey(...sides));
  }
  const ious = [...realOf].map(([group, rings]) =>
    overlap(
      rings,
      (arcsOf.get(group) ?? []).map((arc) => arcLine(mesh, arc)),
    ),
  );
  ious.sort((a, b) => a - b);
  const realPairs = findRealPairs(realOf);
  const common = [...realPairs].filter((pair) => builtPairs.has(pair)).length;
  return {
    units: ious.length,
    meanIou: ious.reduce((sum, iou) => sum + iou, 0) / ious.length,
    p10Iou: ious[Math.floor(ious.length / 10)] ?? Number.NaN,
    precision: common / builtPairs.size,
    recall: common / realPairs.size,
    f1: (2 * common) / (builtPairs.size + realPairs.size),
    unknown,
  };
}

const pairKey = (a: number, b: number): number => Math.min(a, b) * 0x100000 + Math.max(a, b);

/**
 * Units and real communes do not always match one to one (mergers, restored communes, arrondissements): those that
 * share a part of France form one group, compared as a whole. Units outside the file have group −1.
 */
function groupUnits(units: readonly ContourUnit[], communes: readonly RealCommune[]) {
  const codes = new Set(communes.map((commune) => commune.code));
  const heir = new Map<string, number>();
  for (const [index, unit] of units.entries()) for (const code of unit.formerCodes) heir.set(code, index);
  for (const [index, unit] of units.entries()) heir.set(unit.code, index);
  const leader = Int32Array.from(units, (_, index) => index);
  units.forEach((unit, index) => {
    if (unit.within === null || codes.has(unit.code)) return;
    const holder = heir.get(unit.within) ?? index;
    if (codes.has(unit.within)) heir.set(unit.within, holder);
    leader[index] = leader[holder]!;
  });
  const realOf = new Map<number, Ring[]>();
  const unknown: string[] = [];
  for (const { code, rings } of communes) {
    const index = heir.get(code);
    if (index === undefined) unknown.push(code);
    else realOf.set(leader[index]!, [...(realOf.get(leader[index]!) ?? []), ...rings]);
  }
  return { groupOf: leader.map((group) => (realOf.has(group) ? group : -1)), realOf, unknown };
}

function arcLine({ points, arcStart }: Mesh, arc: number): Ring {
  const line: [number, number][] = [];
  for (let point = arcStart[arc]!; point < arcStart[arc + 1]!; point++) {
    line.push([points[2 * point]! / COORDINATE_SCALE, points[2 * point + 1]! / COORDINATE_SCALE]);
  }
  return line;
}

/** Area of the intersection / area of the union, counted on a grid of `CELL_M` metres. */
function overlap(real: readonly Ring[], built: readonly Ring[]): number {
  if (built.length === 0) return 0;
  const sheet = coverBox("", [...real, ...built].map(ringBox).reduce(uniteBoxes), CELL_M);
  const cells = new Uint8Array(sheet.width * sheet.height);
  [real, built].forEach((rings, i) => {
    fillRings(rings, sheet, (row, from, to) => {
      for (let cell = row * sheet.width + from; cell < row * sheet.width + to; cell++) cells[cell]! |= i + 1;
    });
  });
  const counts = [0, 0, 0, 0];
  for (const cell of cells) counts[cell]!++;
  return counts[3]! / (counts[1]! + counts[2]! + counts[3]!);
}

function ringBox(ring: Ring): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of ring as readonly (readonly [number, number])[]) {
    west = Math.min(west, lng);
    south = Math.min(south, lat);
    east = Math.max(east, lng);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** Real neighbours: two groups that have a segment in common. */
function findRealPairs(realOf: ReadonlyMap<number, readonly Ring[]>): Set<number> {
  const ownerOf = new Map<string, number>();
  const pairs = new Set<number>();
  for (const [group, rings] of realOf) {
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const key = [ring[i - 1]!.join(), ring[i]!.join()].sort().join(" ");
        const owner = ownerOf.get(key);
        if (owner === undefined) ownerOf.set(key, group);
        else if (owner !== group) pairs.add(pairKey(owner, group));
      }
    }
  }
  return pairs;
}
