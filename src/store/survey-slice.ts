import type { AnalysisClient } from "../analysis/client.ts";
import type { ExportedFile } from "../analysis/export-protocol.ts";
import type {
  DatasetInfo,
  DuplicateView,
  ImportView,
  MappedAnswer,
  ReadingRefusal,
  RegionSample,
  SurveyMapView,
  SurveyPlace,
  SurveyReading,
  SurveysInfo,
  TypologyOutcome,
  TypologyView,
} from "../analysis/survey-protocol.ts";
import { boundThreshold, DEFAULT_THRESHOLD } from "../domain/secrecy.ts";
import type { ListRefusal } from "../formats/list-refusal.ts";
import type { SentenceLanguage } from "../formats/refusal-sentences.ts";
import type { ColumnChoices } from "../formats/response-columns.ts";
import type { NamedSheet } from "../formats/sheet.ts";
import { type KeptResponses, type KeptSurveys, NO_SURVEYS, readKeptSurveys } from "./kept-surveys.ts";
import { type IsNewest, newest } from "./newest.ts";
import type { AppState } from "./state.ts";
import { type Beside, besideOf, keyOfPlace, type NamedTerritory, type PlaceChoice, placeOf } from "./survey-place.ts";
import type { WorkKeeper } from "./work-slice.ts";

export const SURVEY_TABS = ["read", "typology", "marks", "codebooks", "files"] as const;
export type SurveyTab = (typeof SURVEY_TABS)[number];

export interface TypologyChoices {
  /** Ids of the questions; null for those of the instrument. */
  readonly questions: readonly string[] | null;
  readonly axes: number;
  /** Null for as many as the tree proposes. */
  readonly classes: number | null;
  readonly missing: "category" | "exclude";
}

export interface TypologyState {
  readonly dataset: string;
  /** Share done, 0..1; null when nothing runs. */
  readonly share: number | null;
  readonly view: TypologyView | null;
  readonly refusal: Extract<TypologyOutcome, { readonly ok: false }>["refusal"]["code"] | null;
}

export interface SurveyState {
  readonly info: SurveysInfo | null;
  readonly datasets: readonly DatasetInfo[];
  /** Why the surveys could not be loaded: an error loses its class on the way from the worker. */
  readonly failed: string | null;
  /** Id of the dataset in hand; empty before any. */
  readonly dataset: string;
  readonly tab: SurveyTab;
  readonly place: PlaceChoice;
  readonly beside: Beside;
  readonly reading: SurveyReading | null;
  readonly refusal: ReadingRefusal | null;
  /** A question was asked and its answer is on the way. */
  readonly waiting: boolean;
  readonly regions: readonly RegionSample[];
  /** Null until a person chooses: then the finest level that tells enough. */
  readonly mapMesh: string | null;
  readonly answer: MappedAnswer | null;
  /** With the answer that it shows: another may have been chosen since. */
  readonly map: (SurveyMapView & { readonly shows: MappedAnswer }) | null;
  /** Theme whose items are open. */
  readonly theme: string | null;
  readonly choices: TypologyChoices;
  readonly typology: TypologyState;
  /** Free texts asked for by a click, of one question. */
  readonly texts: { readonly question: string; readonly values: readonly string[] } | null;
  readonly duplicates: readonly DuplicateView[];
  /** Files of responses as they were read. */
  readonly imports: readonly ImportView[];
  /** A file that waits to be told which survey it answers. */
  readonly pending: string | null;
  readonly importRefusal: ListRefusal | null;
  readonly kept: KeptSurveys;
}

const NO_TYPOLOGY: TypologyState = { dataset: "", share: null, view: null, refusal: null };

export const INITIAL_SURVEYS: SurveyState = {
  info: null,
  datasets: [],
  failed: null,
  dataset: "",
  tab: "read",
  place: { kind: "scope" },
  beside: "region",
  reading: null,
  refusal: null,
  waiting: false,
  regions: [],
  mapMesh: null,
  answer: null,
  map: null,
  theme: null,
  choices: { questions: null, axes: 5, classes: 4, missing: "category" },
  typology: NO_TYPOLOGY,
  texts: null,
  duplicates: [],
  imports: [],
  pending: null,
  importRefusal: null,
  kept: NO_SURVEYS,
};

/** The instrument of the dataset in hand. */
export const instrumentOf = ({ info, datasets, dataset }: SurveyState) => {
  const id = datasets.find((one) => one.id === dataset)?.instrument;
  return info?.instruments.find((one) => one.id === id) ?? null;
};

/** The level asked of the map. Structures are told one by one: regions of the whole country, CPTS below. */
function mapMeshOf({ surveys, scope }: Pick<AppState, "surveys" | "scope">): string | null {
  if (surveys.mapMesh !== null || instrumentOf(surveys)?.respondent !== "structure") return surveys.mapMesh;
  return scope.kind === "france" ? "region" : "cpts";
}

/** A typology this small is built without being asked for. */
const RUN_AT_ONCE = 2000;

interface SurveyTools {
  readonly get: () => AppState;
  readonly set: (changes: Partial<AppState>) => void;
  readonly client: AnalysisClient;
  readonly keeper: WorkKeeper;
  /** Runs the reader of a file with its progress on screen, where it can be stopped. */
  readonly during: <Value>(
    name: string,
    read: (onProgress: (share: number) => void) => Promise<Value>,
  ) => Promise<Value | "stopped">;
}

/**
 * What a person does in the « Enquêtes » space: every figure comes from the desk, which holds them to secrecy. Longer
 * than other slices because what is shown hangs together: dataset, place, threshold, map and typology are asked anew
 * in one order.
 */
export function createSurveyActions({ get, set, client, keeper, during }: SurveyTools) {
  const now = () => get().surveys;
  const change = (changes: Partial<SurveyState>) => set({ surveys: { ...now(), ...changes } });
  const refreshes = newest();
  const readings = newest();
  const maps = newest();
  const reviews = newest();
  const typologies = newest();
  /** The list that the responses were linked to. */
  let linkedTo: unknown = null;
  /** The file that waits, too large for the state. */
  let pendingBytes: Uint8Array<ArrayBuffer> = new Uint8Array();

  function keep(changes: Partial<KeptSurveys>): void {
    const kept = { ...now().kept, ...changes };
    change({ kept });
    const isEmpty =
      kept.files.length === 0 && Object.keys(kept.labels).length + Object.keys(kept.populations).length === 0;
    void keeper.keep("responses", isEmpty && kept.threshold === DEFAULT_THRESHOLD ? undefined : kept);
  }

  /** The place in hand as the desk wants it; a draft gives its units. */
  async function askedPlace(): Promise<SurveyPlace | null> {
    const { place } = now();
    const { draw } = get();
    if (place.kind !== "draft") return placeOf(get(), place);
    const record = draw.records.find(({ id }) => id === place.id);
    if (record === undefined) return null;
    const { feedback } =
      draw.current === place.id && draw.reply !== null ? draw.reply : (await client.ask("openDraft", record)).reply;
    return { kind: "units", units: feedback.units, name: record.name };
  }

  async function askReading(): Promise<void> {
    const isNewest = readings();
    const { dataset, kept } = now();
    const place = await askedPlace();
    if (!isNewest()) return;
    if (place === null) return change({ reading: null, refusal: { code: "unknown" } });
    const beside = besideOf(get());
    const population = kept.populations[`${dataset} ${keyOfPlace(get())}`];
    const read = await client.ask("readSurvey", {
      dataset,
      place,
      threshold: kept.threshold,
      ...(beside !== null && { beside }),
      ...(population !== undefined && { population }),
    });
    if (!isNewest()) return;
    change(read.ok ? { reading: read.value, refusal: null } : { reading: null, refusal: read.refusal });
  }

  async function askMap(): Promise<void> {
    const isNewest = maps();
    const { dataset, answer, kept } = now();
    // Hatches everywhere would say « too few » of answers that nobody may read here.
    if (answer === null || now().refusal?.code === "simulated") return change({ map: null });
    const map = await client.ask("mapSurvey", dataset, mapMeshOf(get()), answer, kept.threshold);
    if (isNewest()) change({ map: { ...map, shows: answer } });
  }

  async function askRest(isNewest: IsNewest): Promise<void> {
    const { dataset, kept } = now();
    const regions = await client.ask("surveyRegions", dataset, kept.threshold);
    const duplicates = await client.ask("listDuplicates", dataset);
    if (isNewest()) change({ regions, duplicates });
  }

  /** Asks for what is in sight, in the order in which it is looked at. */
  async function refresh(): Promise<void> {
    const isNewest = refreshes();
    // What is still on its way is of another place, list or threshold.
    for (const drop of [readings, maps, reviews]) drop();
    if (now().dataset === "") return;
    change({ waiting: true, texts: null });
    await askReading();
    if (isNewest()) await askMap();
    if (isNewest()) await askRest(isNewest);
    if (!isNewest()) return;
    change({ waiting: false });
    const { typology, dataset, datasets, refusal } = now();
    const retained = datasets.find(({ id }) => id === dataset)?.retained ?? 0;
    const isNew = typology.dataset !== dataset;
    if (
      isNew &&
      retained <= RUN_AT_ONCE &&
      refusal?.code !== "simulated" &&
      instrumentOf(now())?.respondent === "personne"
    )
      await runTypology();
  }

  async function choose(changes: Partial<SurveyState>): Promise<void> {
    change(changes);
    await refresh();
  }

  /** What the map shows first of an instrument: a theme, or its first question with a choice. */
  function firstAnswer(dataset: string): MappedAnswer | null {
    const { info, datasets } = now();
    const id = datasets.find((one) => one.id === dataset)?.instrument;
    const instrument = info?.instruments.find((one) => one.id === id);
    const theme = instrument?.themes.at(-1);
    if (theme !== undefined) {
      const isHoped = instrument!.questions.some((one) => one.theme === theme.id && one.role === "attente");
      return { kind: "theme", theme: theme.id, side: isHoped ? "attente" : "crainte" };
    }
    const question =
      instrument?.questions.find(({ typology, kind }) => typology && kind === "yesno") ??
      instrument?.questions.find(({ options }) => options.length > 0);
    return question === undefined ? null : { kind: "option", question: question.id, option: question.options[0]!.code };
  }

  async function chooseDataset(dataset: string): Promise<void> {
    change({ dataset, answer: firstAnswer(dataset), theme: null, reading: null, map: null, refusal: null });
    forgetTypology();
    change({ regions: [], duplicates: [] });
    await refresh();
  }

  /** The one shown, and the one that is being built. */
  function forgetTypology(): void {
    typologies();
    change({ typology: NO_TYPOLOGY });
  }

  async function runTypology(): Promise<void> {
    const { dataset, choices, kept } = now();
    const isNewest = typologies();
    change({ typology: { dataset, share: 0, view: now().typology.view, refusal: null } });
    const { questions, classes, ...rest } = choices;
    const outcome = await client.ask(
      "runTypology",
      {
        dataset,
        ...rest,
        ...(questions !== null && { questions }),
        ...(classes !== null && { classes }),
        threshold: kept.threshold,
      },
      (share: number) => {
        const { typology } = now();
        if (isNewest() && typology.share !== null) change({ typology: { ...typology, share } });
      },
    );
    // Another threshold hides other people: what was counted under the one before is not shown.
    if (!isNewest()) return;
    if (!outcome.ok) {
      const view = outcome.refusal.code === "cancelled" ? now().typology.view : null;
      return change({ typology: { dataset, share: null, view, refusal: outcome.refusal.code } });
    }
    // Classes come with their shares: half of them would be a panel that jumps.
    await askReading();
    if (!isNewest()) return;
    change({ typology: { dataset, share: null, view: outcome.value, refusal: null } });
    const kind = now().answer?.kind;
    if (kind === "class" || kind === "parrainage") await askMap();
  }

  /** Reads a file of responses; whether it could be. */
  async function read(
    { name, bytes, choices }: KeptResponses,
    onProgress: (share: number) => void = () => {},
  ): Promise<ImportView | null> {
    const { instrument, columns } = choices;
    const asked = { name, bytes: bytes.slice(), instrument, choices: columns };
    const outcome = await client.ask("importResponses", asked, onProgress);
    if (!outcome.ok) {
      // Whoever stopped the reading knows it.
      change({ importRefusal: outcome.refusal.code === "cancelled" ? null : outcome.refusal });
      return null;
    }
    const { dataset } = outcome.value;
    for (const row of choices.retained) await client.ask("retainResponse", dataset.id, row).catch(() => {});
    const others = now().datasets.filter(({ id }) => id !== dataset.id);
    const imports = now().imports.filter((one) => one.dataset.id !== dataset.id);
    change({ datasets: [...others, dataset], imports: [...imports, outcome.value], importRefusal: null });
    return outcome.value;
  }

  async function take(file: KeptResponses): Promise<void> {
    const view = await during(file.name, (onProgress) => read(file, onProgress));
    if (view === null || view === "stopped") return;
    const id = view.dataset.id;
    const files = now().kept.files.filter((one) => `${one.choices.instrument} ${one.name}` !== id);
    keep({ files: [...files, file] });
    change({ tab: "files" });
    await chooseDataset(id);
  }

  /** Opens the surveys, and links the responses of files to the list in use. */
  async function open(): Promise<boolean> {
    const { list, view } = get();
    try {
      const info = await client.ask("openSurveys", client.baseUrl);
      const isLinked =
        linkedTo === list && now().imports.every(({ dataset }) => info.datasets.some(({ id }) => id === dataset.id));
      linkedTo = list;
      const own = isLinked ? info.datasets.filter(({ id }) => !id.startsWith("simule-")) : [];
      change({ info, failed: null, datasets: [...info.datasets.filter(({ id }) => id.startsWith("simule-")), ...own] });
      if (!isLinked) for (const file of now().kept.files) await read(file);
    } catch (error) {
      change({ failed: error instanceof Error ? error.message : String(error) });
      return false;
    }
    return get().view === view;
  }

  /** Takes up what the analysis has become: the list, the scope, the date. */
  async function update(): Promise<void> {
    if (!(await open())) return;
    const { datasets, dataset, place } = now();
    const { list, view } = get();
    const isExample = list.kind === "ready" && list.info.isExample;
    // A person's own responses come before simulated ones, which an imported list does not show.
    const own = datasets.findLast(({ nature }) => nature !== "simule");
    const known = datasets.some(({ id }) => id === dataset);
    const isMisplaced = !isExample && own !== undefined && dataset.startsWith("simule-");
    const isGone =
      place.kind === "territories" &&
      place.of.some(({ mesh, id }) => mesh === "cpts" && !view?.territories.some((one) => one.id === id));
    if (isGone) change({ place: { kind: "scope" } });
    if (known && !isMisplaced) await refresh();
    else await chooseDataset((isExample ? datasets[0] : (own ?? datasets[0]))?.id ?? "");
  }

  return {
    update,

    chooseDataset,
    chooseTab: (tab: SurveyTab) => change({ tab }),
    choosePlace: (place: PlaceChoice) => choose({ place }),
    /** Adds a territory to the place in hand, or takes it away. */
    async toggleTerritory(territory: NamedTerritory): Promise<void> {
      const { place } = now();
      const of = place.kind === "territories" ? place.of : [];
      const isIn = of.some(({ mesh, id }) => mesh === territory.mesh && id === territory.id);
      const next = isIn
        ? of.filter(({ mesh, id }) => mesh !== territory.mesh || id !== territory.id)
        : [...of, territory];
      await choose({ place: next.length === 0 ? { kind: "scope" } : { kind: "territories", of: next } });
    },
    chooseBeside: (beside: Beside) => choose({ beside }),
    async chooseThreshold(asked: number): Promise<void> {
      keep({ threshold: boundThreshold(asked) });
      forgetTypology();
      await refresh();
    },
    /** How many people could have answered in the place in hand; null for « not known ». */
    async choosePopulation(population: number | null): Promise<void> {
      const key = `${now().dataset} ${keyOfPlace(get())}`;
      const { [key]: _, ...others } = now().kept.populations;
      keep({ populations: population === null ? others : { ...others, [key]: population } });
      await refresh();
    },
    openTheme: (theme: string | null) => change({ theme }),
    async chooseAnswer(answer: MappedAnswer): Promise<void> {
      change({ answer });
      await askMap();
    },
    /** @param mapMesh null for the finest that tells enough */
    async chooseMapMesh(mapMesh: string | null): Promise<void> {
      change({ mapMesh });
      await askMap();
    },
    /** The territory of the map under a place: taken in hand, or put together with those that are. */
    async takeAt(lng: number, lat: number, isAdded: boolean): Promise<void> {
      const { map, place } = now();
      const mapMesh = map?.mesh;
      if (mapMesh === undefined) return;
      const reply = await client.ask("meshTerritoriesAt", mapMesh, lng, lat);
      if (!reply.ok || reply.value.length === 0) return;
      const ids = reply.value;
      const current = place.kind === "territories" && place.of.length === 1 ? place.of[0]!.id : "";
      const id = ids[(ids.indexOf(current) + 1) % ids.length]!;
      const name = map?.values.find((one) => one.id === id)?.name;
      if (name === undefined) return;
      const territory = { mesh: mapMesh, id, name };
      if (isAdded) await this.toggleTerritory(territory);
      else await choose({ place: { kind: "territories", of: [territory] } });
    },

    chooseTypology: (changes: Partial<TypologyChoices>) => change({ choices: { ...now().choices, ...changes } }),
    runTypology,
    cancelTypology: () => client.ask("cancelTypology"),
    /** The name that a person gives to a class; an empty one takes it away. */
    nameClass(position: number, name: string): void {
      const { dataset, kept } = now();
      keep({ labels: { ...kept.labels, [dataset]: { ...kept.labels[dataset], [position]: name } } });
    },

    /** A file that says what it holds elsewhere; which survey it answers is asked. */
    takeFile(name: string, bytes: Uint8Array<ArrayBuffer>): void {
      pendingBytes = bytes;
      change({ pending: name, tab: "files", importRefusal: null });
    },
    async readPending(instrument: string): Promise<void> {
      const { pending } = now();
      if (pending === null) return;
      // Another file may come to wait while this one is read.
      const bytes = pendingBytes;
      pendingBytes = new Uint8Array();
      change({ pending: null });
      await take({ name: pending, bytes, choices: { instrument, columns: {}, retained: [] } });
    },
    dropPending(): void {
      pendingBytes = new Uint8Array();
      change({ pending: null });
    },
    /** Reads a file again with a column put right. */
    async chooseColumns(dataset: string, columns: ColumnChoices): Promise<void> {
      const file = now().kept.files.find((one) => `${one.choices.instrument} ${one.name}` === dataset);
      if (file !== undefined) await take({ ...file, choices: { ...file.choices, columns, retained: [] } });
    },
    async removeResponses(id: string): Promise<void> {
      await client.ask("removeResponses", id);
      const datasets = now().datasets.filter((one) => one.id !== id);
      change({ datasets, imports: now().imports.filter(({ dataset }) => dataset.id !== id) });
      keep({ files: now().kept.files.filter((one) => `${one.choices.instrument} ${one.name}` !== id) });
      if (now().dataset === id) await chooseDataset(datasets[0]?.id ?? "");
    },
    /** Retains a response in place of its duplicates. */
    async retain(row: number): Promise<void> {
      const { dataset } = now();
      const info = await client.ask("retainResponse", dataset, row);
      const { datasets, kept } = now();
      change({ datasets: datasets.map((one) => (one.id === dataset ? info : one)) });
      const files = kept.files.map((file) =>
        `${file.choices.instrument} ${file.name}` === dataset
          ? { ...file, choices: { ...file.choices, retained: [...file.choices.retained, row] } }
          : file,
      );
      if (kept.files.length > 0) keep({ files });
      await refresh();
    },
    template: (instrument: string) => client.ask("surveyTemplate", instrument),

    /** Free texts are only ever read after a click that asks for them. */
    async reviewTexts(question: string): Promise<void> {
      const { dataset, kept } = now();
      const isNewest = reviews();
      const place = await askedPlace();
      if (place === null) return;
      const values = await client.ask("reviewTexts", dataset, question, kept.threshold, place);
      if (isNewest()) change({ texts: { question, values } });
    },
    closeTexts(): void {
      reviews();
      change({ texts: null });
    },

    /** Tables of what is shown, with sentences about them, as one file. */
    exportTables: (request: {
      readonly name: string;
      readonly sheets: readonly NamedSheet[];
      readonly notes: readonly string[];
      readonly format: "csv" | "xlsx";
      readonly language: SentenceLanguage;
    }): Promise<ExportedFile> => client.ask("exportCrossTables", request),

    /** Takes up the part `responses` of the last visit or of a work file; whether all of it could be read. */
    restore(part: unknown): boolean {
      const { kept, damaged } = readKeptSurveys(part);
      linkedTo = null;
      change({ kept, imports: [], datasets: now().datasets.filter(({ id }) => id.startsWith("simule-")) });
      // The space may have been opened before the work of the last visit was back.
      if (now().info !== null) void update();
      return damaged === 0;
    },
  };
}

export type { NamedTerritory, PlaceChoice };
