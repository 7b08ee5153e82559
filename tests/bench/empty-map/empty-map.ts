import "maplibre-gl/dist/maplibre-gl.css";
import { Map as MapLibreMap, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";

// The least that MapLibre can show: one background. What the application's first view is measured beside.
setWorkerUrl(workerUrl);
const map = new MapLibreMap({
  container: "map",
  style: {
    version: 8,
    sources: {},
    layers: [{ id: "sea", type: "background", paint: { "background-color": "#dfe9ef" } }],
  },
  attributionControl: false,
});
map.once("idle", () => {
  performance.mark("first-view");
  performance.mark("map-ready");
});
