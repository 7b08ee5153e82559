import type { DraftFigures } from "../domain/draft-figures.ts";
import type { DraftState } from "../domain/draft-state.ts";
import { unitsOfTerritory } from "../domain/layer.ts";
import { readPastedList, readPastedTable } from "../formats/pasted-list.ts";
import { readPerimeterTable } from "../formats/perimeter-list.ts";
import { createPlaceResolver } from "../formats/place-resolver.ts";
import type { Table } from "../formats/read-table.ts";
import type { DeskContext } from "./desk-context.ts";
import { unitCentres } from "./draw-centres.ts";
import type { PastedCommunes, PreviewLine, UnitLine } from "./draw-protocol.ts";
import type { DrawSetting } from "./draw-setting.ts";
import { setOutlinerOf } from "./draw-shapes.ts";
import { namePlace } from "./unit-names.ts";

/** Names beyond are not written: no screen holds them. */
const MOST_LABELS = 800;
/** Name of the one territory of a pasted list; nobody sees it. */
const PASTED = "liste";

interface PlacedDraft {
  readonly state: DraftState;
  readonly figures: DraftFigures;
}

/** The part of the desk that says where things are: under the pointer, in a text, on the map. */
export function createDrawPlaces(
  context: DeskContext,
  settle: () => DrawSetting,
  read: (id: string) => PlacedDraft,
  preview: (id: string, unit: number) => PreviewLine | null,
) {
  return {
    /** What a click at a point would change; null outside France. */
    async previewDraftAt(id: string, lng: number, lat: number): Promise<PreviewLine | null> {
      return preview(id, context.base().unitIndex.unitAt(lng, lat));
    },

    /** The unit at a point; −1 outside France. */
    async unitIndexAt(lng: number, lat: number): Promise<number> {
      return context.base().unitIndex.unitAt(lng, lat);
    },

    /** The units of these codes, in their order; unknown codes give nothing. */
    async unitsByCode(codes: readonly string[]): Promise<readonly UnitLine[]> {
      const { indexOf } = context.base().units;
      return codes.flatMap((code) => indexOf.get(code) ?? []).map(settle().view.lineOf);
    },

    /** The limit of a set of units, without what lies between them. */
    async outlineUnits(units: readonly number[]): Promise<GeoJSON.Feature> {
      const coordinates = setOutlinerOf(context.base().mesh)(units);
      return { type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates } };
    },

    /** Names to write around a draft, with their people: its communes (`in`) and those without CPTS beside it (`white`). */
    async draftLabels(id: string): Promise<GeoJSON.FeatureCollection<GeoJSON.Point>> {
      const { state, figures } = read(id);
      const { units, mesh } = context.base();
      const centres = unitCentres(mesh);
      const beside = figures.white.beside.flatMap((zone) => zone.units);
      const named = [
        ...state.units.map((unit) => [unit, state.isStart(unit) ? "start" : "added"] as const),
        ...beside.map((unit) => [unit, "white"] as const),
      ];
      return {
        type: "FeatureCollection",
        features: named
          .filter(([unit]) => Number.isFinite(centres[2 * unit]))
          .sort(([a], [b]) => units.population[b]! - units.population[a]!)
          .slice(0, MOST_LABELS)
          .map(([unit, kind]) => ({
            type: "Feature",
            properties: {
              kind,
              name: namePlace(units.names[unit]!),
              people: units.population[unit]!,
              rank: -units.population[unit]!,
            },
            geometry: { type: "Point", coordinates: [centres[2 * unit]!, centres[2 * unit + 1]!] },
          })),
      };
    },

    /**
     * The communes of a text copied from a message, by the reader of lists: codes, names with their slips, former
     * names. What is doubtful comes with its candidates; what was left out is counted.
     */
    async readPastedCommunes(text: string): Promise<PastedCommunes> {
      const { units, geography, history, postalCodes } = context.base();
      const base = { units, geography, history: await history(), postalCodes: await postalCodes() };
      const resolver = createPlaceResolver(base);
      const isPlace = (written: string) => resolver.resolve({ name: written }).kind !== "unknown";
      const { leftOut: lines } = readPastedList(text, isPlace);
      const leftOut = lines.length;
      const read = (table: Table) => readPerimeterTable({ name: PASTED, table, encoding: null }, base);
      const table = withCodes(readPastedTable(text, PASTED, isPlace));
      const asItIs = read(table);
      const list = asItIs.ok ? asItIs : read(underOneTerritory(table));
      if (!list.ok) return { units: [], review: [], leftOut };
      const { layer, review } = list.value;
      const found = new Set(
        layer.territories.flatMap((_, territory) => Array.from(unitsOfTerritory(layer, territory))),
      );
      return {
        units: [...found].sort((a, b) => a - b).map(settle().view.lineOf),
        review,
        leftOut,
      };
    },
  };
}

const CODE = /^(\d\d|2[AB])\d{3}$/i;

/** Codes alone among the names of a message, several on a line or not, get a column of their own. */
function withCodes(table: Table): Table {
  const [header, ...rows] = table.rows;
  if (header?.number !== 0) return table;
  return {
    ...table,
    rows: [
      { ...header, cells: ["cpts_nom", "code_insee", "nom_commune"] },
      ...rows.flatMap(({ number, cells: [territory = "", written = ""] }) => {
        const words = written.split(/\s+/);
        return words.every((word) => CODE.test(word))
          ? words.map((word) => ({ number, cells: [territory, word, ""] }))
          : [{ number, cells: [territory, "", written] }];
      }),
    ],
  };
}

/** A table copied out of a spreadsheet need not say whose communes they are: they are those of the draft. */
function underOneTerritory(table: Table): Table {
  return {
    ...table,
    rows: table.rows.map((row, i) => ({ ...row, cells: [i === 0 ? "cpts_nom" : PASTED, ...row.cells] })),
  };
}
