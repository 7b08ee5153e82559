import type { AnalysisClient } from "../analysis/client.ts";
import type { BorderFigureWords } from "../analysis/cross-figure.ts";
import type { CrossTablesRequest } from "../analysis/cross-files.ts";
import type {
  BordersView,
  CoincidenceLevel,
  CoincidenceView,
  CrossMeshInfo,
  CrossRefusal,
  CrossView,
  InterCptsView,
  MeshTerritories,
  SetView,
  SizeClassesView,
  StraddlingView,
  SuperpositionView,
  TerritoryFlow,
} from "../analysis/cross-protocol.ts";
import { fitsWhole, mostDivided } from "../analysis/matrix-window.ts";
import { NO_OWN, type OwnTerritories } from "../analysis/own-meshes.ts";
import { MAX_BUNDLED_MESHES } from "../domain/border-bundles.ts";
import type { CrossWeight } from "../domain/cross.ts";
import { type DraftRecord, marksOfRecord } from "../domain/draft-record.ts";
import type { MaillageProcess } from "../domain/maillage.ts";
import type { Result } from "../domain/result.ts";
import { expressionOfRows, type SetRow } from "../domain/set-rows.ts";
import { createFreePolygons, type FreeState, NO_POLYGONS } from "./free-polygons.ts";
import { type KeptGroup, type KeptSets, NO_SETS, readKeptSets } from "./kept-sets.ts";
import { type IsNewest, newest } from "./newest.ts";
import type { AppState } from "./state.ts";
import type { WorkKeeper } from "./work-slice.ts";

/** The parts of the space, in the order of its bar. */
export const CROSSING_TABS = ["cross", "borders", "stack", "sets", "groups", "polygons"] as const;
export type CrossingTab = (typeof CROSSING_TABS)[number];

export interface CrossingState {
  readonly tab: CrossingTab;
  /** What can be crossed now; empty before the first answer. */
  readonly meshes: readonly CrossMeshInfo[];
  /** Ids of the two meshes: rows, then columns. */
  readonly a: string;
  readonly b: string;
  readonly weight: CrossWeight;
  readonly cross: CrossView | null;
  /** Département of the matrix in sight; null for the whole. */
  readonly window: string | null;
  /** The side whose shares the matrix shows. */
  readonly shareOf: "a" | "b";
  /** The territory in hand, by its id. */
  readonly chosen: { readonly side: "a" | "b"; readonly id: string } | null;
  readonly flow: TerritoryFlow | null;
  /** Place of the piece in hand among the parts of the flow. */
  readonly part: number | null;
  /** Ids of the meshes counted besides the two. */
  readonly others: readonly string[];
  readonly borders: BordersView | null;
  /** The first mesh beside every other one, counted on the map or not. */
  readonly besideAll: BordersView | null;
  /** Every limit, or those that the first mesh alone has. */
  readonly bordersShown: "all" | "alone";
  readonly stackBy: "meshes" | "territories";
  readonly stack: SuperpositionView | null;
  readonly straddling: StraddlingView | null;
  readonly rows: readonly SetRow[];
  readonly set: SetView | null;
  /** Members of the group in hand, ids of CPTS, and the mesh that it is compared with. */
  readonly members: readonly string[];
  readonly groupMesh: string;
  readonly group: InterCptsView | null;
  readonly level: CoincidenceLevel;
  readonly coincidence: CoincidenceView | null;
  readonly bounds: readonly number[];
  readonly sizes: SizeClassesView | null;
  readonly polygons: FreeState;
  readonly kept: KeptSets;
  /** Territories to choose from, by mesh, as far as they were asked for. */
  readonly lists: Readonly<Record<string, MeshTerritories>>;
  readonly refusal: CrossRefusal | null;
  /** Version of the tiles `pieces`; 0 before any. */
  readonly piecesVersion: number;
}

/** Bounds of the classes of population at first: those that the trade speaks of. */
export const FIRST_BOUNDS = [30_000, 60_000, 80_000] as const;

export const INITIAL_CROSSING: CrossingState = {
  tab: "cross",
  meshes: [],
  a: "cpts",
  b: "epci",
  weight: "population",
  cross: null,
  window: null,
  shareOf: "a",
  chosen: null,
  flow: null,
  part: null,
  others: ["arrondissement", "departement"],
  borders: null,
  besideAll: null,
  bordersShown: "all",
  stackBy: "meshes",
  stack: null,
  straddling: null,
  rows: [
    { join: "union", term: { kind: "scope" } },
    { join: "difference", term: { kind: "mesh", mesh: "cpts" } },
  ],
  set: null,
  members: [],
  groupMesh: "dac",
  group: null,
  level: "unit",
  coincidence: null,
  bounds: FIRST_BOUNDS,
  sizes: null,
  polygons: NO_POLYGONS,
  kept: NO_SETS,
  lists: {},
  refusal: null,
  piecesVersion: 0,
};

/** Meshes counted on the map, the two in hand first: the order of the bits of the masks. */
export const countedMeshes = ({ a, b, others, meshes }: CrossingState): readonly string[] => {
  const known = others.filter((id) => id !== a && id !== b && meshes.some((mesh) => mesh.id === id));
  return a === b ? [a, ...known] : [a, b, ...known];
};

/** Meshes whose limits are on the map: those counted, or those that the set or the group in hand is about. */
function linesOf(state: CrossingState): readonly string[] {
  const { tab, groupMesh, rows, meshes, polygons } = state;
  if (tab === "groups") return ["cpts", groupMesh];
  if (tab === "polygons") return [polygons.mesh];
  if (tab !== "sets") return countedMeshes(state);
  const named = rows.flatMap(({ term }) => (term.kind === "scope" ? [] : [term.mesh]));
  const known = [...new Set(named)].filter((id) => meshes.some((mesh) => mesh.id === id));
  return known.length === 0 ? ["cpts"] : known;
}

/** What the person drew and kept, as the desk takes it. */
export const ownTerritories = (drafts: readonly DraftRecord[], groups: readonly KeptGroup[]): OwnTerritories => ({
  drawn: drafts.map((draft) => ({ id: draft.id, name: draft.name, codes: [...marksOfRecord(draft).keys()] })),
  groups,
});

interface CrossingTools {
  readonly get: () => AppState;
  readonly set: (changes: Partial<AppState>) => void;
  readonly client: AnalysisClient;
  readonly keeper: WorkKeeper;
}

/** What a person does in the « Maillages » space. Only the part in sight is asked for, and only its newest answer is shown. */
// Longer than other files: one list of actions over one state.
export function createCrossingActions({ get, set, client, keeper }: CrossingTools) {
  const now = () => get().crossing;
  const change = (changes: Partial<CrossingState>) => set({ crossing: { ...now(), ...changes } });
  const updates = newest();
  const refreshes = newest();
  const flows = newest();
  /** What the lines on the map were asked for: another weight or tab does not change them. */
  let bordersKey = "";
  /** The list that the members of the group belong to. */
  let list = get().list;

  /** The value of an answer that is still wanted; null otherwise. A refusal is said. */
  function taken<Value>(isNewest: IsNewest, reply: Result<Value, CrossRefusal>): Value | null {
    if (!isNewest()) return null;
    if (reply.ok) return reply.value;
    change({ refusal: reply.refusal });
    return null;
  }

  /** The limits drawn on the map: of the meshes counted, or of those that a set or a group is about. */
  async function askBorders(isNewest: IsNewest): Promise<void> {
    const meshes = linesOf(now());
    const key = `${get().view?.version} ${meshes.join()}`;
    if (key === bordersKey) return;
    // The lines on the map are those of the last question, whether its answer is still wanted or not.
    bordersKey = "";
    const borders = taken(isNewest, await client.ask("borderBundles", { meshes }));
    if (borders === null) return;
    bordersKey = key;
    change({ borders });
  }

  async function askEveryBorder(isNewest: IsNewest): Promise<void> {
    const { a, meshes } = now();
    const others = meshes.map(({ id }) => id).filter((id) => id !== a);
    // The lines on the map are those of the last question: those counted come last.
    bordersKey = "";
    const besideAll = taken(
      isNewest,
      await client.ask("borderBundles", { meshes: [a, ...others].slice(0, MAX_BUNDLED_MESHES) }),
    );
    if (besideAll === null) return;
    change({ besideAll });
    await askBorders(isNewest);
  }

  async function askFlow(): Promise<void> {
    const isNewest = flows();
    const { chosen, a, b, weight } = now();
    if (chosen === null) return change({ flow: null, part: null });
    const [mesh, other] = chosen.side === "a" ? [a, b] : [b, a];
    const flow = taken(isNewest, await client.ask("territoryFlow", { mesh, territory: chosen.id, other, weight }));
    if (flow === null) return;
    change({ flow, piecesVersion: flow.version });
  }

  async function askCross(isNewest: IsNewest): Promise<void> {
    const { a, b, weight } = now();
    const lines = askBorders(isNewest);
    const cross = taken(isNewest, await client.ask("crossMeshes", { a, b, weight }));
    if (cross !== null) {
      const { chosen } = now();
      const stays = chosen !== null && cross[chosen.side].ids.includes(chosen.id);
      const first = stays ? null : mostDivided(cross);
      const next = stays ? chosen : first === null ? null : { side: "a" as const, id: first };
      const row = next?.side === "a" ? cross.a.ids.indexOf(next.id) : 0;
      const { window } = now();
      const isShown = window === null ? fitsWhole(cross) : stays && cross.a.departements.includes(window);
      const own = fitsWhole(cross) ? null : (cross.a.departements[Math.max(0, row)] ?? null);
      change({ cross, chosen: next, window: isShown ? window : own, refusal: null });
      if (!stays) change({ flow: null, part: null });
      await askFlow();
    }
    await lines;
  }

  async function askStack(isNewest: IsNewest): Promise<void> {
    const meshes = countedMeshes(now());
    const stack = taken(isNewest, await client.ask("superposeMeshes", { meshes, count: now().stackBy }));
    if (stack === null) return;
    change({ stack, piecesVersion: stack.version, refusal: null });
    const straddling = taken(isNewest, await client.ask("straddlingTerritories", { meshes }));
    if (straddling !== null) change({ straddling });
  }

  async function askSet(isNewest: IsNewest): Promise<void> {
    const lines = askBorders(isNewest);
    const made = taken(isNewest, await client.ask("evaluateSet", { expression: expressionOfRows(now().rows) }));
    if (!isNewest()) return;
    change(made === null ? { set: null } : { set: made, piecesVersion: made.version, refusal: null });
    await lines;
  }

  async function askGroup(isNewest: IsNewest): Promise<void> {
    const { members, groupMesh } = now();
    const of = members.map((id) => ({ op: "territory", mesh: "cpts", id }) as const);
    const union = taken(isNewest, await client.ask("evaluateSet", { expression: { op: "union", of } }));
    if (union !== null) change({ piecesVersion: union.version });
    if (!isNewest()) return;
    if (members.length === 0) return change({ group: null });
    const group = taken(isNewest, await client.ask("describeInterCpts", members, groupMesh));
    if (isNewest()) change(group === null ? { group: null } : { group, refusal: null });
  }

  async function askGroups(isNewest: IsNewest): Promise<void> {
    const { level, kept, bounds } = now();
    const coincidence = await client.ask("cptsCoincidence", { level, processes: kept.processes });
    const sizes = await client.ask("cptsSizeClasses", bounds);
    if (!isNewest()) return;
    change({ coincidence, sizes });
    await askBorders(isNewest);
    await askGroup(isNewest);
  }

  const polygons = createFreePolygons({
    now: () => now().polygons,
    change: (changes) => change({ polygons: { ...now().polygons, ...changes } }),
    refresh: () => refresh(),
    client,
    keeper,
  });

  const ASKS: Readonly<Record<CrossingTab, (isNewest: IsNewest) => Promise<void>>> = {
    cross: askCross,
    borders: askEveryBorder,
    stack: askStack,
    sets: askSet,
    groups: askGroups,
    polygons: async (isNewest) => {
      await askBorders(isNewest);
      await polygons.ask(isNewest);
    },
  };

  function refresh(): Promise<void> {
    // A flow still on its way may be that of other meshes: the first tab asks for it anew, the others show the one in hand.
    if (now().tab === "cross" || now().chosen === null) flows();
    return ASKS[now().tab](refreshes());
  }

  const { ask: _, restore: restorePolygons, ...polygonActions } = polygons;

  async function choose(changes: Partial<CrossingState>): Promise<void> {
    change({ ...changes, refusal: null });
    await refresh();
  }

  function keep(kept: KeptSets): void {
    change({ kept });
    void keeper.keep("sets", kept);
  }

  async function listTerritories(mesh: string): Promise<void> {
    const { lists, meshes } = now();
    if (lists[mesh] !== undefined) return;
    const reply = await client.ask("meshTerritories", mesh);
    // Of the meshes before, it would stay.
    if (now().meshes !== meshes) return listTerritories(mesh);
    if (reply.ok) change({ lists: { ...now().lists, [mesh]: reply.value } });
  }

  /** Takes a territory in hand: yellow on the map, in the matrix and in the flow. */
  async function take(side: "a" | "b", id: string): Promise<void> {
    const { cross, window } = now();
    const row = side === "a" ? (cross?.a.ids.indexOf(id) ?? -1) : -1;
    const own = row < 0 || window === null ? window : (cross?.a.departements[row] ?? window);
    change({ chosen: { side, id }, part: null, window: own });
    await askFlow();
  }

  return {
    /**
     * Takes up what the analysis has become: meshes come and go with the list, territories with the date, and those of
     * the person with what was drawn and kept.
     */
    async update(own: OwnTerritories = NO_OWN): Promise<void> {
      // What is still on its way is of another list, date or drawing; a choice made meanwhile does not undo this one.
      for (const drop of [refreshes, flows]) drop();
      const isNewest = updates();
      const meshes = await client.ask("crossableMeshes", own);
      if (!isNewest()) return;
      const has = (id: string) => meshes.some((mesh) => mesh.id === id);
      const { a, b, groupMesh } = now();
      bordersKey = "";
      change({
        meshes,
        lists: {},
        a: has(a) ? a : "cpts",
        b: has(b) ? b : "epci",
        groupMesh: has(groupMesh) ? groupMesh : "departement",
        ...(!has(now().polygons.mesh) && { polygons: { ...now().polygons, mesh: "cpts" } }),
        // Another list has other CPTS.
        ...(list !== get().list && { members: [], group: null }),
      });
      list = get().list;
      await refresh();
    },

    chooseTab: (tab: CrossingTab) => choose({ tab }),
    chooseMesh: (side: "a" | "b", id: string) =>
      choose({ ...(side === "a" ? { a: id } : { b: id }), chosen: null, flow: null, part: null }),
    swap: () => choose({ a: now().b, b: now().a, chosen: null, flow: null, part: null }),
    chooseWeight: (weight: CrossWeight) => choose({ weight }),
    chooseWindow: (window: string | null) => change({ window }),
    chooseShareOf: (shareOf: "a" | "b") => change({ shareOf }),
    take,
    choosePart: (part: number | null) => change({ part }),
    /** The territory of the first mesh at a place; a second click where two overlap takes the other. */
    async takeAt(lng: number, lat: number): Promise<void> {
      const { a, tab } = now();
      const reply = await client.ask("meshTerritoriesAt", tab === "groups" ? "cpts" : a, lng, lat);
      const { chosen, members } = now();
      if (!reply.ok || reply.value.length === 0 || now().tab !== tab || now().a !== a) return;
      const ids = reply.value;
      const next = ids[(ids.indexOf(chosen?.id ?? "") + 1) % ids.length]!;
      if (tab === "groups")
        await choose({ members: members.includes(next) ? members.filter((id) => id !== next) : [...members, next] });
      else if (tab === "cross" || tab === "borders") await take("a", next);
    },
    async toggleOther(id: string): Promise<void> {
      const { others } = now();
      await choose({ others: others.includes(id) ? others.filter((other) => other !== id) : [...others, id] });
    },
    showBorders: (bordersShown: "all" | "alone") => change({ bordersShown }),
    chooseStack: (stackBy: "meshes" | "territories") => choose({ stackBy }),
    chooseRows: (rows: readonly SetRow[]) => choose({ rows }),
    keepSet: (name: string) =>
      keep({
        ...now().kept,
        sets: [...now().kept.sets.filter((one) => one.name !== name), { name, rows: now().rows }],
      }),
    dropSet: (name: string) => keep({ ...now().kept, sets: now().kept.sets.filter((one) => one.name !== name) }),
    chooseMembers: (members: readonly string[]) => choose({ members }),
    chooseGroupMesh: (groupMesh: string) => choose({ groupMesh }),
    keepGroup: (name: string) =>
      keep({
        ...now().kept,
        groups: [...now().kept.groups.filter((one) => one.name !== name), { name, members: now().members }],
      }),
    dropGroup: (name: string) => keep({ ...now().kept, groups: now().kept.groups.filter((one) => one.name !== name) }),
    async chooseProcess(ids: readonly string[], process: MaillageProcess): Promise<void> {
      const said = Object.fromEntries(ids.map((id) => [id, process]));
      keep({ ...now().kept, processes: { ...now().kept.processes, ...said } });
      await refresh();
    },
    chooseLevel: (level: CoincidenceLevel) => choose({ level }),
    chooseBounds: (bounds: readonly number[]) => choose({ bounds }),
    listTerritories,
    ...polygonActions,

    notes: () => client.ask("crossNotes", get().language),
    exportTables: (request: CrossTablesRequest) => client.ask("exportCrossTables", request),
    exportBorderFigure: (words: BorderFigureWords) =>
      client.ask("exportBorderFigure", { meshes: countedMeshes(now()) }, words),
    exportBorders: () => client.ask("exportBorders", { meshes: countedMeshes(now()) }),
    exportSet: () => client.ask("exportSet", { expression: expressionOfRows(now().rows) }),
    exportPieces: () => client.ask("exportPieces", { a: now().a, b: now().b }),

    restorePolygons,
    /** Takes up the part `sets` of the last visit or of a work file; whether all of it could be read. */
    restore(part: unknown): boolean {
      const { kept, damaged } = readKeptSets(part);
      change({ kept });
      return damaged === 0;
    },
  };
}
