import "./cockpit.css";
import { lazy } from "react";
import { useApp, useText } from "../app-context.tsx";
import { Later } from "../later.tsx";
import { TableButton } from "./table-button.tsx";

const TableDrawer = lazy(async () => ({ default: (await import("./table-drawer.tsx")).TableDrawer }));
const PlaceCard = lazy(async () => ({ default: (await import("./place-card.tsx")).PlaceCard }));
const Paper = lazy(async () => ({ default: (await import("./paper.tsx")).Paper }));

/** What the cockpit lays over the map; each part comes when it is first asked for. */
export function CockpitStage() {
  const hasTable = useApp((state) => state.cockpit.table !== null);
  const hasPlace = useApp((state) => state.cockpit.place !== null);
  const hasPaper = useApp((state) => state.cockpit.paper !== null);
  return (
    <>
      <TableButton />
      <BusyLine />
      <Later>
        {hasPlace && <PlaceCard />}
        {hasTable && <TableDrawer />}
        {hasPaper && <Paper />}
      </Later>
    </>
  );
}

/** What takes longer than a blink has a name. */
function BusyLine() {
  const text = useText().cockpit.busy;
  const busy = useApp((state) => state.cockpit.busy);
  return (
    <div className="card cockpit-busy" role="status" data-shown={busy !== null}>
      {busy !== null && (
        <>
          {text[busy]} <progress aria-label={text[busy]} />
        </>
      )}
    </div>
  );
}
