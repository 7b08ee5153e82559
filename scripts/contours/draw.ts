import { COORDINATE_SCALE } from "../../src/geo/mesh.ts";
import { findCrossings } from "./crossings.ts";
import type { Sheet } from "./sheet.ts";
import { chainMiddles, simplifyLine, smoothLine } from "./smooth.ts";
import { traceArcs } from "./trace.ts";

/** The arcs of one part: coordinates in degrees × `COORDINATE_SCALE`, labels on both sides (`NOBODY` outside). */
export interface DrawnArcs {
  readonly start: number[];
  readonly x: number[];
  readonly y: number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Coordinates are rounded to this many units of the mesh (about 10 m, the precision of the boxes). */
const ROUNDING = 10;

/** From the smoothest drawing to the safest; the last one cannot cross. */
const DRAWINGS = [
  { rounds: 4, smallestTriangle: 0.35 },
  { rounds: 2, smallestTriangle: 0.15 },
  { rounds: 1, smallestTriangle: 0.05 },
  { rounds: 0, smallestTriangle: 0.01 },
] as const;

/** Traces the borders between labels, smooths them, and redraws with less smoothing those that would cross another. */
export function drawBorders(labels: Uint16Array, sheet: Sheet): DrawnArcs {
  const lattice = traceArcs(labels, sheet.width, sheet.height);
  const middles = chainMiddles(lattice, sheet.width);
  const draw = (arc: number, drawing: number): { x: number[]; y: number[] } => {
    const { rounds, smallestTriangle } = DRAWINGS[drawing]!;
    const line = simplifyLine(smoothLine(middles[arc]!, rounds), smallestTriangle);
    return dropRepeats(
      Array.from(line.x, (x) => roundDegrees(sheet.west + x * sheet.stepLng)),
      Array.from(line.y, (y) => roundDegrees(sheet.north - y * sheet.stepLat)),
    );
  };
  const lines = middles.map((_, arc) => draw(arc, 0));
  const drawings = new Uint8Array(lines.length);
  const bucket = Math.round(sheet.stepLat * COORDINATE_SCALE * 4);
  for (let round = 0; round < 2 * DRAWINGS.length; round++) {
    const guilty = findCrossings(flatten(lines), bucket);
    for (const arc of guilty) {
      drawings[arc] = Math.min(drawings[arc]! + 1, DRAWINGS.length - 1);
      lines[arc] = draw(arc, drawings[arc]!);
    }
    if (guilty.size === 0) break;
  }
  return { ...flatten(lines), left: lattice.left, right: lattice.right };
}

const roundDegrees = (degrees: number): number => Math.round((degrees * COORDINATE_SCALE) / ROUNDING) * ROUNDING;

function dropRepeats(x: readonly number[], y: readonly number[]): { x: number[]; y: number[] } {
  const kept = x.map((_, i) => i).filter((i) => i === 0 || x[i] !== x[i - 1] || y[i] !== y[i - 1]);
  return { x: kept.map((i) => x[i]!), y: kept.map((i) => y[i]!) };
}

function flatten(lines: readonly { x: number[]; y: number[] }[]): { start: number[]; x: number[]; y: number[] } {
  const start = [0];
  const x: number[] = [];
  const y: number[] = [];
  for (const line of lines) {
    for (const value of line.x) x.push(value);
    for (const value of line.y) y.push(value);
    start.push(x.length);
  }
  return { start, x, y };
}
