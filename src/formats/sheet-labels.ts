import type { SentenceLanguage } from "./refusal-sentences.ts";
import type { ColumnId } from "./sheet.ts";
import { SHEET_LABELS_EN } from "./sheet-labels-en.ts";
import { SHEET_LABELS_FR } from "./sheet-labels-fr.ts";

type Labels = Readonly<Record<ColumnId, string>>;

/** The header of every column, in the page and in the files. */
const LABELS: Readonly<Record<SentenceLanguage, Labels>> = { fr: SHEET_LABELS_FR, en: SHEET_LABELS_EN };

export const columnLabel = (id: ColumnId, language: SentenceLanguage): string => LABELS[language][id];
