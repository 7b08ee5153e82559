import { useApp, useText } from "./app-context.tsx";
import { LEXICON } from "./text/lexicon-entries.ts";

/** The words of the trade, in the panel rather than over the map. */
export function Lexicon() {
  const text = useText();
  const language = useApp((state) => state.language);
  return (
    <dl className="lexicon">
      {LEXICON.map((entry) => (
        <div key={entry.term}>
          {/* The words of the trade stay French, and are read as French. */}
          <dt lang="fr">
            <strong>{entry.term}</strong> · {entry.expansion}
          </dt>
          <dd>
            {entry.meaning[language]}
            {entry.basis !== undefined && (
              <span className="caption">
                {text.lexicon.source}
                {text.colon}
                {entry.basis}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
