import { FileUp } from "lucide-react";
import { useServices, useText } from "../app-context.tsx";
import { PickFile } from "../controls/pick-file.tsx";

/** The button that brings responses; what the file answers is asked in « Fichiers », which opens. */
export function ChooseFile() {
  const words = useText().surveys.files;
  const { store } = useServices();
  return (
    <p className="survey-options">
      <PickFile
        className="button-strong"
        accept=".csv,.txt,.tsv,.xlsx,text/csv"
        testId="survey-file"
        onFile={store.surveys.takeFile}
      >
        <FileUp size={16} strokeWidth={1.75} aria-hidden /> {words.choose}
      </PickFile>
    </p>
  );
}
