import type { MeshView } from "../domain/cross.ts";
import { createCapture, type UnitShare } from "../geo/capture.ts";
import { multiPolygonAreaKm2 } from "../geo/measure.ts";
import { type MultiPolygonCoordinates, zoneOutlines } from "../geo/outline.ts";
import type { France } from "./france.ts";
import type { FreePolygon, FreePolygonCross, FreePolygonPart } from "./polygon-protocol.ts";
import type { Box } from "./protocol.ts";

type Ground = Pick<France, "units" | "mesh" | "geography" | "unitIndex">;

/**
 * Returns a function that gives the units of free polygons (which may cut communes) with the share of their area inside.
 * Units that lie whole inside are told by the capture; of the others the common part is cut by Turf. A polygon whose
 * rings Turf cannot cut keeps the share of the capture, right within one in a hundred.
 */
export function createPolygonReader({ mesh, unitIndex }: Ground) {
  const capture = createCapture(mesh, unitIndex);

  return async (polygons: readonly FreePolygon[]): Promise<readonly (readonly UnitShare[])[]> => {
    // Only those who cross free polygons need it.
    const [{ intersect }, { featureCollection, multiPolygon }] = await Promise.all([
      import("@turf/intersect"),
      import("@turf/helpers"),
    ]);
    const captured = polygons.map(({ geometry }) => capture(partsOf(geometry)));
    const cut = [...new Set(captured.flatMap((units) => units.flatMap(({ unit, share }) => (share < 1 ? unit : []))))];
    const places = new Int32Array(mesh.unitCount).fill(-1);
    cut.forEach((unit, place) => {
      places[unit] = place;
    });
    const outlines = zoneOutlines(mesh, places, cut.length);
    const shareOf = (parts: MultiPolygonCoordinates, { unit, share }: UnitShare): number => {
      if (share === 1) return 1;
      const outline = outlines[places[unit]!]!;
      try {
        const common = intersect(featureCollection([multiPolygon(parts), multiPolygon(outline)]));
        const areaKm2 = common === null ? 0 : multiPolygonAreaKm2(partsOf(common.geometry));
        return Math.min(1, areaKm2 / multiPolygonAreaKm2(outline));
      } catch {
        // Rings that cross themselves may have no answer there.
        return share;
      }
    };
    return polygons.map(({ geometry }, p) =>
      captured[p]!.map((one) => ({ unit: one.unit, share: shareOf(partsOf(geometry), one) })).filter(
        ({ share }) => share > 0,
      ),
    );
  };
}

function partsOf(geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon): MultiPolygonCoordinates {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return parts as MultiPolygonCoordinates;
}

/** Where polygons lie. */
export function boxOfPolygons(polygons: readonly FreePolygon[]): Box {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of polygons)
    for (const [lng, lat] of partsOf(geometry).flat(2)) {
      box[0] = Math.min(box[0], lng!);
      box[1] = Math.min(box[1], lat!);
      box[2] = Math.max(box[2], lng!);
      box[3] = Math.max(box[3], lat!);
    }
  return box;
}

/**
 * Free polygons crossed with a mesh: people by share of area, as if they were spread evenly over each commune. An
 * estimate, and always said to be one.
 */
export function crossShares(
  { units, geography }: Ground,
  polygons: readonly FreePolygon[],
  shares: readonly (readonly UnitShare[])[],
  { layer, index, active }: MeshView,
  inScope: Uint8Array,
): readonly FreePolygonCross[] {
  return polygons.map(({ id, name }, p) => {
    const inside = shares[p]!.filter(({ unit }) => inScope[unit] === 1);
    const whole = new Tally();
    const alone = new Tally();
    const parts = new Map<number, Tally>();
    for (const { unit, share } of inside) {
      const [people, areaKm2] = [share * units.population[unit]!, share * geography.areaKm2[unit]!];
      whole.add(share, people, areaKm2);
      let claims = 0;
      for (const territory of index.claimants.subarray(index.start[unit]!, index.start[unit + 1]!)) {
        if (active[territory] === 0) continue;
        claims++;
        const part = parts.get(territory) ?? new Tally();
        part.add(share, people, areaKm2);
        parts.set(territory, part);
      }
      if (claims === 0) alone.add(share, people, areaKm2);
    }
    return {
      id,
      name,
      estimate: true,
      ...whole.amounts(),
      alone: alone.amounts(),
      parts: [...parts]
        .map(([territory, part]): FreePolygonPart => {
          const { id: partner, name: partnerName } = layer.territories[territory]!;
          const { population } = part.amounts();
          const share = whole.people > 0 ? population / whole.people : 0;
          return { id: partner, name: partnerName, ...part.amounts(), populationShare: share };
        })
        .sort((a, b) => b.population - a.population || b.areaKm2 - a.areaKm2 || (a.id < b.id ? -1 : 1)),
    };
  });
}

class Tally {
  #units = 0;
  #cut = 0;
  people = 0;
  #areaKm2 = 0;

  add(share: number, people: number, areaKm2: number): void {
    this.#units++;
    if (share < 1) this.#cut++;
    this.people += people;
    this.#areaKm2 += areaKm2;
  }

  amounts() {
    return { units: this.#units, cutUnits: this.#cut, population: this.people, areaKm2: this.#areaKm2 };
  }
}
