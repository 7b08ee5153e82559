import { BookOpen, Map as MapIcon } from "lucide-react";
import { useText } from "./app-context.tsx";

/** The quiet rail: the spaces of the application, and the lexicon. A space appears here when it exists. */
export function Rail({ lexiconOpen, onLexicon }: { readonly lexiconOpen: boolean; readonly onLexicon: () => void }) {
  const text = useText();
  return (
    <nav className="rail" aria-label={text.spaces.label}>
      <img src="./icon.svg" alt="" width="32" height="32" className="rail-mark" />
      <a className="rail-space" aria-current="page" href="#figures">
        <span className="rail-icon">
          <MapIcon size={20} strokeWidth={1.75} aria-hidden />
        </span>
        {text.spaces.coverage}
      </a>
      <button type="button" className="rail-space rail-lexicon" aria-pressed={lexiconOpen} onClick={onLexicon}>
        <span className="rail-icon">
          <BookOpen size={20} strokeWidth={1.75} aria-hidden />
        </span>
        {text.spaces.lexicon}
      </button>
    </nav>
  );
}
