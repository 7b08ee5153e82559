import type { Language } from "../../store/state.ts";

const LOCALES: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };
const MINUS = "\u2212";

/** Formats are slow to make and safe to share. */
function kept<Options, Format>(make: (locale: string, options: Options) => Format) {
  const formats = new Map<string, Format>();
  return (language: Language, options: Options): Format => {
    const key = language + JSON.stringify(options);
    const format = formats.get(key) ?? make(LOCALES[language], options);
    formats.set(key, format);
    return format;
  };
}

const formatOf = kept((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
const dateFormatOf = kept(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }),
);

const DAY = { day: "numeric", month: "long", year: "numeric" } as const;
const MONTH = { month: "long", year: "numeric" } as const;
const SHORT_MONTH = { month: "short", year: "numeric" } as const;

/** A date of the calendar (`YYYY-MM-DD` or `YYYY-MM`), the same wherever it is read. */
export function formatDate(iso: string, language: Language, as: "day" | "month" | "short-month"): string {
  const options = as === "day" ? DAY : as === "month" ? MONTH : SHORT_MONTH;
  const written = dateFormatOf(language, options).format(new Date(iso));
  return language === "fr" ? written.replace(/^1 /, "1er ") : written;
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
