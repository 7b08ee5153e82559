import { ACTION_COLUMNS } from "./action-list.ts";
import { planColumns, rateListHeader } from "./columns.ts";
import { FACT_COLUMNS } from "./cpts-facts-list.ts";
import { decodeText } from "./decode-text.ts";
import { recogniseForeignFile } from "./file-kind.ts";
import { recogniseClassic } from "./finess-classic.ts";
import { rolesNamed } from "./named-columns.ts";
import { PRACTITIONER_COLUMNS } from "./practitioner-list.ts";
import { readTable } from "./read-table.ts";
import { rateSiteHeader } from "./site-columns.ts";
import { looksLikePoints } from "./site-points.ts";
import { looksLikeWorkFile } from "./work-file.ts";

/** Tables that a section of « Couverture » adds to the list. */
export const ADDED_SUBJECTS = ["actions", "facts", "practitioners"] as const;
export type AddedSubject = (typeof ADDED_SUBJECTS)[number];

/** What a file can be about; readers check it, and people can say otherwise. */
export const FILE_SUBJECTS = [
  "perimeters",
  "sites",
  "maillage",
  "contours",
  "responses",
  ...ADDED_SUBJECTS,
  "draft",
  "work",
] as const;
export type FileSubject = (typeof FILE_SUBJECTS)[number];

/** How far a file is looked at: some hundreds of rows, some features. */
const LOOKED_AT_BYTES = 60_000;

/** Headers of a file of members, each with its FINESS number: a mesh to rebuild rather than structures. */
const MEMBERS = /(^|[^a-z])(code|nom|num|id) ght([^a-z]|$)|(^| )ght( |$)/;

/** Words of headers or names that announce another mesh than the CPTS. */
const OTHER_MESH = /\b(ght|dac|tvs|pdsa|zonage|zone|secteur|bassin|territoire de (vie|sante)|arrondissement)\b/;

/**
 * What a file most looks like, from its first bytes, its name and its header: a guess that saves a question, never a
 * refusal. Lists of CPTS are what most people bring, so anything else that looks like a table is taken for one.
 */
export function guessFileSubject(name: string, bytes: Uint8Array): FileSubject {
  const kind = recogniseForeignFile(bytes);
  const { text } = decodeText(bytes.subarray(0, LOOKED_AT_BYTES));
  if (kind === "json") return guessJson(text);
  if (kind === "zip" && /\.json\.gz$/i.test(name)) return "sites";
  if (kind !== null)
    return /finess/i.test(name) ? "sites" : /\b(ght|tvs|zonage)/i.test(name) ? "maillage" : "perimeters";
  if (recogniseClassic(text.slice(0, 2000)) !== null) return "sites";
  return guessTable(text);
}

function guessJson(text: string): FileSubject {
  if (looksLikeWorkFile(text)) return "work";
  if (/"format"\s*:\s*"cpts-perimetre"/.test(text.slice(0, 400))) return "draft";
  if (looksLikePoints(text)) return "sites";
  if (!/"(FeatureCollection|Feature|Topology|Polygon|MultiPolygon)"/.test(text)) return "sites";
  // Contours of communes: a code for each shape, and no word of a CPTS.
  const codes = text.match(/"(?:code|insee\w*|codgeo|code_insee)"\s*:\s*"(?:\d\d|2[AB])\d{3}"/gi) ?? [];
  return codes.length > 0 && !/cpts/i.test(text.slice(0, 20_000)) ? "contours" : "perimeters";
}

function guessTable(text: string): FileSubject {
  const table = readTable(text, rateListHeader);
  if (table.rows.slice(0, 5).some(({ cells }) => isQuestionnaire(cells))) return "responses";
  const added = table.rows.slice(0, 5).map(({ cells }) => guessAdded(cells));
  const known = added.find((one) => one !== null);
  if (known !== undefined && known !== null) return known;
  const plan = planColumns(table, { isCode: () => false, isPlace: () => false });
  if (plan === null) return "perimeters";
  const { territoryId, territoryName, unit, communeName } = plan.columns;
  const headers = plan.header.cells.join(" ").toLowerCase().replaceAll("_", " ");
  const siteScore = Math.max(0, ...table.rows.slice(0, 30).map(({ cells }) => rateSiteHeader(cells)));
  const isFiness = /finess|categ|longitude|coord/.test(headers);
  if (isFiness && MEMBERS.test(headers) && !/longitude|coord|\blat\b/.test(headers)) return "maillage";
  if (isFiness && siteScore > 10) return "sites";
  const namesTerritory = territoryId !== undefined || territoryName !== undefined;
  if (namesTerritory && !(OTHER_MESH.test(headers) && !/cpts/.test(headers))) return "perimeters";
  return unit !== undefined || communeName !== undefined || namesTerritory ? "maillage" : "perimeters";
}

/** Headers of a table of actions or of facts, by CPTS; or of head-counts, by commune and date. */
function guessAdded(cells: readonly string[]): AddedSubject | null {
  const actions = rolesNamed(cells, ACTION_COLUMNS);
  const facts = rolesNamed(cells, FACT_COLUMNS);
  const counts = rolesNamed(cells, PRACTITIONER_COLUMNS);
  const hasCpts = actions.has("territory");
  const hasCommune = cells.some((cell) => /commune|insee/i.test(cell));
  if (hasCpts && !hasCommune && actions.has("title") && actions.size > 2) return "actions";
  if (hasCpts && !hasCommune && (facts.has("members") || facts.has("professionals"))) return "facts";
  const isCounted =
    hasCommune &&
    counts.has("date") &&
    counts.has("count") &&
    cells.some((cell) => /m[ée]decin|g[ée]n[ée]raliste|^mg$/i.test(cell.trim()));
  return isCounted && !hasCpts ? "practitioners" : null;
}

/** A row of numbered questions (`a01`, `a02`…), or the lines of help of the template of a survey. */
function isQuestionnaire(cells: readonly string[]): boolean {
  const numbered = cells.filter((cell) => /^[a-z]{1,2}\d{1,3}$/i.test(cell.trim()));
  const isMostlyNumbered = numbered.length >= 6 && numbered.length * 2 >= cells.length;
  return isMostlyNumbered || /^# *(question|réponse)s?$/i.test(cells[0]?.trim() ?? "");
}
