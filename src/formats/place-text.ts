import type { PlaceIndex } from "./place-index.ts";
import { foldPlace, placeKey, repairMojibake } from "./place-key.ts";

/** What one cell says of a commune: its name, and what stands around it. */
export interface PlaceText {
  /** By `foldPlace`, without what follows. */
  readonly folded: string;
  /** Five digits beside the name, or four that lost their zero: an INSEE or a postal code. */
  readonly fiveDigits: string | null;
  /** Positions in `zones.departement`. */
  readonly departements: readonly number[];
  /** Arrondissement of Paris, Lyon or Marseille, from 1. */
  readonly rank: number | null;
}

const FIVE_DIGITS = /^(?:\d{4,5}|2[ab]\d{3})$/;
const RANK = /^0?(\d{1,2})(?:er|e|eme|ieme|nd|nde|re|o)?$/;
const ROMAN = /^([ivx]{1,5}?)(?:er|e|eme|ieme)?$/;
const ROMANS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(" ");
const FILLERS = new Set([
  "cedex",
  "arrondissement",
  "arrondissements",
  "arrdt",
  "ardt",
  "arr",
  "eme",
  "er",
  "e",
  "de",
  "d",
  "du",
]);
const BEFORE = /^(?:commune|ville|mairie) (?:de|d|du|des) /;

/** Takes a cell apart: `13014 Marseille`, `Valence (26)`, `Lyon 3ème`, `Nîmes CEDEX 9`, `Valence - Drôme`. */
export function readPlaceText(written: string, index: PlaceIndex): PlaceText {
  let text = repairMojibake(
    written
      .slice(0, 300)
      .replace(/[\u200b\ufeff\u00ad]/g, "")
      .replace(/^F ?-(?=\d)/, ""),
  );
  const departements: number[] = [];
  text = text.replace(/[([]([^)\]]*)[)\]]?/g, (whole, inside: string) => takeDepartement(inside, whole));
  text = text.replace(/(?:,|\s[-–—]|[-–—]\s)\s*([^,–—]+)$/, (whole, inside: string) => takeDepartement(inside, whole));

  function takeDepartement(inside: string, whole: string): string {
    if (/\d{4,}/.test(inside)) return whole;
    const found = index.departementsOf(inside.trim());
    departements.push(...found);
    return found.length > 0 ? " " : whole;
  }

  let words = foldPlace(text)
    .split(" ")
    .filter((word) => word !== "");
  const city = cityOf(words, index);
  if (city !== null) {
    const { rank, fiveDigits } = readRank(words, city);
    return { folded: city, fiveDigits, departements, rank };
  }
  const cedex = words.indexOf("cedex");
  if (cedex > 0) words = words.slice(0, cedex);
  let fiveDigits: string | null = null;
  words = words.filter((word, position) => {
    const isEdge = position === 0 || position === words.length - 1;
    if (FIVE_DIGITS.test(word)) {
      fiveDigits ??= word.padStart(5, "0").toUpperCase();
      return false;
    }
    if (isEdge && words.length > 1 && /^(?:\d{1,3}|2[ab])$/.test(word)) {
      const found = index.departementsOf(word);
      departements.push(...found);
      return found.length === 0;
    }
    return true;
  });
  return { folded: words.join(" "), fiveDigits, departements, rank: null };
}

/** The name without what people add around it: « commune de », a remark in brackets. */
export function bareName(written: string): string {
  const folded = foldPlace(written.slice(0, 300).replace(/[([][^)\]]*[)\]]?/g, " "));
  return folded.replace(BEFORE, "");
}

/** The city that the words name with nothing but numbers and fillers around it. */
function cityOf(words: readonly string[], index: PlaceIndex): string | null {
  const named = words.filter((word) => index.cities.has(placeKey(word)));
  if (named.length !== 1) return null;
  const isAround = (word: string) =>
    word === named[0] || FILLERS.has(word) || /^\d{4,5}$/.test(word) || RANK.test(word) || isRoman(word);
  return words.every(isAround) ? named[0]! : null;
}

const isRoman = (word: string): boolean => ROMANS.includes(ROMAN.exec(word)?.[1] ?? "");

function readRank(words: readonly string[], city: string): { rank: number | null; fiveDigits: string | null } {
  let rank: number | null = null;
  let fiveDigits: string | null = null;
  for (const word of words) {
    if (word === city) continue;
    if (/^\d{4,5}$/.test(word)) fiveDigits ??= word.padStart(5, "0");
    else if (RANK.test(word)) rank ??= Number(RANK.exec(word)![1]);
    else if (!FILLERS.has(word) && isRoman(word)) rank ??= ROMANS.indexOf(ROMAN.exec(word)![1]!) + 1;
  }
  return { rank, fiveDigits };
}
