import { FileUp } from "lucide-react";
import { useRef } from "react";
import { useServices, useText } from "../app-context.tsx";
import { readChosen } from "../chosen-file.ts";

/** The button that brings responses; what the file answers is asked in « Fichiers », which opens. */
export function ChooseFile() {
  const words = useText().surveys.files;
  const { store } = useServices();
  const input = useRef<HTMLInputElement>(null);
  const choose = async (files: FileList | null) => {
    const file = files?.[0];
    if (file === undefined) return;
    const bytes = await readChosen(store, file);
    if (bytes !== null) store.surveys.takeFile(file.name, bytes);
    // The same file can be chosen again after it was corrected.
    if (input.current !== null) input.current.value = "";
  };
  return (
    <p className="survey-options">
      <button type="button" className="button-strong" onClick={() => input.current?.click()}>
        <FileUp size={16} strokeWidth={1.75} aria-hidden /> {words.choose}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        data-testid="survey-file"
        accept=".csv,.txt,.tsv,.xlsx,text/csv"
        onChange={(event) => void choose(event.target.files)}
      />
    </p>
  );
}
