import { type Mesh, OUTSIDE } from "../../src/geo/mesh.ts";
import { NOBODY } from "../contours/cells.ts";
import { readCentres } from "../contours/centres.ts";
import { makeClaims, readCommuneBoxes } from "../contours/claims.ts";
import type { ContourUnit } from "../contours/contour-units.ts";
import { type DrawnArcs, drawBorders } from "../contours/draw.ts";
import { readRings } from "../contours/land.ts";
import { settlePart } from "../contours/settle.ts";
import { splitParts } from "../contours/sheets.ts";

/**
 * Rebuilds approximate contours of the units from the bounding boxes of the communes, their chefs-lieux and the
 * coasts of Natural Earth (see `scripts/contours`). `units` are sorted as in the `UnitTable`; `onProgress` receives a
 * share from 0 to 1. Throws when a unit has no box, or ends without any land.
 */
export function buildContours(units: readonly ContourUnit[], onProgress: (share: number) => void): Mesh {
  const claims = makeClaims(units, readCommuneBoxes());
  const centres = readCentres(units);
  const countries = readRings();
  onProgress(0.05);
  let done = 0;
  const drawn = splitParts(claims, units).map((part) => {
    const labels = settlePart(part, countries, centres);
    const arcs = drawBorders(labels, part.sheet);
    done += part.claims.length;
    onProgress(0.05 + (0.95 * done) / claims.length);
    return arcs;
  });
  const mesh = joinArcs(drawn, units.length);
  const present = new Set([...mesh.left, ...mesh.right]);
  const absent = units.filter((_, index) => !present.has(index));
  if (absent.length > 0) throw new Error(`units without any land: ${absent.map((unit) => unit.code).join(", ")}`);
  return mesh;
}

function joinArcs(parts: readonly DrawnArcs[], unitCount: number): Mesh {
  const side = (label: number) => (label === NOBODY ? OUTSIDE : label);
  const start = [0];
  const points: number[] = [];
  for (const part of parts) {
    const offset = points.length / 2;
    for (let point = 0; point < part.x.length; point++) points.push(part.x[point]!, part.y[point]!);
    for (const end of part.start.slice(1)) start.push(offset + end);
  }
  return {
    unitCount,
    arcStart: Uint32Array.from(start),
    points: Int32Array.from(points),
    left: Int32Array.from(
      parts.flatMap((part) => part.left),
      side,
    ),
    right: Int32Array.from(
      parts.flatMap((part) => part.right),
      side,
    ),
  };
}
