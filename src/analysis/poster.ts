import { STAGES, type Stage } from "../domain/territory.ts";
import { TINT_COUNT } from "../domain/tints.ts";
import type { Surroundings } from "../packs/surroundings.ts";
import { createDrawing, simplify } from "./drawing.ts";
import { mercatorFrame, project } from "./drawing-frame.ts";
import { METROPOLITAN_FRANCE, type SmallMap } from "./protocol.ts";
import { drawFindings, type SmallMapsRequest } from "./small-maps.ts";
import { svgPath } from "./svg-paths.ts";

/**
 * Metropolitan France as the main map first shows it, drawn flat: what is seen while the code of the map is on its
 * way. Its frame is `METROPOLITAN_FRANCE` in Mercator, so that the map takes its place to the pixel.
 */
export interface Poster extends Pick<SmallMap, "width" | "height" | "paths"> {
  /** Land of the neighbours. */
  readonly abroad: string;
  /** The territories of each tint, and those of each stage, as one path each: two thousand elements would hold up the page. */
  readonly tints: readonly string[];
  readonly stages: readonly { readonly stage: Stage; readonly path: string }[];
}

/** Wider than most screens give it. */
const WIDTH = 1000;
/** Code that Natural Earth gives to France, drawn from its communes. */
const FRANCE_ABROAD = "250";

/** Draws France in the figures of an analysis. `request` covers the whole country. */
export function drawPoster(request: SmallMapsRequest, surroundings: Surroundings): Poster {
  const { units, mesh } = request.france;
  const frame = mercatorFrame(METROPOLITAN_FRANCE, WIDTH);
  const metropolitan = units.codes.flatMap((code, unit) => (code.startsWith("97") ? [] : [unit]));
  const drawing = createDrawing(mesh, metropolitan, frame, (unit) => units.zoneOf.departement[unit]!);
  const rings = surroundings.features.flatMap(({ geometry, properties }) =>
    geometry.type === "Polygon" && properties?.country !== FRANCE_ABROAD ? geometry.coordinates : [],
  );
  const abroad = rings.map((ring) => {
    const flat = ring.flatMap(([lng, lat]) => project(frame, lng!, lat!));
    return simplify(flat, 0.6)
      .sort((a, b) => a - b)
      .flatMap((step) => [Math.round(flat[2 * step]! * 10), Math.round(flat[2 * step + 1]! * 10)]);
  });
  const { territories, ...findings } = drawFindings(request, drawing);
  const together = (holds: (territory: (typeof territories)[number]) => boolean) =>
    territories
      .filter(holds)
      .map(({ path }) => path)
      .join("");
  return {
    ...findings,
    tints: Array.from({ length: TINT_COUNT }, (_, tint) => together((one) => one.tint === tint)),
    stages: STAGES.map((stage) => ({ stage, path: together((one) => one.stage === stage) })),
    abroad: svgPath(
      abroad.filter((line) => line.length > 6),
      { closed: true },
    ),
  };
}
