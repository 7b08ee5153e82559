import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from "maplibre-gl";
import type { DraftPart } from "../analysis/draw-shapes.ts";
import type { Language } from "../store/state.ts";
import { INK, NO_CPTS, NO_CPTS_TEXT, OVERLAP, PAPER, SELECTION } from "./colours.ts";
import { SOURCES } from "./layer-ids.ts";
import { drawPattern, type PatternImage, type PatternName } from "./patterns.ts";

/** GeoJSON sources of the space: they change at every stroke and weigh some kilobytes. */
export const DRAW_SOURCES = {
  shapes: "draw-shapes",
  candidate: "draw-candidate",
  shown: "draw-shown",
  sketch: "draw-sketch",
  labels: "draw-labels",
} as const;

/** The communes of the draft and those it could take are named from here on. */
export const LABELS_FROM_ZOOM = 8;

/** Yellow of what was there at the start; what is added is the strong one. */
const START = "#fff4c2";

/** Hatches on the yellow of the hand instead of paper. */
export const HELD_PATTERNS: readonly (readonly [name: string, pattern: PatternName])[] = [
  ["held-white", "white"],
  ["held-shared", "shared"],
  ["held-overlap", "overlap"],
];

/** A pattern whose paper is yellow: ink stays ink, and purple purple. */
export const drawHeldPattern = (name: PatternName): PatternImage => drawPattern(name, SELECTION);

const part = (name: DraftPart): FilterSpecification => ["==", ["get", "part"], name];
const shapes = { source: DRAW_SOURCES.shapes } as const;
const round = { "line-join": "round", "line-cap": "round" } as const;
const byZoom = (...stops: readonly number[]): ExpressionSpecification =>
  ["interpolate", ["linear"], ["zoom"], ...stops] as ExpressionSpecification;

/**
 * Over the lines of the CPTS and of white zones, which the draft replaces where it lies; the mesh of the communes is
 * brought over it by whoever adds these layers.
 */
export const DRAFT_UNDER = "dac";

/** Layers of the space, each with the base layer under which it lies, bottom to top. */
export function drawLayers(language: Language): readonly (readonly [LayerSpecification, string])[] {
  const people: ExpressionSpecification = [
    "number-format",
    ["get", "people"],
    { locale: language === "fr" ? "fr-FR" : "en-GB" },
  ];
  const label = (kind: string, figure: { readonly "text-color"?: string } = {}): LayerSpecification => ({
    id: `draw-label-${kind}`,
    type: "symbol",
    source: DRAW_SOURCES.labels,
    minzoom: LABELS_FROM_ZOOM,
    filter: ["==", ["get", "kind"], kind],
    layout: {
      "text-field": [
        "case",
        ["get", "counts"],
        ["format", ["get", "name"], {}, "\n", {}, people, { ...figure, "font-scale": 0.98 }],
        ["get", "name"],
      ],
      "text-font": kind === "white" ? ["Inter Variable"] : ["Inter SemiBold", "Inter Variable"],
      "text-size": byZoom(8, 10.5, 11, 12),
      "text-max-width": 8,
      "text-line-height": 1.12,
      "text-padding": 2,
      "text-variable-anchor": ["center", "top", "bottom"],
      "text-radial-offset": 0.4,
      "symbol-sort-key": ["get", "rank"],
      // On a hatch, a name needs a plate.
      ...(kind === "white" && { "icon-image": "plate", "icon-text-fit": "both" as const, "text-padding": 0 }),
    },
    paint: {
      "text-color": INK,
      "text-halo-color": kind === "white" ? PAPER : kind === "added" ? SELECTION : START,
      "text-halo-width": kind === "white" ? 3 : 2,
    },
  });
  return [
    // In a hatch the limits of the communes are cut out of it: they are what the hand takes.
    [
      {
        id: "draw-white-mesh",
        type: "line",
        source: DRAW_SOURCES.labels,
        filter: ["==", ["get", "kind"], "white-mesh"],
        minzoom: 7.5,
        layout: round,
        paint: { "line-color": PAPER, "line-width": byZoom(8, 1.6, 11, 2.6) },
      },
      "unit-mesh",
    ],
    [
      {
        id: "draw-start",
        type: "fill",
        ...shapes,
        filter: part("start"),
        paint: { "fill-color": START, "fill-antialias": false },
      },
      DRAFT_UNDER,
    ],
    [
      {
        id: "draw-added",
        type: "fill",
        ...shapes,
        filter: part("added"),
        paint: { "fill-color": SELECTION, "fill-antialias": false },
      },
      DRAFT_UNDER,
    ],
    [
      {
        id: "draw-shared",
        type: "fill",
        ...shapes,
        filter: part("shared"),
        paint: { "fill-pattern": "held-shared", "fill-antialias": false },
      },
      DRAFT_UNDER,
    ],
    [
      {
        id: "draw-overlap",
        type: "fill",
        ...shapes,
        filter: part("overlap"),
        paint: { "fill-pattern": "held-overlap", "fill-antialias": false },
      },
      DRAFT_UNDER,
    ],
    [
      {
        id: "draw-epci",
        type: "line",
        source: SOURCES.maillages,
        "source-layer": "epci",
        minzoom: 7,
        layout: round,
        paint: { "line-color": INK, "line-opacity": 0.55, "line-width": 1.5, "line-dasharray": [0.01, 2.6] },
      },
      DRAFT_UNDER,
    ],
    [
      {
        id: "draw-added-line",
        type: "line",
        ...shapes,
        filter: part("added"),
        layout: round,
        paint: { "line-color": INK, "line-width": 1, "line-dasharray": [2, 2] },
      },
      "sea-label",
    ],
    [
      {
        id: "draw-removed",
        type: "line",
        ...shapes,
        filter: part("removed"),
        layout: round,
        paint: { "line-color": INK, "line-width": 1.4, "line-dasharray": [1.4, 2] },
      },
      "sea-label",
    ],
    [
      {
        id: "draw-enclosed",
        type: "line",
        ...shapes,
        filter: part("enclosed"),
        layout: round,
        paint: { "line-color": OVERLAP, "line-width": 2.2, "line-dasharray": [1.4, 1.6] },
      },
      "sea-label",
    ],
    [
      {
        id: "draw-orphan",
        type: "line",
        ...shapes,
        filter: part("orphan"),
        layout: round,
        paint: { "line-color": NO_CPTS, "line-width": 3 },
      },
      "sea-label",
    ],
    [
      {
        id: "draw-outline-casing",
        type: "line",
        ...shapes,
        filter: part("outline"),
        layout: round,
        paint: { "line-color": PAPER, "line-width": byZoom(5, 3, 8, 6) },
      },
      "sea-label",
    ],
    [
      {
        id: "draw-outline",
        type: "line",
        ...shapes,
        filter: part("outline"),
        layout: round,
        paint: { "line-color": INK, "line-width": byZoom(5, 1.6, 8, 3) },
      },
      "sea-label",
    ],
    [
      {
        id: "draw-candidate-fill",
        type: "fill",
        source: DRAW_SOURCES.candidate,
        filter: ["==", ["get", "taken"], "yes"],
        paint: { "fill-pattern": "held-white", "fill-opacity": 0.8, "fill-antialias": false },
      },
      "sea-label",
    ],
    [
      {
        id: "draw-candidate-casing",
        type: "line",
        source: DRAW_SOURCES.candidate,
        layout: round,
        paint: { "line-color": PAPER, "line-width": 5, "line-opacity": 0.9 },
      },
      "sea-label",
    ],
    [
      {
        id: "draw-candidate",
        type: "line",
        source: DRAW_SOURCES.candidate,
        layout: { "line-join": "round" },
        paint: { "line-color": INK, "line-width": 2.5, "line-dasharray": [2.4, 1.6] },
      },
      "sea-label",
    ],
    [
      {
        id: "draw-shown-casing",
        type: "line",
        source: DRAW_SOURCES.shown,
        layout: round,
        paint: { "line-color": INK, "line-width": 7.5 },
      },
      "sea-label",
    ],
    [
      {
        id: "draw-shown",
        type: "line",
        source: DRAW_SOURCES.shown,
        layout: round,
        paint: { "line-color": SELECTION, "line-width": 5 },
      },
      "sea-label",
    ],
    [
      {
        id: "draw-sketch-fill",
        type: "fill",
        source: DRAW_SOURCES.sketch,
        paint: { "fill-color": SELECTION, "fill-opacity": 0.25 },
      },
      "sea-label",
    ],
    [
      {
        id: "draw-sketch",
        type: "line",
        source: DRAW_SOURCES.sketch,
        paint: { "line-color": INK, "line-width": 1.6, "line-dasharray": [3, 2] },
      },
      "sea-label",
    ],
    [label("start"), "unit-label"],
    [label("white", { "text-color": NO_CPTS_TEXT }), "unit-label"],
    [label("added", { "text-color": NO_CPTS_TEXT }), "unit-label"],
  ];
}
