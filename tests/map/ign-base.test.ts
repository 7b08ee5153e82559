import { expect, it } from "vitest";
import { IGN_SERVER, ignBase } from "../../src/map/ign-base.ts";

it("asks one server for tiles of the web grid, and names the publisher", () => {
  const { source, layer, sourceId } = ignBase();
  const [tile] = source.tiles!;
  expect(source.tiles).toHaveLength(1);
  const address = new URL(tile!.replace("{z}", "6").replace("{x}", "32").replace("{y}", "22"));
  expect(address.origin).toBe(IGN_SERVER);
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    REQUEST: "GetTile",
    LAYER: "GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2",
    TILEMATRIXSET: "PM",
    TILEMATRIX: "6",
    TILEROW: "22",
    TILECOL: "32",
  });
  expect(source.attribution).toContain("IGN");
  expect(layer).toMatchObject({ type: "raster", source: sourceId });
});
