import { FileText, Table2 } from "lucide-react";
import { useState } from "react";
import { useApp, useServices, useText } from "../app-context.tsx";
import { TabBar, tabId, tabPanelId } from "../controls/tab-bar.tsx";
import { CandidateList } from "./candidate-list.tsx";
import { CheckList } from "./check-list.tsx";
import { CommuneList } from "./commune-list.tsx";
import { DraftFacts } from "./draft-facts.tsx";
import { DraftHeadline } from "./draft-headline.tsx";
import { OverlapList } from "./overlap-list.tsx";
import { ScenarioCards } from "./scenario-cards.tsx";
import { SourcePicker } from "./source-picker.tsx";
import { TickTree } from "./tick-tree.tsx";
import { letterOf, useDraft, useNarrow } from "./use-draft.ts";

const TABS = ["reach", "checks", "communes", "tree", "scenarios"] as const;
type Tab = (typeof TABS)[number];

/** The draft: its scenarios, its figures, its checks, and three ways to draw without the map. */
export function DraftPanel() {
  const draft = useDraft();
  const isNarrow = useNarrow();
  const [tab, setTab] = useState<Tab>("reach");
  if (draft === null) return null;
  const shown: Tab = !isNarrow && (tab === "checks" || tab === "scenarios") ? "reach" : tab;
  return (
    <div className="draw-panel">
      {!isNarrow && <ScenarioCards />}
      <DraftHeadline />
      {!isNarrow && (
        <>
          <CheckList />
          <OverlapList />
        </>
      )}
      <Tabs tab={shown} tabs={isNarrow ? TABS : ["reach", "communes", "tree"]} onChoose={setTab} />
      <div className="draw-tab" role="tabpanel" id={tabPanelId("draw")} aria-labelledby={tabId("draw", shown)}>
        {isNarrow && (shown === "reach" || shown === "tree") && <SourcePicker />}
        {shown === "reach" && <CandidateList />}
        {shown === "checks" && (
          <>
            <CheckList />
            <OverlapList />
          </>
        )}
        {shown === "communes" && <CommuneList />}
        {shown === "tree" && <TickTree />}
        {shown === "scenarios" && <ScenarioCards />}
      </div>
      {(!isNarrow || shown === "checks") && <DraftFacts />}
      <PanelFoot />
    </div>
  );
}

function Tabs({
  tab,
  tabs,
  onChoose,
}: {
  readonly tab: Tab;
  readonly tabs: readonly Tab[];
  readonly onChoose: (tab: Tab) => void;
}) {
  const text = useText().draw.tabs;
  const draft = useDraft();
  const scenarios = useApp(({ draw }) => draw.records.length);
  const { feedback } = draft!.reply;
  const counts: Readonly<Partial<Record<Tab, number>>> = {
    reach: feedback.candidates.reduce((sum, { units }) => sum + units.length, 0),
    checks: feedback.checks.filter(({ level }) => level === "warning").length,
    communes: feedback.units.length,
    scenarios,
  };
  return (
    <TabBar name="draw" label={text.label} tabs={tabs} chosen={tab} onChoose={onChoose}>
      {(one) => (
        <>
          {text[one]} {(counts[one] ?? 0) > 0 && <span className="caption figure">{counts[one]}</span>}
        </>
      )}
    </TabBar>
  );
}

function PanelFoot() {
  const text = useText().draw;
  const { store } = useServices();
  const records = useApp(({ draw }) => draw.records);
  const letters = records.map((_, position) => letterOf(position));
  const compare =
    letters.length > 1
      ? text.compare.button(letters.length > 4 ? `${letters[0]}–${letters.at(-1)}` : letters.join(", "))
      : text.compare.buttonAlone;
  return (
    <div className="draw-foot">
      <button type="button" className="button-strong" onClick={() => store.draw.openOver("dossier")}>
        <FileText size={16} strokeWidth={1.75} aria-hidden /> {text.dossier.button}
      </button>
      <button type="button" className="button" onClick={() => store.draw.openOver("compare")}>
        <Table2 size={16} strokeWidth={1.75} aria-hidden /> {compare}
      </button>
    </div>
  );
}
