import "maplibre-gl/dist/maplibre-gl.css";
import {
  addProtocol,
  type GeoJSONSource,
  type LayerSpecification,
  Map as MapLibreMap,
  NavigationControl,
  removeProtocol,
  ScaleControl,
  setWorkerUrl,
  type VectorTileSource,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import type { Rect } from "../analysis/callouts.ts";
import type { AnalysisClient } from "../analysis/client.ts";
import { type AnalysisView, type Box, METROPOLITAN_FRANCE, type TileSource } from "../analysis/protocol.ts";
import { maskOfKinds, SITE_TILE_ZOOM } from "../analysis/site-marks.ts";
import { SITE_KINDS } from "../domain/site.ts";
import type { AppState } from "../store/state.ts";
import type { AppStore } from "../store/store.ts";
import { FIRST_VIEW_MARK, MAP_IDLE_MARK, MAP_READY_MARK } from "./first-view.ts";
import { drawCover, drawGroup, drawPlate, drawSite, drawTownDot, GROUP_OPTIONS, PLATE_OPTIONS } from "./icons.ts";
import { ignBase } from "./ign-base.ts";
import { createLabelLayout } from "./label-layout.ts";
import { LAYER_ORDER, SOURCES, SPACES_OF_LAYER } from "./layer-ids.ts";
import { makeLayers, SITES_FROM_ZOOM, tintOpacity } from "./layers.ts";
import type { MapPadding } from "./map-padding.ts";
import { drawPattern, PATTERN_PIXEL_RATIO, PATTERNS } from "./patterns.ts";
import { createOverlaySwitch } from "./space-overlay.ts";
import { PROTOCOL, readTileUrl, tiledSource, tileUrl } from "./tile-url.ts";

setWorkerUrl(workerUrl);

/** Sources that draw the list in use, and no other. */
const LIST_SOURCES: readonly string[] = [
  SOURCES.territories,
  SOURCES.findings,
  SOURCES.sites,
  SOURCES.maillages,
  SOURCES.labels,
  SOURCES.zoneLabels,
];

/** Every layer, in the drawing order, for a state; those of outdated sources are hidden. */
function layersOf(
  { space, hidden, overlays, scope, selection, language }: AppState,
  hasFarLabels: boolean,
  outdated: ReadonlySet<string>,
): LayerSpecification[] {
  const isFrance = scope.kind === "france";
  const layers = makeLayers({ hidden, overlays, isFrance, selected: selection.kind, hasFarLabels, language });
  return LAYER_ORDER.map((id) => {
    const layer = { id, ...layers[id] } as LayerSpecification;
    const spaces = SPACES_OF_LAYER[id];
    const isOfList = LIST_SOURCES.some((source) => "source" in layer && layer.source === source);
    if (spaces === undefined && !isOfList) return layer;
    const isOutdated = "source" in layer && outdated.has(layer.source);
    const isShown = (spaces?.includes(space) ?? true) && !isOutdated && layer.layout?.visibility !== "none";
    return { ...layer, layout: { ...layer.layout, visibility: isShown ? "visible" : "none" } } as LayerSpecification;
  });
}

export interface BoundMap {
  readonly map: MapLibreMap;
  readonly showBox: (box: Box, maxZoom?: number) => void;
  /** Cards over the map came, went or changed their size. */
  readonly onCards: () => void;
  readonly unbind: () => void;
}

export interface MapWords {
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly map: string;
  readonly wheel: string;
  readonly wheelOnMac: string;
  readonly fingers: string;
}

/** Where the page scrolls whole, map and panel (`page.css`). */
const PAGE_SCROLLS = "(max-width: 760px) and (max-height: 560px)";

/** How far from its middle a structure is taken by a click. */
const SITE_REACH_PX = 9;

const listOf = ({ list }: Partial<AppState>) => (list?.kind === "ready" ? list.info : null);
const emptyCollection: GeoJSON.FeatureCollection = { type: "FeatureCollection", features: [] };

/**
 * Binds a MapLibre map to the store: what the state says is drawn, what the pointer does is told to the store.
 * Only differences reach MapLibre. Returns how to move the camera and how to unbind. Longer than other files because
 * all of it shares the map and what was last drawn.
 */
export function bindMap(
  container: HTMLElement,
  store: AppStore,
  client: AnalysisClient,
  words: MapWords,
  padding: () => MapPadding,
  cards: () => readonly Rect[],
): BoundMap {
  addProtocol(PROTOCOL, async ({ url }) => {
    const { source, version, variant, z, x, y } = readTileUrl(url);
    return { data: await client.tile(source, version, z, x, y, variant) };
  });

  const collection = (data: GeoJSON.FeatureCollection) => ({ type: "geojson" as const, data });
  const map = new MapLibreMap({
    container,
    style: {
      version: 8,
      sources: {
        [SOURCES.surroundings]: tiledSource("surroundings"),
        [SOURCES.admin]: tiledSource("admin"),
        [SOURCES.units]: tiledSource("units", 0, 7),
        [SOURCES.territories]: tiledSource("territories"),
        [SOURCES.ground]: tiledSource("ground"),
        [SOURCES.findings]: tiledSource("findings"),
        [SOURCES.sites]: tiledSource("sites", 0, 6, SITE_TILE_ZOOM),
        [SOURCES.siteInHand]: collection(emptyCollection),
        [SOURCES.maillages]: tiledSource("maillages"),
        [SOURCES.labels]: collection(emptyCollection),
        [SOURCES.seaLabels]: collection(emptyCollection),
        [SOURCES.zoneLabels]: collection(emptyCollection),
        [SOURCES.covers]: collection(emptyCollection),
      },
      layers: layersOf(store.getState(), false, new Set()),
    },
    bounds: [...METROPOLITAN_FRANCE],
    fitBoundsOptions: { padding: padding() },
    minZoom: 3,
    maxZoom: 15,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    attributionControl: false,
    fadeDuration: 0,
    locale: {
      "NavigationControl.ZoomIn": words.zoomIn,
      "NavigationControl.ZoomOut": words.zoomOut,
      "Map.Title": words.map,
      "CooperativeGesturesHandler.WindowsHelpText": words.wheel,
      "CooperativeGesturesHandler.MacHelpText": words.wheelOnMac,
      "CooperativeGesturesHandler.MobileHelpText": words.fingers,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  // A map that took the wheel and the finger would hold the page, which lies under it, out of reach.
  const pageScrolls = matchMedia(PAGE_SCROLLS);
  const shareGestures = () =>
    pageScrolls.matches ? map.cooperativeGestures.enable() : map.cooperativeGestures.disable();
  shareGestures();
  pageScrolls.addEventListener("change", shareGestures);
  map.addControl(new NavigationControl({ showCompass: false }), "bottom-right");
  map.addControl(new ScaleControl({ maxWidth: 90 }), "bottom-left");

  const overlays = createOverlaySwitch(map, { store, client });
  const labels = createLabelLayout(map, cards);
  let hasFarLabels = false;
  let drawn: Partial<AppState> = {};

  const vector = (name: string) => map.getSource<VectorTileSource>(name)!;
  const showBox = (box: Box, maxZoom = 11) =>
    map.fitBounds([...box], {
      padding: padding(),
      maxZoom,
      duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 600,
    });
  /** Until a hand moves the map, it shows the scope whole, whatever room the panel of the space leaves. */
  let isMovedByHand = false;
  map.on("movestart", (event) => {
    if ((event as { originalEvent?: Event }).originalEvent !== undefined) isMovedByHand = true;
  });
  function showScope({ view }: AppState): void {
    if (view === null) return;
    isMovedByHand = false;
    showBox(view.report.meta.scope === "france" ? METROPOLITAN_FRANCE : view.scopeBox);
  }

  /** Layers never come or go: only their visibility and the language of their labels change. */
  function drawLayers(state: AppState): void {
    for (const layer of layersOf(state, hasFarLabels, outdated)) {
      const visibility = layer.layout?.visibility;
      if (visibility !== undefined && map.getLayoutProperty(layer.id, "visibility") !== visibility)
        map.setLayoutProperty(layer.id, "visibility", visibility);
    }
  }

  /** Added on a click that names the server, taken away to stop: nothing is asked for otherwise. */
  function drawIgnBase(isOn: boolean): void {
    const { sourceId, source, layer } = ignBase();
    if (isOn) {
      map.addSource(sourceId, source);
      map.addLayer(layer, "surroundings-fill");
    } else {
      map.removeLayer(layer.id);
      map.removeSource(sourceId);
    }
    // The land of the page would hide it: tints and hatches lie over it, half seen through.
    for (const id of ["surroundings-fill", "france-fill", "ground", "paper"] as const)
      map.setPaintProperty(id, "fill-opacity", isOn ? 0 : 1);
    map.setPaintProperty("territory-tint", "fill-opacity", tintOpacity(isOn));
  }

  /**
   * Sources that still hold the tiles of another list. MapLibre shows the tiles it has until the new ones come: simulated
   * hatches would lie under the figures of a real list. Tiles of a source that no layer shows are dropped.
   */
  const outdated = new Set<string>();
  /** Sources that have not taken up their new address yet. */
  const awaited = new Set<string>();
  map.on("sourcedata", ({ sourceId, sourceDataType }) => {
    if (sourceDataType !== "content") return;
    awaited.delete(sourceId);
    // A frame without any layer of the source: only then are its tiles gone.
    if (outdated.has(sourceId))
      map.once("render", () => {
        if (outdated.delete(sourceId)) drawLayers(store.getState());
      });
  });

  /** The contours whose départements are on the map. */
  let drawnContours: AppState["imports"]["contours"] = [];

  const addresses = new Map<TileSource, string>();
  /** Asks for the tiles of a version; those drawn stay until the new ones are there. */
  function showTiles(source: TileSource, version: number, variant = 0): void {
    const address = tileUrl(source, version, variant);
    if ((addresses.get(source) ?? tileUrl(source, 0)) === address) return;
    addresses.set(source, address);
    awaited.add(source);
    vector(source).setTiles([address]);
  }
  let siteVersion = 0;

  let off = new Set<number>();
  /** Territories that the choices leave out: told to the map where it changes. */
  function drawTerritoryStates(view: AnalysisView): void {
    const next = new Set<number>();
    view.territories.forEach(({ active, inScope }, id) => {
      if (!active || !inScope) next.add(id);
    });
    const state = (id: number, value: boolean) =>
      map.setFeatureState({ source: SOURCES.territories, sourceLayer: "territory", id }, { off: value });
    for (const id of off) if (!next.has(id)) state(id, false);
    for (const id of next) if (!off.has(id)) state(id, true);
    off = next;
  }

  let selected: { readonly source: string; readonly sourceLayer: string; readonly id: number } | null = null;
  function drawSelection({ selection, view }: AppState): void {
    if (selected !== null) map.removeFeatureState(selected, "selected");
    selected = null;
    if (view === null || selection.kind === "none") return;
    const [source, sourceLayer, id] =
      selection.kind === "territory"
        ? ([SOURCES.territories, "territory", selection.index] as const)
        : selection.kind === "unit"
          ? ([SOURCES.units, "unit", selection.unit] as const)
          : ([
              SOURCES.findings,
              "white",
              view.report.whiteZones.findIndex((zone) => zone.units[0] === selection.unit),
            ] as const);
    if (id < 0) return;
    selected = { source, sourceLayer, id };
    map.setFeatureState(selected, { selected: true });
  }

  let shownSite: number | null = null;
  /** The structure whose card is open. */
  function drawSiteInHand({ cockpit: { place } }: AppState): void {
    const site = place?.kind === "site" ? place.facts.site : null;
    if (site === shownSite) return;
    shownSite = site;
    const points = place?.kind === "site" ? [[place.facts.lng, place.facts.lat]] : [];
    const geometry = { type: "MultiPoint" as const, coordinates: points };
    map.getSource<GeoJSONSource>(SOURCES.siteInHand)!.setData({ type: "Feature", properties: {}, geometry });
  }

  let hoveredUnit = -1;
  function drawHover({ hover }: AppState): void {
    const unit = hover?.facts.unit ?? -1;
    if (unit === hoveredUnit) return;
    const state = (id: number, value: boolean) =>
      id >= 0 && map.setFeatureState({ source: SOURCES.units, sourceLayer: "unit", id }, { hover: value });
    state(hoveredUnit, false);
    state(unit, true);
    hoveredUnit = unit;
  }

  function draw(state: AppState): void {
    if (state.base.kind !== "ready") return;
    if (
      drawn.space !== state.space ||
      drawn.hidden !== state.hidden ||
      drawn.overlays !== state.overlays ||
      drawn.scope !== state.scope ||
      drawn.selection?.kind !== state.selection.kind
    )
      drawLayers(state);

    if ((drawn.ignBase ?? false) !== state.ignBase) drawIgnBase(state.ignBase);
    const { view } = state;
    if (view !== null && drawn.view !== view) {
      const isNewList = listOf(drawn) !== listOf(state);
      const { contours } = state.imports;
      if (contours !== drawnContours && contours.length + drawnContours.length > 0) showTiles("admin", view.version);
      drawnContours = contours;
      if (isNewList) showTiles("maillages", view.version);
      if (isNewList || drawn.view?.report.meta.scope !== view.report.meta.scope) {
        showTiles("ground", view.version);
        showTiles("units", view.version);
        siteVersion = view.version;
      }
      showTiles("findings", view.version);
      showTiles("territories", view.territoryVersion);
      drawTerritoryStates(view);
      // The camera follows the scope, and only the scope: a change of stage or date leaves it alone. It waits for the
      // page, whose legend tells how much room there is.
      const scope = view.report.meta.scope;
      if (scope !== (drawn.view?.report.meta.scope ?? "france")) requestAnimationFrame(() => showScope(state));
    }
    if (drawn.space !== undefined && drawn.space !== state.space && !isMovedByHand)
      requestAnimationFrame(() => {
        map.resize();
        showScope(state);
      });
    labels.show({
      labels: view?.labels ?? null,
      showsZones: !state.hidden.includes("white"),
      language: state.language,
    });
    if (view !== null && (drawn.view !== view || drawn.selection !== state.selection)) drawSelection(state);
    if (drawn.hover !== state.hover) drawHover(state);
    if (view !== null && (drawn.view !== view || drawn.hidden !== state.hidden))
      showTiles("sites", siteVersion, maskOfKinds(SITE_KINDS.filter((kind) => state.hidden.includes(kind))));
    if (view !== null && listOf(drawn) !== null && listOf(drawn) !== listOf(state) && drawn.view !== view) {
      for (const source of [...awaited, SOURCES.labels, SOURCES.zoneLabels])
        if (LIST_SOURCES.includes(source)) outdated.add(source);
      drawLayers(state);
    }
    drawSiteInHand(state);
    drawn = state;
    overlays.draw(state);
  }

  /** Marks in the browser's own timeline the moment when the first figures are drawn, which benchmarks read. */
  function markFirstView(): void {
    map.once("idle", () => {
      if (drawn.view === null || drawn.view === undefined) markFirstView();
      else {
        // Without a poster the map is the first to show them.
        if (performance.getEntriesByName(FIRST_VIEW_MARK).length === 0) performance.mark(FIRST_VIEW_MARK);
        performance.mark(MAP_READY_MARK);
        store.mapDrawn();
        hasFarLabels = true;
        drawLayers(store.getState());
      }
    });
  }

  map.on("idle", () => {
    performance.clearMarks(MAP_IDLE_MARK);
    performance.mark(MAP_IDLE_MARK);
  });

  let unsubscribe = () => {};
  // Before "load", which waits for every tile: the first figures need not wait for the coasts of Spain.
  map.once("style.load", () => {
    for (const name of PATTERNS) map.addImage(name, drawPattern(name), { pixelRatio: PATTERN_PIXEL_RATIO });
    map.addImage("town", drawTownDot(), { pixelRatio: PATTERN_PIXEL_RATIO });
    for (const kind of SITE_KINDS) map.addImage(kind, drawSite(kind), { pixelRatio: PATTERN_PIXEL_RATIO });
    map.addImage("group", drawGroup(), GROUP_OPTIONS);
    map.addImage("plate", drawPlate(), PLATE_OPTIONS);
    map.addImage("cover", drawCover());
    unsubscribe = store.subscribe(draw);
    draw(store.getState());
    markFirstView();
  });

  // The other spaces say themselves what the pointer does.
  const isCoverage = () => store.getState().space === "couverture";
  map.on("mousemove", ({ lngLat, point }) => {
    if (isCoverage()) void store.hoverAt({ lng: lngLat.lng, lat: lngLat.lat, x: point.x, y: point.y });
  });
  map.on("mouseout", () => void store.hoverAt(null));
  map.on("movestart", () => void store.hoverAt(null));
  /** A finger's width, in kilometres at a latitude. */
  const reachKm = (lat: number) =>
    (SITE_REACH_PX * 40_075 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom());
  map.on("click", async ({ lngLat: { lng, lat } }) => {
    if (!isCoverage()) return;
    const { hidden } = store.getState();
    const zoom = map.getZoom();
    const kinds = zoom < SITES_FROM_ZOOM ? [] : SITE_KINDS.filter((kind) => !hidden.includes(kind));
    const mark = await store.cockpit.siteAt([lng, lat], kinds, zoom, reachKm(lat));
    if (mark === null) await store.selectAt(lng, lat);
    else if (mark.kind === "group") showBox(mark.box, SITE_TILE_ZOOM);
  });

  return {
    map,
    showBox,
    onCards: labels.ask,
    unbind: () => {
      unsubscribe();
      overlays.detach();
      pageScrolls.removeEventListener("change", shareGestures);
      map.remove();
      removeProtocol(PROTOCOL);
    },
  };
}
