import type { ActionAnomaly, ActionRefusal } from "./action-list.ts";
import type { CptsFactsAnomaly, CptsFactsRefusal } from "./cpts-facts-list.ts";
import type { PractitionerAnomaly, PractitionerRefusal } from "./practitioner-list.ts";
import type { SentenceLanguage } from "./refusal-sentences.ts";

/** Why a table added to the list (actions, facts, practitioners) is refused. */
export type AddedRefusal = ActionRefusal | CptsFactsRefusal | PractitionerRefusal;

/** A row of such a table that was not used as written. */
export type AddedAnomaly = ActionAnomaly | CptsFactsAnomaly | PractitionerAnomaly;

interface AddedSentences {
  readonly refusals: Readonly<Record<AddedRefusal["code"], (file: string) => string>>;
  readonly anomalies: Readonly<Record<AddedAnomaly["code"], (value: string) => string>>;
  readonly row: (row: number, rest: string) => string;
}

const q = (value: string): string => `«\u00a0${value}\u00a0»`;
const e = (value: string): string => `“${value}”`;

const FR: AddedSentences = {
  refusals: {
    "no-action-columns": (file) =>
      `Le fichier ${q(file)} n’a pas les deux colonnes attendues\u202f: la CPTS (${q("CPTS")}) et l’intitulé (${q("Titre")}).`,
    "no-action": (file) => `Le fichier ${q(file)} ne contient aucune action.`,
    "no-facts-columns": (file) =>
      `Le fichier ${q(file)} n’a pas de colonne ${q("CPTS")} ou ${q("Identifiant")} avec au moins un fait (membres, professionnels, processus, inter-CPTS).`,
    "no-facts": (file) => `Le fichier ${q(file)} ne dit rien d’aucune CPTS.`,
    "no-commune-column": (file) =>
      `Le fichier ${q(file)} n’a pas de colonne de communes (${q("code_insee")} ou ${q("commune")}).`,
    "no-count-column": (file) =>
      `Le fichier ${q(file)} n’a pas d’effectifs\u202f: une colonne par date (${q("2010")}, ${q("fin 2018")}), ou les colonnes ${q("date")} et ${q("médecins")}.`,
    "no-commune-known": (file) => `Le fichier ${q(file)} ne nomme aucune commune connue avec un effectif.`,
  },
  anomalies: {
    "sans-titre": (value) => `action sans intitulé (${value}), laissée de côté`,
    "sans-cpts": (value) => `CPTS non indiquée (${value})`,
    "mission-inconnue": (value) => `mission ${q(value)} non reconnue\u202f: l’action est gardée sans mission`,
    "population-inconnue": (value) => `population ${q(value)} non reconnue\u202f: l’action est gardée sans elle`,
    "contact-sans-consentement": () => "contact laissé de côté, faute de consentement à sa publication",
    doublon: (value) => `${q(value)} figure déjà plus haut\u202f: la première valeur est gardée`,
    "effectif-illisible": (value) => `${q(value)} n’est pas un effectif\u202f: non renseigné`,
    "processus-inconnu": (value) => `processus ${q(value)} non reconnu\u202f: inconnu`,
    "commune-inconnue": (value) => `commune ${q(value)} inconnue, laissée de côté`,
    "commune-ambigue": (value) => `plusieurs communes se nomment ${q(value)}\u202f: ajoutez le code ou le département`,
    "ligne-total": (value) => `ligne de total (${value}), laissée de côté`,
  },
  row: (row, rest) => `Ligne ${row}\u202f: ${rest}.`,
};

const EN: AddedSentences = {
  refusals: {
    "no-action-columns": (file) =>
      `The file ${e(file)} lacks the two columns expected: the CPTS (${e("CPTS")}) and the title (${e("Titre")}).`,
    "no-action": (file) => `The file ${e(file)} holds no action.`,
    "no-facts-columns": (file) =>
      `The file ${e(file)} has no column ${e("CPTS")} or ${e("Identifiant")} with at least one fact (members, professionals, process, inter-CPTS).`,
    "no-facts": (file) => `The file ${e(file)} says nothing of any CPTS.`,
    "no-commune-column": (file) =>
      `The file ${e(file)} has no column of communes (${e("code_insee")} or ${e("commune")}).`,
    "no-count-column": (file) =>
      `The file ${e(file)} has no head-counts: a column for each date (${e("2010")}, ${e("fin 2018")}), or the columns ${e("date")} and ${e("médecins")}.`,
    "no-commune-known": (file) => `The file ${e(file)} names no known commune with a head-count.`,
  },
  anomalies: {
    "sans-titre": (value) => `action without a title (${value}), left out`,
    "sans-cpts": (value) => `CPTS not given (${value})`,
    "mission-inconnue": (value) => `mission ${e(value)} not recognised: the action is kept without it`,
    "population-inconnue": (value) => `population ${e(value)} not recognised: the action is kept without it`,
    "contact-sans-consentement": () => "contact left out, for want of consent to its publication",
    doublon: (value) => `${e(value)} stands above already: the first value is kept`,
    "effectif-illisible": (value) => `${e(value)} is no head-count: not stated`,
    "processus-inconnu": (value) => `process ${e(value)} not recognised: unknown`,
    "commune-inconnue": (value) => `commune ${e(value)} unknown, left out`,
    "commune-ambigue": (value) => `several communes are named ${e(value)}: add the code or the département`,
    "ligne-total": (value) => `line of totals (${value}), left out`,
  },
  row: (row, rest) => `Row ${row}: ${rest}.`,
};

const SENTENCES: Readonly<Record<SentenceLanguage, AddedSentences>> = { fr: FR, en: EN };

/** Why an added table could not be read, in one sentence that says what was expected. */
export const addedRefusalSentence = ({ code, file }: AddedRefusal, language: SentenceLanguage): string =>
  SENTENCES[language].refusals[code](file);

/** What was not used as written, in one sentence that names the row. */
export const addedAnomalySentence = ({ row, code, value }: AddedAnomaly, language: SentenceLanguage): string =>
  SENTENCES[language].row(row, SENTENCES[language].anomalies[code](value));
