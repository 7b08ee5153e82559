/** What is read of a TopoJSON document: arcs, how they were quantized, and one collection of geometries. */
interface Topology {
  readonly arcs: readonly (readonly (readonly number[])[])[];
  readonly transform?: { readonly scale: readonly number[]; readonly translate: readonly number[] };
  readonly objects: Readonly<Record<string, unknown>>;
}

/** A feature of GeoJSON before anything in it is checked. */
export interface RawFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly type: unknown;
  readonly coordinates: unknown;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a JSON document is a topology. */
export function isTopology(json: unknown): json is Topology {
  return isRecord(json) && json.type === "Topology" && Array.isArray(json.arcs) && isRecord(json.objects);
}

/** The polygons of every collection of a topology as GeoJSON would have them, with the shared arcs unrolled. */
export function topologyFeatures({ arcs, transform, objects }: Topology): RawFeature[] {
  const lines = arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map((point) => {
      if (transform === undefined) return [point[0]!, point[1]!];
      x += point[0]!;
      y += point[1]!;
      return [x * transform.scale[0]! + transform.translate[0]!, y * transform.scale[1]! + transform.translate[1]!];
    });
  });
  const ringOf = (numbers: unknown): number[][] => {
    const ring: number[][] = [];
    for (const number of Array.isArray(numbers) ? numbers : []) {
      const line = typeof number === "number" ? lines[number < 0 ? ~number : number] : undefined;
      const walked = number < 0 ? line?.toReversed() : line;
      for (const point of walked?.slice(ring.length === 0 ? 0 : 1) ?? []) ring.push(point);
    }
    return ring;
  };
  const each = (list: unknown, read: (item: unknown) => unknown) => (Array.isArray(list) ? list.map(read) : []);
  const features: RawFeature[] = [];
  const visit = (geometry: unknown): void => {
    if (!isRecord(geometry)) return;
    if (Array.isArray(geometry.geometries)) geometry.geometries.forEach(visit);
    const properties = { id: geometry.id, ...(isRecord(geometry.properties) ? geometry.properties : {}) };
    if (geometry.type === "Polygon")
      features.push({ properties, type: "Polygon", coordinates: each(geometry.arcs, ringOf) });
    if (geometry.type === "MultiPolygon") {
      const coordinates = each(geometry.arcs, (polygon) => each(polygon, ringOf));
      features.push({ properties, type: "MultiPolygon", coordinates });
    }
  };
  Object.values(objects).forEach(visit);
  return features;
}
