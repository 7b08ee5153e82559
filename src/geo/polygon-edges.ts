import type { EdgeSet } from "./edge-set.ts";
import { doubleArea } from "./integer-ring.ts";
import type { Position } from "./measure.ts";
import { COORDINATE_SCALE } from "./mesh.ts";

/** Coordinates of a GeoJSON MultiPolygon as they come from elsewhere: any winding, perhaps with altitudes. */
export type ForeignPolygons = readonly (readonly (readonly Position[])[])[];

/** Adds the rings of a multipolygon, rounded to the grid of the mesh, with the area of `label` on their left. */
export function addPolygons(edges: EdgeSet, polygons: ForeignPolygons, label: number): void {
  for (const polygon of polygons) {
    polygon.forEach((positions, position) => {
      const ring: number[] = [];
      for (const [lng, lat] of positions) {
        ring.push(Math.round(lng * COORDINATE_SCALE), Math.round(lat * COORDINATE_SCALE));
      }
      // A ring that forgets to come back to its first point is closed.
      ring.push(ring[0]!, ring[1]!);
      const isCounterClockwise = doubleArea(ring) > 0;
      const change = isCounterClockwise === (position === 0) ? 1 : -1;
      let before = edges.node(ring[0]!, ring[1]!);
      for (let i = 2; i < ring.length; i += 2) {
        const node = edges.node(ring[i]!, ring[i + 1]!);
        edges.add(before, node, label, change);
        before = node;
      }
    });
  }
}
