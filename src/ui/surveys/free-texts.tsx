import { useState } from "react";
import { useApp, useServices, useText } from "../app-context.tsx";
import { useInstrument, useLabel } from "./survey-words.ts";

/** Free texts: a warning first, then a click, and nothing kept. */
export function FreeTexts() {
  const text = useText().surveys.questions;
  const label = useLabel();
  const { store } = useServices();
  const instrument = useInstrument();
  const shown = useApp((state) => state.surveys.texts);
  const [asked, setAsked] = useState<string | null>(null);
  const questions = (instrument?.questions ?? []).filter(({ kind }) => kind === "text");
  if (questions.length === 0) return null;
  return (
    <div className="survey-texts">
      <h2>{text.texts}</h2>
      {questions.map((question) => {
        const values = shown?.question === question.id ? shown.values : null;
        return (
          <div key={question.id}>
            <button
              type="button"
              className="link-button"
              aria-expanded={asked === question.id || values !== null}
              onClick={() => {
                store.surveys.closeTexts();
                setAsked(asked === question.id ? null : question.id);
              }}
            >
              {label(question.label)}
            </button>
            {asked === question.id && values === null && (
              <p className="survey-warning">
                {text.textsWarning}{" "}
                <button type="button" className="button" onClick={() => void store.surveys.reviewTexts(question.id)}>
                  {text.textsShow}
                </button>
              </p>
            )}
            {values !== null &&
              (values.length === 0 ? (
                <p className="caption">{text.textsNone}</p>
              ) : (
                <ul>
                  {/* Texts may come twice: their place is their name. */}
                  {[...values.entries()].map(([place, value]) => (
                    <li key={place}>{value}</li>
                  ))}
                </ul>
              ))}
          </div>
        );
      })}
    </div>
  );
}
