import type { DraftFigures } from "../domain/draft-figures.ts";
import type { DraftState } from "../domain/draft-state.ts";
import { unitsOfTerritory } from "../domain/layer.ts";
import type { Geography, UnitTable } from "../domain/unit.ts";
import type { ReviewCandidate, ReviewLine } from "../formats/list-review.ts";
import { readPastedList, readPastedTable } from "../formats/pasted-list.ts";
import { readPerimeterTable } from "../formats/perimeter-list.ts";
import { foldPlace } from "../formats/place-key.ts";
import { createPlaceResolver } from "../formats/place-resolver.ts";
import type { Table } from "../formats/read-table.ts";
import { innerLines } from "../geo/border-lines.ts";
import type { DeskContext } from "./desk-context.ts";
import { unitCentres } from "./draw-centres.ts";
import type { PastedCommunes, PreviewLine, UnitLine } from "./draw-protocol.ts";
import type { DrawSetting } from "./draw-setting.ts";
import { setOutlinerOf } from "./draw-shapes.ts";
import { namePlace } from "./unit-names.ts";

/** Names beyond are not written: no screen holds them. */
const MOST_LABELS = 800;
/** Units whose consequences are told at once. */
const MOST_PREVIEWS = 40;
/** Communes without CPTS that are named around a draft, the nearest first: all of a zone as large as a région would be sent at every stroke. */
const MOST_NEAR = 200;
/** Share of the people of a draft from which a commune of its start has its figure on the map. */
const LARGE_SHARE = 0.1;
/** A beginning of fewer letters fits too many names. */
const SHORTEST_BEGINNING = 4;
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
  /** CPTS that claim some of the units and count at the date, with how many of them; most first. */
  function claimantsOf(units: Iterable<number>): readonly (readonly [territory: number, communes: number])[] {
    const { index, active } = settle().counted;
    const counts = new Map<number, number>();
    for (const unit of units) {
      for (const territory of index.claimants.subarray(index.start[unit]!, index.start[unit + 1]!))
        if (active[territory] === 1) counts.set(territory, (counts.get(territory) ?? 0) + 1);
    }
    return [...counts].sort(([, a], [, b]) => b - a);
  }

  return {
    /** What a click at a point would change; null outside France. */
    async previewDraftAt(id: string, lng: number, lat: number): Promise<PreviewLine | null> {
      return preview(id, context.base().unitIndex.unitAt(lng, lat));
    },

    /** What each of these units would change, for a list that says it without a pointer: no more than a screen holds. */
    async previewUnits(id: string, units: readonly number[]): Promise<readonly PreviewLine[]> {
      return units.slice(0, MOST_PREVIEWS).flatMap((unit) => preview(id, unit) ?? []);
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

    /**
     * Names to write around a draft, with their people: its communes (`start`, `added`) and those without CPTS beside it
     * (`white`); and the limits between these (`white-mesh`). Of what was there at the start, only a place with a large
     * part of the people `counts`.
     */
    async draftLabels(id: string): Promise<GeoJSON.FeatureCollection<GeoJSON.Point | GeoJSON.MultiLineString>> {
      const { state, figures } = read(id);
      const { units, mesh, geography } = context.base();
      const centres = unitCentres(mesh);
      const beside = nearest(
        geography,
        state.units,
        figures.white.beside.flatMap((zone) => zone.units),
      );
      const named = [
        ...state.units.map((unit) => [unit, state.isStart(unit) ? "start" : "added"] as const),
        ...beside.map((unit) => [unit, "white"] as const),
      ];
      const large = LARGE_SHARE * figures.population.max;
      const labels = named
        .filter(([unit]) => Number.isFinite(centres[2 * unit]))
        .sort(([a], [b]) => units.population[b]! - units.population[a]!)
        .slice(0, MOST_LABELS)
        .map(([unit, kind]) => ({
          type: "Feature" as const,
          properties: {
            kind,
            name: namePlace(units.names[unit]!),
            people: units.population[unit]!,
            counts: kind !== "start" || units.population[unit]! >= large,
            rank: -units.population[unit]!,
          },
          geometry: { type: "Point" as const, coordinates: [centres[2 * unit]!, centres[2 * unit + 1]!] },
        }));
      const limits = {
        type: "Feature" as const,
        properties: { kind: "white-mesh" },
        geometry: { type: "MultiLineString" as const, coordinates: innerLines(mesh, beside) },
      };
      return { type: "FeatureCollection", features: [limits, ...labels] };
    },

    /**
     * The communes of a text copied from a message, by the reader of lists: codes, names with their slips, former
     * names. What is doubtful comes with its candidates; what was left out is told, and who holds the communes now.
     */
    async readPastedCommunes(text: string): Promise<PastedCommunes> {
      const { units, geography, history, postalCodes } = context.base();
      const base = { units, geography, history: await history(), postalCodes: await postalCodes() };
      const resolver = createPlaceResolver(base);
      const isPlace = (written: string) => resolver.resolve({ name: written }).kind !== "unknown";
      const { leftOut } = readPastedList(text, isPlace);
      const read = (table: Table) => readPerimeterTable({ name: PASTED, table, encoding: null }, base);
      const table = withCodes(readPastedTable(text, PASTED, isPlace));
      const asItIs = read(table);
      const list = asItIs.ok ? asItIs : read(underOneTerritory(table));
      if (!list.ok) return { units: [], review: [], claimed: [], leftOut };
      const { layer, review } = list.value;
      const found = new Set(
        layer.territories.flatMap((_, territory) => Array.from(unitsOfTerritory(layer, territory))),
      );
      const { view } = settle();
      return {
        units: [...found].sort((a, b) => a - b).map(view.lineOf),
        review: review.map((line) => withNear(units, found, line)),
        claimed: claimantsOf(found).map(([territory, communes]) => ({ ...view.territory(territory), communes })),
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

/** Of units, those reached first from a draft, from neighbour to neighbour among them; all of them when they are few. */
function nearest(
  { neighbourStart, neighbours }: Geography,
  draft: readonly number[],
  units: readonly number[],
): readonly number[] {
  if (units.length <= MOST_NEAR) return units;
  const left = new Set(units);
  const reached: number[] = [];
  const reach = (from: number) => {
    for (let n = neighbourStart[from]!; n < neighbourStart[from + 1]! && reached.length < MOST_NEAR; n++)
      if (left.delete(neighbours[n]!)) reached.push(neighbours[n]!);
  };
  draft.forEach(reach);
  for (let i = 0; i < reached.length && reached.length < MOST_NEAR; i++) reach(reached[i]!);
  return reached;
}

/**
 * What a name may stand for, the départements of the other communes first; those there whose names go on from it are
 * offered too, since people shorten names that nobody around them would mistake.
 */
function withNear(units: UnitTable, found: ReadonlySet<number>, line: ReviewLine): ReviewLine {
  if (line.chosen !== null) return line;
  const { departement } = units.zoneOf;
  const near = new Set(Array.from(found, (unit) => departement[unit]!));
  const isNear = ({ unit }: ReviewCandidate) => near.has(departement[unit]!);
  const beginning = `${foldPlace(line.written)} `;
  const known = new Set(line.candidates.map(({ unit }) => unit));
  const longer: ReviewCandidate[] = [];
  if (beginning.length > SHORTEST_BEGINNING)
    for (let unit = 0; unit < units.count; unit++) {
      if (!near.has(departement[unit]!) || known.has(unit)) continue;
      if (!foldPlace(units.names[unit]!).startsWith(beginning)) continue;
      longer.push({
        unit,
        code: units.codes[unit]!,
        name: units.names[unit]!,
        departement: units.zones.departement.names[departement[unit]!] ?? "",
        population: units.population[unit]!,
      });
    }
  const { candidates } = line;
  return {
    ...line,
    candidates: [...candidates.filter(isNear), ...longer, ...candidates.filter((one) => !isNear(one))],
  };
}
