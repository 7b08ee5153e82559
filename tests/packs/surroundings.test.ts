import { describe, expect, it } from "vitest";
import { decodeSurroundings } from "../../src/packs/surroundings.ts";

/* A triangle of Spain and its name. */
const land = {
  type: "Feature",
  properties: { country: "724" },
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [0, 40],
        [1, 40],
        [1, 41],
        [0, 40],
      ],
    ],
  },
};
const label = {
  type: "Feature",
  properties: { label: "ESPAGNE", labelEn: "SPAIN" },
  geometry: { type: "Point", coordinates: [-2.6, 41.2] },
};
const pack = (...features: object[]) => ({ pack: "surroundings", version: 1, type: "FeatureCollection", features });

describe("surroundings pack", () => {
  it("gives polygons and names", () => {
    expect(decodeSurroundings(pack(land, label))).toEqual({ type: "FeatureCollection", features: [land, label] });
  });

  it("refuses what is neither a polygon nor a named point", () => {
    const line = { ...land, geometry: { type: "LineString", coordinates: [] } };
    expect(() => decodeSurroundings(pack(line))).toThrow(
      'features[0].geometry.type should be like ^(Polygon|Point)$, found "LineString"',
    );
    expect(() => decodeSurroundings(pack({ ...label, properties: { label: "ESPAGNE" } }))).toThrow(
      "features[0].properties.labelEn",
    );
    const far = { ...label, geometry: { type: "Point", coordinates: [200, 0] } };
    expect(() => decodeSurroundings(pack(far))).toThrow("found 200");
  });
});
