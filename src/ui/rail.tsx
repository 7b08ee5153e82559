import { CircleQuestionMark, Layers, ListChecks, Map as MapIcon, Spline } from "lucide-react";
import { HELP_PAGES, SPACES, type Space } from "../store/state.ts";
import { useApp, useServices, useText } from "./app-context.tsx";

const ICONS: Readonly<Record<Space, typeof MapIcon>> = {
  couverture: MapIcon,
  dessiner: Spline,
  maillages: Layers,
  enquetes: ListChecks,
};

/** The quiet rail: the four spaces of the application, and the help. */
export function Rail() {
  const text = useText();
  const { store } = useServices();
  const current = useApp((state) => state.space);
  const openPage = useApp(({ side }) => HELP_PAGES.find((page) => page === side));
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
        className="rail-space rail-help"
        aria-pressed={openPage !== undefined}
        onClick={() => store.toggleSide(openPage ?? "help")}
      >
        <span className="rail-icon">
          <CircleQuestionMark size={20} strokeWidth={1.75} aria-hidden />
        </span>
        {text.help.title}
      </button>
    </nav>
  );
}
