import { Download } from "lucide-react";
import { useApp, useServices, useText } from "../app-context.tsx";
import { HELP_PAGES_TEXT } from "../text/help-pages.ts";
import { SAMPLES } from "./samples.ts";

/** What a CPTS is, the tour again, where to begin, and a file of each kind to try the imports with. */
export function GuidePage() {
  const { store } = useServices();
  const language = useApp((state) => state.language);
  const colon = useText().colon;
  const text = HELP_PAGES_TEXT[language].guide;
  const startTour = () => {
    store.toggleSide("help");
    store.showTourStep(0);
  };
  return (
    <>
      <h2>{text.whatTitle}</h2>
      {text.what.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p>
        <button type="button" className="button-strong" onClick={startTour}>
          {text.tour}
        </button>
      </p>
      <h2>{text.beginTitle}</h2>
      <ul className="help-list">
        {text.begin.map(([who, what]) => (
          <li key={who}>
            <strong>{who}</strong>
            {colon}
            {what}
          </li>
        ))}
      </ul>
      <h2>{text.samplesTitle}</h2>
      <p>{text.samplesHint}</p>
      <ul className="help-samples">
        {SAMPLES.map(({ subject, file }) => (
          <li key={file}>
            <a href={`exemples/${file}`} download={file}>
              <Download size={16} strokeWidth={1.75} aria-hidden />
              {text.samples[subject]}
            </a>
          </li>
        ))}
      </ul>
      <h2>{text.keysTitle}</h2>
      <dl className="help-keys">
        {text.keys.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
