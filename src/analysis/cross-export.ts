import { groupUnits } from "../domain/border-bundles.ts";
import type { Base } from "../domain/classes.ts";
import { crossLayers } from "../domain/cross.ts";
import { buildLayerIndex } from "../domain/layer-index.ts";
import type { TerritoryLayer } from "../domain/territory.ts";
import { lineLengthKm } from "../geo/measure.ts";
import { outlineOf, outlinesOf } from "../geo/outline.ts";
import { unitsOf } from "./analyse-list.ts";
import { totalsOf } from "./cross-flow.ts";
import type { OpenMesh } from "./cross-meshes.ts";
import { borderBundleLayers } from "./cross-shapes.ts";
import type { France } from "./france.ts";

/**
 * The limits of several meshes as lines for a GIS: one feature for each combination, with one property 0 or 1 for each
 * mesh (its id), `count` and `lengthKm`.
 */
export function bordersGeojson(
  { mesh }: Pick<France, "mesh">,
  meshes: readonly OpenMesh[],
  inScope: Uint8Array,
): GeoJSON.FeatureCollection {
  const { bundle } = borderBundleLayers(mesh, meshes.map(groupUnits), inScope);
  return {
    type: "FeatureCollection",
    features: bundle!.features.map(({ geometry, properties }) => {
      const { mask, count } = properties as { readonly mask: number; readonly count: number };
      const has = meshes.map(({ info }, m) => [info.id, (mask >> m) & 1] as const);
      const lines = (geometry as GeoJSON.MultiLineString).coordinates as [number, number][][];
      const lengthKm = lines.reduce((sum, line) => sum + lineLengthKm(line), 0);
      return { type: "Feature", geometry, properties: { ...Object.fromEntries(has), count, lengthKm } };
    }),
  };
}

/** The common part of every pair of territories of two meshes, as areas for a GIS, with its figures. */
export function piecesGeojson(
  base: Base & Pick<France, "mesh">,
  a: OpenMesh,
  b: OpenMesh,
  inScope: Uint8Array,
): GeoJSON.FeatureCollection {
  const cross = crossLayers(base, a, b, inScope);
  const pairs = layerOfPairs(cross.pairA, cross.pairB, a, b, inScope);
  const outlines = outlinesOf(base.mesh, buildLayerIndex(pairs, base.units.count), cross.pairA.length);
  return {
    type: "FeatureCollection",
    features: outlines.map((coordinates, pair) => {
      const [one, two] = [a.layer.territories[cross.pairA[pair]!]!, b.layer.territories[cross.pairB[pair]!]!];
      return {
        type: "Feature",
        geometry: { type: "MultiPolygon", coordinates },
        properties: {
          a: one.id,
          aName: one.name,
          b: two.id,
          bName: two.name,
          units: cross.units[pair]!,
          population: cross.population[pair]!,
          areaKm2: cross.areaKm2[pair]!,
        },
      };
    }),
  };
}

/** A set of units as one area, with its codes and figures. */
export function setGeojson(base: Base & Pick<France, "mesh">, set: Uint8Array): GeoJSON.FeatureCollection {
  const units = unitsOf(set);
  return {
    type: "FeatureCollection",
    features: [
      {
        type: "Feature",
        geometry: { type: "MultiPolygon", coordinates: outlineOf(base.mesh, set) },
        properties: { ...totalsOf(base, units), codes: units.map((unit) => base.units.codes[unit]!).join(" ") },
      },
    ],
  };
}

/** Pairs as territories of a layer, so that all their outlines come in one pass. */
function layerOfPairs(
  pairA: Uint32Array,
  pairB: Uint32Array,
  a: OpenMesh,
  b: OpenMesh,
  inScope: Uint8Array,
): TerritoryLayer {
  const memberStart = new Uint32Array(pairA.length + 1);
  const members: number[] = [];
  pairA.forEach((one, pair) => {
    const two = pairB[pair]!;
    for (let m = a.layer.memberStart[one]!; m < a.layer.memberStart[one + 1]!; m++) {
      const unit = a.layer.members[m]!;
      const claims = b.index.claimants.subarray(b.index.start[unit]!, b.index.start[unit + 1]!);
      if (inScope[unit] === 1 && claims.includes(two)) members.push(unit);
    }
    memberStart[pair + 1] = members.length;
  });
  return {
    territories: Array.from(pairA, (_, pair) => ({ id: String(pair), name: "", nature: a.info.nature, stages: [] })),
    memberStart,
    members: Uint32Array.from(members),
    declaredShared: new Uint8Array(members.length),
    extent: "france",
    provenance: a.layer.provenance,
  };
}
