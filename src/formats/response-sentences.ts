import type { SentenceLanguage } from "./refusal-sentences.ts";
import type { ResponseAnomaly, ResponseAnomalyKind } from "./response-anomaly.ts";
import { RESPONSE_SENTENCES_EN } from "./response-sentences-en.ts";
import { RESPONSE_SENTENCES_FR } from "./response-sentences-fr.ts";

/** One sentence for every kind of anomaly, in one language: a missing one does not compile. */
export interface ResponseSentences {
  readonly row: (row: number, rest: string) => string;
  readonly kinds: Readonly<Record<ResponseAnomalyKind, (facts: ResponseAnomaly) => string>>;
}

const SENTENCES: Readonly<Record<SentenceLanguage, ResponseSentences>> = {
  fr: RESPONSE_SENTENCES_FR,
  en: RESPONSE_SENTENCES_EN,
};

/** What was not used as written, in one sentence that names the row, the column and the value. */
export function responseSentence(anomaly: ResponseAnomaly, language: SentenceLanguage): string {
  const { kinds, row } = SENTENCES[language];
  return row(anomaly.row, kinds[anomaly.kind](anomaly));
}
