import { X } from "lucide-react";
import { HELP_PAGES, type HelpPage } from "../../store/state.ts";
import { useServices, useText } from "../app-context.tsx";
import { Lexicon } from "../lexicon.tsx";
import { AboutPage } from "./about-page.tsx";
import { GuidePage } from "./guide-page.tsx";
import { MethodPage } from "./method-page.tsx";
import "./help.css";

const PAGES: Readonly<Record<HelpPage, () => React.JSX.Element>> = {
  help: GuidePage,
  lexicon: Lexicon,
  method: MethodPage,
  about: AboutPage,
};

/** The help, in the panel: what a CPTS is and how to begin, the words, the methods, and what this is made of. */
export function HelpPanel({ page, onClose }: { readonly page: HelpPage; readonly onClose: () => void }) {
  const text = useText().help;
  const { store } = useServices();
  const Page = PAGES[page];
  return (
    <section className="help-panel">
      <div className="why-title">
        <h1 className="sheet-name">{text.pages[page]}</h1>
        <button type="button" className="icon-button" aria-label={text.close} onClick={onClose}>
          <X size={16} aria-hidden />
        </button>
      </div>
      <nav className="help-pages" aria-label={text.pagesLabel}>
        {HELP_PAGES.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={name === page ? "page" : undefined}
            onClick={() => name !== page && store.toggleSide(name)}
          >
            {text.pages[name]}
          </button>
        ))}
      </nav>
      <Page />
    </section>
  );
}
