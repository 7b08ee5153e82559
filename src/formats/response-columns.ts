import type { Instrument, Question } from "../domain/survey.ts";
import { foldText } from "./columns.ts";
import type { ResponseFile } from "./response-file.ts";

const PLACE_ROLES = ["id", "date", "communeCode", "communeName", "departement", "postalCode", "territory"] as const;
export type PlaceRole = (typeof PLACE_ROLES)[number];

/** Headers of what is not a question, folded without spaces. */
const SYNONYMS: Readonly<Record<PlaceRole, readonly string[]>> = {
  id: ["id", "identifiant", "idreponse", "numero", "numeroreponse", "responseid", "idrepondant"],
  date: ["date", "datereponse", "datedereponse", "horodateur", "submitdate", "datesoumission"],
  communeCode: ["codecommune", "codeinsee", "insee", "codeinseecommune", "depcom", "inseecom", "codgeo"],
  communeName: ["commune", "nomcommune", "communedexercice", "ville", "communename"],
  departement: ["departement", "dep", "codedepartement"],
  postalCode: ["codepostal", "cp", "communedexercicecodepostal", "postalcode", "zip"],
  territory: [
    "territoire",
    "cpts",
    "nomcpts",
    "idcpts",
    "cptsid",
    "cptsnom",
    "territoireid",
    "nomdelacpts",
    "nomdevotrecpts",
  ],
};

/** Words of a header that names people or how to reach them. */
const IDENTITY =
  /\b(nom|noms|prenom|prenoms|name|surname|mail|mails|email|courriel|telephone|tel|phone|portable|mobile|gsm|adresse|address|rpps|adeli|contact|contacts|animateur|naissance|ip|ipaddr)\b/;
const EMAIL = /[^\s@]+@[^\s@]+\.[a-z]{2,}/i;
const PHONE = /(?:\+33|\b0)\s?[1-9](?:[\s.-]?\d{2}){4}\b/;

/** What a column holds. */
export type ResponseColumn =
  | { readonly kind: "role"; readonly role: PlaceRole }
  | { readonly kind: "question"; readonly question: number }
  /** One column for each option of a multiple choice. */
  | { readonly kind: "option"; readonly question: number; readonly option: number }
  | { readonly kind: "identity" }
  | { readonly kind: "unknown" };

/** A mapping that the user put right, by header: the id of a question, a role, or "" to leave the column out. */
export type ColumnChoices = Readonly<Record<string, string>>;

const fold = (text: string) => foldText(text).replaceAll(" ", "");

/** Says what each column of a file holds, by ids, codes or labels of the instrument, in either language. */
export function planResponseColumns(
  { header, rows }: ResponseFile,
  instrument: Instrument | null,
  choices: ColumnChoices = {},
): readonly ResponseColumn[] {
  const known = new Map<string, ResponseColumn>();
  instrument?.questions.forEach((question, q) => {
    question.options.forEach((option, o) => {
      if (question.kind !== "multiple") return;
      for (const name of [question.id, question.label.fr, question.label.en]) {
        for (const tail of [option.code, option.label.fr, option.label.en]) {
          known.set(fold(`${name} ${tail}`), { kind: "option", question: q, option: o });
        }
      }
    });
  });
  instrument?.questions.forEach((question, q) => {
    for (const name of namesOf(question)) known.set(fold(name), { kind: "question", question: q });
  });
  for (const role of PLACE_ROLES) {
    for (const name of SYNONYMS[role]) if (!known.has(name)) known.set(name, { kind: "role", role });
  }
  const taken = new Set<string>();
  return header.map((cell, column): ResponseColumn => {
    const chosen = choices[cell];
    if (chosen === "") return { kind: "unknown" };
    if (holdsIdentity(rows, column)) return { kind: "identity" };
    const found = known.get(fold(chosen ?? cell.slice(0, 300)));
    if (found === undefined) return { kind: IDENTITY.test(foldText(cell.slice(0, 300))) ? "identity" : "unknown" };
    const key = JSON.stringify(found);
    if (taken.has(key)) return { kind: "unknown" };
    taken.add(key);
    return found;
  });
}

const namesOf = ({ id, label }: Question) => [id, label.fr, label.en];

/** How many cells of a column are looked at. */
const SAMPLE = 500;

/** Whether at least a fifth of the filled cells of a column are addresses or telephone numbers. */
function holdsIdentity(rows: ResponseFile["rows"], column: number): boolean {
  let filled = 0;
  let found = 0;
  for (const { cells } of rows.slice(0, SAMPLE)) {
    const cell = cells[column]?.trim() ?? "";
    if (cell === "") continue;
    filled++;
    if (cell.length < 80 && (EMAIL.test(cell) || PHONE.test(cell))) found++;
  }
  return found > 0 && found * 5 >= filled;
}

/** A free text with the addresses and telephone numbers that it holds crossed out. */
export function maskIdentity(text: string): string {
  return text.replace(new RegExp(EMAIL, "gi"), "[…]").replace(new RegExp(PHONE, "g"), "[…]");
}
