import { ACTION_POPULATIONS, type Action, type ActionPopulation, MISSIONS, type Mission } from "../domain/actions.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import { readBoolean } from "./cell-values.ts";
import { foldText } from "./columns.ts";
import { readNamedTable } from "./named-columns.ts";
import type { NamedFile } from "./perimeter-list.ts";

/** Folded headers that name each column. */
export const ACTION_COLUMNS = {
  territory: [
    "cptsid",
    "cpts",
    "cptsnom",
    "nomcpts",
    "nomdelacpts",
    "territoire",
    "territoireid",
    "territoirenom",
    "idcpts",
  ],
  title: ["titre", "intitule", "action", "nomdelaction", "title"],
  mission: ["mission", "missions", "axe", "missionaci"],
  theme: ["theme", "themes", "thematique", "thematiques", "topic", "topics"],
  population: ["population", "populationcible", "populationvisee", "populationaimedat"],
  objectives: ["objectifs", "objectif", "objectives"],
  beneficiaries: ["beneficiaires", "beneficiaire", "public", "beneficiaries"],
  resources: ["ressources", "moyens", "resources"],
  results: ["resultats", "resultat", "results"],
  difficulties: ["difficultes", "difficultesrencontrees", "freins", "difficulties"],
  seeks: [
    "rencontrer",
    "quijeveuxrencontrer",
    "souhaiterencontrer",
    "recherche",
    "partenairesrecherches",
    "wantstomeet",
    "seeks",
  ],
  contact: ["contact", "coordonnees", "mail", "courriel", "email", "telephone"],
  consent: ["consentement", "accordpublication", "contactpublie", "publicationcontact", "consent"],
} as const;

/** Words of a mission; the first that the cell holds decides. */
const MISSION_WORDS: Readonly<Record<Mission, readonly string[]>> = {
  "acces-aux-soins": ["acces", "soins non programmes", "medecin traitant"],
  parcours: ["parcours", "pathway"],
  prevention: ["prevention"],
  "crises-sanitaires": ["crise", "crisis", "crises"],
  qualite: ["qualite", "quality", "pertinence"],
  accompagnement: ["accompagnement", "support", "attractivite", "installation"],
};

/** A row, or a part of one, that was not used as written. */
export interface ActionAnomaly {
  /** Row of the file, counting from 1. */
  readonly row: number;
  readonly code: "sans-titre" | "sans-cpts" | "mission-inconnue" | "population-inconnue" | "contact-sans-consentement";
  /** What the row says; empty where it is a contact, which is not repeated. */
  readonly value: string;
}

export interface ActionImport {
  readonly file: string;
  readonly actions: readonly Action[];
  readonly anomalies: readonly ActionAnomaly[];
  /** Headers that no rule reads. */
  readonly ignoredColumns: readonly string[];
}

export interface ActionRefusal {
  readonly code: "no-action-columns" | "no-action";
  readonly file: string;
  /** Columns wanted and not found. */
  readonly missing: readonly ("title" | "territory")[];
}

/**
 * Reads a table of actions, one a row, with a column for the CPTS and one for the title at least. A contact is kept only
 * in a row whose consent column says yes; it is left out, and said, in every other row.
 */
export async function readActionList(file: NamedFile): Promise<Result<ActionImport, ActionRefusal>> {
  const { name } = file;
  const table = await readNamedTable(file, ACTION_COLUMNS);
  const missing = (["title", "territory"] as const).filter((role) => table?.columns[role] === undefined);
  if (table === null || missing.length > 0) return refuse({ code: "no-action-columns", file: name, missing });
  const anomalies: ActionAnomaly[] = [];
  const actions = table.rows.flatMap(({ number: row, cells }): Action[] => {
    const cell = (role: keyof typeof ACTION_COLUMNS) => cells[table.columns[role] ?? -1]?.trim() ?? "";
    const say = (code: ActionAnomaly["code"], value: string) => anomalies.push({ row, code, value });
    const title = cell("title");
    if (title === "") {
      say("sans-titre", cell("territory"));
      return [];
    }
    if (title === "TOTAL") return [];
    if (cell("territory") === "") say("sans-cpts", title);
    const mission = missionOf(cell("mission"));
    if (mission === null && cell("mission") !== "") say("mission-inconnue", cell("mission"));
    const population = populationOf(cell("population"));
    if (population === null && cell("population") !== "") say("population-inconnue", cell("population"));
    const mayPublish = readBoolean(cell("consent")) === true;
    if (cell("contact") !== "" && !mayPublish) say("contact-sans-consentement", "");
    return [
      {
        row,
        territory: cell("territory"),
        title,
        mission,
        themes: themesOf(cell("theme")),
        population,
        objectives: cell("objectives"),
        beneficiaries: cell("beneficiaries"),
        resources: cell("resources"),
        results: cell("results"),
        difficulties: cell("difficulties"),
        seeks: cell("seeks"),
        contact: mayPublish && cell("contact") !== "" ? cell("contact") : null,
      },
    ];
  });
  if (actions.length === 0) return refuse({ code: "no-action", file: name, missing: [] });
  const ignoredColumns = table.others.map((column) => table.header[column]!.trim());
  return accept({ file: name, actions, anomalies, ignoredColumns });
}

function missionOf(cell: string): Mission | null {
  const text = foldText(cell);
  return MISSIONS.find((mission) => MISSION_WORDS[mission].some((word) => text.includes(word))) ?? null;
}

function populationOf(cell: string): ActionPopulation | null {
  const text = foldText(cell);
  if (["prise en charge", "patientele", "cared for"].some((word) => text.includes(word))) return ACTION_POPULATIONS[1];
  return text.includes("resident") || text.includes("habitant") ? ACTION_POPULATIONS[0] : null;
}

/** Themes separated by a comma, a semicolon or a bar. */
const themesOf = (cell: string): readonly string[] =>
  cell
    .split(/[,;|]/)
    .map((theme) => theme.trim().toLowerCase())
    .filter((theme) => theme !== "");
