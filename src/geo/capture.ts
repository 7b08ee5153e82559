import { BandedPolygon, type PolygonRings } from "./banded-polygon.ts";
import { Crossings, commonLength, joinSpans, lengthOf, type ScanLines, type Spans } from "./line-spans.ts";
import { COORDINATE_SCALE, type Mesh } from "./mesh.ts";
import { arcsByUnit, type UnitIndex } from "./unit-index.ts";

/** Coordinates of a GeoJSON MultiPolygon: polygons, each an outer ring and its holes; heights are not looked at. */
export type PolygonParts = readonly PolygonRings[];

/** A unit that a zone touches. */
export interface UnitShare {
  readonly unit: number;
  /** Part of the area of the unit that lies in the zone, 0..1. */
  readonly share: number;
}

/** A unit is measured along this many lines: its share is right within one in a hundred. */
const LINES = 64;
/** Less is the rounding of borders that are the same. */
const LEAST_SHARE = 1e-4;

/**
 * Returns a function that gives the units that lie in a zone, in whole or in part, ascending. A unit that no edge comes
 * near is in or out by one point; the others are measured along lines. That asks nothing of the polygons: rings may
 * cross themselves, stay open, repeat points or follow the borders of the units, and parts may overlap.
 */
export function createCapture(mesh: Mesh, index: UnitIndex): (parts: PolygonParts) => readonly UnitShare[] {
  const { start, arcs } = arcsByUnit(mesh);
  const { arcStart, points } = mesh;

  function spansOfUnit(unit: number, lines: ScanLines): Spans[] {
    const crossings = new Crossings(lines);
    for (let i = start[unit]!; i < start[unit + 1]!; i++) {
      const arc = arcs[i]!;
      for (let p = 2 * arcStart[arc]!, end = 2 * arcStart[arc + 1]! - 2; p < end; p += 2)
        crossings.add(points[p]!, points[p + 1]!, points[p + 2]!, points[p + 3]!);
    }
    return crossings.spans();
  }

  function measure(unit: number, parts: readonly BandedPolygon[]): UnitShare | null {
    const box = index.boxOf(unit)?.map((degrees) => Math.round(degrees * COORDINATE_SCALE));
    if (box === undefined) return null;
    const [west, south, east, north] = box as [number, number, number, number];
    const lines = { south, step: (north - south) / LINES, count: LINES };
    let zone: Spans[] | null = null;
    for (const part of parts) {
      const spans = part.spansIn([west, south, east, north], lines);
      if (spans === "all") return { unit, share: 1 };
      if (spans === "none") continue;
      zone = zone === null ? spans : zone.map((joined, line) => joinSpans(joined, spans[line]!));
    }
    if (zone === null) return null;
    let whole = 0;
    let inside = 0;
    spansOfUnit(unit, lines).forEach((own, line) => {
      whole += lengthOf(own);
      inside += commonLength(own, zone[line]!);
    });
    return inside <= LEAST_SHARE * whole ? null : { unit, share: Math.min(1, inside / whole) };
  }

  return (parts) => {
    const polygons = parts.map((rings) => new BandedPolygon(rings));
    const candidates = new Set<number>();
    for (const { box } of polygons) {
      const [west, south, east, north] = box.map((scaled) => scaled / COORDINATE_SCALE);
      if (west! <= east!) for (const unit of index.unitsInBox([west!, south!, east!, north!])) candidates.add(unit);
    }
    const shares: UnitShare[] = [];
    for (const unit of [...candidates].sort((a, b) => a - b)) {
      const share = measure(unit, polygons);
      if (share !== null) shares.push(share);
    }
    return shares;
  };
}

/** A zone takes a unit from this share of its area on. */
export const CAPTURE_THRESHOLD = 0.5;
/** Between these shares, someone should look. */
const DOUBTFUL_FROM = 0.2;
const DOUBTFUL_TO = 0.8;

/** What was decided of a unit that a zone touches. */
export interface CaptureDecision extends UnitShare {
  /** Position of the zone. */
  readonly zone: number;
  readonly isTaken: boolean;
  readonly isDoubtful: boolean;
}

/**
 * Shares of the territories that several zones make up together (`territoryOf`: territory of each zone): a commune cut
 * between two pieces of one territory is whole in it.
 */
export function joinShares(
  decisions: readonly CaptureDecision[],
  territoryOf: (zone: number) => number,
  territoryCount: number,
): readonly (readonly UnitShare[])[] {
  const shares = Array.from({ length: territoryCount }, () => new Map<number, number>());
  for (const { zone, unit, share } of decisions) {
    const own = shares[territoryOf(zone)]!;
    own.set(unit, (own.get(unit) ?? 0) + share);
  }
  return shares.map((own) => [...own].map(([unit, share]) => ({ unit, share: Math.min(1, share) })));
}

/**
 * Decides which units the zones of one file take. A zone takes a unit from the threshold on (two may: they overlap).
 * Where none reaches it but all together do, the unit goes to the one that holds most of it, provided that it holds as
 * much as no zone does: measured on official contours read over the built-in ones, that places more communes rightly
 * than the threshold alone. In the order of the zones, then of the units.
 */
export function decideCaptures(
  shares: readonly (readonly UnitShare[])[],
  threshold: number = CAPTURE_THRESHOLD,
): readonly CaptureDecision[] {
  const claims = new Map<number, { total: number; largest: number; zone: number }>();
  shares.forEach((list, zone) => {
    for (const { unit, share } of list) {
      const claim = claims.get(unit) ?? { total: 0, largest: 0, zone };
      if (share > claim.largest) Object.assign(claim, { largest: share, zone });
      claim.total += share;
      claims.set(unit, claim);
    }
  });
  return shares.flatMap((list, zone) =>
    list.map(({ unit, share }) => {
      const { total, largest, zone: first } = claims.get(unit)!;
      const fallsToLargest = largest < threshold && total >= threshold && largest >= 1 - total;
      return {
        zone,
        unit,
        share,
        isTaken: share >= threshold || (fallsToLargest && zone === first),
        isDoubtful: share > DOUBTFUL_FROM && share < DOUBTFUL_TO,
      };
    }),
  );
}
