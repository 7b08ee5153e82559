import type { ExpressionSpecification, GeoJSONSource, MapMouseEvent } from "maplibre-gl";
import type { Direction } from "../analysis/draw-protocol.ts";
import type { DrawState, DrawTool } from "../store/draw-slice.ts";
import type { AppState } from "../store/state.ts";
import { attachGestures, brushKm, createBrush } from "./draw-gesture.ts";
import {
  DRAFT_UNDER,
  DRAW_SOURCES,
  drawHeldPattern,
  drawLayers,
  HELD_PATTERNS,
  LABELS_FROM_ZOOM,
} from "./draw-layers.ts";
import { PATTERN_PIXEL_RATIO } from "./patterns.ts";
import type { AttachOverlay } from "./space-overlay.ts";

const NOTHING = { type: "FeatureCollection", features: [] } as const;
const collection = (...features: readonly GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: "FeatureCollection",
  features: [...features],
});
/** Base labels that those of the draft replace where they stand. */
const HIDDEN = ["unit-label", "zone-leader", "zone-leader-dot", "zone-callout", "white-label"] as const;
/** Base labels of which a few give way: CPTS that the draft replaces, towns that it names itself. */
const THINNED = ["territory-label", "town-label"] as const;
/** Over the draft while the space is there, then back under its own layer. */
const MESH = { layer: "unit-mesh", home: "scope-mesh" } as const;
const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowRight: "right",
  ArrowDown: "down",
  ArrowLeft: "left",
};
const PAN_PX = 120;
/** Tools that take what is under the pointer, and say it before. */
const AT_A_POINT: readonly DrawTool[] = ["toggle", "epci", "territory"];

/** The draft on the map, the unit under the pointer or the arrow keys, and what the hand does with the tools. */
export const attach: AttachOverlay = (map, { store, client }) => {
  const { draw: actions } = store;
  const drawing = (): DrawState => store.getState().draw;
  const { language } = store.getState();

  for (const [id, pattern] of HELD_PATTERNS)
    if (!map.hasImage(id)) map.addImage(id, drawHeldPattern(pattern), { pixelRatio: PATTERN_PIXEL_RATIO });
  for (const id of Object.values(DRAW_SOURCES))
    map.addSource(id, { type: "geojson", data: { ...NOTHING, features: [] } });
  const layers = drawLayers(language);
  for (const [layer, before] of layers) map.addLayer(layer, before);
  map.moveLayer(MESH.layer, DRAFT_UNDER);
  const thinned = THINNED.map((id) => [id, map.getFilter(id) as ExpressionSpecification] as const);
  const setData = (id: string, data: GeoJSON.FeatureCollection) => map.getSource<GeoJSONSource>(id)?.setData(data);

  let isSpaceHeld = false;
  let isAltHeld = false;
  const isTaking = () => drawing().current !== null && !isSpaceHeld;
  const isRemoving = () => drawing().removing !== isAltHeld;
  const to = () => (isRemoving() ? ("remove" as const) : ("add" as const));

  const brush = createBrush(
    () => ({ to: to(), phase: drawing().phase, radiusKm: brushKm(map) }),
    (points, { radiusKm, ...how }, continues) =>
      actions.stroke({ stroke: { select: { kind: "path", points, radiusKm }, ...how }, continues }),
  );

  const gestures = attachGestures(map, {
    tool: () => (drawing().current === null ? "toggle" : drawing().tool),
    radiusKm: () => drawing().radiusKm,
    isPanning: () => isSpaceHeld,
    sketch: (feature) => setData(DRAW_SOURCES.sketch, feature === null ? collection() : collection(feature)),
    brush,
    done: (selection) => void actions.select(selection, to()),
  });

  async function click({ lngLat: { lng, lat } }: MapMouseEvent): Promise<void> {
    if (!isTaking()) return;
    const { tool, radiusKm, preview } = drawing();
    if (tool === "circle") return actions.select({ kind: "circle", centre: [lng, lat], radiusKm }, to());
    if (tool === "toggle") {
      if (preview?.at === null) actions.forgetHover();
      return actions.toggleAt(lng, lat);
    }
    if (tool === "epci" || tool === "territory") await actions.selectAt(tool, lng, lat, to());
  }

  /** One question at a time about the pointer: the last place is asked when the answer is there. */
  let isAsking = false;
  let next: MapMouseEvent | null = null;
  async function hover(event: MapMouseEvent): Promise<void> {
    next = event;
    if (isAsking) return;
    isAsking = true;
    try {
      while (next !== null) {
        const { lngLat, point } = next;
        next = null;
        if (!AT_A_POINT.includes(drawing().tool) || isSpaceHeld) break;
        await actions.hover({ lng: lngLat.lng, lat: lngLat.lat, x: point.x, y: point.y });
      }
    } finally {
      isAsking = false;
    }
  }
  let pointer: MapMouseEvent | null = null;
  const onMove = (event: MapMouseEvent) => {
    // A finger leaves nothing behind that points.
    if (!matchMedia("(hover: hover)").matches) return;
    pointer = event;
    if (drawing().current === null) return;
    actions.moveHover(event.point.x, event.point.y);
    void hover(event);
  };
  const onOut = () => {
    pointer = null;
    next = null;
    void actions.hover(null);
  };

  async function keyDown(event: KeyboardEvent): Promise<void> {
    const direction = ARROWS[event.key];
    if (direction !== undefined) {
      event.preventDefault();
      if (isSpaceHeld || drawing().current === null) {
        const [x, y] = { up: [0, -1], right: [1, 0], down: [0, 1], left: [-1, 0] }[direction] as [number, number];
        map.panBy([x * PAN_PX, y * PAN_PX], { duration: 0 });
        return;
      }
      await actions.moveFocus(direction, map.getCenter());
      keepFocusInSight();
      return;
    }
    if (event.key === "+" || event.key === "-")
      map.zoomTo(map.getZoom() + (event.key === "+" ? 1 : -1), { duration: 0 });
    if (event.key === "Enter") await actions.toggleFocus();
  }
  function keepFocusInSight(): void {
    const shape = drawing().preview?.line.shape;
    if (shape === undefined) return;
    const { x, y } = map.project(middleOf(shape));
    const { clientWidth, clientHeight } = map.getContainer();
    if (x < 80 || y < 110 || x > clientWidth - 80 || y > clientHeight - 80) map.panTo(middleOf(shape), { duration: 0 });
  }
  const holdKeys = (event: KeyboardEvent) => {
    const isDown = event.type === "keydown";
    if (event.key === "Alt") isAltHeld = isDown;
    if (event.key !== " " || isTyping(event.target)) return;
    const onControl =
      event.target instanceof HTMLElement && event.target.closest("button, a, summary, [role]") !== null;
    if (onControl && event.target !== map.getCanvas()) return;
    event.preventDefault();
    isSpaceHeld = isDown;
    map.getCanvas().style.cursor = isDown ? "grab" : cursorOf(drawing());
  };
  const letGo = () => {
    isSpaceHeld = false;
    isAltHeld = false;
  };

  map.on("click", click);
  map.on("mousemove", onMove);
  map.on("mouseout", onOut);
  map.keyboard.disable();
  map.doubleClickZoom.disable();
  map.boxZoom.disable();
  const canvas = map.getCanvas();
  const onKey = (event: KeyboardEvent) => void keyDown(event);
  canvas.addEventListener("keydown", onKey);
  addEventListener("keydown", holdKeys);
  addEventListener("keyup", holdKeys);
  addEventListener("blur", letGo);

  /** Base layers get their visibility back when the map has all its labels: told again when it rests. */
  function hideLabels(): void {
    const isDrawing = drawing().current !== null;
    const show = (id: string, wanted: "visible" | "none") => {
      if (map.getLayoutProperty(id, "visibility") !== wanted) map.setLayoutProperty(id, "visibility", wanted);
    };
    for (const id of HIDDEN) show(id, isDrawing ? "none" : "visible");
    // Without a draft the limits of every EPCI say nothing yet.
    show("draw-epci", isDrawing ? "visible" : "none");
  }
  /** Nothing is named twice: neither a CPTS in the place of which the draft stands, nor a town that has its figure. */
  function thinLabels(named: readonly string[]): void {
    const replaced = drawing().reply?.feedback.replaced.map(({ index }) => index) ?? [];
    const kept: Readonly<Record<(typeof THINNED)[number], ExpressionSpecification>> = {
      "territory-label": ["!", ["in", ["get", "territory"], ["literal", [...replaced]]]],
      "town-label": ["any", ["<", ["zoom"], LABELS_FROM_ZOOM], ["!", ["in", ["get", "name"], ["literal", [...named]]]]],
    };
    for (const [id, filter] of thinned) map.setFilter(id, ["all", filter, kept[id]]);
  }
  map.on("idle", hideLabels);

  let drawn: Partial<DrawState> = {};
  function draw({ draw: now }: AppState): void {
    if (now === drawn) return;
    const before = drawn;
    // First: what is asked below changes the state again.
    drawn = now;
    if (now.reply !== before.reply) {
      setData(DRAW_SOURCES.shapes, now.reply?.shapes ?? collection());
      void drawLabels(now);
      // The pointer has not moved, but what a click would do has changed.
      if (pointer !== null && now.reply !== null) void hover(pointer);
    }
    if (now.current !== before.current) hideLabels();
    if (now.preview?.line !== before.preview?.line) {
      const line = now.preview?.line;
      const taken = line !== undefined && line.reason === null && !line.leaving ? "yes" : "no";
      setData(
        DRAW_SOURCES.candidate,
        line === undefined ? collection() : collection({ ...line.shape, properties: { taken } }),
      );
    }
    if (now.shown !== before.shown) void drawShown(now.shown);
    if (now.tool !== before.tool || now.current !== before.current) canvas.style.cursor = cursorOf(now);
    if (now.tool !== before.tool) gestures.cancel();
  }
  async function drawLabels({ current }: DrawState): Promise<void> {
    if (current === null) {
      setData(DRAW_SOURCES.labels, collection());
      return thinLabels([]);
    }
    const labels = await client.askNewest("draftLabels", current);
    if (labels === "superseded" || drawing().current !== current) return;
    setData(DRAW_SOURCES.labels, labels);
    thinLabels(labels.features.flatMap(({ properties }) => properties?.name ?? []));
  }
  async function drawShown(units: readonly number[]): Promise<void> {
    if (units.length === 0) return void setData(DRAW_SOURCES.shown, collection());
    const outline = await client.askNewest("outlineUnits", units);
    if (outline !== "superseded") setData(DRAW_SOURCES.shown, collection(outline));
  }

  return {
    draw,
    detach() {
      gestures.detach();
      map.off("click", click);
      map.off("idle", hideLabels);
      map.off("mousemove", onMove);
      map.off("mouseout", onOut);
      canvas.removeEventListener("keydown", onKey);
      removeEventListener("keydown", holdKeys);
      removeEventListener("keyup", holdKeys);
      removeEventListener("blur", letGo);
      map.keyboard.enable();
      map.keyboard.disableRotation();
      map.doubleClickZoom.enable();
      map.boxZoom.enable();
      canvas.style.cursor = "";
      // The names of white zones are shown again by the map where its next space has them.
      map.setLayoutProperty("unit-label", "visibility", "visible");
      for (const [id, filter] of thinned) map.setFilter(id, filter);
      map.moveLayer(MESH.layer, MESH.home);
      for (const [{ id }] of layers) map.removeLayer(id);
      for (const id of Object.values(DRAW_SOURCES)) map.removeSource(id);
      actions.forgetHover();
    },
  };
};

const cursorOf = ({ current, tool }: DrawState): string =>
  current === null ? "" : AT_A_POINT.includes(tool) ? "pointer" : "crosshair";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;

/** Middle of the box around a shape. */
function middleOf({ geometry }: GeoJSON.Feature): [number, number] {
  const points = geometry.type === "MultiPolygon" ? geometry.coordinates.flat(2) : [];
  const [lngs, lats] = [points.map(([lng]) => lng!), points.map(([, lat]) => lat!)];
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return [middle(lngs), middle(lats)];
}
