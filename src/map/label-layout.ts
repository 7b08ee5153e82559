import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import { type NamedZone, overlap, placeCallouts, type Rect } from "../analysis/callouts.ts";
import type { Language } from "../store/state.ts";
import { afterPaint } from "./after-paint.ts";
import { SOURCES } from "./layer-ids.ts";
import { peopleText } from "./people-words.ts";
import { seaLabels } from "./sea-labels.ts";

/** What is named: the labels of the analysis, the language, and whether white zones are shown at all. */
export interface LabelChoices {
  readonly labels: GeoJSON.FeatureCollection<GeoJSON.Point> | null;
  readonly showsZones: boolean;
  readonly language: Language;
}

export const ZONE_TEXT_PX = 11.5;
export const ZONE_LINE_HEIGHT = 1.15;
const SEA_TEXT_PX = 15;
/** Side of the invisible icons that keep names from under the cards, in pixels. */
export const COVER_PX = 24;
const EARTH_KM = 40_075;

const collection = (features: readonly GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: "FeatureCollection",
  features: [...features],
});

/**
 * What MapLibre cannot know of the names of the map, worked out again each time that the camera rests: white zones too
 * small for their name get a leader line, seas are named where they are free, and no name lies under a card.
 * @param cards what covers the map, in its pixels
 */
export function createLabelLayout(map: MapLibreMap, cards: () => readonly Rect[]) {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d")!;
  let choices: LabelChoices = { labels: null, showsZones: false, language: "fr" };
  let isAwaited = false;
  /** The labels last laid out. */
  let laid: LabelChoices["labels"] = null;

  const setData = (source: string, features: readonly GeoJSON.Feature[]) =>
    map.getSource<GeoJSONSource>(source)?.setData(collection(features));
  const toLngLat = (x: number, y: number): [number, number] => {
    const { lng, lat } = map.unproject([x, y]);
    return [lng, lat];
  };

  /** Width of a line in the letters of the map, which are set a little apart. */
  function widthOf(text: string, weight: number, size: number, spacing: number): number {
    canvas.font = `${weight} ${size}px "Inter Variable", sans-serif`;
    return canvas.measureText(text).width + spacing * size * text.length;
  }

  /** Names of the zones last shown; null before any. */
  let named: string | null = null;
  /** All names but those of zones: a town that bears the name of one shown would say it twice. */
  function layOthers(zones: readonly GeoJSON.Feature[], isNew: boolean): void {
    const names = zones.flatMap(({ properties }) => (properties?.name === undefined ? [] : [String(properties.name)]));
    const key = names.join("\n");
    if (key === named && !isNew) return;
    named = key;
    const shown = new Set(names);
    const others = (choices.labels?.features ?? []).filter(
      ({ properties }) => properties?.kind !== "white" && !(properties?.kind === "town" && shown.has(properties.name)),
    );
    setData(SOURCES.labels, others);
  }

  function layZones(room: { width: number; height: number }, taken: readonly Rect[]): readonly GeoJSON.Feature[] {
    if (choices.labels === null || !choices.showsZones) return [];
    const zoom = map.getZoom();
    const wanted = choices.labels.features.filter(
      ({ properties }) => properties?.kind === "white" && properties.minZoom <= zoom,
    );
    const zones = wanted.map(({ geometry, properties }): NamedZone => {
      const [lng, lat] = geometry.coordinates as [number, number];
      const { x, y } = map.project([lng, lat]);
      const kmPerPx = (EARTH_KM * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
      const people = peopleText(properties!.people, choices.language);
      return {
        x,
        y,
        area: properties!.areaKm2 / kmPerPx ** 2,
        width:
          Math.max(widthOf(properties!.name, 600, ZONE_TEXT_PX, 0.02), widthOf(people, 400, ZONE_TEXT_PX, 0.02)) + 8,
        height: 2 * ZONE_TEXT_PX * ZONE_LINE_HEIGHT + 4,
      };
    });
    const onScreen = [...zones.keys()].filter((i) => {
      const { x, y } = zones[i]!;
      return x > -60 && y > -60 && x < room.width + 60 && y < room.height + 60;
    });
    const placed = placeCallouts(
      onScreen.map((i) => zones[i]!),
      room,
      taken,
    );
    return placed.flatMap(({ zone, side, x, y }): GeoJSON.Feature[] => {
      const { geometry, properties } = wanted[onScreen[zone]!]!;
      const at = toLngLat(x, y);
      const name: GeoJSON.Feature = {
        type: "Feature",
        properties: { name: properties!.name, people: properties!.people, side },
        geometry: { type: "Point", coordinates: at },
      };
      if (side === "inside") return [name];
      const line = { type: "LineString" as const, coordinates: [geometry.coordinates, at] };
      return [
        name,
        { type: "Feature", properties: {}, geometry: line },
        { type: "Feature", properties: { side: "dot" }, geometry },
      ];
    });
  }

  /** Each sea at the first of its places that is in sight and free. */
  function laySeas(room: { width: number; height: number }, taken: readonly Rect[]): readonly GeoJSON.Feature[] {
    return seaLabels(choices.language).flatMap(({ label, places }) => {
      const lines = label.split(" ");
      const half = Math.max(...lines.map((line) => widthOf(line, 400, SEA_TEXT_PX, 0.16))) / 2 + 4;
      const tall = (lines.length * SEA_TEXT_PX * 1.2) / 2 + 4;
      const free = places.find(([lng, lat]) => {
        const { x, y } = map.project([lng, lat]);
        const rect = { left: x - half, right: x + half, top: y - tall, bottom: y + tall };
        const isInSight = rect.left > 0 && rect.top > 0 && rect.right < room.width && rect.bottom < room.height;
        return isInSight && taken.every((other) => !overlap(rect, other));
      });
      if (free === undefined) return [];
      return [{ type: "Feature", properties: { label }, geometry: { type: "Point", coordinates: [...free] } }];
    });
  }

  /** The cards as points of invisible icons, which MapLibre places before any name. */
  function layCovers(taken: readonly Rect[]): readonly GeoJSON.Feature[] {
    return taken.flatMap(({ left, top, right, bottom }) => {
      const xs = middles(left, right);
      return middles(top, bottom).flatMap((y) =>
        xs.map((x) => ({
          type: "Feature" as const,
          properties: {},
          geometry: { type: "Point" as const, coordinates: toLngLat(x, y) },
        })),
      );
    });
  }

  function layOut(): void {
    isAwaited = false;
    const { clientWidth: width, clientHeight: height } = map.getContainer();
    const taken = cards();
    const zones = layZones({ width, height }, taken);
    setData(SOURCES.zoneLabels, zones);
    layOthers(zones, laid !== choices.labels);
    laid = choices.labels;
    setData(SOURCES.seaLabels, laySeas({ width, height }, taken));
    setData(SOURCES.covers, layCovers(taken));
  }
  /** Once for all that changes before the next frame, and after it: the figures that changed with the names do not wait. */
  function ask(): void {
    if (isAwaited) return;
    isAwaited = true;
    afterPaint(layOut);
  }

  map.on("moveend", ask);
  map.on("resize", ask);
  return {
    show(next: LabelChoices): void {
      const { labels, showsZones, language } = choices;
      if (next.labels === labels && next.showsZones === showsZones && next.language === language) return;
      choices = next;
      ask();
    },
    /** Cards came, went or changed their size. */
    ask,
  };
}

/** Middles of icons that fill a span: as many as are needed, none out of it. */
function middles(from: number, to: number): readonly number[] {
  const count = Math.max(1, Math.ceil((to - from) / COVER_PX));
  const step = (to - from) / count;
  return Array.from({ length: count }, (_, i) => from + (i + 0.5) * step);
}
