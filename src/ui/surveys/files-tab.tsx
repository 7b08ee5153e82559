import { Trash2 } from "lucide-react";
import { useState } from "react";
import { refusalSentence } from "../../formats/refusal-sentences.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { ChooseFile } from "./choose-file.tsx";
import { Duplicates } from "./duplicates.tsx";
import { ImportReading } from "./import-reading.tsx";
import { useLabel } from "./survey-words.ts";
import { Templates } from "./templates.tsx";

/** Responses of people: files read, what each column holds, duplicates, templates. */
export function FilesTab() {
  const words = useText().surveys.files;
  const { store } = useServices();
  const language = useApp((state) => state.language);
  const { imports, pending, importRefusal } = useApp((state) => state.surveys);
  return (
    <>
      <section>
        <p className="caption">{words.intro}</p>
        <ChooseFile />
        {importRefusal !== null && (
          <p role="alert" className="survey-warning">
            {refusalSentence(importRefusal, language)}
          </p>
        )}
        {pending !== null && <PendingFile key={pending} name={pending} />}
      </section>
      {imports.map((view) => (
        <section key={view.dataset.id}>
          <div className="survey-section-head">
            <h2>{view.dataset.source}</h2>
            <button
              type="button"
              className="icon-button"
              aria-label={words.remove(view.dataset.source)}
              onClick={() => void store.surveys.removeResponses(view.dataset.id)}
            >
              <Trash2 size={16} aria-hidden />
            </button>
          </div>
          <ImportReading view={view} />
        </section>
      ))}
      <Duplicates />
      <Templates />
    </>
  );
}

/** Which survey a file answers: guessed from the one in hand, said by a person. */
function PendingFile({ name }: { readonly name: string }) {
  const words = useText().surveys.files;
  const label = useLabel();
  const { store } = useServices();
  const instruments = useApp((state) => state.surveys.info?.instruments) ?? [];
  const current = useApp(({ surveys }) => surveys.datasets.find(({ id }) => id === surveys.dataset)?.instrument);
  const [chosen, setChosen] = useState(current ?? "");
  return (
    <form
      className="survey-pending"
      onSubmit={(event) => {
        event.preventDefault();
        void store.surveys.readPending(chosen || instruments[0]!.id);
      }}
    >
      <fieldset>
        <legend>{words.which(name)}</legend>
        {instruments.map((instrument) => (
          <label key={instrument.id} className="check-row">
            <input
              type="radio"
              name="instrument"
              checked={chosen === instrument.id}
              onChange={() => setChosen(instrument.id)}
            />
            {label(instrument.name)}
          </label>
        ))}
      </fieldset>
      <div className="survey-options">
        <button type="submit" className="button-strong">
          {words.read}
        </button>
        <button type="button" className="button" onClick={store.surveys.dropPending}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
