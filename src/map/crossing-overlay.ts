import type {
  ExpressionSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibreMap,
  VectorTileSource,
} from "maplibre-gl";
import type { BundlePair } from "../analysis/cross-shapes.ts";
import type { AppState } from "../store/state.ts";
import { BUNDLE_COUNTRY, BUNDLE_LINES, BUNDLE_WIDTHS, INK, NO_CPTS, PAPER, SELECTION, STACK_FILLS } from "./colours.ts";
import { SOURCES } from "./layer-ids.ts";
import type { AttachOverlay } from "./space-overlay.ts";
import { tiledSource, tileUrl } from "./tile-url.ts";

const BUNDLES = "crossing-bundles";
const PIECES = "crossing-pieces";
const LINKS = "crossing-links";
const POLYGONS = "crossing-polygons";

/** Fills lie under the limits of départements, lines over them and under every name. */
const BELOW_FILLS = "departement-line";
const BELOW_LINES = "sea-label";

/** Bottom to top: what both meshes share is drawn last. */
const PAIRS: readonly BundlePair[] = ["other", "second", "first", "both"];

/** One value for each number of meshes; the last stands for more. */
const byCount = (values: readonly number[], times = 1): ExpressionSpecification =>
  [
    "match",
    ["min", ["get", "count"], values.length],
    ...values.slice(0, -1).flatMap((value, i) => [i + 1, value * times]),
    values.at(-1)! * times,
  ] as unknown as ExpressionSpecification;
const byZoom = (...stops: readonly (number | ExpressionSpecification)[]): ExpressionSpecification =>
  ["interpolate", ["linear"], ["zoom"], ...stops] as unknown as ExpressionSpecification;
const { widths: COUNTRY_WIDTHS, opacities: COUNTRY_OPACITIES } = BUNDLE_COUNTRY;
const bundleWidth = byZoom(
  ...[4, byCount(COUNTRY_WIDTHS, 0.5)],
  ...[5.2, byCount(COUNTRY_WIDTHS)],
  ...[7.5, byCount(BUNDLE_WIDTHS)],
  ...[12, byCount(BUNDLE_WIDTHS, 1.6)],
);
const bundleOpacity = byZoom(...[5.2, byCount(COUNTRY_OPACITIES)], ...[6.5, 1]);

const bundle = (pair: BundlePair): LayerSpecification => ({
  id: `crossing-bundle-${pair}`,
  type: "line",
  source: BUNDLES,
  "source-layer": "bundle",
  filter: ["==", ["get", "pair"], pair],
  layout: { "line-join": "round", "line-cap": pair === "second" ? "butt" : "round" },
  paint: {
    "line-color": BUNDLE_LINES[pair].colour,
    "line-width": bundleWidth,
    "line-opacity": bundleOpacity,
    ...(BUNDLE_LINES[pair].dash !== null && { "line-dasharray": [...BUNDLE_LINES[pair].dash] }),
  },
});

const inLayer = { source: PIECES } as const;

/** Fills first; they go below the lines of the base map. */
const FILLS: readonly LayerSpecification[] = [
  {
    id: "crossing-stack-ground",
    type: "fill",
    source: SOURCES.ground,
    "source-layer": "land",
    paint: { "fill-color": PAPER, "fill-antialias": false },
  },
  {
    id: "crossing-stack",
    type: "fill",
    ...inLayer,
    "source-layer": "stack",
    paint: {
      "fill-antialias": false,
      "fill-color": [
        "match",
        ["min", ["get", "count"], STACK_FILLS.length - 1],
        ...STACK_FILLS.slice(0, -1).flatMap((colour, count) => [count, colour]),
        STACK_FILLS.at(-1)!,
      ] as unknown as ExpressionSpecification,
    },
  },
  {
    id: "crossing-polygon-fill",
    type: "fill",
    source: POLYGONS,
    paint: { "fill-color": ["case", ["get", "chosen"], SELECTION, "#fff4c2"], "fill-opacity": 0.8 },
  },
  {
    id: "crossing-set",
    type: "fill",
    ...inLayer,
    "source-layer": "set",
    paint: { "fill-color": SELECTION, "fill-antialias": false },
  },
  {
    id: "crossing-piece",
    type: "fill",
    ...inLayer,
    "source-layer": "piece",
    paint: { "fill-color": SELECTION, "fill-antialias": false },
  },
];
const LINES: readonly LayerSpecification[] = [
  { id: "crossing-polygon-casing", type: "line", source: POLYGONS, paint: { "line-color": PAPER, "line-width": 3.4 } },
  {
    id: "crossing-polygon-line",
    type: "line",
    source: POLYGONS,
    paint: { "line-color": INK, "line-width": 1.4, "line-dasharray": [4, 2] },
  },
  ...PAIRS.map(bundle),
  {
    id: "crossing-set-line",
    type: "line",
    ...inLayer,
    "source-layer": "set",
    paint: { "line-color": INK, "line-width": 1.2 },
  },
  {
    id: "crossing-piece-line",
    type: "line",
    ...inLayer,
    "source-layer": "piece",
    layout: { "line-join": "round" },
    paint: { "line-color": INK, "line-width": 1 },
  },
  {
    id: "crossing-link-casing",
    type: "line",
    source: LINKS,
    layout: { "line-cap": "round" },
    paint: { "line-color": PAPER, "line-width": 7 },
  },
  {
    id: "crossing-link",
    type: "line",
    source: LINKS,
    layout: { "line-cap": "round" },
    paint: {
      "line-color": ["case", ["get", "together"], INK, NO_CPTS],
      "line-width": 3,
      "line-dasharray": ["case", ["get", "together"], ["literal", [1, 0]], ["literal", [1.4, 1.6]]],
    },
  },
  { id: "crossing-link-end", type: "circle", source: LINKS, paint: { "circle-radius": 5, "circle-color": INK } },
];

/** Layers of each tab; the others are hidden. */
function shownIn({ tab }: AppState["crossing"], id: string): boolean {
  if (id.startsWith("crossing-bundle-")) return tab !== "stack";
  if (id.startsWith("crossing-polygon")) return tab === "polygons";
  if (id.startsWith("crossing-piece")) return tab === "cross" || tab === "borders";
  if (id.startsWith("crossing-stack")) return tab === "stack";
  if (id.startsWith("crossing-set")) return tab === "sets" || tab === "groups";
  return tab === "groups";
}

/** Fill of the count that most communes have: under the others, what is too small for a tile shows no hole. */
function usualFill({ stack, stackBy }: AppState["crossing"]): string {
  const levels = (stackBy === "meshes" ? stack?.byMeshes : stack?.byTerritories) ?? [];
  const most = levels.reduce((best, { units }, count) => (units > (levels[best]?.units ?? 0) ? count : best), 0);
  return STACK_FILLS[Math.min(most, STACK_FILLS.length - 1)]!;
}

/** Pairs of the group as lines between the middles of their CPTS: drawn whatever the meshes say. */
function linksOf({ crossing, view }: AppState): GeoJSON.FeatureCollection {
  const middles = new Map(
    view?.territories.map(({ id, box: [west, south, east, north] }) => [
      id,
      [(west + east) / 2, (south + north) / 2] as const,
    ]),
  );
  return {
    type: "FeatureCollection",
    features: (crossing.group?.pairs ?? []).flatMap(({ members: [one, two], nestedTogether }) => {
      const [from, to] = [middles.get(one), middles.get(two)];
      if (from === undefined || to === undefined) return [];
      return [
        {
          type: "Feature",
          properties: { together: nestedTogether },
          geometry: { type: "LineString", coordinates: [[...from], [...to]] },
        },
      ];
    }),
  };
}

/** Free polygons as they were drawn; the one in hand is yellow. */
function polygonsOf({ crossing: { polygons } }: AppState): GeoJSON.FeatureCollection {
  return {
    type: "FeatureCollection",
    features: (polygons.file?.polygons ?? []).map(({ id, geometry }) => ({
      type: "Feature",
      properties: { chosen: id === polygons.chosen },
      geometry,
    })),
  };
}

/** Shared borders, pieces, superposition, sets and groups; a click takes the territory under it in hand. */
export const attach: AttachOverlay = (map: MapLibreMap, { store }) => {
  map.addSource(BUNDLES, tiledSource("bundles"));
  map.addSource(PIECES, tiledSource("pieces"));
  map.addSource(POLYGONS, { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  map.addSource(LINKS, { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  for (const layer of FILLS) map.addLayer(layer, BELOW_FILLS);
  for (const layer of LINES) map.addLayer(layer, BELOW_LINES);
  const ids = [...FILLS, ...LINES].map(({ id }) => id);

  const onClick = ({ lngLat }: { readonly lngLat: { readonly lng: number; readonly lat: number } }) =>
    void store.crossing.takeAt(lngLat.lng, lngLat.lat);
  map.on("click", onClick);

  let drawn: Partial<AppState["crossing"]> = {};
  const changed = (state: AppState["crossing"], ...keys: readonly (keyof AppState["crossing"])[]) =>
    keys.some((key) => drawn[key] !== state[key]);

  function draw(state: AppState): void {
    const { crossing } = state;
    if (crossing === drawn) return;
    if (changed(crossing, "tab"))
      for (const id of ids) map.setLayoutProperty(id, "visibility", shownIn(crossing, id) ? "visible" : "none");
    const bundles = crossing.borders?.version ?? 0;
    if (bundles > 0 && bundles !== drawn.borders?.version)
      map.getSource<VectorTileSource>(BUNDLES)!.setTiles([tileUrl("bundles", bundles)]);
    if (crossing.piecesVersion > 0 && changed(crossing, "piecesVersion"))
      map.getSource<VectorTileSource>(PIECES)!.setTiles([tileUrl("pieces", crossing.piecesVersion)]);
    if (changed(crossing, "group", "tab")) map.getSource<GeoJSONSource>(LINKS)!.setData(linksOf(state));
    const { file, chosen } = crossing.polygons;
    if (file !== (drawn.polygons?.file ?? null) || chosen !== (drawn.polygons?.chosen ?? null))
      map.getSource<GeoJSONSource>(POLYGONS)!.setData(polygonsOf(state));
    if (changed(crossing, "bordersShown", "tab")) {
      const isAlone = crossing.tab === "borders" && crossing.bordersShown === "alone";
      for (const pair of PAIRS)
        map.setFilter(`crossing-bundle-${pair}`, [
          "all",
          ["==", ["get", "pair"], pair],
          ...(isAlone ? [["==", ["get", "mask"], 1]] : []),
        ] as never);
    }
    if (changed(crossing, "stack")) map.setPaintProperty("crossing-stack-ground", "fill-color", usualFill(crossing));
    if (changed(crossing, "part")) {
      // The piece in hand keeps the yellow, the rest of the territory pales.
      const fill: ExpressionSpecification | string =
        crossing.part === null ? SELECTION : ["case", ["==", ["get", "rank"], crossing.part], SELECTION, "#fff4c2"];
      map.setPaintProperty("crossing-piece", "fill-color", fill);
    }
    drawn = crossing;
  }

  return {
    draw,
    detach() {
      map.off("click", onClick);
      for (const id of ids) map.removeLayer(id);
      for (const source of [BUNDLES, PIECES, POLYGONS, LINKS]) map.removeSource(source);
    },
  };
};
