import { unitsOfTerritory } from "../../src/domain/layer.ts";
import type { Instrument, ResponseTable } from "../../src/domain/survey.ts";
import type { TerritoryLayer } from "../../src/domain/territory.ts";
import { aciSize } from "../../src/domain/thresholds.ts";
import type { UnitTable } from "../../src/domain/unit.ts";
import type { Random } from "../example/random.ts";
import { type SimulatedAnswers, toColumns } from "./columns.ts";
import { choose, drawScores } from "./quota.ts";

/** Received, and kept once the duplicates of a CPTS are set aside (source-003 l.294-296). */
const CPTS = 145;
const DUPLICATES = 21;
/** Duplicates that contradict the response that they repeat. */
const CONTRADICTORY = 9;

/** How readily CPTS of a région answer: many in three, few in four (source-003 l.302). Code of région: weight. */
const EAGERNESS: Readonly<Record<string, number>> = {
  "75": 4,
  "84": 3,
  "11": 3,
  "53": 0.2,
  "28": 0.2,
  "32": 0.25,
  "76": 0.3,
};

/**
 * 166 simulated answers of CPTS of the example, 21 of them second answers of the same CPTS, with the published counts
 * (source-003 l.300-351). What the report gives no count for (obstacles, levers) is supposed.
 */
export function simulateCptsAnswers(
  instrument: Instrument,
  units: UnitTable,
  cpts: TerritoryLayer,
  random: Random,
): ResponseTable {
  const regionOf = (t: number) => units.zones.region.codes[units.zoneOf.region[unitsOfTerritory(cpts, t)[0]!]!] ?? "";
  const chosen = random.order(Array.from(cpts.territories.keys()), (t) => EAGERNESS[regionOf(t)] ?? 1).slice(0, CPTS);
  const rows = answerAll(instrument, units, cpts, chosen, random);
  const doubled = random.shuffle(chosen.map((_, position) => position)).slice(0, DUPLICATES);
  const copies = doubled.map((position, rank) => repeat(rows[position]!, rank < CONTRADICTORY));
  const all = [
    ...chosen.map((t, i) => ({ t, row: rows[i]! })),
    ...doubled.map((at, i) => ({ t: chosen[at]!, row: copies[i]! })),
  ];
  return {
    instrument,
    nature: "simule",
    source: "simulation",
    ids: all.map((_, i) => `sim-cpts-${String(i + 1).padStart(4, "0")}`),
    dates: all.map((_, i) => `2026-0${7 + (i % 2)}-${String(8 + (i % 20)).padStart(2, "0")}`),
    units: new Int32Array(all.length).fill(-1),
    territories: all.map(({ t }) => cpts.territories[t]!.id),
    answers: toColumns(
      instrument,
      all.map(({ row }) => row),
    ),
  };
}

function answerAll(
  instrument: Instrument,
  units: UnitTable,
  cpts: TerritoryLayer,
  chosen: readonly number[],
  random: Random,
): SimulatedAnswers[] {
  const free = chosen.map(() => 0);
  const exactly = (count: number, leaning: readonly number[] = free, pull = 0) => choose(random, leaning, pull, count);
  const research = exactly(31);
  const leaning = research.map(Number);
  const among = (list: readonly boolean[], counts: readonly number[]): readonly number[] => {
    const order = random.shuffle(list.flatMap((isIn, row) => (isIn ? [row] : [])));
    const value = list.map(() => -1);
    let at = 0;
    counts.forEach((count, code) => {
      for (let i = 0; i < count; i++) value[order[at++]!] = code;
    });
    return value;
  };
  const linked = exactly(71, leaning, 0.6);
  const dumg = exactly(53, linked.map(Number), 5);
  const unit = exactly(15, linked.map(Number), 5);
  const hospital = exactly(15, linked.map(Number), 5);
  const thesis = exactly(49, leaning, 0.5);
  const theses = among(thesis, [22, 16, 10, 1]);
  const projects = among(research, [27, 3, 1]);
  const funding = among(research, [3, 6, 8, 14]);
  const inter = among(research, [8]);
  const people = exactly(128);
  const centres = exactly(71);
  const support = exactly(33, leaning, 0.4);
  const training = exactly(30, leaning, 0.6);
  const recall = exactly(144);
  const convention = exactly(1, dumg.map(Number), 5);
  const answering = among(
    free.map(() => true),
    [65, 57, 23],
  );
  const isDoctor = exactly(80);
  const scores = drawScores(random, leaning, 0.3);
  return chosen.map((t, row): SimulatedAnswers => {
    const population = unitsOfTerritory(cpts, t).reduce((sum, one) => sum + units.population[one]!, 0);
    const yes = (list: readonly boolean[]) => (list[row] ? "oui" : "non");
    const some = (chances: Readonly<Record<string, number>>) =>
      Object.entries(chances).flatMap(([code, chance]) => (random.next() < chance ? [code] : []));
    const links = [
      ...(dumg[row] ? ["dumg"] : []),
      ...(unit[row] ? ["unite"] : []),
      ...(hospital[row] ? ["hopital"] : []),
    ];
    const answers: SimulatedAnswers = new Map<string, string | readonly string[] | number>([
      ["fonction", ["president", "coordination", "autre"][answering[row]!]!],
      ["medecin", yes(isDoctor)],
      ["taille", String(aciSize(population))],
      ["msp", yes(people)],
      ["cds", yes(centres)],
      ["liens", links.length > 0 ? links : linked[row] ? ["instituts"] : ["aucun"]],
      ["convention", yes(convention)],
      ["appui", yes(support)],
      ["theses", theses[row] === -1 ? "0" : ["1", "2-3", "4+", "nombre-inconnu"][theses[row]!]!],
      ["projet", yes(research)],
      ["projets", projects[row]! + 1],
      ["freins", some({ temps: 0.75, culture: 0.55, complexite: 0.4, reglementaire: 0.35, remuneration: 0.3 })],
      [
        "leviers",
        some({
          referent: 0.4,
          stages: 0.3,
          lien: 0.35 + 0.2 * scores[row]!,
          financement: 0.45,
          formation: 0.3,
          systemes: 0.15,
          adequation: 0.2,
        }),
      ],
      ["formation", yes(training)],
      ["rappel", yes(recall)],
    ]);
    const stage = cpts.territories[t]!.stages.at(-1)?.stage ?? "inconnu";
    if (instrument.questions.some(({ id, options }) => id === "stade" && options.some(({ code }) => code === stage))) {
      answers.set("stade", stage);
    }
    if (research[row]) {
      answers.set("interCpts", inter[row] === 0 ? "oui" : "non");
      answers.set("financement", [["aci", "respir", "autre", "aucun"][funding[row]!]!]);
      answers.set(
        "themes",
        some({ organisation: 0.4, prevention: 0.4, chroniques: 0.3, qualite: 0.3, essai: 0.03, defensive: 0.05 }),
      );
      answers.set("methodes", some({ observation: 0.5, intervention: 0.3, mixte: 0.2, action: 0.3 }));
    }
    return answers;
  });
}

/** A second answer of a CPTS, by somebody who knows it less: fewer questions, and at times another answer. */
function repeat(row: SimulatedAnswers, contradicts: boolean): SimulatedAnswers {
  const copy = new Map(row);
  copy.delete("appui");
  copy.delete("leviers");
  copy.set("fonction", "autre");
  if (contradicts) copy.set("projet", row.get("projet") === "oui" ? "non" : "oui");
  return copy;
}
