import { accept, type Result, refuse } from "../domain/result.ts";
import { boundThreshold } from "../domain/secrecy.ts";
import { countAnswered } from "../domain/survey.ts";
import type { CellTable } from "../domain/survey-cells.ts";
import { createPlaceResolver } from "../formats/place-resolver.ts";
import { openResponses } from "../formats/response-file.ts";
import { readResponsesInSteps } from "../formats/response-list.ts";
import { templateOf } from "../formats/response-template.ts";
import { createTerritoryFinder } from "../formats/territory-finder.ts";
import { loadPack } from "../packs/load.ts";
import type { Surveys } from "../packs/surveys.ts";
import type { DeskContext } from "./desk-context.ts";
import { runInSlices } from "./run-in-slices.ts";
import { answersCell, countCell, HIDDEN } from "./survey-cells.ts";
import { type Dataset, describeDataset, gatherFamily, openDataset, respondentsOf } from "./survey-dataset.ts";
import { countShared, findCoarser, findTable, sayAnswer } from "./survey-lookup.ts";
import { chooseMapLevel, MAP_LEVELS } from "./survey-map-level.ts";
import { isCounted, isInScope, membersOfPlace } from "./survey-place.ts";
import {
  type DatasetInfo,
  type DuplicateView,
  type ImportOutcome,
  type ImportRequest,
  keyOfTerritory,
  type MappedAnswer,
  type ReadingRefusal,
  type ReadingRequest,
  type RegionSample,
  type SurveyMap,
  type SurveyMapView,
  type SurveyReading,
  type SurveysInfo,
  type TypologyOutcome,
  type TypologyRequest,
} from "./survey-protocol.ts";
import {
  countDrawn,
  countTerritory,
  createSurveyReader,
  readPlace,
  type SurveyReader,
  tellsGap,
} from "./survey-reading.ts";
import { readSample, sampleByRegion } from "./survey-sample.ts";
import { UNLINKED } from "./survey-sample-groups.ts";
import { isTooNear, type ShownSet } from "./survey-session.ts";
import { surveyLayers } from "./survey-shapes.ts";
import { classifyResponses } from "./survey-typology.ts";
import type { TileLayers } from "./tiles.ts";

/**
 * Answers what « Enquêtes » asks. Everything that leaves it has been through secrecy; it remembers what was shown, so
 * that a drawn perimeter cannot be subtracted from it. Longer than other files because it is one list of requests over
 * the same state.
 * @param showShapes puts the shapes of a map of answers behind their tile source; returns the version of its address
 */
export function createSurveyDesk(
  context: Omit<DeskContext, "showTiles">,
  load: (baseUrl: string, onProgress: (share: number) => void) => Promise<Surveys> = (baseUrl, onProgress) =>
    loadPack("surveys", baseUrl, onProgress),
  showShapes: (make: () => TileLayers) => number = () => 0,
) {
  let surveys: Promise<Surveys> | null = null;
  const datasets = new Map<string, Dataset>();
  const chosen = new Map<string, Set<number>>();
  const classes = new Map<string, CellTable>();
  const shown = new Map<string, ShownSet[]>();
  /** Every reader of a dataset in this session: what one showed stays known under the next. */
  const readers = new Map<string, readonly { readonly key: readonly unknown[]; readonly reader: SurveyReader }[]>();
  /** Authors of the free texts already read, by dataset, then by question. */
  const reviewed = new Map<string, Map<string, readonly ShownSet[]>>();
  let typologyRun = 0;
  let importRun = 0;

  function datasetOf(id: string): Dataset {
    const dataset = datasets.get(id);
    if (dataset === undefined) throw new Error(`no dataset ${id}`);
    return dataset;
  }
  /** The reader of a dataset, made again when the list, the meshes or the threshold have changed. */
  function readerOf(dataset: Dataset, threshold: number): SurveyReader {
    const key = [dataset, threshold, context.list(), ...context.maillages()];
    const known = readers.get(dataset.id) ?? [];
    const same = known.find((one) => one.key.length === key.length && one.key.every((part, i) => part === key[i]));
    if (same !== undefined) return same.reader;
    const publications = known.map(({ reader }) => reader);
    const reader = createSurveyReader(dataset, gatherFamily(context, dataset, threshold, publications));
    readers.set(dataset.id, [...known, { key, reader }]);
    return reader;
  }
  /** Forgets what was told of a dataset, unless the same people answer in the same order. */
  function putDataset(dataset: Dataset): void {
    const former = datasets.get(dataset.id);
    datasets.set(dataset.id, dataset);
    const idsOf = ({ table, rows }: Dataset) => Array.from(rows, (row) => table.ids[row]).join("\n");
    if (former !== undefined && idsOf(former) === idsOf(dataset)) return;
    for (const map of [readers, shown, reviewed]) map.delete(dataset.id);
  }
  const setOf = ({ gathered }: SurveyReader, t: number): ShownSet => ({
    key: keyOfTerritory(gathered.refs[t]!),
    name: gathered.refs[t]!.name,
    isDrawn: false,
    members: respondentsOf(gathered, t),
  });
  const isMisplaced = ({ table }: Dataset) => table.nature === "simule" && context.list().read !== null;
  const remember = (id: string, set: ShownSet) => {
    const sets = shown.get(id) ?? [];
    if (!sets.some(({ key }) => key === set.key)) shown.set(id, [...sets, set]);
  };

  return {
    /** What the space opens with; the pack is read once. @throws PackError */
    async openSurveys(baseUrl: string, onProgress: (share: number) => void = () => {}): Promise<SurveysInfo> {
      surveys ??= load(baseUrl, onProgress).catch((error: unknown) => {
        surveys = null;
        throw error;
      });
      const { instruments, codebooks, published, simulation, responses } = await surveys;
      for (const table of responses) {
        const id = `simule-${table.instrument.id}`;
        if (!datasets.has(id)) datasets.set(id, openDataset(id, table));
      }
      return { instruments, codebooks, published, simulation, datasets: [...datasets.values()].map(describeDataset) };
    },

    /**
     * Reads a file of responses; when it is refused, or stopped by `cancelResponses`, nothing changes. The same file and
     * instrument take the same place.
     */
    async importResponses(
      { name, bytes, instrument: id, choices }: ImportRequest,
      onProgress: (share: number) => void = () => {},
    ): Promise<ImportOutcome> {
      const run = ++importRun;
      const instrument = (await surveys)?.instruments.find((one) => one.id === id);
      if (instrument === undefined) throw new Error(`no instrument ${id}`);
      const opened = await openResponses({ name, bytes });
      if (!opened.ok) return opened;
      const base = context.base();
      const places = createPlaceResolver({
        units: base.units,
        history: await base.history(),
        postalCodes: await base.postalCodes(),
      });
      const territories = createTerritoryFinder(context.list().layer.territories);
      const steps = readResponsesInSteps(opened.value, instrument, { places, territories }, choices);
      const read = await runInSlices(steps, onProgress, () => run !== importRun);
      if (read === "stopped") return refuse({ code: "cancelled", file: name });
      const dataset = openDataset(`${id} ${name}`, read.table);
      putDataset(dataset);
      chosen.delete(dataset.id);
      classes.delete(dataset.id);
      const { columns, anomalies, rows } = read;
      return accept({ dataset: describeDataset(dataset), header: opened.value.header, columns, anomalies, rows });
    },

    /** Stops the file of responses being read. */
    async cancelResponses(): Promise<void> {
      importRun++;
    },

    /** A CSV file to fill, with two lines of help that are not read back. */
    async surveyTemplate(instrument: string): Promise<string> {
      const found = (await surveys)?.instruments.find(({ id }) => id === instrument);
      if (found === undefined) throw new Error(`no instrument ${instrument}`);
      return templateOf(found);
    },

    /** Forgets imported responses. */
    async removeResponses(id: string): Promise<void> {
      for (const map of [datasets, chosen, classes, shown, readers, reviewed]) map.delete(id);
    },

    async readSurvey(request: ReadingRequest): Promise<Result<SurveyReading, ReadingRefusal>> {
      const dataset = datasetOf(request.dataset);
      if (isMisplaced(dataset)) return refuse({ code: "simulated" });
      const isPerson = dataset.table.instrument.respondent === "personne";
      const asked = boundThreshold(request.threshold);
      const threshold = isPerson ? asked : 0;
      const reader = readerOf(dataset, asked);
      const { gathered } = reader;
      const beside = gathered.indexOf.get(keyOfTerritory(request.beside ?? { mesh: "france", id: "france" })) ?? 0;
      const sets = shown.get(dataset.id) ?? [];
      const { place } = request;
      const isTerritory = place.kind === "territory";
      const here = isTerritory ? (gathered.indexOf.get(keyOfTerritory(place.territory)) ?? -1) : -1;
      if (isTerritory && (here < 0 || !isCounted(context, gathered, here))) return refuse({ code: "unknown" });
      let set: ShownSet;
      if (here >= 0) set = setOf(reader, here);
      else {
        const members = membersOfPlace(context, gathered, place);
        if (members === null) return refuse({ code: "unknown" });
        set = { key: `drawn ${members.join("")}`, name: nameOf(place), isDrawn: true, members };
        if (members.reduce((sum, isIn) => sum + isIn, 0) < threshold) return refuse({ code: "too-few" });
      }
      const near = isPerson ? isTooNear(set, sets, threshold) : null;
      if (near !== null) return refuse({ code: "too-near", name: near.name });
      const besideSet = setOf(reader, beside);
      const around = here >= 0 ? sets : [...sets, set];
      const isBesideOpen = !isPerson || isTooNear(besideSet, around, threshold) === null;
      const membersOf = (list: readonly ShownSet[]) => list.map(({ members }) => members);
      const drawn = isPerson ? membersOf(sets.filter(({ isDrawn }) => isDrawn)) : [];
      const counter =
        here >= 0
          ? countTerritory(reader, here, beside, { members: set.members, sets: drawn, threshold, isBesideOpen })
          : countDrawn(
              reader,
              set.members,
              beside,
              isPerson ? membersOf(isBesideOpen ? [...sets, besideSet] : sets) : [],
              threshold,
              isBesideOpen,
            );
      const read = readPlace(reader, dataset.table, counter, classes.get(dataset.id) ?? null);
      if (here < 0 || gathered.secrecy.states[here] === "shown") remember(dataset.id, set);
      if (isBesideOpen && gathered.secrecy.states[beside] === "shown") remember(dataset.id, besideSet);
      const sample = readSample(gathered, samplePlace(gathered, here, beside), (whole) => {
        const one = setOf(reader, whole);
        if (isPerson && isTooNear(one, around, threshold) !== null) return false;
        remember(dataset.id, one);
        return true;
      });
      const unlinked = gathered.indexOf.get(keyOfTerritory(UNLINKED))!;
      const total = read.respondents.n;
      const coarser = here < 0 ? null : findCoarser(reader, here, (t) => isCounted(context, gathered, t));
      return accept({
        dataset: dataset.id,
        threshold: asked,
        ...read,
        sample,
        responseRate: total === null || !request.population ? null : total / request.population,
        coarser: read.hiddenCells === 0 ? null : coarser,
        unlinked: gathered.secrecy.counts[unlinked] === 0 ? null : countCell(gathered, unlinked),
        counted: here < 0 ? HIDDEN : countShared(reader, here, threshold),
      });
    },

    /**
     * An answer in every territory of a mesh; what is too near a drawn perimeter already shown is hidden.
     * @param mesh the finest that tells enough of people when null
     */
    async mapSurvey(id: string, mesh: string | null, answer: MappedAnswer, threshold: number): Promise<SurveyMapView> {
      const dataset = datasetOf(id);
      const bounded = boundThreshold(threshold);
      const reader = readerOf(dataset, bounded);
      const { gathered } = reader;
      const table = isMisplaced(dataset)
        ? null
        : findTable(reader, dataset.table, dataset, answer, classes.get(id) ?? null);
      const judged = table === null ? null : reader.judge(table.cells);
      const limit = dataset.table.instrument.respondent === "personne" ? bounded : 0;
      const drawn = (shown.get(id) ?? []).filter((one) => one.isDrawn);
      const drawnMembers = drawn.map(({ members }) => members);
      const readValue = (t: number): SurveyMap["values"][number] => {
        const { id: code, name } = gathered.refs[t]!;
        const set = drawn.length === 0 ? null : setOf(reader, t);
        const isOpen = judged !== null && (set === null || isTooNear(set, drawn, limit) === null);
        const respondents = isOpen ? countCell(gathered, t) : HIDDEN;
        const isTold = isOpen && set !== null && tellsGap(table!.cells, set.members, drawnMembers, limit);
        const tell = (categories: readonly number[]) =>
          isOpen && !isTold ? answersCell(gathered, judged, t, categories) : HIDDEN;
        const cell = tell(table?.categories ?? []);
        if (table?.others === undefined) return { id: code, name, respondents, answer: cell };
        // People meet where both sides are told.
        const other = tell(table.others);
        const isMet = cell.n !== null && other.n !== null;
        return { id: code, name, respondents, answer: isMet ? cell : HIDDEN, other: isMet ? other : HIDDEN };
      };
      const at = (wanted: string) =>
        [...gathered.refs.keys()].filter((t) => gathered.refs[t]!.mesh === wanted && isInScope(context, gathered, t));
      const reachOf = (level: string) => {
        const values = at(level).map(readValue);
        return {
          mesh: level,
          territories: values.length,
          told: values.filter(({ answer: one }) => one.n !== null).length,
        };
      };
      const level = mesh ?? chooseMapLevel(MAP_LEVELS.map(reachOf));
      const places = at(level);
      const values = places.map(readValue);
      values.forEach(({ respondents }, i) => {
        if (respondents.state === "shown") remember(id, setOf(reader, places[i]!));
      });
      const map = { mesh: level, values, hidden: values.filter((value) => value.answer.state !== "shown").length };
      return { ...map, version: showShapes(() => surveyLayers(context, map)) };
    },

    /** Respondents of each région beside its inhabitants: where the sample comes from. */
    async surveyRegions(id: string, threshold: number): Promise<readonly RegionSample[]> {
      const dataset = datasetOf(id);
      if (isMisplaced(dataset)) return [];
      const bounded = boundThreshold(threshold);
      const { gathered } = readerOf(dataset, bounded);
      const limit = dataset.table.instrument.respondent === "personne" ? bounded : 0;
      return sampleByRegion(context, gathered, (set) => {
        const drawn = (shown.get(id) ?? []).filter(({ isDrawn }) => isDrawn);
        if (isTooNear(set, drawn, limit) !== null) return false;
        remember(id, set);
        return true;
      });
    },

    /** CPTS that answered more than once, side by side; never for people. */
    async listDuplicates(id: string): Promise<readonly DuplicateView[]> {
      const { table, groups } = datasetOf(id);
      if (table.instrument.respondent === "personne") return [];
      return groups.map(({ rows, retained, contradictions }) => ({
        territory: table.territories[rows[0]!] ?? table.ids[rows[0]!]!,
        retained,
        responses: rows.map((row) => ({
          row,
          id: table.ids[row]!,
          date: table.dates[row]!,
          answered: countAnswered(table.answers, row),
        })),
        contradictions: contradictions.map((q) => ({
          question: table.instrument.questions[q]!.id,
          answers: rows.map((row) => sayAnswer(table, q, row)),
        })),
      }));
    },

    /** Retains a response in place of its duplicates. */
    async retainResponse(id: string, row: number): Promise<DatasetInfo> {
      const dataset = datasetOf(id);
      const group = dataset.groups.find(({ rows }) => rows.includes(row));
      const kept = new Set([...(chosen.get(id) ?? [])].filter((one) => !group?.rows.includes(one)));
      kept.add(row);
      chosen.set(id, kept);
      const next = openDataset(id, dataset.table, kept);
      putDataset(next);
      classes.delete(id);
      return describeDataset(next);
    },

    /** ACM then CAH; `cancelTypology` stops it. */
    async runTypology(
      request: TypologyRequest,
      onProgress: (share: number) => void = () => {},
    ): Promise<TypologyOutcome> {
      const run = ++typologyRun;
      const threshold = boundThreshold(request.threshold);
      const steps = classifyResponses(datasetOf(request.dataset), { ...request, threshold }, `classes-${run}`);
      const outcome = await runInSlices(steps, onProgress, () => run !== typologyRun);
      if (outcome === "stopped") return refuse({ code: "cancelled" });
      if (!outcome.ok) return outcome;
      classes.set(request.dataset, outcome.value.cells);
      return accept(outcome.value.view);
    },

    async cancelTypology(): Promise<void> {
      typologyRun++;
    },

    /**
     * Free texts of a place, asked for by a review click and in no export: of structures, or of people where they are
     * enough. In another order than the responses, so that two questions cannot be put side by side.
     */
    async reviewTexts(
      id: string,
      question: string,
      threshold: number,
      place: ReadingRequest["place"],
    ): Promise<readonly string[]> {
      const dataset = datasetOf(id);
      const q = dataset.table.instrument.questions.findIndex((one) => one.id === question);
      const column = dataset.table.answers[q];
      if (column?.kind !== "text" || isMisplaced(dataset)) return [];
      const bounded = boundThreshold(threshold);
      const members = membersOfPlace(context, readerOf(dataset, bounded).gathered, place);
      if (members === null) return [];
      const texts = Array.from(dataset.rows, (row, i) => (members[i] === 1 ? column.values[row]! : null));
      const found = texts.flatMap((text) => text ?? []).toSorted();
      if (dataset.table.instrument.respondent === "structure") return found;
      // Two lists of texts side by side tell those of the few who are in one alone.
      const authors = Uint8Array.from(texts, (text) => (text === null ? 0 : 1));
      const seen = reviewed.get(id) ?? new Map<string, readonly ShownSet[]>();
      const read = seen.get(question) ?? [];
      const set: ShownSet = { key: authors.join(""), name: nameOf(place), isDrawn: true, members: authors };
      if (found.length < bounded || isTooNear(set, read, bounded) !== null) return [];
      reviewed.set(id, seen.set(question, [...read, set]));
      return found;
    },
  };
}

const nameOf = (place: ReadingRequest["place"]): string => ("name" in place ? place.name : "");

/** Where the sample of a place is told: its région, or France. @param here −1 for a drawn perimeter */
function samplePlace({ refs, family }: SurveyReader["gathered"], here: number, beside: number): number {
  const isTold = (t: number) => t >= 0 && (refs[t]!.mesh === "region" || refs[t]!.mesh === "france");
  const around = here < 0 ? [beside] : [here, ...family.holdersOf[here]!.filter((t) => refs[t]!.mesh === "region")];
  return around.find(isTold) ?? 0;
}
