import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import type { AppState } from "../store/state.ts";
import { INK, PAPER } from "./colours.ts";
import type { AttachOverlay } from "./space-overlay.ts";

const ACTIONS = "cockpit-actions";

/** A disc with its number, above the name of the CPTS: how many actions of the choice it leads. */
const LAYERS: readonly LayerSpecification[] = [
  {
    id: "cockpit-action-disc",
    type: "circle",
    source: ACTIONS,
    paint: {
      "circle-radius": 10,
      "circle-translate": [0, -20],
      "circle-color": INK,
      "circle-stroke-color": PAPER,
      "circle-stroke-width": 1.5,
    },
  },
  {
    id: "cockpit-action-count",
    type: "symbol",
    source: ACTIONS,
    layout: {
      "text-field": ["to-string", ["get", "count"]],
      "text-font": ["Inter SemiBold", "Inter Variable"],
      "text-size": 11,
      "text-allow-overlap": true,
      "text-ignore-placement": true,
    },
    paint: { "text-color": PAPER, "text-translate": [0, -20] },
  },
];

/** Counts of actions at the places where the names of the CPTS stand. */
function actionPoints({ cockpit, view }: AppState): GeoJSON.FeatureCollection<GeoJSON.Point> {
  const counts = new Map(cockpit.actions?.reply.byTerritory.map(({ territory, count }) => [territory, count]));
  const features = (view?.labels.features ?? []).flatMap(({ geometry, properties }) => {
    const territory: unknown = properties?.territory;
    const count = typeof territory === "number" ? counts.get(territory) : undefined;
    return count === undefined ? [] : [{ type: "Feature" as const, geometry, properties: { count } }];
  });
  return { type: "FeatureCollection", features };
}

/** What the cockpit draws besides coverage: the actions of an imported table. */
export const attach: AttachOverlay = (map: MapLibreMap) => {
  let drawn: Pick<AppState, "cockpit" | "view"> | null = null;
  map.addSource(ACTIONS, { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  for (const layer of LAYERS) map.addLayer(layer);
  return {
    draw(state) {
      if (drawn?.view === state.view && drawn.cockpit.actions === state.cockpit.actions) return;
      drawn = state;
      map.getSource<GeoJSONSource>(ACTIONS)?.setData(actionPoints(state));
    },
    detach() {
      for (const { id } of LAYERS) map.removeLayer(id);
      map.removeSource(ACTIONS);
    },
  };
};
