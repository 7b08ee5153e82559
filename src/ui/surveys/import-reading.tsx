import { useState } from "react";
import type { ImportView } from "../../analysis/survey-protocol.ts";
import type { Instrument } from "../../domain/survey.ts";
import type { ResponseAnomaly } from "../../formats/response-anomaly.ts";
import type { PlaceRole, ResponseColumn } from "../../formats/response-columns.ts";
import { responseSentence } from "../../formats/response-sentences.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { useLabel } from "./survey-words.ts";

/** Remarks shown at once, and added by each click. */
const REMARKS = 30;

/** What a choice writes: a header that the reader recognises as that role. */
const ROLE_HEADERS: Readonly<Record<PlaceRole, string>> = {
  id: "id",
  date: "date",
  communeCode: "code_commune",
  communeName: "commune",
  departement: "departement",
  postalCode: "code_postal",
  territory: "cpts",
};

/** How a file was read: each column with what it holds, which can be put right, and every remark. */
export function ImportReading({ view }: { readonly view: ImportView }) {
  const text = useText();
  const words = text.surveys.files;
  const label = useLabel();
  const { store } = useServices();
  const { dataset, header, columns, anomalies } = view;
  const instrument = useApp((state) => state.surveys.info?.instruments.find(({ id }) => id === dataset.instrument));
  const kept = useApp(({ surveys }) =>
    surveys.kept.files.find((file) => `${file.choices.instrument} ${file.name}` === dataset.id),
  );
  if (instrument === undefined) return null;
  const isRead = ({ kind }: ResponseColumn) => kind === "role" || kind === "question" || kind === "option";
  const choose = (name: string, value: string) =>
    void store.surveys.chooseColumns(dataset.id, { ...kept?.choices.columns, [name]: value });
  return (
    <>
      <p className="caption">
        {label(instrument.name)} · {text.surveys.received(dataset.received)} ·{" "}
        {words.columns(columns.filter(isRead).length, columns.length)}
      </p>
      {anomalies.length > 0 && (
        <details open={anomalies.length < 6}>
          <summary>{words.anomalies(anomalies.length)}</summary>
          <Remarks anomalies={anomalies} />
        </details>
      )}
      <details>
        <summary>{words.columns(columns.filter(isRead).length, columns.length)}</summary>
        <table className="survey-question survey-columns">
          <thead>
            <tr>
              <th scope="col">{words.column}</th>
              <th scope="col">{words.holds}</th>
            </tr>
          </thead>
          <tbody>
            {[...header.entries()].map(([place, name]) => {
              const column = columns[place]!;
              return (
                <tr key={place}>
                  <th scope="row">{name}</th>
                  <td>
                    {column.kind === "identity" || column.kind === "option" ? (
                      sayColumn(column, instrument)
                    ) : (
                      <select
                        className="field"
                        aria-label={`${name} ${words.holds}`}
                        value={choiceOf(column, instrument)}
                        onChange={(event) => choose(name, event.target.value)}
                      >
                        <option value="">{words.unread}</option>
                        {Object.entries(ROLE_HEADERS).map(([role, value]) => (
                          <option key={role} value={value}>
                            {words.roles[role as PlaceRole]}
                          </option>
                        ))}
                        {instrument.questions.map((question) => (
                          <option key={question.id} value={question.id}>
                            {label(question.label)}
                          </option>
                        ))}
                      </select>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </details>
    </>
  );

  function sayColumn(column: ResponseColumn, { questions }: Instrument): string {
    if (column.kind !== "option") return words.identity;
    const question = questions[column.question]!;
    return words.option(label(question.label), label(question.options[column.option]!.label));
  }
}

/** Every remark, row by row; questions that a file does not ask are one of them, since most files ask a few. */
function Remarks({ anomalies }: { readonly anomalies: readonly ResponseAnomaly[] }) {
  const words = useText().surveys.files;
  const language = useApp((state) => state.language);
  const [shown, setShown] = useState(REMARKS);
  const absent = anomalies.filter(({ kind }) => kind === "question-absente");
  const isTogether = absent.length > 1;
  const others = anomalies
    .filter(({ kind }) => !isTogether || kind !== "question-absente")
    .toSorted((a, b) => a.row - b.row);
  return (
    <ul className="anomalies">
      {[...others.slice(0, shown).entries()].map(([place, anomaly]) => (
        <li key={place}>{responseSentence(anomaly, language)}</li>
      ))}
      {others.length > shown && (
        <li>
          <button type="button" className="link-button" onClick={() => setShown(shown + REMARKS)}>
            {words.more(others.length - shown)}
          </button>
        </li>
      )}
      {isTogether && <li>{words.absent(absent.length, absent.map(({ value }) => value).join(", "))}</li>}
    </ul>
  );
}

function choiceOf(column: ResponseColumn, { questions }: Instrument): string {
  if (column.kind === "role") return ROLE_HEADERS[column.role];
  return column.kind === "question" ? questions[column.question]!.id : "";
}
