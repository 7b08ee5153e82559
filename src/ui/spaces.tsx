import { lazy, type ReactNode } from "react";
import type { Space } from "../store/state.ts";
import { useApp } from "./app-context.tsx";
import { CockpitStage } from "./cockpit/cockpit-stage.tsx";
import { StageFilter } from "./controls/stage-filter.tsx";
import { HoverCard } from "./hover-card.tsx";
import { Later } from "./later.tsx";
import { Legend } from "./legend.tsx";
import { CoveragePanel } from "./panels/coverage-panel.tsx";
import { SmallMaps } from "./small-maps.tsx";

/** The first view needs Couverture alone: the other spaces come when they are entered. */
const draw = () => import("./draw/draw-space.tsx");
const crossing = () => import("./crossing/crossing-space.tsx");
const surveys = () => import("./surveys/surveys-space.tsx");

const DrawPanel = lazy(async () => ({ default: (await draw()).DrawPanel }));
const DrawStage = lazy(async () => ({ default: (await draw()).DrawStage }));
const CrossingPanel = lazy(async () => ({ default: (await crossing()).CrossingPanel }));
const CrossingStage = lazy(async () => ({ default: (await crossing()).CrossingStage }));
const SurveyPanel = lazy(async () => ({ default: (await surveys()).SurveyPanel }));
const SurveyStage = lazy(async () => ({ default: (await surveys()).SurveyStage }));
const SurveyPicker = lazy(async () => ({ default: (await surveys()).SurveyPicker }));

const PANELS: Readonly<Record<Space, ReactNode>> = {
  couverture: <CoveragePanel />,
  dessiner: <DrawPanel />,
  maillages: <CrossingPanel />,
  enquetes: <SurveyPanel />,
};

const STAGES: Readonly<Record<Space, ReactNode>> = {
  couverture: (
    <>
      <Legend />
      <SmallMaps />
      <CockpitStage />
      <HoverCard />
    </>
  ),
  dessiner: <DrawStage />,
  maillages: <CrossingStage />,
  enquetes: <SurveyStage />,
};

/** The panel of the space in use. */
export function SpacePanel() {
  const space = useApp((state) => state.space);
  return <Later subject={space}>{PANELS[space]}</Later>;
}

/** What lies over the map in the space in use. */
export function SpaceStage() {
  const space = useApp((state) => state.space);
  return <Later subject={space}>{STAGES[space]}</Later>;
}

/** What the header chooses besides place and date: the stages counted, or the survey. */
export function SpaceChoice() {
  const isSurveys = useApp((state) => state.space === "enquetes");
  return <Later subject={`${isSurveys}`}>{isSurveys ? <SurveyPicker /> : <StageFilter />}</Later>;
}
