import { useEffect, useRef } from "react";
import { MAP_READY_MARK } from "../../map/first-view.ts";
import { useApp, useServices } from "../app-context.tsx";
import { Legend } from "../legend.tsx";
import { AboutOver } from "./about-over.tsx";
import { CompareOver } from "./compare-over.tsx";
import { Dossier } from "./dossier.tsx";
import { DraftPanel } from "./draft-panel.tsx";
import "./draw.css";
import { DrawBar } from "./draw-bar.tsx";
import { DrawLegend } from "./draw-legend.tsx";
import { DrawLive } from "./draw-live.tsx";
import { DrawNotices } from "./draw-notices.tsx";
import { DrawTooltip } from "./draw-tooltip.tsx";
import { KeysHint, KeysOver } from "./keys-over.tsx";
import { PasteOver } from "./paste-over.tsx";
import { ShareOver } from "./share-over.tsx";
import { StartPanel } from "./start-panel.tsx";
import { useDrawKeys } from "./use-draw-keys.ts";

/** The panel of the space: where a drawing begins, then what it amounts to. */
export function DrawPanel() {
  const isDrawing = useApp(({ draw }) => draw.current !== null);
  return isDrawing ? <DraftPanel /> : <StartPanel />;
}

/** What lies over the map in this space: bar, tooltip, legend, and what is opened over the page. */
export function DrawStage() {
  const over = useApp(({ draw }) => draw.over);
  const isDrawing = useApp(({ draw }) => draw.current !== null);
  useDrawKeys();
  useOpeningView();
  return (
    <>
      {isDrawing && <DrawBar />}
      {isDrawing && <DrawTooltip />}
      {isDrawing ? <DrawLegend /> : <Legend />}
      <DrawNotices />
      <DrawLive />
      {over === "paste" && <PasteOver />}
      {over === "keys" && <KeysOver />}
      {isDrawing && over === "none" && <KeysHint />}
      {over === "about" && <AboutOver />}
      {over === "share" && <ShareOver />}
      {over === "compare" && <CompareOver />}
      {over === "dossier" && <Dossier />}
    </>
  );
}

/** A draft that is opened is shown whole; one that begins empty leaves the map under the hand. */
function useOpeningView(): void {
  const { showBox } = useServices();
  const current = useApp(({ draw }) => (draw.reply === null ? null : draw.current));
  const box = useApp(({ draw }) => draw.reply?.feedback.box ?? null);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (current === null) shown.current = null;
    if (current === null || shown.current === current) return;
    shown.current = current;
    if (box === null) return;
    // After a reload the draft may be back before the map.
    const show = () => {
      if (performance.getEntriesByName(MAP_READY_MARK).length > 0) showBox(box, 11);
      else waiting = setTimeout(show, 200);
    };
    let waiting = setTimeout(show, 0);
    return () => clearTimeout(waiting);
  }, [current, box, showBox]);
}
