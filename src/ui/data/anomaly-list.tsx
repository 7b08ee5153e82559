import type { ListInfo } from "../../analysis/protocol.ts";
import { anomalySentence } from "../../formats/refusal-sentences.ts";
import { useApp, useText } from "../app-context.tsx";
import { saveFile } from "../save-file.ts";
import { anomalyCsv } from "./anomaly-csv.ts";

/** Rows shown; the file holds them all. */
const SHOWN = 60;

/** Every row of the list that was not used as written, and the same as a file for whoever corrects it. */
export function AnomalyList({ info }: { readonly info: ListInfo }) {
  const text = useText().data.notes;
  const language = useApp((state) => state.language);
  const { anomalies, placeNames } = info;
  if (anomalies.length === 0) return null;
  const sentences = [
    ...new Set(anomalies.slice(0, SHOWN).map((anomaly) => anomalySentence(anomaly, language, placeNames))),
  ];
  return (
    <details data-testid="anomalies">
      <summary>{text.title(anomalies.length)}</summary>
      <button
        type="button"
        className="button"
        onClick={() =>
          saveFile({
            name: `${text.file}.csv`,
            mime: "text/csv",
            bytes: anomalyCsv(anomalies, text.columns, language, placeNames),
          })
        }
      >
        {text.export}
      </button>
      <ul className="anomalies">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {anomalies.length > SHOWN && <li className="caption">{text.more(anomalies.length - SHOWN)}</li>}
      </ul>
    </details>
  );
}
