import { useEffect } from "react";
import type { DrawTool } from "../../store/draw-slice.ts";
import { useServices } from "../app-context.tsx";

const TOOL_KEYS: Readonly<Record<string, DrawTool>> = {
  a: "toggle",
  p: "brush",
  l: "lasso",
  b: "box",
  c: "circle",
  e: "epci",
  t: "territory",
};

/** The keys of the space, wherever the focus is but in a field or over a menu. */
export function useDrawKeys(): void {
  const { store } = useServices();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { draw: now, side } = store.getState();
      if (event.defaultPrevented || now.current === null || side !== "none") return;
      const isField =
        event.target instanceof HTMLElement &&
        event.target.closest("input:not([type=checkbox]), textarea, select") !== null;
      const isOpen =
        event.target instanceof HTMLElement &&
        event.target.closest("[role=dialog], [role=listbox], [role=menu]") !== null;
      if (isField || isOpen || now.over !== "none") return;
      const key = event.key.toLowerCase();
      if ((event.ctrlKey || event.metaKey) && (key === "z" || key === "y")) {
        event.preventDefault();
        void (key === "y" || event.shiftKey ? store.draw.redo() : store.draw.undo());
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const tool = TOOL_KEYS[key];
      if (tool !== undefined) store.draw.chooseTool(tool);
      else if (key === "v") {
        // The letter must not fall into the field that opens.
        event.preventDefault();
        store.draw.openOver("paste");
      } else if (key === "?") store.draw.openOver("keys");
      else if (key === "escape") stepBack();
    };
    /** What is said of the last gesture, then the tool; never the drawing: a key struck once too often changes nothing. */
    function stepBack(): void {
      const { draw: now } = store.getState();
      if (now.shown.length > 0 || now.refused !== null) {
        store.draw.show([]);
        store.draw.dismiss();
      } else if (now.tool !== "toggle") store.draw.chooseTool("toggle");
    }
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [store]);
}
