import { expect, test } from "vitest";
import { LAYER_ORDER } from "../../src/map/layer-ids.ts";
import { makeLayers } from "../../src/map/layers.ts";

const CHOICES = {
  hidden: [],
  overlays: [],
  isFrance: false,
  selected: "none",
  hasFarLabels: true,
  language: "fr",
} as const;
const visibility = (layers: ReturnType<typeof makeLayers>, id: (typeof LAYER_ORDER)[number]) =>
  layers[id].layout?.visibility ?? "visible";

test("every layer of the order exists, once", () => {
  expect(Object.keys(makeLayers(CHOICES)).sort()).toEqual([...LAYER_ORDER].sort());
  expect(new Set(LAYER_ORDER).size).toBe(LAYER_ORDER.length);
});

test("no name lies under a card, white zones are named before all others, and hatches lie over tints", () => {
  expect(LAYER_ORDER.slice(-3)).toEqual(["zone-callout", "white-label", "covers"]);
  expect(LAYER_ORDER.indexOf("white-hatch")).toBeGreaterThan(LAYER_ORDER.indexOf("territory-tint"));
});

test("the legend hides what it unticks, label included, and shows an overlay that is asked for", () => {
  const layers = makeLayers({ ...CHOICES, hidden: ["white"], overlays: ["dac"] });
  for (const id of [
    "white-hatch",
    "white-line",
    "white-label",
    "zone-callout",
    "zone-leader",
    "ght",
    "epci-line",
  ] as const)
    expect(visibility(layers, id)).toBe("none");
  for (const id of ["shared-hatch", "dac"] as const) expect(visibility(layers, id)).toBe("visible");
});

test("a selection is drawn only while there is one", () => {
  expect(visibility(makeLayers(CHOICES), "zone-selection")).toBe("none");
  expect(visibility(makeLayers({ ...CHOICES, selected: "zone" }), "zone-selection")).toBe("visible");
  expect(visibility(makeLayers({ ...CHOICES, selected: "zone" }), "selection")).toBe("none");
});
