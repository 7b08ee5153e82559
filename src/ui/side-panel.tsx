import { lazy, type ReactNode, Suspense } from "react";
import type { SidePanel } from "../store/state.ts";
import { useApp, useServices } from "./app-context.tsx";
import { SpacePanel } from "./spaces.tsx";

/** Panels that few open at first: their code comes when they are. */
const Lexicon = lazy(async () => ({ default: (await import("./lexicon.tsx")).Lexicon }));
const DataPanel = lazy(async () => ({ default: (await import("./data/data-panel.tsx")).DataPanel }));

/** What the right side shows: the panel of the space, or what was asked for in its place. */
export function RightPanel() {
  const side = useApp((state) => state.side);
  const { store } = useServices();
  const panels: Readonly<Record<SidePanel, ReactNode>> = {
    none: <SpacePanel />,
    lexicon: <Lexicon onClose={() => store.toggleSide("lexicon")} />,
    data: <DataPanel onClose={() => store.toggleSide("data")} />,
  };
  return <Suspense>{panels[side]}</Suspense>;
}
