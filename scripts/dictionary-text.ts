import { ACTION_POPULATIONS, MISSIONS } from "../src/domain/actions.ts";
import { MAILLAGE_FAMILIES, MAILLAGE_PROCESSES } from "../src/domain/maillage.ts";
import { NATURES } from "../src/domain/nature.ts";
import { UNIT_CLASSES } from "../src/domain/report.ts";
import { SITE_KINDS } from "../src/domain/site.ts";
import { STAGES } from "../src/domain/territory.ts";
import { ZONE_CAUSES } from "../src/domain/white-zone-notes.ts";
import { ACTION_COLUMNS } from "../src/formats/action-list.ts";
import { FACT_COLUMNS } from "../src/formats/cpts-facts-list.ts";
import { EXPORT_SENTENCES_FR } from "../src/formats/export-sentences-fr.ts";
import { PRACTITIONER_COLUMNS } from "../src/formats/practitioner-list.ts";
import { COLUMNS, type ColumnId, type ColumnKind } from "../src/formats/sheet.ts";
import { SHEET_LABELS_FR } from "../src/formats/sheet-labels-fr.ts";
import { ENTITIES } from "./dictionary-entities.ts";

const KINDS: Readonly<Record<ColumnKind, string>> = {
  text: "texte",
  integer: "entier",
  decimal: "décimal",
  share: "part (0 à 1)",
  km2: "km²",
  km: "km",
  "yes-no": "oui ou non",
};

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** Values of a closed list: code, then its word where the files write one. */
function listed(title: string, codes: readonly string[], words: Readonly<Record<string, string>> = {}): string {
  const rows = codes.map((code) => [`\`${code}\``, words[code] ?? ""]);
  return `### ${title}\n\n${table(["code", "mot"], rows)}`;
}

const headers = (title: string, columns: Readonly<Record<string, readonly string[]>>): string =>
  `### ${title}\n\n${table(
    ["colonne", "en-têtes reconnus, sans accents ni espaces"],
    Object.entries(columns).map(([role, names]) => [`\`${role}\``, names.join(", ")]),
  )}`;

/** The data dictionary in French, made from the schemas of the code: what it says cannot differ from what is read and written. */
export function makeDictionary(): string {
  const { stages, natures, classes, causes, missions, processes, actionPopulations } = EXPORT_SENTENCES_FR;
  const entities = ENTITIES.map(({ title, about, exchange, fields }) => {
    const rows = Object.entries(fields).map(([name, [type, meaning]]) => [`\`${name}\``, type, meaning]);
    return `### ${title}\n\n${about}\n\n${exchange}\n\n${table(["champ", "type", "sens"], rows)}`;
  });
  const columns = (Object.keys(COLUMNS) as ColumnId[]).map((id) => [
    `\`${id}\``,
    SHEET_LABELS_FR[id],
    KINDS[COLUMNS[id]],
  ]);
  return `${[
    "# Dictionnaire des données",
    "Structure minimale de données sur les CPTS : ce que l’application lit, calcule et écrit. Ce fichier est écrit par `scripts/dictionary.ts` à partir des schémas du code.",
    "## Entités",
    ...entities,
    "## Listes fermées",
    listed("Stade", STAGES, stages),
    listed("Nature", NATURES, natures),
    listed("Classe d’une commune", UNIT_CLASSES, classes),
    listed("Cause d’une zone blanche", ZONE_CAUSES, causes),
    listed("Mission", MISSIONS, missions),
    listed("Population d’une action", ACTION_POPULATIONS, actionPopulations),
    listed("Processus de construction", MAILLAGE_PROCESSES, processes),
    listed("Famille d’un maillage", MAILLAGE_FAMILIES),
    listed("Genre d’un site", SITE_KINDS),
    "## En-têtes des tableaux importés",
    headers("Actions", ACTION_COLUMNS),
    headers("Faits sur les CPTS", FACT_COLUMNS),
    headers("Effectifs de médecins généralistes", PRACTITIONER_COLUMNS),
    "## Colonnes des tables et des fichiers",
    table(["colonne", "en-tête", "type"], columns),
  ].join("\n\n")}\n`;
}
