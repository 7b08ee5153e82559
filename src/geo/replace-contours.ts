import { EdgeSet } from "./edge-set.ts";
import { facePerimeters, fillGaps, GAP, isSliver } from "./fill-gaps.ts";
import { measureLine } from "./measure.ts";
import { COORDINATE_SCALE, type Mesh, OUTSIDE } from "./mesh.ts";
import { type ArcList, joinEdges } from "./mesh-of-faces.ts";
import { findFaces } from "./planar-faces.ts";
import { addPolygons, type ForeignPolygons } from "./polygon-edges.ts";
import { addContacts, findLostContacts, type SeamContact } from "./seam.ts";
import { settleEdges } from "./settle-edges.ts";
import { buildUnitIndex } from "./unit-index.ts";

/**
 * Official land: one unit as a rule; several when a polygon stands for units that it does not tell apart (Paris for
 * its arrondissements, a commune that has been split since).
 */
export interface OfficialZone {
  readonly units: readonly number[];
  /** `[lng, lat]` degrees. */
  readonly polygons: ForeignPolygons;
}

export interface Replacement {
  readonly mesh: Mesh;
  /**
   * Neighbours that only the mesh before knew, along the seam between official and kept contours: there the
   * neighbours of a unit are the union of both drawings, and each of these has an arc of no length in the mesh.
   */
  readonly seam: readonly SeamContact[];
  /** Kept units whose contours gave way or filled what was left, ascending. */
  readonly adjusted: readonly number[];
  /** Units drawn by the official contours, ascending; those of a zone of several were cut as they lay before. */
  readonly replaced: readonly number[];
  /** Units of zones that could not be cut so, which keep the contours that they had, as does all their zone. */
  readonly uncut: readonly number[];
  /** Kept units that lay whole under official land and keep their contours there, rather than lose all land. */
  readonly spared: readonly number[];
}

/**
 * Puts official contours in the place of those of `builtIn`. Official polygons are drawn as they are; the units around
 * give way to them and take the land that the replaced units leave; far from them nothing changes.
 */
export function replaceContours(builtIn: Mesh, zones: readonly OfficialZone[]): Replacement {
  let kept = zones.filter(({ units, polygons }) => units.length > 0 && polygons.length > 0);
  const spared = new Set<number>();
  for (;;) {
    const mesh = overlay(builtIn, kept, spared);
    const present = new Uint8Array(builtIn.unitCount);
    for (const side of [mesh.left, mesh.right]) for (const unit of side) if (unit !== OUTSIDE) present[unit] = 1;
    const zoneOf = zonesByUnit(builtIn.unitCount, kept);
    const lost = unitsDrawn(builtIn).filter((unit) => present[unit] === 0);
    if (lost.length === 0) {
      const isKept = (unit: number) => zoneOf[unit] === -1;
      const replaced = kept.flatMap(({ units }) => units);
      const uncut = zones.flatMap(({ units }) => units).filter(isKept);
      const seam = findLostContacts(builtIn, mesh, isKept);
      return {
        mesh: addContacts(mesh, seam),
        seam,
        adjusted: unitsMoved(builtIn, mesh).filter(isKept),
        replaced: [...new Set(replaced)].sort((a, b) => a - b),
        uncut: [...new Set(uncut)].sort((a, b) => a - b),
        spared: [...spared].sort((a, b) => a - b),
      };
    }
    // Each round either spares a unit or gives up a zone, so that there is a last one.
    const faulty = new Set(lost.map((unit) => zoneOf[unit]!));
    if (lost.every((unit) => spared.has(unit))) throw new Error(`units without land: ${lost.join(", ")}`);
    for (const unit of lost) if (zoneOf[unit] === -1) spared.add(unit);
    kept = kept.filter((_, zone) => !faulty.has(zone));
  }
}

function unitsDrawn({ unitCount, left, right }: Mesh): number[] {
  const drawn = new Uint8Array(unitCount);
  for (const side of [left, right]) for (const unit of side) if (unit !== OUTSIDE) drawn[unit] = 1;
  return [...drawn.keys()].filter((unit) => drawn[unit] === 1);
}

/** Units whose area is not what it was. */
function unitsMoved(before: Mesh, after: Mesh): number[] {
  const areas = [before, after].map(({ unitCount, arcStart, points, left, right }) => {
    const area = new Float64Array(unitCount);
    for (let arc = 0; arc < left.length; arc++) {
      const { areaKm2 } = measureLine(points, arcStart[arc]!, arcStart[arc + 1]!, COORDINATE_SCALE);
      if (left[arc]! !== OUTSIDE) area[left[arc]!]! += areaKm2;
      if (right[arc]! !== OUTSIDE) area[right[arc]!]! -= areaKm2;
    }
    return area;
  });
  return [...areas[0]!.keys()].filter((unit) => Math.abs(areas[0]![unit]! - areas[1]![unit]!) > LEAST_KM2);
}

/** Less is rounding. */
const LEAST_KM2 = 1e-4;

/** Zone of each unit, −1 where it keeps its contours. */
function zonesByUnit(unitCount: number, zones: readonly OfficialZone[]): Int32Array {
  const zoneOf = new Int32Array(unitCount).fill(-1);
  zones.forEach(({ units }, zone) => {
    for (const unit of units) zoneOf[unit] = zone;
  });
  return zoneOf;
}

/** Lays the zones over the mesh and decides whose each face is. Labels: zones, then units, then units out of play. */
function overlay(builtIn: Mesh, zones: readonly OfficialZone[], spared: ReadonlySet<number>): Mesh {
  const { unitCount, arcStart, points, left, right } = builtIn;
  const zoneOf = zonesByUnit(unitCount, zones);
  const part = partOfUnits(builtIn, zones, zoneOf);
  const firstUnit = zones.length;
  const firstSilent = firstUnit + unitCount;
  const edges = new EdgeSet();
  zones.forEach(({ polygons }, zone) => {
    addPolygons(edges, polygons, zone);
  });
  const far: number[] = [];
  for (let arc = 0; arc < left.length; arc++) {
    const a = left[arc]!;
    const b = right[arc]!;
    const partA = a === OUTSIDE ? COVERED : part[a]!;
    const partB = b === OUTSIDE ? COVERED : part[b]!;
    if (partA !== IN_PLAY && partB !== IN_PLAY) {
      if (partA === FAR || partB === FAR) far.push(arc);
      continue;
    }
    let before = -1;
    for (let p = arcStart[arc]!; p < arcStart[arc + 1]!; p++) {
      const node = edges.node(points[2 * p]!, points[2 * p + 1]!);
      if (before >= 0) {
        if (partA === IN_PLAY) edges.add(before, node, firstUnit + a, 1);
        else if (partA === FAR) edges.add(before, node, firstSilent + a, 1);
        if (partB === IN_PLAY) edges.add(before, node, firstUnit + b, -1);
        else if (partB === FAR) edges.add(before, node, firstSilent + b, -1);
      }
      before = node;
    }
  }
  settleEdges(edges);
  const faces = findFaces(edges, (label) => label >= firstSilent);
  const perimeter = facePerimeters(edges, faces);

  const zoneOfFace = Int32Array.from(faces.labels, ([first]) =>
    first !== undefined && first < firstUnit ? first : -1,
  );
  const builtInOfFace = Int32Array.from(faces.labels, (labels) => (labels.at(-1) ?? -1) - firstUnit);
  const unitOfFace = Int32Array.from(faces.labels, (_, face) => {
    const before = builtInOfFace[face]!;
    const zone = zoneOfFace[face]!;
    if (before >= 0 && spared.has(before)) return before;
    if (zone >= 0) {
      const { units } = zones[zone]!;
      return units.length === 1 ? units[0]! : units.includes(before) ? before : GAP;
    }
    if (before >= 0) return zoneOf[before]! < 0 ? before : GAP;
    return isSliver(faces.area[face]!, perimeter[face]!) ? GAP : OUTSIDE;
  });
  freeShards(unitOfFace);
  const isKept = (unit: number) => unit === OUTSIDE || zoneOf[unit]! < 0;
  fillGaps(edges, faces, unitOfFace, (face, unit) => {
    const zone = zoneOfFace[face]!;
    return zone < 0 ? isKept(unit) : unit !== OUTSIDE && zoneOf[unit] === zone;
  });
  // What official land surrounds is a real hole, unless it is only where two official outlines do not quite meet.
  fillGaps(edges, faces, unitOfFace, (face) => zoneOfFace[face]! < 0 && isSliver(faces.area[face]!, perimeter[face]!));
  giveIslands(unitOfFace);
  const unitOfSide = faces.faceOf.map((face) => (face < 0 ? OUTSIDE : Math.max(OUTSIDE, unitOfFace[face]!)));
  for (let edge = 0; edge < edges.size; edge++) {
    const changes = edges.changesAt(edge);
    for (let i = 0; i < changes.length; i += 2) {
      if (changes[i]! >= firstSilent) unitOfSide[2 * edge + (changes[i + 1]! > 0 ? 0 : 1)] = changes[i]! - firstSilent;
    }
  }
  return withArcs(builtIn, far, joinEdges(edges, unitOfSide));

  /** Pieces of a zone that touch no unit of it, such as islands off a city, go to the nearest one. */
  function giveIslands(units: Int32Array): void {
    const islands = new Map<number, number>();
    for (let side = 0; side < faces.faceOf.length; side++) {
      const face = faces.faceOf[side]!;
      if (face >= 0 && units[face] === GAP && zoneOfFace[face]! >= 0) islands.set(face, edges.from[side >> 1]!);
    }
    for (const [face, node] of islands) {
      let nearest = Number.POSITIVE_INFINITY;
      for (let side = 0; side < faces.faceOf.length; side++) {
        const other = faces.faceOf[side]!;
        if (other < 0 || islands.has(other) || zoneOfFace[other] !== zoneOfFace[face] || units[other]! < 0) continue;
        const end = edges.from[side >> 1]!;
        const distance = Math.hypot(edges.x[end]! - edges.x[node]!, edges.y[end]! - edges.y[node]!);
        if (distance >= nearest) continue;
        nearest = distance;
        units[face] = units[other]!;
      }
    }
  }

  /** Pieces cut off a kept unit by official land are nobody's: they go to whoever lies around them. */
  function freeShards(units: Int32Array): void {
    const largest = new Map<number, number>();
    units.forEach((unit, face) => {
      if (unit < 0 || zoneOf[unit]! >= 0 || face === 0) return;
      const known = largest.get(unit);
      if (known === undefined || faces.area[face]! > faces.area[known]!) largest.set(unit, face);
    });
    const shards = new Set<number>();
    for (let edge = 0; edge < edges.size; edge++) {
      const sides = [faces.faceOf[2 * edge]!, faces.faceOf[2 * edge + 1]!] as const;
      sides.forEach((face, side) => {
        const across = sides[1 - side]!;
        if (face < 0 || across < 0 || zoneOfFace[across]! < 0) return;
        const unit = units[face]!;
        if (unit >= 0 && zoneOf[unit]! < 0 && !spared.has(unit) && largest.get(unit) !== face) shards.add(face);
      });
    }
    for (const face of shards) units[face] = GAP;
  }
}

/** What a unit has to do with the zones: nothing, everything near the seam, or to be drawn over whole. */
const FAR = 0;
const IN_PLAY = 1;
const COVERED = 2;

/**
 * In play are the units that official land may touch and the replaced ones near those that are kept; the replaced
 * units farther inside are covered, and their old contours are not even looked at.
 */
function partOfUnits(builtIn: Mesh, zones: readonly OfficialZone[], zoneOf: Int32Array): Uint8Array {
  const part = new Uint8Array(builtIn.unitCount);
  const index = buildUnitIndex(builtIn);
  const margin = 10 / COORDINATE_SCALE;
  for (const { polygons } of zones) {
    for (const rings of polygons) {
      const box: [number, number, number, number] = [180, 90, -180, -90];
      for (const [lng, lat] of rings.flat()) {
        box[0] = Math.min(box[0], lng - margin);
        box[1] = Math.min(box[1], lat - margin);
        box[2] = Math.max(box[2], lng + margin);
        box[3] = Math.max(box[3], lat + margin);
      }
      for (const unit of index.unitsInBox(box)) part[unit] = IN_PLAY;
    }
  }
  // Steps from the nearest kept unit, as far as the gaps that it may have to fill.
  const steps = Int32Array.from(zoneOf, (zone) => (zone < 0 ? 0 : zones[zone]!.units.length > 1 ? 1 : FAR_INSIDE));
  for (let step = 1; step < FAR_INSIDE; step++) {
    for (let arc = 0; arc < builtIn.left.length; arc++) {
      const [a, b] = [builtIn.left[arc]!, builtIn.right[arc]!];
      if (a === OUTSIDE || b === OUTSIDE) continue;
      if (steps[a] === step - 1) steps[b] = Math.min(steps[b]!, step);
      if (steps[b] === step - 1) steps[a] = Math.min(steps[a]!, step);
    }
  }
  for (let arc = 0; arc < builtIn.left.length; arc++) {
    const [a, b] = [builtIn.left[arc]!, builtIn.right[arc]!];
    if (a !== OUTSIDE && b !== OUTSIDE && zoneOf[a]! >= 0) part[b] = IN_PLAY;
    if (a !== OUTSIDE && b !== OUTSIDE && zoneOf[b]! >= 0) part[a] = IN_PLAY;
  }
  zoneOf.forEach((zone, unit) => {
    if (zone >= 0) part[unit] = steps[unit]! < FAR_INSIDE ? IN_PLAY : COVERED;
  });
  return part;
}

const FAR_INSIDE = 4;

/** The arcs of `mesh` that are kept as they are, followed by new ones. */
function withArcs({ unitCount, arcStart, points, left, right }: Mesh, kept: readonly number[], drawn: ArcList): Mesh {
  const start = [0];
  const runs: Int32Array[] = [];
  let count = 0;
  for (const arc of kept) {
    runs.push(points.subarray(2 * arcStart[arc]!, 2 * arcStart[arc + 1]!));
    count += arcStart[arc + 1]! - arcStart[arc]!;
    start.push(count);
  }
  const all = new Int32Array(2 * count + drawn.points.length);
  let offset = 0;
  for (const run of runs) {
    all.set(run, offset);
    offset += run.length;
  }
  all.set(drawn.points, offset);
  for (let arc = 1; arc < drawn.arcStart.length; arc++) start.push(count + drawn.arcStart[arc]!);
  return {
    unitCount,
    arcStart: Uint32Array.from(start),
    points: all,
    left: Int32Array.from([...kept.map((arc) => left[arc]!), ...drawn.left]),
    right: Int32Array.from([...kept.map((arc) => right[arc]!), ...drawn.right]),
  };
}
