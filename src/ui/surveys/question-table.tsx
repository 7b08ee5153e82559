import { MapPin } from "lucide-react";
import type { QuestionReading } from "../../analysis/survey-protocol.ts";
import type { PublishedMark } from "../../packs/survey-knowledge.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { ShareCells } from "./share-cell.tsx";
import { useLabel } from "./survey-words.ts";
import { useBesideName } from "./theme-bars.tsx";

/** One question with n/N for each answer, the rest of the territory compared with, and published marks. */
export function QuestionTable({
  read,
  title,
  interval,
  canMap = true,
  respondents,
}: {
  readonly read: QuestionReading;
  readonly title: string;
  readonly interval: boolean;
  readonly canMap?: boolean;
  /** Of whom the question tells, where they are not those of the place. */
  readonly respondents?: number | null;
}) {
  const text = useText();
  const words = text.surveys;
  const label = useLabel();
  const { store } = useServices();
  const here = useApp((state) => state.surveys.reading?.respondents.n ?? null);
  const of = respondents === undefined ? here : respondents;
  const mapped = useApp((state) => state.surveys.answer);
  const marks = useApp((state) => state.surveys.info?.published.marks);
  const instrument = useApp(
    (state) => state.surveys.datasets.find(({ id }) => id === state.surveys.dataset)?.instrument,
  );
  const beside = useBesideName();
  return (
    <table className="survey-question">
      <caption>{title}</caption>
      <tbody>
        {read.options.map(({ code, label: name, here: cell, beside: other, rest }) => {
          const isMapped = mapped?.kind === "option" && mapped.question === read.question && mapped.option === code;
          const mark = marks?.find(
            (one) => one.survey === instrument && one.question === read.question && one.option === code,
          );
          const compared = [
            ...(beside === null || other.share === null ? [] : [words.beside.mark(beside, other.share)]),
            ...(rest?.share == null ? [] : [words.beside.rest(rest.share)]),
          ].join(" · ");
          return (
            <tr key={code} data-mapped={isMapped || undefined}>
              <th scope="row">
                {canMap && code !== "sans-reponse" ? (
                  <button
                    type="button"
                    aria-pressed={isMapped}
                    title={words.themes.map}
                    onClick={() =>
                      void store.surveys.chooseAnswer({ kind: "option", question: read.question, option: code })
                    }
                  >
                    {label(name)}
                    <MapPin size={12} aria-hidden />
                  </button>
                ) : (
                  label(name)
                )}
                {compared !== "" && <span className="caption">{compared}</span>}
                {mark !== undefined && <span className="caption survey-mark">{sayMark(mark, text)}</span>}
              </th>
              <ShareCells cell={cell} of={of} interval={interval} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function sayMark({ n, of, printed }: PublishedMark, text: ReturnType<typeof useText>): string {
  const count = n === null ? "" : of === null ? text.integer(n) : `${text.integer(n)}/${text.integer(of)}`;
  return text.surveys.questions.published(count, printed ?? "");
}
