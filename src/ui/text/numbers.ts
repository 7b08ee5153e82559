import type { Language } from "../../store/state.ts";

const LOCALES: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };
const MINUS = "\u2212";
const formats = new Map<string, Intl.NumberFormat>();

/** Number formats are slow to make and safe to share. */
function formatOf(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(LOCALES[language], options);
  formats.set(key, made);
  return made;
}

/** `1 234 567`: no decimals, narrow no-break spaces in French, a true minus. */
export const formatInteger = (value: number, language: Language): string =>
  formatOf(language, { maximumFractionDigits: 0 }).format(value).replace("-", MINUS);

/** A share 0..1 as `84,3 %`, one decimal. A share that rounds to the whole without being it stays below it. */
export function formatPercent(share: number, language: Language): string {
  const rounded = Math.round(share * 1000) / 1000;
  const honest = rounded === 1 && share < 1 ? 0.999 : rounded === 0 && share > 0 ? 0.001 : rounded;
  return formatOf(language, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 })
    .format(honest)
    .replace(/\u00a0/g, "\u202f");
}

/** `+3,02`, `−16,98`. */
export const formatSigned = (value: number, language: Language, digits = 2): string =>
  formatOf(language, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: "exceptZero" })
    .format(value)
    .replace("-", MINUS);
