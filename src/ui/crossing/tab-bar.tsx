import { type KeyboardEvent, useRef } from "react";
import { CROSSING_TABS, type CrossingTab } from "../../store/crossing-slice.ts";
import { useApp, useServices, useText } from "../app-context.tsx";

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** The parts of the space; arrows go from one to the next. */
export function TabBar() {
  const text = useText().crossing;
  const { store } = useServices();
  const tab = useApp((state) => state.crossing.tab);
  const bar = useRef<HTMLDivElement>(null);
  const choose = (next: CrossingTab) => {
    void store.crossing.chooseTab(next);
    bar.current?.querySelector<HTMLElement>(`#crossing-tab-${next}`)?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    const last = CROSSING_TABS.length - 1;
    const place = CROSSING_TABS.indexOf(tab);
    const step = STEPS[event.key];
    const next =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? last
          : step === undefined
            ? null
            : (place + step + last + 1) % (last + 1);
    if (next === null) return;
    event.preventDefault();
    choose(CROSSING_TABS[next]!);
  };
  return (
    <div className="crossing-tabs" role="tablist" aria-label={text.parts} ref={bar} onKeyDown={onKey}>
      {CROSSING_TABS.map((one) => (
        <button
          key={one}
          id={`crossing-tab-${one}`}
          type="button"
          role="tab"
          aria-selected={one === tab}
          aria-controls="crossing-tab-panel"
          tabIndex={one === tab ? 0 : -1}
          onClick={() => choose(one)}
        >
          {text.tabs[one]}
        </button>
      ))}
    </div>
  );
}
