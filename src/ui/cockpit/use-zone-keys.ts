import { useCallback, useEffect } from "react";
import type { AnalysisView } from "../../analysis/protocol.ts";
import { useServices } from "../app-context.tsx";

/** Where a letter is written, it is no command. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable], [role=dialog]") !== null;

/** J and K take the next white zone and the one before, in the order of the list; the map follows. Returns that step. */
export function useZoneKeys(view: AnalysisView, order: readonly number[]): (step: 1 | -1) => void {
  const { store, showBox } = useServices();
  const go = useCallback(
    (step: 1 | -1) => {
      const { selection } = store.getState();
      const keyOf = (zone: number) => view.report.whiteZones[zone]!.units[0]!;
      const at = selection.kind === "zone" ? order.findIndex((zone) => keyOf(zone) === selection.unit) : -1;
      const next = order[at < 0 ? (step === 1 ? 0 : order.length - 1) : at + step];
      if (next === undefined) return;
      store.select({ kind: "zone", unit: keyOf(next) });
      showBox(view.zones[next]!.box);
      const focus = () => document.querySelector<HTMLElement>(`[data-zone="${keyOf(next)}"]`)?.focus();
      // A row of a long list comes into the page with the next frame.
      focus();
      requestAnimationFrame(focus);
    },
    [store, showBox, view, order],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === "j") go(1);
      else if (key === "k") go(-1);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [go]);
  return go;
}
