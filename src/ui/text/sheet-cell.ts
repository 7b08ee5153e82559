import type { SheetColumn } from "../../formats/sheet.ts";
import type { Language } from "../../store/state.ts";
import { formatInteger, formatPercent, formatSigned } from "./numbers.ts";

/** One cell of a table as the page writes it; an unknown number is a dash. */
export function writeSheetCell({ id, kind, values }: SheetColumn, row: number, language: Language): string {
  const value = values[row];
  if (typeof value === "string" || value === undefined) return value ?? "";
  if (Number.isNaN(value)) return "–";
  switch (kind) {
    case "share":
      return formatPercent(value, language);
    case "yes-no":
      return YES_NO[language][value === 0 ? 1 : 0];
    case "decimal":
    case "km2":
    case "km": {
      const written = formatSigned(
        value,
        language,
        value >= 1000 || (kind === "km2" && value >= 10) ? 0 : kind === "decimal" ? 2 : 1,
      );
      // A gap is read by its sign; any other number is bare.
      return id === "gap" ? written : written.replace(/^\+/, "");
    }
    default:
      return formatInteger(value, language);
  }
}

const YES_NO = { fr: ["oui", "non"], en: ["yes", "no"] } as const;
