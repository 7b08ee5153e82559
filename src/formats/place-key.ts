/** What spellings of one commune may add or leave out, before or after its name. */
const ARTICLES = new Set(["le", "la", "les", "l"]);

/** Abbreviations of one word, and words that old and new spellings exchange. */
const WORDS: Readonly<Record<string, string>> = {
  st: "saint",
  ste: "sainte",
  sts: "saints",
  stes: "saintes",
  s: "sur",
  ss: "sous",
  nd: "notre dame",
  mt: "mont",
  lez: "les",
};

/** Bytes 0x80 to 0x9f of Windows-1252, the five that it leaves undefined kept as they are. */
const WINDOWS_1252 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** UTF-8 that was read as Windows-1252, once or twice (`OrlÃ©ans`), put right; any other text as it is. */
export function repairMojibake(text: string): string {
  if (!/[\u00c2-\u00c5\u00e2]/.test(text)) return text;
  const bytes: number[] = [];
  for (const character of text) {
    const special = WINDOWS_1252.indexOf(character);
    const byte = special >= 0 ? 0x80 + special : character.charCodeAt(0);
    if (byte > 0xff) return text;
    bytes.push(byte);
  }
  try {
    const repaired = utf8.decode(Uint8Array.from(bytes));
    return repaired === text ? text : repairMojibake(repaired);
  } catch {
    return text;
  }
}

/** Words of a name without accents, case, ligatures, hyphens nor apostrophes. */
function wordsOf(text: string): string[] {
  const plain = /^[a-z -]*$/.test(text)
    ? text
    : text
        .toLowerCase()
        .replaceAll("œ", "oe")
        .replaceAll("æ", "ae")
        .normalize("NFD")
        .replace(/[\u0300-\u036f]/g, "")
        .replace(/\bn\. ?-? ?d\b/g, "nd")
        .replace(/\bs\/s\b/g, "ss")
        .replaceAll("&", " et ");
  return plain.split(/[^a-z0-9]+/).filter((word) => word !== "");
}

/** A name with its articles, written in one way: `St-Cyr s/ Mer` and `SAINT CYR SUR MER` give `saint cyr sur mer`. */
export function foldPlace(text: string): string {
  return wordsOf(repairMojibake(text))
    .map((word) => WORDS[word] ?? word)
    .join(" ");
}

/**
 * What all tolerated spellings of a name have in common: a folded name without its first or last article nor spaces,
 * `La Garde`, `Garde` and `Garde (La)` alike. An article alone stays.
 */
export function placeKey(folded: string): string {
  const words = folded.split(" ");
  if (words.length > 1 && ARTICLES.has(words[0]!)) words.shift();
  else if (words.length > 1 && ARTICLES.has(words.at(-1)!)) words.pop();
  return words.join("");
}

/** A folded name with its last article put first (`garde la` → `la garde`); null when it has no article. */
export function leadWithArticle(folded: string): string | null {
  const words = folded.split(" ");
  if (words.length < 2) return null;
  if (ARTICLES.has(words[0]!)) return folded;
  return ARTICLES.has(words.at(-1)!) ? [words.at(-1), ...words.slice(0, -1)].join(" ") : null;
}
