import type { Centre } from "./centres.ts";
import type { Claim } from "./claims.ts";
import { columnOf, containsPoint, rowOf, type Sheet } from "./sheet.ts";

/** The four sides of a box. */
export const SIDES = ["west", "east", "north", "south"] as const;
export type Side = (typeof SIDES)[number];

/** The shape of a claim placed on a sheet, in columns and rows. */
export interface PlacedShape {
  readonly x: number;
  readonly y: number;
  /** Distance from the centre to the level 1 of the score, on each side. */
  readonly west: number;
  readonly east: number;
  readonly north: number;
  readonly south: number;
  /** Where the shape points on each side: −1 to 1 along the side, 0 in front of the centre. */
  readonly westTip: number;
  readonly eastTip: number;
  readonly northTip: number;
  readonly southTip: number;
}

/** What is learnt about each claim, without any unit of length: the same on every sheet. */
export interface Traits {
  /** Radius on each side / distance from the centre to that side of the box. */
  readonly growth: Readonly<Record<Side, Float64Array>>;
  readonly tip: Readonly<Record<Side, Float64Array>>;
}

/** A centre starts this far from the middle of the box towards the chef-lieu: the town is near the middle of its commune. */
const CHEF_LIEU_SHARE = 0.3;
/** A tip is followed only half-way: the middle of what touches a side is not known for sure. */
const TIP_SHARE = 0.5;

/** The plain rule: every shape fills its box and points straight. */
export function plainTraits(count: number): Traits {
  const bySide = (value: number) =>
    Object.fromEntries(SIDES.map((side) => [side, new Float64Array(count).fill(value)])) as Record<Side, Float64Array>;
  return { growth: bySide(1), tip: bySide(0) };
}

/**
 * The shapes of claims on a sheet. The score of a claim at a place is |u|^2.5 + |v|^2.5, u and v being the offsets from its
 * centre over its radius on that side, each slanted towards the tip of that side: 0 in the centre, about 1 on the
 * sides of the box.
 */
export class Shapes {
  readonly chefLieu: readonly ({ readonly x: number; readonly y: number } | null)[];
  private readonly placed: readonly {
    x: number;
    y: number;
    west: number;
    east: number;
    north: number;
    south: number;
  }[];
  private readonly traits: Traits;

  /** `centres` is aligned with the units, `traits` with the claims. */
  constructor(claims: readonly Claim[], centres: readonly (Centre | null)[], sheet: Sheet, traits: Traits) {
    this.traits = traits;
    this.chefLieu = claims.map(({ box, units }) => {
      const centre = units.length === 1 ? centres[units[0]!] : null;
      if (!centre || !containsPoint(box, ...centre)) return null;
      return { x: columnOf(sheet, centre[0]), y: rowOf(sheet, centre[1]) };
    });
    this.placed = claims.map(({ box }, claim) => {
      const [west, east] = [columnOf(sheet, box[0]), columnOf(sheet, box[2])];
      const [north, south] = [rowOf(sheet, box[3]), rowOf(sheet, box[1])];
      const middle = { x: (west + east) / 2, y: (north + south) / 2 };
      const town = this.chefLieu[claim] ?? middle;
      const x = middle.x + CHEF_LIEU_SHARE * (town.x - middle.x);
      const y = middle.y + CHEF_LIEU_SHARE * (town.y - middle.y);
      return { x, y, west: x - west, east: east - x, north: y - north, south: south - y };
    });
  }

  of(claim: number): PlacedShape {
    const { x, y, west, east, north, south } = this.placed[claim]!;
    const { growth, tip } = this.traits;
    return {
      x,
      y,
      west: west * growth.west[claim]!,
      east: east * growth.east[claim]!,
      north: north * growth.north[claim]!,
      south: south * growth.south[claim]!,
      westTip: TIP_SHARE * tip.west[claim]!,
      eastTip: TIP_SHARE * tip.east[claim]!,
      northTip: TIP_SHARE * tip.north[claim]!,
      southTip: TIP_SHARE * tip.south[claim]!,
    };
  }
}

/** The score of a shape at a place of its sheet. */
export function scoreAt(shape: PlacedShape, x: number, y: number): number {
  const across = (x - shape.x) / (x < shape.x ? shape.west : shape.east);
  const down = (y - shape.y) / (y < shape.y ? shape.north : shape.south);
  const u = across - Math.abs(down) * (y < shape.y ? shape.northTip : shape.southTip);
  const v = down - Math.abs(across) * (x < shape.x ? shape.westTip : shape.eastTip);
  return u * u * Math.sqrt(Math.abs(u)) + v * v * Math.sqrt(Math.abs(v));
}
