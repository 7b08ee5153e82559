import { rateListHeader } from "./columns.ts";
import { readTable, type Table } from "./read-table.ts";

/** One commune of a pasted text, as it is written there. */
export interface PastedEntry {
  /** Line of the text, from 1. */
  readonly line: number;
  /** Its name, with the code or the département written beside it. */
  readonly written: string;
  /** The CPTS announced before it (« CPTS du Luberon : »); null when the text names none. */
  readonly territory: string | null;
  /** Inhabitants written beside it, which are shown and not used. */
  readonly population: number | null;
}

/** `contact`: mail address, phone, link; its text is not kept. */
export type LeftOutReason = "greeting" | "signature" | "contact" | "sentence";

/** A line that was not read as communes: it is said, so that nothing disappears in silence. */
export interface LeftOutLine {
  readonly line: number;
  readonly reason: LeftOutReason;
  readonly text: string | null;
}

export interface PastedList {
  readonly entries: readonly PastedEntry[];
  readonly leftOut: readonly LeftOutLine[];
}

/** A text longer than this is no message. */
const LONGEST_TEXT = 2_000_000;

const CONTACT = /[^\s@]@[^\s@]|https?:\/\/|www\.|(?<!\d)(?:\+33\s?|0)[1-9](?:[\s.-]?\d\d){4}(?!\d)/i;
const MAIL_HEADER = /^(?:de|à|a|cc|cci|objet|envoyé|envoye|date|from|to|subject|sent)\s*:/i;
const GREETING = /^(?:re\s*:|tr\s*:|bonjour|bonsoir|madame|monsieur|mesdames|messieurs|chers?|chères?)(?![\p{L}-])/iu;
/** Everything from such a line on is a signature. */
const SIGNATURE =
  /^(?:--\s*$|__+|(?:bien )?cordialement|(?:bien|tout) à (?:vous|toi)|(?:sincères |meilleures )?salutations|bonne (?:journée|soirée|réception)|merci(?! -)(?![\p{L}-])|envoyé (?:de|depuis) mon)/iu;
/** Words by which people write sentences, and that no name of a commune begins with. */
const SENTENCE =
  /^(?:voici|voilà|ci-joint|ci-dessous|suite à|comme convenu|pour (?:rappel|info|les)|nous|on|je|j['’]ai|il|elle|vous|c['’]est|mais|en tout|au total|la liste|liste des communes|(?:les )?communes (?:suivantes|concernées|retenues))(?![\p{L}-])/iu;
const BULLET = /^(?:>\s*)*(?:[-–—•·▪◦*+]\s*|o\s+(?=\p{Lu})|[a-z]\)\s+|\d{1,3}[.)°]\s+)?/u;
const SEPARATORS =
  /[;|•·\t]+|,(?!\s*(?:la|le|les|l['’])\s*(?:[,;|]|$))|\s\/\s|\s\+\s|\s+(?:ainsi que|et aussi|puis)\s+/i;
const PEOPLE = /\s*[([:–—-]?\s*(\d{1,3}(?:[\s\u00a0\u202f.]\d{3})+|\d+)\s*(?:hab(?:itants?)?\.?)\s*[)\]]?/i;
const IN_BRACKETS = /\s*[([](\d{1,3}(?:[\s\u00a0\u202f.]\d{3})+|\d{1,7})[)\]]/;

/**
 * Reads the communes of a text pasted from a message: one on each line or several in a sentence, with bullets,
 * numbers, codes or populations. `isPlace`, when given, settles « et », which a name may contain. Never throws.
 */
export function readPastedList(text: string, isPlace: (text: string) => boolean = () => false): PastedList {
  const lines = text.slice(0, LONGEST_TEXT).split(/\r\n?|\n/);
  const entries: PastedEntry[] = [];
  const leftOut: LeftOutLine[] = [];
  const countsPeople = lines.some(
    (line) => /\bhab(?:itants?)?\b/i.test(line) || isPopulation(IN_BRACKETS.exec(line)?.[1]),
  );
  const isNumbered = numbersItsLines(lines);
  let territory: string | null = null;
  let inSignature = false;
  lines.forEach((raw, position) => {
    const line = position + 1;
    const trimmed = raw.trim();
    let body = trimmed.replace(BULLET, "");
    if (isNumbered) body = body.replace(/^\d{1,3}\s*[-–—]\s*/, "");
    if (body === "") return;
    inSignature ||= SIGNATURE.test(body) || /^--\s*$/.test(trimmed);
    const reason = reasonToLeave(body, inSignature);
    const heading = /^([^:]*\p{L}[^:]*?)\s*:\s*(.*)$/u.exec(body);
    if (reason === "contact" || reason === "signature" || (reason !== null && !heading?.[2])) {
      leftOut.push({ line, reason, text: reason === "contact" ? null : trimmed });
      return;
    }
    if (heading !== null && !/^\d/.test(heading[2]!)) {
      const before = heading[1]!;
      const announced = announcedTerritory(before);
      territory = announced ?? territory;
      body = heading[2]!;
      // « St Julien : on ne sait pas lequel »: what comes before the colon is no announcement.
      if (announced === null && isPlace(before)) entries.push({ line, written: before, territory, population: null });
      else if (body === "" && announced === null) leftOut.push({ line, reason: "sentence", text: trimmed });
    }
    for (const item of splitItems(body, isPlace)) {
      const { written, population } = takePopulation(item, countsPeople);
      if (SENTENCE.test(written) && !isPlace(written)) {
        leftOut.push({ line, reason: "sentence", text: written });
        continue;
      }
      if (written !== "") entries.push({ line, written, territory, population });
    }
  });
  return { entries, leftOut };
}

/**
 * The same text as a table for `readPerimeterTable`: cells copied out of a spreadsheet stay as they are, a message gives
 * one row for each commune, under the CPTS that it announces, else under `territory`.
 */
export function readPastedTable(text: string, territory: string, isPlace?: (text: string) => boolean): Table {
  const table = readTable(text.slice(0, LONGEST_TEXT), rateListHeader);
  if (table.rows.some(({ cells }) => cells.length > 1 && rateListHeader(cells) >= 20)) return table;
  const { entries } = readPastedList(text, isPlace);
  return {
    rows: [
      { number: 0, cells: ["cpts_nom", "nom_commune"] },
      ...entries.map((entry) => ({ number: entry.line, cells: [entry.territory ?? territory, entry.written] })),
    ],
    separator: null,
    openQuoteRow: null,
  };
}

function reasonToLeave(body: string, inSignature: boolean): LeftOutReason | null {
  if (CONTACT.test(body) || MAIL_HEADER.test(body)) return "contact";
  if (inSignature) return "signature";
  if (GREETING.test(body)) return "greeting";
  return SENTENCE.test(body) ? "sentence" : null;
}

/** « Communes de la CPTS du Luberon » → « CPTS du Luberon »; null for an announcement that names none. */
function announcedTerritory(heading: string): string | null {
  return (
    /\bCPTS\b.*/i
      .exec(heading)?.[0]
      .trim()
      .replace(/\s*\([^)]*\)$/, "") ?? null
  );
}

function splitItems(body: string, isPlace: (text: string) => boolean): readonly string[] {
  // « 12 communes dont Apt et Gordes »: what comes before counts, it names nothing.
  const named = body.replace(/^.*?\b(?:communes?|villes?)\b[^,;]*?\bdont\s+/i, "").replace(/\s+dont\s+/gi, ", ");
  const parts = named.split(SEPARATORS).map((part) => part.trim());
  const items = parts.flatMap((part, rank) => {
    const sides = part.replace(/^et\s+/i, "").split(/\s+et\s+/i);
    if (sides.length === 1) return sides;
    const isEnumeration = parts.length > 1 && rank === parts.length - 1;
    return !isPlace(part) && (isEnumeration || sides.every((side) => isPlace(side))) ? sides : [part];
  });
  return items.map((item) => item.replace(/^[\s–—•-]+|[\s.…]+$/g, "")).filter((item) => /\p{L}|\d{4}/u.test(item));
}

/** Takes off the inhabitants written beside a name; numbers in brackets are départements unless the text counts people. */
function takePopulation(item: string, countsPeople: boolean): { written: string; population: number | null } {
  const found = PEOPLE.exec(item) ?? (countsPeople ? IN_BRACKETS.exec(item) : null);
  if (found === null || (found[1]!.length === 5 && /^\d{5}$/.test(found[1]!) && !/hab/i.test(found[0])))
    return { written: item, population: null };
  const written = `${item.slice(0, found.index)} ${item.slice(found.index + found[0].length)}`
    .replace(/\s+/g, " ")
    .trim();
  return { written: written.replace(/[\s:–—-]+$/, ""), population: Number(found[1]!.replace(/\D/g, "")) };
}

/** Written as a number of people: with spaces between thousands, or too large for a département and too short for a code. */
function isPopulation(digits: string | undefined): boolean {
  if (digits === undefined) return false;
  const isCode = /^\d{5}$/.test(digits);
  return !isCode && Number(digits.replace(/\D/g, "")) > 976;
}

/** Whether the lines are numbered « 1 - », « 2 - »…, and not preceded by a département. */
function numbersItsLines(lines: readonly string[]): boolean {
  const numbers = lines.flatMap((line) => /^\s*(\d{1,3})\s*[-–—]\s*\p{L}/u.exec(line)?.[1] ?? []).map(Number);
  return numbers.length > 1 && numbers.every((number, rank) => number === numbers[0]! + rank);
}
