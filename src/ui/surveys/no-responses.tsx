import { BookOpenText, ChartNoAxesColumn } from "lucide-react";
import { useApp, useServices, useText } from "../app-context.tsx";
import { ChooseFile } from "./choose-file.tsx";
import { useInstrument, useLabel } from "./survey-words.ts";
import { Templates } from "./templates.tsx";

/** An imported list to which nobody's responses were brought: what can be done, and what can be read already. */
export function NoResponses() {
  const text = useText().surveys;
  const words = text.empty;
  const label = useLabel();
  const { store } = useServices();
  const instrument = useInstrument();
  const published = useApp((state) => state.surveys.info?.published);
  if (instrument === null || published === undefined) return null;
  const marks = published.marks.filter(({ survey }) => survey === instrument.id).length;
  return (
    <div className="survey-empty">
      <section>
        <h2>{words.title}</h2>
        <p data-testid="survey-refusal">{text.refusals.simulated()}</p>
        <ChooseFile />
        <p className="caption">{text.files.intro}</p>
      </section>
      <Templates />
      <section>
        <h2>{words.meanwhile}</h2>
        <ul>
          {marks > 0 && (
            <li>
              <button type="button" className="survey-way" onClick={() => store.surveys.chooseTab("marks")}>
                <ChartNoAxesColumn size={16} strokeWidth={1.75} aria-hidden />
                <span>
                  {text.tabs.marks}
                  <span className="caption">{words.marks(marks, label(instrument.name))}</span>
                </span>
              </button>
            </li>
          )}
          <li>
            <button type="button" className="survey-way" onClick={() => store.surveys.chooseTab("codebooks")}>
              <BookOpenText size={16} strokeWidth={1.75} aria-hidden />
              <span>
                {text.tabs.codebooks}
                <span className="caption">{words.codebooks}</span>
              </span>
            </button>
          </li>
        </ul>
      </section>
    </div>
  );
}
