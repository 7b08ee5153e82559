import { useApp } from "../app-context.tsx";
import { HELP_PAGES_TEXT } from "../text/help-pages.ts";
import { METHODS } from "../text/method-entries.ts";

/** Each indicator in plain words: what it counts, and what to keep in mind. */
export function MethodPage() {
  const language = useApp((state) => state.language);
  const text = HELP_PAGES_TEXT[language].method;
  return (
    <>
      <p>{text.intro}</p>
      {METHODS.map((entry) => (
        <section key={entry.heading} className="help-method">
          <h2>{entry[language].name}</h2>
          <p>{entry[language].counts}</p>
          <p className="caption">{entry[language].caution}</p>
        </section>
      ))}
      <p>{text.more}</p>
    </>
  );
}
