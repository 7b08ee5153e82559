import { NATURES, type Nature } from "../domain/nature.ts";
import { type IsoDate, STAGES, type Stage } from "../domain/territory.ts";
import { foldText } from "./columns.ts";

/** The words that lists use for a stage, folded: those of the regional agencies, of the assurance maladie and of Santégraphie. */
const STAGE_WORDS: Readonly<Record<Stage, readonly string[]>> = {
  "pre-projet": ["pre projet", "preprojet", "initiative", "avant projet"],
  lettre: ["lettre", "lettre d intention", "lettre d intention validee", "redaction", "en redaction"],
  valide: ["valide", "validee", "projet valide", "projet de sante valide", "projet de sante validee"],
  negociation: ["negociation", "en negociation", "aci en negociation", "aci en cours", "aci en cours de negociation"],
  aci: ["aci", "aci signe", "aci signee", "signataire", "signataire aci", "signataire de l aci", "contrat aci signe"],
  inconnu: ["inconnu", "inconnue", "non renseigne", "nr", "nc", "nsp"],
  abandonne: ["abandonne", "abandonnee", "abandon", "projet abandonne", "dissoute"],
};

const LETTRE_PHRASES = ["construit son projet", "construisant leur projet", "projet en construction"];

const STAGE_OF_WORD = new Map<string, Stage>([
  ...STAGES.flatMap((stage) => STAGE_WORDS[stage].map((word) => [word, stage] as const)),
  ...LETTRE_PHRASES.map((phrase) => [phrase, "lettre"] as const),
]);

const TRUE_WORDS = new Set(["1", "oui", "o", "x", "vrai", "true", "yes", "y", "partage", "partagee"]);
const FALSE_WORDS = new Set(["0", "", "non", "n", "faux", "false", "no"]);

/** The stage that a word names; null when the word is not known. */
export function readStage(cell: string): Stage | null {
  return STAGE_OF_WORD.get(foldText(cell)) ?? null;
}

/** 1, oui, x, vrai… and their contraries; null when it is neither. */
export function readBoolean(cell: string): boolean | null {
  if (cell === "" || cell === "0") return false;
  const word = foldText(cell.replace(/[.,]0+$/, ""));
  if (FALSE_WORDS.has(word)) return false;
  return TRUE_WORDS.has(word) ? true : null;
}

const MONTHS = "janv fevr mars avr mai juin juil aout sept oct nov dec".split(" ");
/** The numbers by which a spreadsheet keeps the days of 2000 to 2060, when a column lost its format. */
const SERIAL_DAYS = { first: 36_526, last: 58_440, epochMs: Date.UTC(1899, 11, 30), dayMs: 86_400_000 } as const;

/**
 * `15/01/2024`, `2024-01-15` (a time may follow), `1er juin 2021`, a serial day of a spreadsheet, or `06/2021`, `juin 2021` and
 * `2021`, which are read as their first day; null when it is no date.
 */
export function readDate(cell: string): IsoDate | null {
  const text = cell.trim();
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:\s.*)?$/.exec(text);
  if (french) return joinDate(french[3]!.padStart(4, "20"), french[2]!, french[1]!);
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s].*)?$/.exec(text);
  if (iso) return joinDate(iso[1]!, iso[2]!, iso[3]!);
  const month = /^(\d{1,2})[/.-]((?:19|20)\d\d)$/.exec(text);
  if (month) return joinDate(month[2]!, month[1]!, "1");
  if (/^(19|20)\d\d$/.test(text)) return `${text}-01-01`;
  return readWrittenDate(text) ?? readSerialDay(text);
}

function readWrittenDate(text: string): IsoDate | null {
  const [, day = "1", word, year] = /^(?:(\d{1,2})(?:er)? )?([a-z]{3,9}) ((?:19|20)\d\d)$/.exec(foldText(text)) ?? [];
  if (word === undefined) return null;
  const month = MONTHS.findIndex((start) => word.startsWith(start));
  return month < 0 ? null : joinDate(year!, String(month + 1), day);
}

function readSerialDay(text: string): IsoDate | null {
  const days = /^(\d{5})(?:[.,]\d+)?$/.exec(text)?.[1];
  const { first, last, epochMs, dayMs } = SERIAL_DAYS;
  if (days === undefined || Number(days) < first || Number(days) > last) return null;
  return new Date(epochMs + Number(days) * dayMs).toISOString().slice(0, 10);
}

function joinDate(year: string, month: string, day: string): IsoDate | null {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : null;
}

/** The nature that a list gives to a territory; what it does not say is imported, no more. */
export function readNature(cell: string): Nature {
  const text = foldText(cell);
  if (text.includes("simul")) return "simule";
  return NATURES.find((nature) => text.startsWith(nature)) ?? "importe";
}
