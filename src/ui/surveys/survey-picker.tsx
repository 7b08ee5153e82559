import { ChevronDown } from "lucide-react";
import { useApp, useServices, useText } from "../app-context.tsx";
import { PopoverButton } from "../controls/popover-button.tsx";
import { useLabel } from "./survey-words.ts";

/** Chooses the survey, in the place that the stages have in other spaces. */
export function SurveyPicker() {
  const text = useText();
  const label = useLabel();
  const { store } = useServices();
  const { info, datasets, dataset } = useApp((state) => state.surveys);
  const nameOf = (id: string) => {
    const found = datasets.find((one) => one.id === id);
    const instrument = info?.instruments.find((one) => one.id === found?.instrument);
    return instrument === undefined ? "" : label(instrument.name);
  };
  return (
    <PopoverButton
      className="header-field header-picker"
      isDisabled={datasets.length === 0}
      sign={
        <>
          <span className="caption">{text.surveys.survey}</span>
          <span className="header-value">
            <span>{nameOf(dataset) || "…"}</span>
            <ChevronDown size={16} aria-hidden />
          </span>
        </>
      }
      title={text.surveys.chooseSurvey}
      popoverClass=""
    >
      {(close) => (
        <ul className="survey-choices">
          {datasets.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="option"
                aria-pressed={one.id === dataset}
                onClick={() => {
                  close();
                  void store.surveys.chooseDataset(one.id);
                }}
              >
                <span>
                  {nameOf(one.id)}
                  <span className="caption survey-choice-file">
                    {one.nature === "simule" ? text.surveys.simulated : one.source}
                  </span>
                </span>
                <span className="caption figure">{text.surveys.received(one.retained)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </PopoverButton>
  );
}
