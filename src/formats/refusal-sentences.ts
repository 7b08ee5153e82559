import type { Report } from "../domain/report.ts";
import { type AnomalyKind, type ListAnomaly, OBJECT_ANOMALIES } from "./list-anomaly.ts";
import type { ListRefusal } from "./list-refusal.ts";
import { LIST_SENTENCES_EN } from "./list-sentences-en.ts";
import { LIST_SENTENCES_FR } from "./list-sentences-fr.ts";

export type SentenceLanguage = "fr" | "en";

/** An anomaly as the report carries it: the kinds of later versions may be unknown here. */
type ReportAnomaly = Report["anomalies"][number] & Partial<Pick<ListAnomaly, "territory" | "kept">>;

/** One sentence for every refusal and every kind of anomaly, in one language: a missing one does not compile. */
export interface ListSentences {
  readonly refusals: {
    readonly [Code in ListRefusal["code"]]: (facts: Extract<ListRefusal, { readonly code: Code }>) => string;
  };
  /** What happened to the row, without its number. */
  readonly anomalies: Readonly<Record<AnomalyKind, (facts: ReportAnomaly) => string>>;
  readonly row: (row: number, rest: string) => string;
  /** The same for the objects of a GeoJSON file. */
  readonly object: (object: number, rest: string) => string;
}

const SENTENCES: Readonly<Record<SentenceLanguage, ListSentences>> = { fr: LIST_SENTENCES_FR, en: LIST_SENTENCES_EN };

/** Why a list could not be read, in one sentence that names the file and what to do. */
export function refusalSentence(refusal: ListRefusal, language: SentenceLanguage): string {
  const sentence = SENTENCES[language].refusals[refusal.code] as (facts: ListRefusal) => string;
  return sentence(refusal);
}

/**
 * What was not used as written, in one sentence that names the row and the value. `names`: by INSEE code, how to call the
 * communes beside their codes.
 */
export function anomalySentence(
  told: ReportAnomaly,
  language: SentenceLanguage,
  names: Readonly<Record<string, string>> = {},
): string {
  const call = (code: string): string => (names[code] === undefined ? code : `${names[code]} (${code})`);
  const { code, candidates } = told;
  // A sentence compares `code` with `value` where a commune is written by its code.
  const isItself = code === told.value;
  const anomaly = { ...told, code: code === null || isItself ? code : call(code), candidates: candidates.map(call) };
  const { anomalies, row, object } = SENTENCES[language];
  const sentence = anomalies[anomaly.kind as AnomalyKind] as ((facts: ReportAnomaly) => string) | undefined;
  const rest = sentence === undefined ? `${anomaly.kind} (${anomaly.value})` : sentence(anomaly);
  return OBJECT_ANOMALIES.includes(anomaly.kind) ? object(anomaly.row, rest) : row(anomaly.row, rest);
}
