import { useEffect, useMemo } from "react";
import { CROSSING_TABS, ownTerritories } from "../../store/crossing-slice.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { TabBar, tabId, tabPanelId } from "../controls/tab-bar.tsx";
import { BordersLegend } from "./borders-legend.tsx";
import { BordersTab } from "./borders-tab.tsx";
import { CrossTab } from "./cross-tab.tsx";
import { GroupsTab } from "./groups-tab.tsx";
import { MeshChoice } from "./mesh-choice.tsx";
import { PolygonsTab } from "./polygons-tab.tsx";
import { SetsTab } from "./sets-tab.tsx";
import { StackLegend } from "./stack-legend.tsx";
import { StackTab } from "./stack-tab.tsx";
import "./crossing.css";

const TABS = {
  cross: <CrossTab />,
  borders: <BordersTab />,
  stack: <StackTab />,
  sets: <SetsTab />,
  groups: <GroupsTab />,
  polygons: <PolygonsTab />,
} as const;

/** The panel of the space: two meshes, then one part at a time. */
export function CrossingPanel() {
  const text = useText().crossing;
  const { store } = useServices();
  const isReady = useApp((state) => state.base.kind === "ready");
  const view = useApp((state) => state.view);
  const tab = useApp((state) => state.crossing.tab);
  const refusal = useApp((state) => state.crossing.refusal);
  const hasMeshes = useApp((state) => state.crossing.meshes.length > 0);

  // Drawings and groups are meshes too: they come back a moment after the page.
  const drafts = useApp((state) => state.draw.records);
  const groups = useApp((state) => state.crossing.kept.groups);
  const own = useMemo(() => ownTerritories(drafts, groups), [drafts, groups]);

  useEffect(() => {
    if (isReady && view !== null) void store.crossing.update(own);
  }, [store, isReady, view, own]);

  if (!hasMeshes) return <p className="caption">{text.loading}</p>;
  return (
    <div className="crossing">
      {(tab === "cross" || tab === "borders" || tab === "stack") && <MeshChoice />}
      <TabBar
        name="crossing"
        label={text.parts}
        tabs={CROSSING_TABS}
        chosen={tab}
        onChoose={(next) => void store.crossing.chooseTab(next)}
      >
        {(one) => text.tabs[one]}
      </TabBar>
      {refusal !== null && (
        <p role="alert" className="crossing-refusal">
          {text.refusals[refusal.code]} {refusal.seen}
        </p>
      )}
      <div role="tabpanel" id={tabPanelId("crossing")} aria-labelledby={tabId("crossing", tab)}>
        {TABS[tab]}
      </div>
    </div>
  );
}

/** The legend of the map, which is also where the meshes counted are ticked. */
export function CrossingStage() {
  const tab = useApp((state) => state.crossing.tab);
  return tab === "stack" ? <StackLegend /> : <BordersLegend />;
}
