import { addedAnomalySentence, addedRefusalSentence } from "../../formats/added-table-sentences.ts";
import type { AddedKind } from "../../store/cockpit-slice.ts";
import { useApp, useText } from "../app-context.tsx";

/** Why an added table was refused, and which of its rows were not used as written. */
export function AddedNotes({ kinds }: { readonly kinds: readonly AddedKind[] }) {
  const text = useText();
  const language = useApp((state) => state.language);
  const refusal = useApp((state) => state.cockpit.refusal);
  const { actions, facts, practitioners } = useApp((state) => state.cockpit);
  const anomalies = [
    ...(kinds.includes("actions") ? (actions?.anomalies ?? []) : []),
    ...(kinds.includes("facts") ? (facts?.anomalies ?? []) : []),
    ...(kinds.includes("practitioners") ? (practitioners?.anomalies ?? []) : []),
  ];
  return (
    <>
      {refusal !== null && refusal.about !== "comparison" && kinds.includes(refusal.about) && (
        <p role="alert" className="cockpit-refusal">
          {addedRefusalSentence(refusal.refusal, language)}
        </p>
      )}
      {anomalies.length > 0 && (
        <details>
          <summary>{text.list.anomalies(anomalies.length)}</summary>
          <ul className="anomalies">
            {anomalies.map((anomaly) => (
              <li key={`${anomaly.row} ${anomaly.code}`}>{addedAnomalySentence(anomaly, language)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
