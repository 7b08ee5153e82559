import type { Instrument, ResponseTable } from "../../src/domain/survey.ts";
import type { TerritoryLayer } from "../../src/domain/territory.ts";
import type { UnitTable } from "../../src/domain/unit.ts";
import type { Random } from "../example/random.ts";
import { type SimulatedAnswers, toColumns } from "./columns.ts";
import { drawPlaces } from "./places.ts";
import { dealQuota, drawScores } from "./quota.ts";

const DOCTORS = 900;

/** Four ways of answering, from those who hold back to those who carry the project: shares and chances to tick. */
const PROFILES = [
  { share: 0.2, hope: 0.03, fear: 0.42 },
  { share: 0.38, hope: 0.16, fear: 0.26 },
  { share: 0.32, hope: 0.26, fear: 0.07 },
  { share: 0.1, hope: 0.62, fear: 0.03 },
] as const;

/** Published counts of the 59 participants (source-000 l.172-187), value by value. */
const SEX = { values: ["H", "F"], counts: [45, 14] } as const;
const AGE = { bounds: [26, 37, 48, 59, 71], counts: [17, 19, 10, 10] } as const;
const SETTLED = { bounds: [1981, 1992, 2003, 2014, 2020], counts: [12, 8, 21, 7] } as const;
const PATIENTS = { bounds: [150, 720, 1290, 1860, 2430, 3001], counts: [6, 20, 10, 3, 2] } as const;
const ACTS = { bounds: [500, 2400, 4300, 6200, 8101], counts: [1, 12, 14, 7] } as const;
/** From the most alone to the most together, so that leaning can follow. */
const MODE = {
  values: [
    ["retraite"],
    ["seul"],
    ["seul", "groupe"],
    ["salarie"],
    ["interne"],
    ["groupe"],
    ["centre"],
    ["groupe", "msp"],
    ["msp"],
  ],
  counts: [1, 5, 1, 1, 5, 13, 6, 1, 25],
} as const;
const CONSULTATIONS = { values: ["rdv", "sans", "deux"], counts: [30, 1, 20] } as const;
const TEACHING = {
  values: [["aucune"], ["msu"], ["enseignant"], ["msu", "enseignant"]],
  counts: [12, 18, 8, 20],
} as const;
const RESEARCH = {
  values: [["aucune"], ["investigateur"], ["chercheur"], ["investigateur", "chercheur"]],
  counts: [23, 21, 7, 6],
} as const;
const SECTOR = { values: [["1"], ["1", "2"]], counts: [50, 1] } as const;
const PROJECT = { values: ["decouverte", "existant", "participant", "porteur"], counts: [25, 5, 7, 22] } as const;

/** Published shares of blanks, question by question. */
const BLANKS: Readonly<Record<string, number>> = {
  age: 3 / 59,
  installation: 11 / 59,
  mode: 1 / 59,
  secteur: 8 / 59,
  secretariat: 8 / 59,
  consultations: 8 / 59,
  patients: 18 / 59,
  actes: 25 / 59,
  enseignement: 1 / 59,
  recherche: 2 / 59,
};

/**
 * Some 900 simulated GPs. The sheet keeps the published shares of the focus groups; profiles follow the type of
 * practice, the place in a project and the CPTS, and neither age nor sex, as the poster found (source-002 l.183).
 */
export function simulateDoctors(
  instrument: Instrument,
  units: UnitTable,
  cpts: TerritoryLayer,
  random: Random,
): ResponseTable {
  const places = drawPlaces(units, cpts, DOCTORS, random);
  const leanings = places.map(({ lean }) => lean);
  const profileOf = dealQuota(
    drawScores(random, leanings, 0.7),
    PROFILES.map(({ share }) => share),
  );
  const follows = Array.from(profileOf, (profile) => profile / 3);
  const free = places.map(() => 0);
  const deal = (counts: readonly number[], leaning: readonly number[], pull: number) =>
    dealQuota(drawScores(random, leaning, pull), counts);
  const dealt = {
    sexe: deal(SEX.counts, free, 0),
    age: deal(AGE.counts, free, 0),
    installation: deal(SETTLED.counts, free, 0),
    patients: deal(PATIENTS.counts, free, 0),
    actes: deal(ACTS.counts, free, 0),
    mode: deal(MODE.counts, follows, 1.2),
    consultations: deal(CONSULTATIONS.counts, free, 0),
    enseignement: deal(TEACHING.counts, follows, 0.3),
    recherche: deal(RESEARCH.counts, follows, 0.3),
    secteur: deal(SECTOR.counts, free, 0),
    projet: deal(PROJECT.counts, follows, 1),
  };
  const within = (bounds: readonly number[], at: number) => Math.floor(random.between(bounds[at]!, bounds[at + 1]!));
  const items = instrument.questions.filter(({ role }) => role === "attente" || role === "crainte");
  const taste = new Map(items.map(({ id }) => [id, random.between(0.6, 1.4)]));
  const rows = places.map((_, row): SimulatedAnswers => {
    const answers: SimulatedAnswers = new Map<string, string | readonly string[] | number>([
      ["sexe", SEX.values[dealt.sexe[row]!]!],
      ["age", within(AGE.bounds, dealt.age[row]!)],
      ["installation", within(SETTLED.bounds, dealt.installation[row]!)],
      ["patients", within(PATIENTS.bounds, dealt.patients[row]!)],
      ["actes", within(ACTS.bounds, dealt.actes[row]!)],
      ["mode", MODE.values[dealt.mode[row]!]!],
      ["consultations", CONSULTATIONS.values[dealt.consultations[row]!]!],
      ["secretariat", random.next() < 50 / 51 ? "oui" : "non"],
      ["enseignement", TEACHING.values[dealt.enseignement[row]!]!],
      ["recherche", RESEARCH.values[dealt.recherche[row]!]!],
      ["secteur", SECTOR.values[dealt.secteur[row]!]!],
      ["projet", PROJECT.values[dealt.projet[row]!]!],
    ]);
    const { hope, fear } = PROFILES[profileOf[row]!]!;
    for (const { id, role } of items) {
      const chance = (role === "attente" ? hope : fear) * taste.get(id)!;
      const isTicked = random.next() < chance;
      answers.set(id, isTicked ? "oui" : "non");
    }
    for (const [id, share] of Object.entries(BLANKS)) if (random.next() < share) answers.delete(id);
    return answers;
  });
  const order = random.shuffle(rows.map((_, row) => row));
  return {
    instrument,
    nature: "simule",
    source: "simulation",
    ids: order.map((_, row) => `sim-mg-${String(row + 1).padStart(4, "0")}`),
    dates: order.map((_, row) => `2026-0${1 + (row % 3)}-${String(1 + (row % 28)).padStart(2, "0")}`),
    units: Int32Array.from(order, (row) => places[row]!.unit),
    territories: order.map(() => null),
    answers: toColumns(
      instrument,
      order.map((row) => rows[row]!),
    ),
  };
}
