import { Lock } from "lucide-react";
import { useApp, useServices, useText } from "../app-context.tsx";

/** How many cells are hidden, why, and where more is shown. */
export function HiddenNote() {
  const { colon, surveys } = useText();
  const words = surveys.hidden;
  const { store } = useServices();
  const reading = useApp((state) => state.surveys.reading);
  const isPerson = useApp(({ surveys }) =>
    surveys.datasets.some(({ id, respondent }) => id === surveys.dataset && respondent === "personne"),
  );
  if (reading === null || !isPerson) return null;
  const { hiddenCells, threshold, coarser } = reading;
  return (
    <p className="survey-lock">
      <Lock size={14} strokeWidth={1.75} aria-hidden />
      <span>
        <strong>{hiddenCells === 0 ? words.none : words.title(hiddenCells)}</strong>
        {hiddenCells > 0 && `${colon}${words.why(threshold)}`}
        {coarser !== null && (
          <>
            {" "}
            {words.coarser(coarser.name)}{" "}
            <button
              type="button"
              className="link-button"
              onClick={() => void store.surveys.choosePlace({ kind: "territories", of: [coarser] })}
            >
              {words.go(coarser.name)}
            </button>
          </>
        )}
      </span>
    </p>
  );
}
