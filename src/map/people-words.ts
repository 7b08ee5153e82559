import type { ExpressionSpecification } from "maplibre-gl";
import type { Language } from "../store/state.ts";

const WORDS: Readonly<Record<Language, { readonly locale: string; readonly unit: string }>> = {
  fr: { locale: "fr-FR", unit: "\u00a0hab." },
  en: { locale: "en-GB", unit: "\u00a0inh." },
};

/** « 16 380 hab. », or « 16,380 inh. », of the property `people` of a label. */
export const peopleIn = (language: Language): ExpressionSpecification => [
  "concat",
  ["number-format", ["get", "people"], { locale: WORDS[language].locale }],
  WORDS[language].unit,
];

/** What {@link peopleIn} draws, to be measured before. */
export const peopleText = (people: number, language: Language): string =>
  new Intl.NumberFormat(WORDS[language].locale).format(people) + WORDS[language].unit;
