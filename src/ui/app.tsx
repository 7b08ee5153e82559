import { type DragEvent, useEffect, useMemo, useRef, useState } from "react";
import type { AnalysisClient } from "../analysis/client.ts";
import type { Box } from "../analysis/protocol.ts";
import type { SidePanel } from "../store/state.ts";
import type { AppStore } from "../store/store.ts";
import { AppContext, useApp, useServices, useText } from "./app-context.tsx";
import { readChosen } from "./chosen-file.ts";
import { Header } from "./header.tsx";
import { Tour } from "./help/tour.tsx";
import { Later } from "./later.tsx";
import { MapView } from "./map-view.tsx";
import { NoticeBar } from "./notice-bar.tsx";
import { Rail } from "./rail.tsx";
import { RightPanel } from "./side-panel.tsx";
import { SourceBadges } from "./source-badges.tsx";
import { SpaceStage } from "./spaces.tsx";
import { StartScreen } from "./start-screen.tsx";
import { UpdateNotice } from "./update-notice.tsx";

/** The whole page over its two services. */
export function App({ store, client }: { readonly store: AppStore; readonly client: AnalysisClient }) {
  const camera = useRef<((box: Box, maxZoom?: number) => void) | null>(null);
  const services = useMemo(
    () => ({ store, showBox: (box: Box, maxZoom?: number) => camera.current?.(box, maxZoom) }),
    [store],
  );
  return (
    <AppContext value={services}>
      <Later>
        <Page client={client} camera={camera} />
      </Later>
    </AppContext>
  );
}

function Page({
  client,
  camera,
}: {
  readonly client: AnalysisClient;
  readonly camera: { current: ((box: Box, maxZoom?: number) => void) | null };
}) {
  const text = useText();
  const language = useApp((state) => state.language);
  const space = useApp((state) => state.space);
  const side = useApp((state) => state.side);
  const { dragging, handlers } = useFileDrop();
  const subject = useApp(({ list, selection, side }) => {
    const file = list.kind === "ready" ? `${list.info.file} ${list.info.rows}` : "";
    return `${space} ${file} ${selection.kind === "territory" ? selection.index : ""} ${side}`;
  });

  useSideFocus(side, subject);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = text.title;
  }, [language, text]);

  return (
    <div className="page" data-space={space} {...handlers}>
      <a className="skip-link" href="#figures">
        {text.skipToFigures}
      </a>
      <Rail />
      <Header />
      <main className="stage">
        <MapView client={client} camera={camera} />
        <SpaceStage />
        <SourceBadges />
        <StartScreen />
        <NoticeBar />
        <UpdateNotice />
        {dragging && <div className="drop-target">{text.import.drop}</div>}
      </main>
      {/* Another subject is another panel: it is read from its top. */}
      <aside
        key={subject}
        className="panel"
        id="figures"
        tabIndex={-1}
        aria-label={{ none: text.spaces[space], ...text.help.pages, data: text.data.title }[side]}
      >
        <RightPanel />
      </aside>
      <Tour />
    </div>
  );
}

/** The panel takes the focus when it is opened or shows another list, and gives it back to what opened it. */
function useSideFocus(side: SidePanel, subject: string) {
  const shown = useRef<SidePanel>("none");
  const drawn = useRef(subject);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    const before = shown.current;
    const isSame = drawn.current === subject;
    shown.current = side;
    drawn.current = subject;
    if (before === side && (isSame || side === "none" || document.activeElement !== document.body)) return;
    if (before === "none") opener.current = document.activeElement;
    if (side !== "none") document.getElementById("figures")?.focus();
    else if (opener.current instanceof HTMLElement) opener.current.focus();
  }, [side, subject]);
}

/** A file dropped anywhere on the page: what it holds is guessed, or asked. */
function useFileDrop() {
  const { store } = useServices();
  const [dragging, setDragging] = useState(false);
  // Entering a child fires before leaving its parent: only the outermost pair counts.
  const depth = useRef(0);
  const enter = (step: number) => {
    depth.current = Math.max(0, depth.current + step);
    setDragging(depth.current > 0);
  };
  const onFile = (react: (event: DragEvent) => void) => (event: DragEvent) => {
    if (event.dataTransfer.types.includes("Files")) react(event);
  };
  return {
    dragging,
    handlers: {
      onDragEnter: onFile(() => enter(1)),
      onDragLeave: onFile(() => enter(-1)),
      onDragOver: onFile((event) => event.preventDefault()),
      onDrop: onFile((event) => {
        event.preventDefault();
        enter(-depth.current);
        const file = event.dataTransfer.files[0];
        if (file !== undefined)
          void readChosen(store, file).then((bytes) => {
            if (bytes !== null) void store.takeFile(file.name, bytes);
          });
      }),
    },
  };
}
