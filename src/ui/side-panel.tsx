import { lazy } from "react";
import { useApp, useServices } from "./app-context.tsx";
import { Later } from "./later.tsx";
import { SpacePanel } from "./spaces.tsx";

/** Panels that few open at first: their code comes when they are. */
const HelpPanel = lazy(async () => ({ default: (await import("./help/help-panel.tsx")).HelpPanel }));
const DataPanel = lazy(async () => ({ default: (await import("./data/data-panel.tsx")).DataPanel }));

/** What the right side shows: the panel of the space, or what was asked for in its place. */
export function RightPanel() {
  const side = useApp((state) => state.side);
  const { store } = useServices();
  if (side === "none") return <SpacePanel />;
  const close = () => store.toggleSide(side);
  return (
    <Later subject={side === "data" ? "data" : "help"}>
      {side === "data" ? <DataPanel onClose={close} /> : <HelpPanel page={side} onClose={close} />}
    </Later>
  );
}
