import type { MultiLineCoordinates } from "../geo/border-lines.ts";
import type { MultiPolygonCoordinates } from "../geo/outline.ts";
import { type Frame, project } from "./drawing-frame.ts";
import { svgPath, withoutRepeats } from "./svg-paths.ts";

/** Points nearer than this to the last one kept are left out, in units of the drawing: no eye sees them. */
const STEP = 0.35;
/** Rings smaller than this in both directions are dust. */
const DUST = 0.8;

/** Turns shapes of the mesh into path data of one frame; what lies wholly outside it is left out. */
export function createPathWriter(frame: Frame): {
  readonly area: (outline: MultiPolygonCoordinates) => string;
  readonly lines: (lines: MultiLineCoordinates) => string;
} {
  const lineOf = (points: readonly (readonly number[])[]): number[] => {
    const line: number[] = [];
    let [lastX, lastY] = [Number.NaN, Number.NaN];
    points.forEach(([lng, lat], p) => {
      const [x, y] = project(frame, lng!, lat!);
      const isNear = Math.abs(x - lastX) < STEP && Math.abs(y - lastY) < STEP;
      if (isNear && p < points.length - 1) return;
      line.push(Math.round(x * 10), Math.round(y * 10));
      [lastX, lastY] = [x, y];
    });
    return withoutRepeats(line);
  };
  return {
    area: (outline) =>
      svgPath(
        outline.flat().flatMap((ring) => {
          const line = lineOf(ring.slice(1));
          return isSeen(line, frame, DUST) ? [line] : [];
        }),
        { closed: true },
      ),
    lines: (lines) =>
      svgPath(
        lines.map(lineOf).filter((line) => line.length > 2 && isSeen(line, frame, 0)),
        { closed: false },
      ),
  };
}

/** Whether a line in tenths is larger than dust and meets the frame. */
function isSeen(line: readonly number[], { width, height }: Frame, dust: number): boolean {
  let [west, east, north, south] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < line.length; i += 2) {
    west = Math.min(west, line[i]! / 10);
    east = Math.max(east, line[i]! / 10);
    north = Math.min(north, line[i + 1]! / 10);
    south = Math.max(south, line[i + 1]! / 10);
  }
  return east >= 0 && west <= width && south >= 0 && north <= height && Math.max(east - west, south - north) >= dust;
}
