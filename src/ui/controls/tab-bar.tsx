import { type KeyboardEvent, type ReactNode, useRef } from "react";

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

export const tabId = (name: string, tab: string): string => `${name}-tab-${tab}`;
/** Id of what the chosen tab opens. */
export const tabPanelId = (name: string): string => `${name}-tab-panel`;

/** The parts of a panel; arrows go from one to the next, Home and End to the first and the last. */
export function TabBar<Tab extends string>({
  name,
  label,
  tabs,
  chosen,
  onChoose,
  children,
}: {
  /** Makes the ids of the tabs and of their panel. */
  readonly name: string;
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly chosen: Tab;
  readonly onChoose: (tab: Tab) => void;
  /** What is written on a tab. */
  readonly children: (tab: Tab) => ReactNode;
}) {
  const bar = useRef<HTMLDivElement>(null);
  const onKey = (event: KeyboardEvent) => {
    const last = tabs.length - 1;
    const step = STEPS[event.key];
    const next =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? last
          : step === undefined
            ? null
            : (tabs.indexOf(chosen) + step + last + 1) % (last + 1);
    if (next === null) return;
    event.preventDefault();
    onChoose(tabs[next]!);
    bar.current?.querySelector<HTMLElement>(`#${tabId(name, tabs[next]!)}`)?.focus();
  };
  return (
    <div className="tab-bar" role="tablist" aria-label={label} ref={bar} onKeyDown={onKey}>
      {tabs.map((tab) => (
        <button
          key={tab}
          id={tabId(name, tab)}
          type="button"
          role="tab"
          aria-selected={tab === chosen}
          aria-controls={tabPanelId(name)}
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => onChoose(tab)}
        >
          {children(tab)}
        </button>
      ))}
    </div>
  );
}
