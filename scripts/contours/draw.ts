import { COORDINATE_SCALE } from "../../src/geo/mesh.ts";
import { NOBODY } from "./cells.ts";
import { findCrossings } from "./crossings.ts";
import type { Sheet } from "./sheet.ts";
import { chainMiddles, simplifyLine, smoothLine } from "./smooth.ts";
import { type LatticeArcs, traceArcs } from "./trace.ts";

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

/** From the smoothest drawing to the safest; the last one cannot cross, nor lose more than the corners of its cells. */
const DRAWINGS = [
  { rounds: 4, smallestTriangle: 0.35 },
  { rounds: 2, smallestTriangle: 0.15 },
  { rounds: 1, smallestTriangle: 0.05 },
  { rounds: 0, smallestTriangle: 0.01 },
] as const;
/** Smoothing may not take more than this share of the cells of a label away. */
const LARGEST_LOSS = 0.2;

/**
 * Traces the borders between labels and smooths them; those that would cross another, or would make a small unit
 * vanish, are drawn again with less smoothing. Throws when borders still cross in the safest drawing.
 */
export function drawBorders(labels: Uint16Array, sheet: Sheet): DrawnArcs {
  const lattice = traceArcs(labels, sheet.width, sheet.height);
  const middles = chainMiddles(lattice, sheet.width);
  const draw = (arc: number, drawing: number): Line => {
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
  const cellArea = sheet.stepLng * sheet.stepLat * COORDINATE_SCALE ** 2;
  const cellCounts = new Uint32Array(NOBODY + 1);
  for (const label of labels) cellCounts[label]!++;
  let suspects: ReadonlySet<number> | undefined;
  for (;;) {
    const crossing = findCrossings(flatten(lines), bucket, suspects);
    const areas = measureAreas(lines, lattice);
    const isShrunk = (label: number): boolean =>
      label !== NOBODY && areas[label]! < (1 - LARGEST_LOSS) * cellCounts[label]! * cellArea;
    const redrawn: number[] = [];
    for (let arc = 0; arc < lines.length; arc++) {
      if (!crossing.has(arc) && !isShrunk(lattice.left[arc]!) && !isShrunk(lattice.right[arc]!)) continue;
      if (drawings[arc] === DRAWINGS.length - 1) continue;
      drawings[arc]!++;
      lines[arc] = draw(arc, drawings[arc]!);
      redrawn.push(arc);
    }
    suspects = new Set([...crossing, ...redrawn]);
    if (redrawn.length > 0) continue;
    if (crossing.size > 0) throw new Error(`${sheet.name}: ${crossing.size} borders cross even without smoothing`);
    return { ...flatten(lines), left: lattice.left, right: lattice.right };
  }
}

interface Line {
  readonly x: number[];
  readonly y: number[];
}

/** Area inside the borders of each label, in squared units of the mesh. */
function measureAreas(lines: readonly Line[], { left, right }: LatticeArcs): Float64Array {
  const areas = new Float64Array(NOBODY + 1);
  for (const [arc, { x, y }] of lines.entries()) {
    let twice = 0;
    for (let i = 1; i < x.length; i++)
      twice += (x[i - 1]! - x[0]!) * (y[i]! - y[0]!) - (x[i]! - x[0]!) * (y[i - 1]! - y[0]!);
    // The triangle of the origin with the two ends closes every ring made of several arcs.
    twice += x[0]! * y.at(-1)! - x.at(-1)! * y[0]!;
    areas[left[arc]!]! += twice / 2;
    areas[right[arc]!]! -= twice / 2;
  }
  return areas;
}

const roundDegrees = (degrees: number): number => Math.round((degrees * COORDINATE_SCALE) / ROUNDING) * ROUNDING;

function dropRepeats(x: readonly number[], y: readonly number[]): Line {
  const kept = x.map((_, i) => i).filter((i) => i === 0 || x[i] !== x[i - 1] || y[i] !== y[i - 1]);
  return { x: kept.map((i) => x[i]!), y: kept.map((i) => y[i]!) };
}

function flatten(lines: readonly Line[]): { start: number[]; x: number[]; y: number[] } {
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
