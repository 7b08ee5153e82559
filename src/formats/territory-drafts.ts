import type { Nature } from "../domain/nature.ts";
import type { IsoDate, Stage, Territory } from "../domain/territory.ts";
import { readDate, readNature, readStage } from "./cell-values.ts";
import { foldText } from "./columns.ts";
import type { AnomalyKind, ListAnomaly } from "./list-anomaly.ts";
import type { TableRow } from "./read-table.ts";

/** A territory while its rows are read. */
export interface TerritoryDraft {
  /** Position in the order of first appearance. */
  readonly index: number;
  id: string;
  name: string;
  /** Row that named it first. */
  readonly row: TableRow;
  /** Units claimed so far; true where a former code brought them. */
  readonly units: Map<number, boolean>;
  stage?: Stage;
  startDate?: IsoDate;
  endDate?: IsoDate;
  nature?: Nature;
  /** A row without unit was already reported. */
  saidEmpty: boolean;
  /** What was already reported, so that a word repeated on forty rows is said once. */
  readonly said: Set<string>;
  /** The cells last read: the rows of one territory mostly repeat them. */
  latest?: TerritoryCells;
}

/** The cells of one row that describe its territory, trimmed; empty when the list lacks the column. */
export interface TerritoryCells {
  readonly row: TableRow;
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly nature: string;
}

type Report = (anomaly: Omit<ListAnomaly, "file">) => void;

/** Words by which a list of every commune says that a row has no CPTS. */
const NOBODY = new Set(
  "aucun,aucune,aucune cpts,neant,sans cpts,sans,hors cpts,pas de cpts,non couvert,non couverte,zone blanche,na,n a,nc,nd,so".split(
    ",",
  ),
);

/**
 * Gathers the territories of a list by id, or by name where the id is missing. `find` answers null for a row without
 * territory; the first name, stage and dates of a territory are kept, and what contradicts them is reported once.
 */
export function gatherTerritories(report: Report) {
  const drafts: TerritoryDraft[] = [];
  const byId = new Map<string, TerritoryDraft>();
  const byName = new Map<string, TerritoryDraft>();
  const names = new Map<string, string>();

  const keyOf = (name: string): string => {
    let key = names.get(name);
    if (key === undefined) {
      key = isNobody(name) ? "" : foldText(name) || name;
      names.set(name, key);
    }
    return key;
  };

  const find = (cells: TerritoryCells): TerritoryDraft | null => {
    const nameKey = keyOf(cells.name);
    const id = keyOf(cells.id) === "" ? "" : cells.id;
    if (nameKey === "" && (id === "" || cells.name !== "")) return null;
    const named = nameKey === "" ? undefined : byName.get(nameKey);
    let draft = id === "" ? named : byId.get(id);
    if (draft === undefined && named !== undefined && named.id === named.name) {
      draft = named;
      if (id !== "") draft.id = id;
    }
    draft ??= open(id, cells);
    byId.set(draft.id, draft);
    if (nameKey !== "" && !byName.has(nameKey)) byName.set(nameKey, draft);
    fillDraft(draft, cells, report);
    return draft;
  };

  const open = (id: string, cells: TerritoryCells): TerritoryDraft => {
    const draft: TerritoryDraft = {
      index: drafts.length,
      id: id || cells.name,
      name: cells.name || id,
      row: cells.row,
      units: new Map(),
      saidEmpty: false,
      said: new Set(),
    };
    drafts.push(draft);
    return draft;
  };

  return { drafts, find };
}

function isNobody(written: string): boolean {
  return written === "" || /^[-–—./]+$/.test(written) || NOBODY.has(foldText(written));
}

function repeats(a: TerritoryCells, b: TerritoryCells): boolean {
  return (
    a.id === b.id &&
    a.name === b.name &&
    a.stage === b.stage &&
    a.startDate === b.startDate &&
    a.endDate === b.endDate &&
    a.nature === b.nature
  );
}

function fillDraft(draft: TerritoryDraft, cells: TerritoryCells, report: Report): void {
  if (draft.latest !== undefined && repeats(draft.latest, cells)) return;
  draft.latest = cells;
  const say = (kind: AnomalyKind, value: string, kept?: string) => {
    const key = `${kind} ${value}`;
    if (draft.said.has(key)) return;
    draft.said.add(key);
    const anomaly = { row: cells.row.number, kind, value, code: null, candidates: [], territory: draft.name };
    report(kept === undefined ? anomaly : { ...anomaly, kept });
  };
  if (cells.name !== "" && cells.name !== draft.name) {
    if (draft.name === draft.id && draft.id === cells.id) draft.name = cells.name;
    else say("nom-contradictoire", cells.name, draft.name);
  }
  if (cells.stage !== "") {
    const stage = readStage(cells.stage);
    if (stage === null) say("stade-inconnu", cells.stage);
    else if (draft.stage === undefined) draft.stage = stage;
    else if (draft.stage !== stage) say("stade-contradictoire", cells.stage, draft.stage);
  }
  for (const bound of ["startDate", "endDate"] as const) {
    if (cells[bound] === "") continue;
    const date = readDate(cells[bound]);
    if (date === null) say("date-illisible", cells[bound]);
    else if (draft[bound] === undefined) draft[bound] = date;
    else if (draft[bound] !== date) say("date-contradictoire", cells[bound], draft[bound]);
  }
  if (draft.startDate !== undefined && draft.endDate !== undefined && draft.endDate <= draft.startDate) {
    say("dates-inversees", `${draft.startDate} – ${draft.endDate}`);
  }
  if (cells.nature !== "") draft.nature ??= readNature(cells.nature);
}

/** The territory as the layer keeps it: nothing that the list does not say. */
export function finishTerritory({ id, name, stage, startDate, endDate, nature }: TerritoryDraft): Territory {
  return {
    id,
    name,
    nature: nature ?? "importe",
    stages: stage === undefined || stage === "inconnu" ? [] : [{ stage }],
    ...(startDate === undefined ? {} : { startDate }),
    ...(endDate === undefined ? {} : { endDate }),
  };
}
