import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from "maplibre-gl";
import type { SiteKind } from "../domain/site.ts";
import { STAGES } from "../domain/territory.ts";
import type { Finding, Hideable, Language, Selection } from "../store/state.ts";
import {
  EPCI,
  INK,
  LAND_LABEL,
  LAND_LINE,
  LAND_OUTSIDE,
  MAILLAGE_LINES,
  NO_CPTS,
  NO_CPTS_TEXT,
  OVERLAP,
  PAPER,
  SEA,
  SELECTION,
  STAGE_LINES,
  TINTS,
  WATER_LABEL,
} from "./colours.ts";
import { ZONE_LINE_HEIGHT, ZONE_TEXT_PX } from "./label-layout.ts";
import { type LayerId, SOURCES } from "./layer-ids.ts";
import { peopleIn } from "./people-words.ts";

/** What the look of the map depends on; figures and shapes come through sources and feature states. */
export interface LayerChoices {
  readonly hidden: readonly Hideable[];
  readonly overlays: readonly string[];
  /** France as a whole has no land outside the scope to show. */
  readonly isFrance: boolean;
  readonly selected: Selection["kind"];
  /** Names of seas and countries: they come after the first figures, whose letters are drawn one by one. */
  readonly hasFarLabels: boolean;
  readonly language: Language;
}

/** Structures are drawn from here on: at the scale of France they would hide it. */
export const SITES_FROM_ZOOM = 6.8;

/** The first family carries the weight that MapLibre reads from its name; the second is the page's font. */
const REGULAR = ["Inter Variable"];
const SEMIBOLD = ["Inter SemiBold", "Inter Variable"];
const WATER = ["Water Italic"];

const flag = (name: string): ExpressionSpecification => ["boolean", ["feature-state", name], false];
const shownWhen = (name: string, opacity = 1): ExpressionSpecification => ["case", flag(name), opacity, 0];
const byZoom = (...stops: readonly number[]): ExpressionSpecification =>
  ["interpolate", ["linear"], ["zoom"], ...stops] as ExpressionSpecification;
const match = (
  property: string,
  entries: readonly (readonly [string | number, unknown])[],
  fallback: unknown,
): ExpressionSpecification =>
  ["match", ["get", property], ...entries.flat(), fallback] as unknown as ExpressionSpecification;

/** Territories that the chosen stages or date leave out keep their tile and lose their ink. */
const unlessOff = (opacity: number): ExpressionSpecification => ["case", flag("off"), 0, opacity];

/** Line widths of a stage, in pixels by zoom; offsets are half of it, so that the line stays inside its own limit. */
const STAGE_WIDTH = [4, 0.7, 7, 1.3, 10, 2] as const;
const inside = byZoom(4, 0.5, 7, 1.15, 10, 1.5);

const dashes = match(
  "stage",
  STAGES.map((stage) => {
    const dash = STAGE_LINES[stage].dash;
    // Dash lengths are counted in line widths.
    return [stage, ["literal", dash === null ? [1, 0] : dash.map((pixels) => pixels / 1.3)]] as const;
  }),
  ["literal", [1, 0]],
);
const stageColour = match(
  "stage",
  STAGES.map((stage) => [stage, STAGE_LINES[stage].colour] as const),
  STAGE_LINES.inconnu.colour,
);
const stageText = match(
  "stage",
  STAGES.map((stage) => [stage, STAGE_LINES[stage].text] as const),
  STAGE_LINES.inconnu.text,
);
const tint = match(
  "tint",
  TINTS.map((colour, index) => [index, colour] as const),
  TINTS[0],
);

const halo = (width = 1.6) => ({ "text-halo-color": PAPER, "text-halo-width": width, "text-halo-blur": 0.3 });

/** Land of the neighbours alone: France is drawn from its communes, whose coasts would show a rim of another drawing. */
const ABROAD: FilterSpecification = ["!=", ["get", "country"], "250"];

/** Opacity of the tints, seen through where a base map lies under them. */
export const tintOpacity = (hasBaseMap: boolean) => unlessOff(hasBaseMap ? 0.45 : 1);

/** Where the count of a group may stand, in ems from its middle: in place, else beside the label that is there. */
const GROUP_ANCHORS = [
  ...["center", [0, 0], "top", [0, 0.4], "bottom", [0, -0.4], "left", [0.4, 0], "right", [-0.4, 0]],
  ...["top", [0, 1.2], "bottom", [0, -1.2], "left", [1.2, 0], "right", [-1.2, 0]],
] as unknown as ExpressionSpecification;

type WithoutId<Layer> = Layer extends LayerSpecification ? Omit<Layer, "id"> : never;
type Layers = { readonly [id in LayerId]: WithoutId<LayerSpecification> };

/**
 * The layers of the map as data (their order is `LAYER_ORDER`). Pure: the same choices give the same layers. Longer
 * than other files because it is one list of thirty layers, read beside the legend and the palette.
 */
export function makeLayers({ hidden, overlays, isFrance, selected, hasFarLabels, language }: LayerChoices): Layers {
  const visible = (finding: Hideable) => ({
    visibility: hidden.includes(finding) ? ("none" as const) : ("visible" as const),
  });
  const overlaid = (id: string) => ({ visibility: overlays.includes(id) ? ("visible" as const) : ("none" as const) });
  const unlessFrance = { visibility: isFrance ? ("none" as const) : ("visible" as const) };
  // Hidden rather than transparent: what is not drawn costs no shader and no frame.
  const selectionLine = (kind: Selection["kind"], colour: string, width: number) => ({
    layout: { "line-join": "round" as const, visibility: selected === kind ? ("visible" as const) : ("none" as const) },
    paint: { "line-color": colour, "line-width": width, "line-opacity": shownWhen("selected") },
  });
  const maillage = (id: "dac" | "ght") => ({
    type: "line" as const,
    source: SOURCES.maillages,
    "source-layer": id,
    layout: { ...overlaid(id), "line-join": "round" as const },
    paint: {
      "line-color": MAILLAGE_LINES[id].colour,
      "line-width": byZoom(4, 1.2, 7, 2.2),
      "line-dasharray": [...MAILLAGE_LINES[id].dash],
    },
  });
  const site = (kind: SiteKind) => ({
    type: "symbol" as const,
    source: SOURCES.sites,
    "source-layer": "site",
    minzoom: SITES_FROM_ZOOM,
    filter: ["==", ["get", "kind"], kind] as FilterSpecification,
    layout: { ...visible(kind), "icon-image": kind, "icon-allow-overlap": true, "icon-size": byZoom(7, 0.8, 10, 1.2) },
  });
  const hatch = (finding: Finding) => ({
    type: "fill" as const,
    source: SOURCES.findings,
    "source-layer": finding,
    layout: visible(finding),
    paint: { "fill-pattern": finding, "fill-antialias": false },
  });
  const zoneText = {
    ...visible("white"),
    "text-field": [
      "format",
      ["get", "name"],
      { "text-font": ["literal", SEMIBOLD] },
      "\n",
      {},
      peopleIn(language),
      { "text-color": NO_CPTS_TEXT },
    ] as ExpressionSpecification,
    "text-font": REGULAR,
    "text-size": ZONE_TEXT_PX,
    "text-letter-spacing": 0.02,
    "text-line-height": ZONE_LINE_HEIGHT,
    "text-max-width": 100,
    "text-allow-overlap": true,
    "icon-image": "plate",
    "icon-text-fit": "both" as const,
    "icon-allow-overlap": true,
  };
  const territoryLine = { type: "line" as const, source: SOURCES.territories, "source-layer": "territory" };
  const unitLine = { type: "line" as const, source: SOURCES.units, "source-layer": "unit" };
  const zoneLine = { type: "line" as const, source: SOURCES.findings, "source-layer": "white" };
  return {
    sea: { type: "background", paint: { "background-color": SEA } },
    "surroundings-fill": {
      type: "fill",
      source: SOURCES.surroundings,
      "source-layer": "land",
      filter: ABROAD,
      paint: { "fill-color": LAND_OUTSIDE, "fill-antialias": false },
    },
    "surroundings-line": {
      type: "line",
      source: SOURCES.surroundings,
      "source-layer": "land",
      filter: ABROAD,
      paint: { "line-color": LAND_LINE, "line-width": 0.6 },
    },
    "france-fill": {
      type: "fill",
      source: SOURCES.admin,
      "source-layer": "land",
      layout: unlessFrance,
      paint: { "fill-color": LAND_OUTSIDE, "fill-antialias": false },
    },
    "france-departements": {
      type: "line",
      source: SOURCES.admin,
      "source-layer": "departement",
      layout: unlessFrance,
      paint: { "line-color": LAND_LINE, "line-width": 0.8 },
    },
    ground: {
      type: "fill",
      source: SOURCES.ground,
      "source-layer": "land",
      paint: { "fill-color": PAPER, "fill-antialias": false },
    },
    // Every stated unit lies under a tint or a hatch: paper shows where the hatch is taken away.
    paper: {
      type: "fill",
      source: SOURCES.findings,
      "source-layer": "white",
      layout: { visibility: hidden.includes("white") ? "visible" : "none" },
      paint: { "fill-color": PAPER, "fill-antialias": false },
    },
    "territory-tint": {
      type: "fill",
      source: SOURCES.territories,
      "source-layer": "territory",
      paint: { "fill-color": tint, "fill-opacity": tintOpacity(false), "fill-antialias": false },
    },
    "unit-mesh": {
      type: "line",
      source: SOURCES.units,
      "source-layer": "border",
      minzoom: 7,
      paint: {
        "line-color": INK,
        "line-opacity": byZoom(7, 0.1, 8, 0.14, 11, 0.25),
        "line-width": byZoom(7, 0.5, 12, 1),
      },
    },
    "scope-mesh": {
      type: "line",
      source: SOURCES.findings,
      "source-layer": "mesh",
      maxzoom: 7,
      paint: { "line-color": INK, "line-opacity": 0.1, "line-width": 0.4 },
    },
    "epci-line": {
      type: "line",
      source: SOURCES.maillages,
      "source-layer": "epci",
      layout: overlaid("epci"),
      paint: {
        "line-color": EPCI,
        "line-opacity": byZoom(4, 0.35, 5.3, 0.7, 7, 0.9),
        "line-width": byZoom(5, 0.5, 7, 1),
        "line-dasharray": [1.5, 2],
      },
    },
    "departement-line": {
      type: "line",
      source: SOURCES.findings,
      "source-layer": "departement",
      paint: {
        "line-color": INK,
        "line-opacity": 0.5,
        "line-width": byZoom(4, 0.6, 7, 1),
        "line-dasharray": [4, 3],
      },
    },
    "white-hatch": hatch("white"),
    "shared-hatch": hatch("shared"),
    "overlap-hatch": hatch("overlap"),
    "shared-line": {
      type: "line",
      source: SOURCES.findings,
      "source-layer": "shared",
      layout: visible("shared"),
      paint: { "line-color": INK, "line-width": 1.2, "line-dasharray": [2.5, 1.7] },
    },
    "overlap-line": {
      type: "line",
      source: SOURCES.findings,
      "source-layer": "overlap",
      layout: visible("overlap"),
      paint: { "line-color": OVERLAP, "line-width": 1.2 },
    },
    "territory-casing": {
      ...territoryLine,
      // Under a pixel at the scale of France: not worth drawing there.
      minzoom: 6,
      paint: {
        "line-color": PAPER,
        "line-opacity": unlessOff(0.75),
        "line-width": byZoom(4, 1.2, 7, 2.9, 10, 4),
        "line-offset": inside,
      },
    },
    "territory-stage": {
      ...territoryLine,
      paint: {
        "line-color": stageColour,
        "line-opacity": unlessOff(1),
        "line-width": byZoom(...STAGE_WIDTH),
        "line-offset": inside,
        "line-dasharray": dashes,
      },
    },
    "white-line": {
      ...zoneLine,
      layout: visible("white"),
      paint: { "line-color": NO_CPTS, "line-width": byZoom(5, 0.8, 7, 1.5) },
    },
    dac: maillage("dac"),
    ght: maillage("ght"),
    "site-selection": {
      type: "circle",
      source: SOURCES.siteInHand,
      paint: {
        "circle-radius": byZoom(7, 8, 10, 11),
        "circle-color": SELECTION,
        "circle-stroke-color": INK,
        "circle-stroke-width": 1.4,
      },
    },
    "site-msp": site("msp"),
    "site-cds": site("cds"),
    "site-mmg": site("mmg"),
    "site-hopital": site("hopital"),
    "site-cpts-siege": site("cpts-siege"),
    "site-dac-siege": site("dac-siege"),
    "hover-unit": {
      type: "line",
      source: SOURCES.units,
      "source-layer": "unit",
      minzoom: 7,
      paint: { "line-color": INK, "line-width": 1.6, "line-opacity": shownWhen("hover") },
    },
    "unit-selection-casing": { ...unitLine, minzoom: 7, ...selectionLine("unit", INK, 7.5) },
    "unit-selection": { ...unitLine, minzoom: 7, ...selectionLine("unit", SELECTION, 5) },
    "selection-casing": { ...territoryLine, ...selectionLine("territory", INK, 7.5) },
    selection: { ...territoryLine, ...selectionLine("territory", SELECTION, 5) },
    "zone-selection-casing": { ...zoneLine, ...selectionLine("zone", INK, 7.5) },
    "zone-selection": { ...zoneLine, ...selectionLine("zone", SELECTION, 5) },
    "sea-label": {
      type: "symbol",
      source: SOURCES.seaLabels,
      layout: {
        visibility: hasFarLabels ? "visible" : "none",
        "text-field": ["get", "label"],
        "text-font": WATER,
        "text-size": 15,
        "text-letter-spacing": 0.16,
        "text-max-width": 8,
      },
      paint: { "text-color": WATER_LABEL },
    },
    "country-label": {
      type: "symbol",
      source: SOURCES.surroundings,
      "source-layer": "label",
      layout: {
        visibility: hasFarLabels ? "visible" : "none",
        "text-field": ["get", language === "fr" ? "label" : "labelEn"],
        "text-font": REGULAR,
        "text-size": 10.5,
        "text-letter-spacing": 0.14,
      },
      paint: { "text-color": LAND_LABEL, ...halo(1) },
    },
    // Over the names of CPTS and towns, which make room for it, and beside those of white zones: a count half covered
    // is a wrong count.
    "site-group": {
      type: "symbol",
      source: SOURCES.sites,
      "source-layer": "site",
      minzoom: SITES_FROM_ZOOM,
      filter: ["has", "point_count"],
      layout: {
        "icon-image": "group",
        "icon-text-fit": "both",
        "icon-allow-overlap": true,
        "text-field": ["to-string", ["get", "point_count"]],
        "text-font": SEMIBOLD,
        "text-size": 10.5,
        "text-allow-overlap": true,
        "text-padding": 3,
        "text-variable-anchor-offset": GROUP_ANCHORS,
      },
      paint: { "text-color": INK },
    },
    "town-label": {
      type: "symbol",
      source: SOURCES.labels,
      filter: ["all", ["==", ["get", "kind"], "town"], [">=", ["zoom"], ["get", "minZoom"]]],
      layout: {
        "icon-image": "town",
        "icon-allow-overlap": false,
        "icon-padding": 0,
        "symbol-sort-key": ["get", "rank"],
        "text-field": ["get", "name"],
        "text-font": SEMIBOLD,
        "text-size": 11.5,
        "text-letter-spacing": 0.02,
        "text-variable-anchor": ["left", "right", "top", "bottom"],
        "text-radial-offset": 0.55,
        "text-padding": 3,
      },
      paint: { "text-color": INK, ...halo(1.8) },
    },
    "shared-label": {
      type: "symbol",
      source: SOURCES.labels,
      filter: ["all", ["==", ["get", "kind"], "shared"], [">=", ["zoom"], ["get", "minZoom"]]],
      layout: {
        ...visible("shared"),
        "text-field": ["get", "name"],
        "icon-image": "plate",
        "icon-text-fit": "both",
        "text-font": SEMIBOLD,
        "text-size": 11.5,
        "text-letter-spacing": 0.02,
        "symbol-sort-key": ["get", "rank"],
        "text-variable-anchor": ["bottom", "right", "left", "top"],
        "text-radial-offset": 1.1,
      },
      paint: { "text-color": INK, ...halo(2.4) },
    },
    "zone-leader": {
      type: "line",
      source: SOURCES.zoneLabels,
      filter: ["==", ["geometry-type"], "LineString"],
      layout: visible("white"),
      paint: { "line-color": INK, "line-width": 1 },
    },
    "zone-leader-dot": {
      type: "circle",
      source: SOURCES.zoneLabels,
      filter: ["==", ["get", "side"], "dot"],
      layout: visible("white"),
      paint: {
        "circle-radius": 2,
        "circle-color": INK,
        "circle-stroke-color": PAPER,
        "circle-stroke-width": 1,
      },
    },
    // Both stand where `label-layout.ts` found room for them.
    "zone-callout": {
      type: "symbol",
      source: SOURCES.zoneLabels,
      filter: ["match", ["get", "side"], ["left", "right"], true, false],
      layout: {
        ...zoneText,
        "text-anchor": ["match", ["get", "side"], "right", "left", "right"],
        "text-justify": ["match", ["get", "side"], "right", "left", "right"],
        "text-offset": ["match", ["get", "side"], "right", ["literal", [0.4, 0]], ["literal", [-0.4, 0]]],
      },
      paint: { "text-color": INK },
    },
    "white-label": {
      type: "symbol",
      source: SOURCES.zoneLabels,
      filter: ["==", ["get", "side"], "inside"],
      layout: zoneText,
      paint: { "text-color": INK },
    },
    covers: {
      type: "symbol",
      source: SOURCES.covers,
      layout: { "icon-image": "cover", "icon-allow-overlap": true, "icon-padding": 0 },
    },
    "territory-label": {
      type: "symbol",
      source: SOURCES.labels,
      filter: ["==", ["get", "kind"], "territory"],
      minzoom: 6.5,
      layout: {
        "text-field": ["get", "name"],
        "text-font": REGULAR,
        "text-size": 11,
        "text-letter-spacing": 0.02,
        "text-max-width": 8,
        "text-line-height": 1.1,
        // Above or below a disc of structures that lies in the middle.
        "text-variable-anchor": ["center", "top", "bottom"],
        "text-radial-offset": 1,
        "symbol-sort-key": ["get", "rank"],
        "text-padding": 5,
      },
      paint: { "text-color": stageText, ...halo(2.6) },
    },
    "unit-label": {
      type: "symbol",
      source: SOURCES.units,
      "source-layer": "unit-label",
      minzoom: 9.4,
      layout: {
        "text-field": ["get", "name"],
        "text-font": REGULAR,
        "text-size": 10.5,
        "text-max-width": 7,
        "symbol-sort-key": ["get", "rank"],
        "text-padding": 4,
      },
      paint: { "text-color": "#46525f", ...halo(2) },
    },
  };
}
