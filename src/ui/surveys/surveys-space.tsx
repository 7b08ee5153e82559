import { useEffect } from "react";
import { SURVEY_TABS } from "../../store/survey-slice.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { CodebooksTab } from "./codebooks-tab.tsx";
import { FilesTab } from "./files-tab.tsx";
import { Headline } from "./headline.tsx";
import { MapLegend } from "./map-legend.tsx";
import { MarksTab } from "./marks-tab.tsx";
import { PlacePicker } from "./place-picker.tsx";
import { ReadingTab } from "./reading-tab.tsx";
import { useInstrument, useLabel } from "./survey-words.ts";
import { TypologyTab } from "./typology-tab.tsx";
import "./surveys.css";

export { SurveyPicker } from "./survey-picker.tsx";

const TABS = {
  read: <ReadingTab />,
  typology: <TypologyTab />,
  marks: <MarksTab />,
  codebooks: <CodebooksTab />,
  files: <FilesTab />,
} as const;

/** The panel of the space: whom the survey reached, then one part at a time. */
export function SurveyPanel() {
  const text = useText().surveys;
  const label = useLabel();
  const { store } = useServices();
  const isReady = useApp((state) => state.base.kind === "ready");
  const view = useApp((state) => state.view);
  const { info, failed, dataset, datasets, tab, refusal, waiting } = useApp((state) => state.surveys);
  const instrument = useInstrument();

  useEffect(() => {
    if (isReady && view !== null) void store.surveys.update();
  }, [store, isReady, view]);

  if (failed !== null)
    return (
      <p role="alert" className="survey-warning">
        {text.failed} ({failed}).
      </p>
    );
  if (info === null || instrument === null) return <p className="caption">{text.loading}</p>;
  const nature = datasets.find(({ id }) => id === dataset)?.nature;
  return (
    <div className="surveys" aria-busy={waiting}>
      <div className="survey-top">
        <PlacePicker />
        <span className="survey-name">{label(instrument.name)}</span>
        <span className="badge" data-nature={nature}>
          {nature === "simule" ? text.simulated : text.imported}
        </span>
      </div>
      {refusal === null ? (
        <Headline />
      ) : (
        <p role="alert" className="survey-warning" data-testid="survey-refusal">
          {text.refusals[refusal.code](refusal.code === "too-near" ? refusal.name : "")}
        </p>
      )}
      <div role="tablist" aria-label={text.tabsLabel} className="survey-tabs">
        {SURVEY_TABS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`survey-tab-${one}`}
            aria-selected={tab === one}
            aria-controls="survey-tab-panel"
            tabIndex={tab === one ? 0 : -1}
            onClick={() => store.surveys.chooseTab(one)}
            onKeyDown={(event) => {
              const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
              if (step === 0) return;
              const next = SURVEY_TABS[(SURVEY_TABS.indexOf(one) + step + SURVEY_TABS.length) % SURVEY_TABS.length]!;
              store.surveys.chooseTab(next);
              document.getElementById(`survey-tab-${next}`)?.focus();
            }}
          >
            {text.tabs[one]}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="survey-tab-panel" aria-labelledby={`survey-tab-${tab}`}>
        {TABS[tab]}
      </div>
    </div>
  );
}

/** What lies over the map: its legend. */
export function SurveyStage() {
  return <MapLegend />;
}
