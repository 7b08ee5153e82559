import type { Cell, MappedAnswer } from "../../analysis/survey-protocol.ts";
import type { BilingualText } from "../../domain/maillage.ts";
import { type Instrument, labelOfClass } from "../../domain/survey.ts";
import { instrumentOf, type SurveyState } from "../../store/survey-slice.ts";
import { useApp, useText } from "../app-context.tsx";
import { nameScope } from "../controls/scope-picker.tsx";
import type { Text } from "../text/fr.ts";

const NARROW = "\u202f";
const NO_BREAK = "\u00a0";

/** A label of the data as French is printed: curly apostrophes, no-break spaces. */
const typeset = (text: string) =>
  text
    .replaceAll("'", "’")
    .replace(/ ([:;?!%])/g, `${NARROW}$1`)
    .replace(/(\d) (\d{3})\b/g, `$1${NARROW}$2`)
    .replaceAll("« ", `«${NO_BREAK}`)
    .replaceAll(" »", `${NO_BREAK}»`);

/** Says a label of the data in the language in use. */
export function useLabel(): (label: BilingualText) => string {
  const language = useApp((state) => state.language);
  return (label) => (language === "fr" ? typeset(label.fr) : label.en);
}

/** The instrument in hand; null before any. */
export const useInstrument = (): Instrument | null => useApp((state) => instrumentOf(state.surveys));

/** « 103/168 »; nothing for a hidden cell. */
export const countText = (cell: Cell, of: number | null, text: Text): string =>
  cell.n === null ? "" : of === null ? text.integer(cell.n) : `${text.integer(cell.n)}/${text.integer(of)}`;

/** The name of the place in hand. */
export function usePlaceName(): string {
  const text = useText();
  const place = useApp((state) => state.surveys.place);
  const scope = useApp((state) => state.scope);
  const base = useApp((state) => state.base);
  const records = useApp((state) => state.draw.records);
  if (place.kind === "draft") return text.surveys.place.draft(records.find(({ id }) => id === place.id)?.name ?? "");
  if (place.kind === "territories") return place.of.map(({ name }) => name).join(" + ");
  return nameScope(scope, base.kind === "ready" ? base.info : null, text);
}

/** The name of a class: the person's own, the published one where the classes are as many, its number otherwise. */
export function useClassName(): (position: number) => { readonly name: string; readonly isPublished: boolean } {
  const text = useText().surveys.classes;
  const label = useLabel();
  const surveys = useApp((state) => state.surveys);
  const own = surveys.kept.labels[surveys.dataset] ?? {};
  const published = surveys.info?.published.typology.classes ?? [];
  const count = surveys.typology.view?.classes.length ?? 0;
  const isPublished = surveys.info?.published.marks.some(({ survey }) => survey === instrumentOf(surveys)?.id);
  const isSame = isPublished === true && instrumentOf(surveys)?.respondent === "personne" && count === published.length;
  return (position) => {
    const given = own[position]?.trim() ?? "";
    if (given !== "") return { name: given, isPublished: false };
    const mark = isSame ? published.find((one) => one.class === position) : undefined;
    return mark === undefined
      ? { name: text.name(position), isPublished: false }
      : { name: label(mark.label), isPublished: true };
  };
}

/** What is mapped, in words; a class by its number, since no place is given a name. */
export function nameAnswer(
  answer: MappedAnswer,
  { info, datasets, dataset }: SurveyState,
  text: Text,
  label: (text: BilingualText) => string,
): string {
  const words = text.surveys;
  if (answer.kind === "parrainage") return words.map.parrainage;
  if (answer.kind === "class") return words.map.klass(words.classes.name(answer.class));
  const id = datasets.find((one) => one.id === dataset)?.instrument;
  const instrument = info?.instruments.find((one) => one.id === id);
  if (answer.kind === "theme") {
    const theme = instrument?.themes.find((one) => one.id === answer.theme);
    const side = answer.side === "attente" ? words.themes.hope : words.themes.fear;
    return words.map.theme(side, theme === undefined ? answer.theme : label(theme.label));
  }
  const question = instrument?.questions.find((one) => one.id === answer.question);
  if (question === undefined) return answer.question;
  const option = question.options.find(({ code }) => code === answer.option);
  if (question.kind === "yesno" && answer.option === "oui") return label(question.label);
  return `${label(question.label)}${text.colon}${option === undefined ? answer.option : label(option.label)}`;
}

/** « c07 = oui » as words. */
export function nameCategory(
  item: string,
  value: string,
  instrument: Instrument | null,
  text: Text,
  label: (text: BilingualText) => string,
): string {
  const [id, code] = item.split(":") as [string, string?];
  const question = instrument?.questions.find((one) => one.id === id);
  if (question === undefined) return `${item} ${value}`;
  const nameOf = (wanted: string) => {
    const option = question.options.find((one) => one.code === wanted);
    if (option !== undefined) return label(option.label);
    const bounds = question.bounds ?? [];
    const place = bounds.findIndex((_, i) => i < bounds.length - 1 && labelOfClass(bounds, i) === wanted);
    return place < 0 ? wanted : labelOfClass(bounds, place);
  };
  const answer =
    value === "" || value === "sans-reponse" || value === "NA" ? text.surveys.questions.noAnswer : nameOf(value);
  return `${label(question.label)}${code === undefined ? "" : ` (${nameOf(code)})`}${text.colon}${answer}`;
}
