import { EdgeSet } from "./edge-set.ts";
import { facePerimeters, fillGaps, GAP, isSliver } from "./fill-gaps.ts";
import { type Mesh, OUTSIDE } from "./mesh.ts";
import { joinEdges } from "./mesh-of-faces.ts";
import { findFaces } from "./planar-faces.ts";
import { addPolygons, type ForeignPolygons } from "./polygon-edges.ts";
import { settleEdges } from "./settle-edges.ts";

/**
 * The mesh of units given as polygons that were drawn side by side: borders are shared wherever two outlines run along
 * each other, whether or not they have the same points. Narrow gaps between units are closed, land claimed twice goes
 * to the first unit; a real hole stays a hole.
 *
 * @param polygonsOf `[lng, lat]` degrees by unit; units without polygons have no face
 */
export function meshFromPolygons(unitCount: number, polygonsOf: ReadonlyMap<number, ForeignPolygons>): Mesh {
  const edges = new EdgeSet();
  for (const [unit, polygons] of polygonsOf) addPolygons(edges, polygons, unit);
  settleEdges(edges);
  const faces = findFaces(edges, () => false);
  const perimeter = facePerimeters(edges, faces);
  const unitOfFace = Int32Array.from(faces.labels, ([unit], face) => {
    if (unit !== undefined) return unit;
    return isSliver(faces.area[face]!, perimeter[face]!) ? GAP : OUTSIDE;
  });
  fillGaps(edges, faces, unitOfFace, (_, unit) => unit !== OUTSIDE);
  const arcs = joinEdges(
    edges,
    faces.faceOf.map((face) => (face < 0 ? OUTSIDE : Math.max(OUTSIDE, unitOfFace[face]!))),
  );
  return {
    unitCount,
    arcStart: Uint32Array.from(arcs.arcStart),
    points: Int32Array.from(arcs.points),
    left: Int32Array.from(arcs.left),
    right: Int32Array.from(arcs.right),
  };
}
