import "../cockpit/cockpit.css";
import { lazy } from "react";
import { useApp } from "../app-context.tsx";
import { Later } from "../later.tsx";
import { SmallMapsStrip } from "../small-maps.tsx";
import { ClassBreakdown } from "./class-breakdown.tsx";
import { DacTable } from "./dac-table.tsx";
import { ExampleNotice } from "./example-notice.tsx";
import { Headline } from "./headline.tsx";
import { ListSection } from "./list-section.tsx";
import { OverlapList } from "./overlap-list.tsx";
import { RatioSection } from "./ratio-section.tsx";
import { TerritorySheet } from "./territory-sheet.tsx";
import { WhiteZoneList } from "./white-zone-list.tsx";

const more = () => import("../cockpit/more-sections.tsx");
const BesideSections = lazy(async () => ({ default: (await more()).BesideSections }));
const MoreSections = lazy(async () => ({ default: (await more()).MoreSections }));

/** The figures of the scope, people first; a territory chosen on the map shows its sheet in their place. */
export function CoveragePanel() {
  const view = useApp((state) => state.view);
  const isExample = useApp((state) => state.list.kind === "ready" && state.list.info.isExample);
  const selection = useApp((state) => state.selection);
  if (view === null) return null;
  if (selection.kind === "territory") {
    const label = view.territories[selection.index];
    if (label?.active === true && label.inScope)
      return <TerritorySheet territory={selection.index} label={label} view={view} />;
  }
  // While the scope is what the list describes, a CPTS elsewhere would vanish without a word.
  const { scope, extent } = view.report.meta;
  const outside = scope === extent ? view.territories.filter(({ inScope }) => !inScope).length : 0;
  return (
    <>
      <Headline report={view.report} outside={outside} />
      <SmallMapsStrip />
      {isExample && <ExampleNotice />}
      <ClassBreakdown report={view.report} />
      <RatioSection report={view.report} />
      <Later>
        <BesideSections />
      </Later>
      <WhiteZoneList view={view} />
      <OverlapList view={view} />
      <DacTable view={view} />
      <Later>
        <MoreSections />
      </Later>
      <ListSection />
    </>
  );
}
