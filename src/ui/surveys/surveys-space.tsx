import { useEffect } from "react";
import { SURVEY_TABS, type SurveyTab } from "../../store/survey-slice.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { TabBar, tabId, tabPanelId } from "../controls/tab-bar.tsx";
import { CodebooksTab } from "./codebooks-tab.tsx";
import { FilesTab } from "./files-tab.tsx";
import { Headline } from "./headline.tsx";
import { MapLegend } from "./map-legend.tsx";
import { MarksTab } from "./marks-tab.tsx";
import { NoResponses } from "./no-responses.tsx";
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

/** Parts that are blank without responses. */
const NEEDS_RESPONSES: readonly SurveyTab[] = ["read", "typology"];

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
  const isEmpty = refusal?.code === "simulated";
  return (
    <div className="surveys" aria-busy={waiting}>
      <div className="survey-top">
        <PlacePicker />
        <span className="survey-name">{label(instrument.name)}</span>
        {!isEmpty && (
          <span className="badge" data-nature={nature}>
            {nature === "simule" ? text.simulated : text.imported}
          </span>
        )}
      </div>
      {refusal === null && <Headline />}
      {refusal !== null && !isEmpty && (
        <p role="alert" className="survey-warning" data-testid="survey-refusal">
          {text.refusals[refusal.code](refusal.code === "too-near" ? refusal.name : "")}
        </p>
      )}
      <TabBar
        name="survey"
        label={text.tabsLabel}
        tabs={SURVEY_TABS}
        chosen={tab}
        onChoose={(next) => store.surveys.chooseTab(next)}
      >
        {(one) => text.tabs[one]}
      </TabBar>
      <div role="tabpanel" id={tabPanelId("survey")} aria-labelledby={tabId("survey", tab)}>
        {isEmpty && NEEDS_RESPONSES.includes(tab) ? <NoResponses /> : TABS[tab]}
      </div>
    </div>
  );
}

/** What lies over the map: its legend. */
export function SurveyStage() {
  return <MapLegend />;
}
