import { useApp, useServices, useText } from "../app-context.tsx";
import { useInstrument, useLabel } from "./survey-words.ts";

/** Structures that answered more than once: their responses side by side, and the one retained. */
export function Duplicates() {
  const text = useText();
  const words = text.surveys.files;
  const label = useLabel();
  const { store } = useServices();
  const instrument = useInstrument();
  const duplicates = useApp((state) => state.surveys.duplicates);
  const territories = useApp((state) => state.view?.territories);
  if (duplicates.length === 0 || instrument === null) return null;
  const nameOf = (id: string) => territories?.find((one) => one.id === id)?.name ?? id;
  const sayAnswer = (id: string, answer: string) => {
    const question = instrument.questions.find((one) => one.id === id);
    const said = answer
      .split(" ")
      .map((code) => question?.options.find((option) => option.code === code))
      .flatMap((option) => (option === undefined ? [] : [label(option.label)]));
    return answer === "" ? words.blank : said.length > 0 ? said.join(", ") : answer;
  };
  return (
    <section>
      <h2>{words.duplicates}</h2>
      <p className="caption">
        {words.groups(duplicates.length)}. {words.duplicatesRule}
      </p>
      {duplicates.map(({ territory, responses, retained, contradictions }) => (
        <details key={territory} className="survey-duplicate">
          <summary>
            {nameOf(territory)}
            {contradictions.length > 0 && (
              <span className="caption">{words.contradictions(contradictions.length)}</span>
            )}
          </summary>
          <div className="survey-scroll">
            <table className="survey-question">
              <thead>
                <tr>
                  <td aria-hidden />
                  {responses.map(({ row, id, date, answered }) => (
                    <th key={row} scope="col" data-retained={row === retained || undefined}>
                      {id}
                      <span className="caption">
                        {date === null ? "" : text.dateText(date)} · {words.answered(answered)}
                      </span>
                      {row === retained ? (
                        <strong>{words.retained}</strong>
                      ) : (
                        <button
                          type="button"
                          className="link-button"
                          aria-label={words.retainNamed(id)}
                          onClick={() => void store.surveys.retain(row)}
                        >
                          {words.retain}
                        </button>
                      )}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {contradictions.map(({ question, answers }) => (
                  <tr key={question}>
                    <th scope="row">
                      {label(
                        instrument.questions.find(({ id }) => id === question)?.label ?? { fr: question, en: question },
                      )}
                    </th>
                    {answers.map((answer, i) => (
                      <td key={responses[i]!.row}>{sayAnswer(question, answer)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      ))}
    </section>
  );
}
