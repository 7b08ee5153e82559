import { Table2 } from "lucide-react";
import { useApp, useServices, useText } from "../app-context.tsx";

/** Opens the tables under the map. */
export function TableButton() {
  const text = useText().cockpit.table;
  const { store } = useServices();
  const isReady = useApp((state) => state.view !== null);
  const isOpen = useApp((state) => state.cockpit.table !== null);
  if (!isReady || isOpen) return null;
  return (
    <button type="button" className="card cockpit-table-button" onClick={() => store.cockpit.openTable("territories")}>
      <Table2 size={16} strokeWidth={1.75} aria-hidden /> {text.button}
    </button>
  );
}
