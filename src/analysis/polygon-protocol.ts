import type { Totals } from "../domain/report.ts";
import type { ListAnomaly } from "../formats/list-anomaly.ts";
import type { Scoped } from "./cross-protocol.ts";
import type { Box } from "./protocol.ts";

/** A zone drawn without regard to communes, in WGS84. */
export interface FreePolygon {
  readonly id: string;
  readonly name: string;
  readonly geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon;
}

/** Polygons read from a file of the user. */
export interface FreePolygonFile {
  readonly file: string;
  readonly polygons: readonly FreePolygon[];
  /** What was not read as written, and why. */
  readonly anomalies: readonly ListAnomaly[];
  readonly box: Box;
}

/** Units touched, those of them that are cut, and people and km² by share of area. */
export interface FreePolygonAmounts extends Totals {
  readonly cutUnits: number;
}

export interface FreePolygonPart extends FreePolygonAmounts {
  /** Territory of the other mesh. */
  readonly id: string;
  readonly name: string;
  /** Share (0..1) of the people of the polygon. */
  readonly populationShare: number;
}

/** A free polygon crossed with a mesh; its people are an estimate and must be shown as one. */
export interface FreePolygonCross extends FreePolygonAmounts {
  readonly id: string;
  readonly name: string;
  readonly estimate: true;
  /** Its part in no territory of the mesh. */
  readonly alone: FreePolygonAmounts;
  /** Most people first. */
  readonly parts: readonly FreePolygonPart[];
}

export interface FreePolygonsRequest extends Scoped {
  readonly polygons: readonly FreePolygon[];
  readonly mesh: string;
}
