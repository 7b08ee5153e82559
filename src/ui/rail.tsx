import { BookOpen, Layers, ListChecks, Map as MapIcon, Spline } from "lucide-react";
import { SPACES, type Space } from "../store/state.ts";
import { useApp, useServices, useText } from "./app-context.tsx";

const ICONS: Readonly<Record<Space, typeof MapIcon>> = {
  couverture: MapIcon,
  dessiner: Spline,
  maillages: Layers,
  enquetes: ListChecks,
};

/** The quiet rail: the four spaces of the application, and the lexicon. */
export function Rail() {
  const text = useText();
  const { store } = useServices();
  const current = useApp((state) => state.space);
  const lexiconOpen = useApp((state) => state.side === "lexicon");
  return (
    <nav className="rail" aria-label={text.spaces.label}>
      <img src="./icon.svg" alt="" width="32" height="32" className="rail-mark" />
      {SPACES.map((space) => {
        const Icon = ICONS[space];
        return (
          <button
            key={space}
            type="button"
            className="rail-space"
            aria-current={space === current ? "page" : undefined}
            onClick={() => store.chooseSpace(space)}
          >
            <span className="rail-icon">
              <Icon size={20} strokeWidth={1.75} aria-hidden />
            </span>
            {text.spaces[space]}
          </button>
        );
      })}
      <button
        type="button"
        className="rail-space rail-lexicon"
        aria-pressed={lexiconOpen}
        onClick={() => store.toggleSide("lexicon")}
      >
        <span className="rail-icon">
          <BookOpen size={20} strokeWidth={1.75} aria-hidden />
        </span>
        {text.spaces.lexicon}
      </button>
    </nav>
  );
}
