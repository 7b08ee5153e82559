import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from "maplibre-gl";
import type { UnitSelection } from "../analysis/draw-protocol.ts";
import type { DrawTool } from "../store/draw-slice.ts";

type Point = readonly [lng: number, lat: number];
type Pointer = MapMouseEvent | MapTouchEvent;

/** Tools that follow the hand; while one is in it, dragging does not move the map. */
const DRAGGED: readonly DrawTool[] = ["brush", "lasso", "box"];
/** Closer points than this add nothing to a line, in pixels. */
const STEP_PX = 4;
const CIRCLE_POINTS = 64;
const KM_PER_DEGREE = 111.19;

export interface GestureParts {
  readonly tool: () => DrawTool;
  readonly radiusKm: () => number;
  /** The map is moved instead (Space is held). */
  readonly isPanning: () => boolean;
  /** Shows the line under the hand; null takes it away. */
  readonly sketch: (feature: GeoJSON.Feature | null) => void;
  /** A segment of the brush, which goes on with the one before unless it is the first of its gesture. */
  readonly brush: (points: readonly Point[], isFirst: boolean) => void;
  readonly done: (selection: UnitSelection) => void;
}

/** A ring `radiusKm` around a point. */
function circleAround([lng, lat]: Point, radiusKm: number): Point[] {
  const high = radiusKm / KM_PER_DEGREE;
  const wide = high / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return Array.from({ length: CIRCLE_POINTS + 1 }, (_, i) => {
    const turn = (2 * Math.PI * i) / CIRCLE_POINTS;
    return [lng + wide * Math.cos(turn), lat + high * Math.sin(turn)];
  });
}

const polygon = (ring: readonly Point[]): GeoJSON.Feature => ({
  type: "Feature",
  properties: {},
  geometry: { type: "Polygon", coordinates: [ring.map((point) => [...point])] },
});

const boxRing = ([x1, y1]: Point, [x2, y2]: Point): Point[] => [
  [x1, y1],
  [x2, y1],
  [x2, y2],
  [x1, y2],
  [x1, y1],
];

/** Turns what the hand does with brush, lasso, box and circle into selections; mouse, pen or one finger alike. */
export function attachGestures(
  map: MapLibreMap,
  parts: GestureParts,
): { readonly cancel: () => void; readonly detach: () => void } {
  let points: Point[] = [];
  let last: { x: number; y: number } | null = null;
  /** Points of the brush that were already sent. */
  let sent = 0;

  function cancel(): void {
    points = [];
    last = null;
    sent = 0;
    parts.sketch(null);
  }

  function begin(event: Pointer): void {
    const { originalEvent } = event;
    const isSeveralFingers = originalEvent instanceof TouchEvent && originalEvent.touches.length > 1;
    if (isSeveralFingers) cancel();
    if (isSeveralFingers || (originalEvent instanceof MouseEvent && originalEvent.button !== 0)) return;
    if (!DRAGGED.includes(parts.tool()) || parts.isPanning()) return;
    event.preventDefault();
    last = event.point;
    points = [[event.lngLat.lng, event.lngLat.lat]];
    sent = 0;
    if (parts.tool() === "brush") {
      parts.brush(points, true);
      sent = 1;
    }
  }

  function move(event: Pointer): void {
    const here: Point = [event.lngLat.lng, event.lngLat.lat];
    const tool = parts.tool();
    if (last === null) {
      if (tool === "circle" || tool === "brush")
        parts.sketch(polygon(circleAround(here, tool === "circle" ? parts.radiusKm() : brushKm(map))));
      return;
    }
    event.preventDefault();
    if (tool === "box") {
      parts.sketch(polygon(boxRing(points[0]!, here)));
      points[1] = here;
      return;
    }
    if (Math.hypot(event.point.x - last.x, event.point.y - last.y) < STEP_PX) return;
    last = event.point;
    points.push(here);
    if (tool === "lasso") parts.sketch(polygon([...points, points[0]!]));
    else {
      parts.sketch(polygon(circleAround(here, brushKm(map))));
      parts.brush(points.slice(Math.max(0, sent - 1)), false);
      sent = points.length;
    }
  }

  function end(): void {
    const tool = parts.tool();
    const drawn = points;
    const wasDrawing = last !== null;
    cancel();
    if (!wasDrawing) return;
    if (tool === "lasso" && drawn.length > 2) parts.done({ kind: "lasso", ring: drawn });
    const [a, b] = drawn;
    if (tool === "box" && a !== undefined && b !== undefined)
      parts.done({
        kind: "box",
        box: [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])],
      });
  }

  map.on("mousedown", begin);
  map.on("touchstart", begin);
  map.on("mousemove", move);
  map.on("touchmove", move);
  map.on("mouseup", end);
  map.on("touchend", end);
  map.on("touchcancel", cancel);
  return {
    cancel,
    detach() {
      map.off("mousedown", begin);
      map.off("touchstart", begin);
      map.off("mousemove", move);
      map.off("touchmove", move);
      map.off("mouseup", end);
      map.off("touchend", end);
      map.off("touchcancel", cancel);
    },
  };
}

/**
 * Sends what the brush paints, one segment at a time: what the hand adds meanwhile follows in one piece, a gesture apart
 * from the one before. `how`: what the hand holds as it paints; `send` ends when the segment is drawn, and `continues` the
 * gesture of the segment before.
 */
export function createBrush<How>(
  how: () => How,
  send: (points: readonly Point[], how: How, continues: boolean) => Promise<void>,
) {
  const waiting: { readonly points: Point[]; readonly how: How; readonly continues: boolean }[] = [];
  let isSending = false;
  async function sendAll(): Promise<void> {
    isSending = true;
    try {
      for (let segment = waiting.shift(); segment !== undefined; segment = waiting.shift())
        await send(segment.points, segment.how, segment.continues);
    } finally {
      isSending = false;
    }
  }
  return (points: readonly Point[], isFirst: boolean): void => {
    const last = waiting.at(-1);
    if (isFirst || last === undefined) waiting.push({ points: [...points], how: how(), continues: !isFirst });
    else last.points.push(...points);
    if (!isSending) void sendAll();
  };
}

/** Radius of the brush on the ground: the same under the hand at every zoom, in pixels. */
const BRUSH_PX = 9;
export function brushKm(map: MapLibreMap): number {
  const { lat } = map.getCenter();
  const kmPerPixel = (40_075 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom());
  return BRUSH_PX * kmPerPixel;
}
