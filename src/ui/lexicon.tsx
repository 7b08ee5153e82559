import { X } from "lucide-react";
import { useApp, useText } from "./app-context.tsx";
import { LEXICON } from "./text/lexicon-entries.ts";

/** The words of the trade, in the panel rather than over the map. */
export function Lexicon({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const language = useApp((state) => state.language);
  return (
    <section className="lexicon">
      <div className="why-title">
        <h1 className="sheet-name">{text.lexicon.title}</h1>
        <button type="button" className="icon-button" aria-label={text.lexicon.close} onClick={onClose}>
          <X size={16} aria-hidden />
        </button>
      </div>
      <dl>
        {LEXICON.map((entry) => (
          <div key={entry.term}>
            <dt>
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
    </section>
  );
}
