import type { ExpressionSpecification, LayerSpecification, MapMouseEvent, VectorTileSource } from "maplibre-gl";
import { answerSteps } from "../store/answer-steps.ts";
import type { AppState } from "../store/state.ts";
import { INK, PAPER, SELECTION, SHARE_FILLS, TOO_FEW_GROUND, TOO_FEW_LINE } from "./colours.ts";
import type { AttachOverlay } from "./space-overlay.ts";
import { tiledSource, tileUrl } from "./tile-url.ts";

const SOURCE = "survey-answers";
/** Fills lie under the limits and hatches of the base map, numbers over everything but its names. */
const BELOW_FILLS = "departement-line";
const BELOW_LINES = "sea-label";

const inLayer = { source: SOURCE, "source-layer": "answer" } as const;
/** Hidden, or without any response. */
const hidden: ExpressionSpecification = ["!", ["has", "share"]];
const NOTHING: ExpressionSpecification = ["boolean", false];

/** Four bounds make five steps. */
const stepped = (bounds: readonly number[], values: readonly string[]): ExpressionSpecification =>
  [
    "step",
    ["get", "share"],
    values[0]!,
    ...bounds.flatMap((bound, i) => [bound, values[i + 1]!]),
  ] as unknown as ExpressionSpecification;
const NUMBER_COLOURS = SHARE_FILLS.map((_, step) => (step < 3 ? INK : PAPER));

const FILLS: readonly LayerSpecification[] = [
  {
    id: "survey-few",
    type: "fill",
    ...inLayer,
    filter: hidden,
    paint: { "fill-pattern": "few", "fill-antialias": false },
  },
  {
    id: "survey-share",
    type: "fill",
    ...inLayer,
    filter: ["!", hidden],
    paint: { "fill-color": SHARE_FILLS[2], "fill-antialias": false },
  },
  {
    id: "survey-few-line",
    type: "line",
    ...inLayer,
    filter: hidden,
    paint: { "line-color": TOO_FEW_LINE, "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.3, 7, 0.7] },
  },
  {
    id: "survey-line",
    type: "line",
    ...inLayer,
    filter: ["!", hidden],
    paint: { "line-color": PAPER, "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.4, 7, 1] },
  },
];
const LINES: readonly LayerSpecification[] = [
  {
    id: "survey-chosen-casing",
    type: "line",
    ...inLayer,
    filter: NOTHING,
    layout: { "line-join": "round" },
    paint: { "line-color": INK, "line-width": 7.5 },
  },
  {
    id: "survey-chosen",
    type: "line",
    ...inLayer,
    filter: NOTHING,
    layout: { "line-join": "round" },
    paint: { "line-color": SELECTION, "line-width": 5 },
  },
];

const NUMBERS: LayerSpecification = {
  id: "survey-number",
  type: "symbol",
  source: SOURCE,
  "source-layer": "number",
  layout: {
    "text-field": ["to-string", ["get", "n"]],
    "text-font": ["Inter SemiBold", "Inter Variable"],
    "text-size": ["interpolate", ["linear"], ["zoom"], 4, 10.5, 7, 12.5],
    "text-padding": 1,
  },
  paint: {
    "text-color": INK,
    "text-halo-color": TOO_FEW_GROUND,
    "text-halo-width": ["case", ["<", ["get", "share"], 0], 2, 0],
  },
};

/** Base layers that only make sense beside CPTS. */
const BESIDE_CPTS = [
  ["white-hatch", "fill-opacity"],
  ["white-line", "line-opacity"],
  ["shared-hatch", "fill-opacity"],
  ["shared-line", "line-opacity"],
  ["overlap-hatch", "fill-opacity"],
  ["overlap-line", "line-opacity"],
] as const;

/** Shares of an answer by territory, how many answered in each, and the territories in hand. */
export const attach: AttachOverlay = (map, { store }) => {
  map.addSource(SOURCE, tiledSource("survey"));
  for (const layer of FILLS) map.addLayer(layer, BELOW_FILLS);
  for (const layer of LINES) map.addLayer(layer, BELOW_LINES);
  // Placed before the names of towns, which make room.
  map.addLayer(NUMBERS);
  const ids = [...FILLS, ...LINES, NUMBERS].map(({ id }) => id);

  const onClick = ({ lngLat, originalEvent }: MapMouseEvent) =>
    void store.surveys.takeAt(lngLat.lng, lngLat.lat, originalEvent.shiftKey || originalEvent.ctrlKey);
  map.on("click", onClick);

  let drawn: Partial<AppState["surveys"]> = {};
  function draw({ surveys }: AppState): void {
    if (surveys === drawn) return;
    const { map: answers, place } = surveys;
    if (answers !== drawn.map) {
      const visibility = answers === null ? "none" : "visible";
      for (const id of ids) map.setLayoutProperty(id, "visibility", visibility);
      if (answers !== null) {
        if (answers.version > 0)
          map.getSource<VectorTileSource>(SOURCE)!.setTiles([tileUrl("survey", answers.version)]);
        for (const [id, opacity] of BESIDE_CPTS) map.setPaintProperty(id, opacity, answers.mesh === "cpts" ? 1 : 0);
        const { bounds } = answerSteps(answers.values);
        map.setPaintProperty("survey-share", "fill-color", stepped(bounds, SHARE_FILLS));
        map.setPaintProperty("survey-number", "text-color", stepped(bounds, NUMBER_COLOURS));
      }
    }
    if (answers !== drawn.map || place !== drawn.place) {
      const chosen = place.kind === "territories" ? place.of : [];
      const positions = (answers?.values ?? []).flatMap(({ id }, position) =>
        chosen.some((one) => one.mesh === answers!.mesh && one.id === id) ? [position] : [],
      );
      for (const id of ["survey-chosen-casing", "survey-chosen"])
        map.setFilter(id, ["in", ["id"], ["literal", positions]] as ExpressionSpecification);
    }
    drawn = surveys;
  }

  return {
    draw,
    detach() {
      map.off("click", onClick);
      for (const [id, opacity] of BESIDE_CPTS) map.setPaintProperty(id, opacity, 1);
      for (const id of ids) map.removeLayer(id);
      map.removeSource(SOURCE);
    },
  };
};
