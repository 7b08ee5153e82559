import { accept, type Result, refuse } from "../domain/result.ts";
import { type CaptureDecision, createCapture, decideCaptures, type PolygonParts } from "../geo/capture.ts";
import { Crossings, lengthOf } from "../geo/line-spans.ts";
import type { Mesh } from "../geo/mesh.ts";
import type { UnitIndex } from "../geo/unit-index.ts";
import { type FeatureFile, type PolygonFeature, readFeatures } from "./geojson-features.ts";
import type { AnomalyKind, ListAnomaly } from "./list-anomaly.ts";
import type { ListRefusal } from "./list-refusal.ts";
import type { NamedFile } from "./perimeter-list.ts";
import { applyReading, type CoordinatesHint, type Reading, recogniseReadings } from "./projections.ts";

/** Contours against which polygons are read. */
export interface ContourBase {
  readonly mesh?: Mesh;
  readonly unitIndex?: UnitIndex;
}

export interface ZoneOptions {
  /** Share of its area from which a unit belongs to a zone (0..1); half by default. */
  readonly threshold?: number;
}

/** A polygon of a file, or several under one feature, before its properties are understood. */
export interface GeojsonZone {
  readonly object: number;
  readonly properties: ReadonlyMap<string, string>;
}

export interface GeojsonZones {
  readonly zones: readonly GeojsonZone[];
  /** What each zone is drawn as, in degrees. */
  readonly shapes: readonly PolygonParts[];
  /** What was decided of each unit that a zone touches; `zone` is a position in `zones`. */
  readonly decisions: readonly CaptureDecision[];
  /** How the numbers were read. */
  readonly reading: Reading;
  /** Projection, geometries left out or mended: without file nor name of territory. */
  readonly anomalies: readonly ZoneAnomaly[];
  /** Objects of the file. */
  readonly features: number;
}

export type ZoneAnomaly = Pick<ListAnomaly, "row" | "kind" | "value"> & { readonly zone: number | null };

const SAMPLE_POINTS = 600;
const SAMPLE_FEATURES = 20;
/** A simple ring has the same area counted round or along lines; more apart than this, it crosses itself. */
const CROSSED = 0.03;
const LINES = 128;

/**
 * Reads the polygons of a GeoJSON file as zones and the units that they take: projection recognised, features in
 * another one (overseas) read apart, then shares of area (`decideCaptures`). Never throws.
 */
export function readGeojsonZones(
  file: NamedFile,
  base: ContourBase,
  options: ZoneOptions = {},
): Result<GeojsonZones, ListRefusal> {
  const read = readFeatures(file);
  return read.ok ? captureFeatures(file.name, read.value, base, options) : read;
}

/** The same for a file already opened. */
export function captureFeatures(
  name: string,
  file: FeatureFile,
  { mesh, unitIndex }: ContourBase,
  { threshold }: ZoneOptions = {},
): Result<GeojsonZones, ListRefusal> {
  if (mesh === undefined || unitIndex === undefined) return refuse({ code: "no-contours", file: name });
  const { features, declaredEpsg } = file;
  const hint: CoordinatesHint = {
    ...(declaredEpsg === null ? {} : { epsg: declaredEpsg }),
    isOnLand: (lng, lat) => unitIndex.unitAt(lng, lat) >= 0,
  };
  const capture = createCapture(mesh, unitIndex);
  const reading = chooseReading(recogniseReadings(samplePoints(features), hint), declaredEpsg, features, capture);
  if (reading === null) return refuse(outsideFrance(name, file));

  const anomalies: ZoneAnomaly[] = [];
  const say = (row: number, zone: number | null, kind: AnomalyKind, value: string) =>
    anomalies.push({ row, zone, kind, value });
  sayReading(reading, (kind, value) => say(0, null, kind, value));
  const zones: PolygonFeature[] = [];
  const shapes: PolygonParts[] = [];
  const shares = features.flatMap((feature) => {
    const { object, parts, leftOut } = feature;
    if (parts.length === 0) {
      say(object, null, "geometrie-ignoree", leftOut ?? "");
      return [];
    }
    const zone = zones.push(feature) - 1;
    if (leftOut !== null) say(object, zone, "geometrie-ignoree", leftOut);
    let inDegrees = project(parts, reading);
    let found = capture(inDegrees);
    if (found.length === 0) {
      // Overseas polygons are often left in their local projection in a file of metropolitan ones.
      const own = chooseReading(recogniseReadings(samplePoints([feature]), hint), declaredEpsg, [feature], capture);
      if (own !== null && (own.epsg !== reading.epsg || own.swapped !== reading.swapped)) {
        sayReading(own, (kind, value) => say(object, zone, kind, value));
        inDegrees = project(parts, own);
        found = capture(inDegrees);
      }
    }
    if (inDegrees.some((rings) => rings.some(isOpen) || crossesItself(rings)))
      say(object, zone, "geometrie-reparee", String(object));
    shapes.push(inDegrees);
    return [found];
  });
  const decisions = decideCaptures(shares, threshold);
  const taken = new Set(decisions.filter(({ isTaken }) => isTaken).map(({ zone }) => zone));
  if (decisions.length === 0) return refuse(outsideFrance(name, file));
  zones.forEach(({ object }, zone) => {
    if (!taken.has(zone)) say(object, zone, "hors-unites", String(object));
  });
  anomalies.sort((a, b) => a.row - b.row);
  return accept({ zones, shapes, decisions, reading, anomalies, features: features.length });
}

type Capture = ReturnType<typeof createCapture>;

/**
 * Where numbers mean France in several projections: the one that the file declares, else the one under which the outlines
 * follow the borders of the units best. Null without any.
 */
function chooseReading(
  readings: readonly Reading[],
  declaredEpsg: number | null,
  features: readonly PolygonFeature[],
  capture: Capture,
): Reading | null {
  const declared = readings.find(({ epsg, swapped }) => epsg === declaredEpsg && !swapped);
  if (declared !== undefined || readings.length < 2) return declared ?? readings[0] ?? null;
  const drawn = features.filter(({ parts }) => parts.length > 0);
  const every = Math.max(1, Math.floor(drawn.length / SAMPLE_FEATURES));
  const sample = drawn.filter((_, position) => position % every === 0);
  const misfits = readings.map((reading) => {
    let taken = 0;
    let cut = 0;
    for (const { parts } of sample) {
      for (const { share } of capture(project(parts, reading))) {
        taken += share;
        cut += Math.min(share, 1 - share);
      }
    }
    return taken === 0 ? Number.POSITIVE_INFINITY : cut / taken;
  });
  return readings[misfits.indexOf(Math.min(...misfits))]!;
}

function sayReading({ epsg, name, swapped }: Reading, say: (kind: AnomalyKind, value: string) => void): void {
  if (epsg !== 4326) say("projection", `${name} (EPSG:${epsg})`);
  if (swapped) say("coordonnees-inversees", name);
}

function outsideFrance(file: string, { features, declaredEpsg }: FeatureFile): ListRefusal {
  const [x, y] = features.flatMap(({ parts }) => parts[0]?.[0]?.[0] ?? []);
  return {
    code: "outside-france",
    file,
    sample: `${x}, ${y}`,
    declared: declaredEpsg === null ? null : `EPSG:${declaredEpsg}`,
  };
}

/** Points taken at equal steps in the outer rings of all the features. */
function samplePoints(features: readonly PolygonFeature[]): readonly (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  let count = 0;
  for (const { parts } of features) for (const [ring] of parts) count += ring?.length ?? 0;
  const every = Math.max(1, Math.floor(count / SAMPLE_POINTS));
  let position = 0;
  for (const { parts } of features) {
    for (const [ring = []] of parts) {
      for (const [x, y] of ring) if (position++ % every === 0) points.push([x!, y!]);
    }
  }
  return points;
}

function project(parts: PolygonParts, reading: Reading): PolygonParts {
  if (reading.epsg === 4326 && !reading.swapped) return parts;
  return parts.map((rings) => rings.map((ring) => ring.map(([x, y]) => [...applyReading(reading, x!, y!)])));
}

function isOpen(ring: readonly (readonly number[])[]): boolean {
  const first = ring[0];
  const last = ring.at(-1);
  return first?.[0] !== last?.[0] || first?.[1] !== last?.[1];
}

/** Compares the area counted round the outer ring with the one counted along lines; small kinks do not show, nor matter. */
function crossesItself([outer = []]: PolygonParts[number]): boolean {
  const latitudes = outer.map((point) => point[1]!);
  const south = latitudes.reduce((least, latitude) => Math.min(least, latitude), Infinity);
  const north = latitudes.reduce((most, latitude) => Math.max(most, latitude), -Infinity);
  if (!(north > south)) return true;
  const crossings = new Crossings({ south, step: (north - south) / LINES, count: LINES });
  let round = 0;
  outer.forEach(([x, y], i) => {
    const [nextX, nextY] = outer[(i + 1) % outer.length]!;
    crossings.add(x!, y!, nextX!, nextY!);
    round += (x! - outer[0]![0]!) * (nextY! - y!) - (nextX! - x!) * (y! - outer[0]![1]!);
  });
  const along = crossings.spans().reduce((sum, spans) => sum + lengthOf(spans), 0) * ((north - south) / LINES);
  return Math.abs(Math.abs(round / 2) - along) > CROSSED * along;
}
