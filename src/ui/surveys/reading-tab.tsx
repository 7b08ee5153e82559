import { useState } from "react";
import { type Beside, besideOf, besidesOf } from "../../store/survey-place.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { ClassBar } from "./class-bar.tsx";
import { ExportButtons } from "./export-buttons.tsx";
import { FreeTexts } from "./free-texts.tsx";
import { HiddenNote } from "./hidden-note.tsx";
import { QuestionTable } from "./question-table.tsx";
import { Sample } from "./sample.tsx";
import { SmallPlanes } from "./small-planes.tsx";
import { useInstrument, useLabel } from "./survey-words.ts";
import { ThemeBars } from "./theme-bars.tsx";

/** The answers of the place: themes, classes, one question beside the plane, then every question and the sample. */
export function ReadingTab() {
  const text = useText().surveys;
  const label = useLabel();
  const { store } = useServices();
  const instrument = useInstrument();
  const reading = useApp((state) => state.surveys.reading);
  const beside = useApp((state) => (besideOf(state) === null ? "france" : state.surveys.beside));
  // As text, so that an equal list is not a change.
  const besides = useApp((state) => besidesOf(state).join(" "))
    .split(" ")
    .filter((one) => one !== "") as Beside[];
  const hasPlane = useApp((state) => state.surveys.typology.view !== null);
  const [interval, setInterval] = useState(false);
  if (instrument === null || reading === null) return null;
  const titleOf = (id: string) => {
    const question = instrument.questions.find((one) => one.id === id);
    return question === undefined ? id : label(question.label);
  };
  const themed = new Set(instrument.questions.flatMap(({ id, theme }) => (theme === undefined ? [] : [id])));
  const others = reading.questions.filter(({ question }) => !themed.has(question));
  // How people practise says most of who they are; it stands beside the plane.
  const first = others.find(({ question }) => question === "mode") ?? others[0];
  return (
    <>
      <ThemeBars interval={interval} />
      <div className="survey-options">
        {besides.length > 0 && (
          <label className="survey-field">
            {text.beside.label}
            <select
              className="field"
              value={beside}
              onChange={(event) => void store.surveys.chooseBeside(event.target.value as Beside)}
            >
              {besides.map((one) => (
                <option key={one} value={one}>
                  {text.beside.names[one]}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="check-row">
          <input type="checkbox" checked={interval} onChange={() => setInterval(!interval)} />
          {text.showIntervals}
        </label>
      </div>
      <ClassBar />
      <section className={hasPlane ? "survey-two" : ""}>
        <div>
          {first !== undefined && <QuestionTable read={first} title={titleOf(first.question)} interval={interval} />}
          <HiddenNote />
        </div>
        {hasPlane && (
          <div>
            <h2>{text.plane.title}</h2>
            <SmallPlanes />
          </div>
        )}
      </section>
      <section>
        <details>
          <summary>{text.questions.title}</summary>
          {others
            .filter((read) => read !== first)
            .map((read) => (
              <QuestionTable key={read.question} read={read} title={titleOf(read.question)} interval={interval} />
            ))}
          <FreeTexts />
        </details>
      </section>
      <Sample interval={interval} />
      <ExportButtons />
    </>
  );
}
