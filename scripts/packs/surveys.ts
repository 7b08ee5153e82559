import expectations from "../../data/surveys/attentes-craintes.json" with { type: "json" };
import needs from "../../data/surveys/besoins.json" with { type: "json" };
import codebooks from "../../data/surveys/codebooks.json" with { type: "json" };
import research from "../../data/surveys/cpts-recherche.json" with { type: "json" };
import published from "../../data/surveys/published.json" with { type: "json" };
import type { TerritoryLayer } from "../../src/domain/territory.ts";
import type { UnitTable } from "../../src/domain/unit.ts";
import { decodeInstrument } from "../../src/packs/instrument.ts";
import type { SurveySources } from "../../src/packs/surveys.ts";
import { createRandom } from "../example/random.ts";
import { simulateCptsAnswers } from "../surveys/cpts-answers.ts";
import { simulateDoctors } from "../surveys/doctors.ts";

/** Each survey has its own draws, so that a change in one leaves the other as it was. */
const SEEDS = { doctors: 312, cpts: 166 };

/** The surveys of `data/surveys`, with responses simulated over the CPTS of the example. */
export function buildSurveys(units: UnitTable, cpts: TerritoryLayer): SurveySources {
  return {
    instruments: [expectations, research, needs],
    codebooks,
    published,
    responses: [
      simulateDoctors(decodeInstrument(expectations), units, cpts, createRandom(SEEDS.doctors)),
      simulateCptsAnswers(decodeInstrument(research), units, cpts, createRandom(SEEDS.cpts)),
    ],
    simulation: {
      fr: "Réponses simulées\u202f: les fiches suivent les parts publiées, les attentes, les craintes et les profils sont imaginés d'après la typologie publiée. Aucun médecin ni aucune CPTS réels n'ont répondu.",
      en: "Simulated responses: the sheets follow the published shares; expectations, fears and profiles are made up after the published typology. No real doctor or CPTS answered.",
    },
  };
}
