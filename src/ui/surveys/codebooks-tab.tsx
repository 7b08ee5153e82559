import { CHAPEAUX } from "../../packs/survey-knowledge.ts";
import { useApp, useText } from "../app-context.tsx";
import { useLabel } from "./survey-words.ts";

/** What was said in interviews: themes and statements, brakes and levers. No share is ever given. */
export function CodebooksTab() {
  const words = useText().surveys.codebooks;
  const label = useLabel();
  const codebooks = useApp((state) => state.surveys.info?.codebooks);
  if (codebooks === undefined) return null;
  const { themes, chapeaux, objectives, needsHeadings } = codebooks;
  const statements = themes.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <div className="survey-codebooks">
      <p className="survey-limits">{words.intro}</p>
      <section>
        <h2>
          {words.chapeaux} <span className="caption">{words.themes(themes.length, statements)}</span>
        </h2>
        {CHAPEAUX.map((chapeau) => (
          <div key={chapeau} className="survey-chapeau">
            <h3>
              <i data-chapeau={chapeau} aria-hidden /> {label(chapeaux[chapeau])}{" "}
              <span className="caption">({words.chapeau[chapeau]})</span>
            </h3>
            {themes
              .filter((theme) => theme.chapeau === chapeau)
              .map((theme) => (
                <details key={theme.id}>
                  <summary>
                    {label(theme.label)} <span className="caption">{theme.source}</span>
                  </summary>
                  <ul>
                    {theme.items.map((item) => (
                      <li key={item.id}>{label(item.label)}</li>
                    ))}
                  </ul>
                </details>
              ))}
          </div>
        ))}
      </section>
      <section>
        <h2>{words.objectives}</h2>
        {objectives.map((objective) => (
          <details key={objective.id}>
            <summary>
              {label(objective.label)} <span className="caption">{objective.source}</span>
            </summary>
            <div className="survey-class-tests">
              {(["freins", "leviers"] as const).map((side) => (
                <div key={side}>
                  <h3>{words[side]}</h3>
                  {objective[side].length === 0 && <p className="caption">{words.noFrein}</p>}
                  <ul>
                    {objective[side].map((entry) => (
                      <li key={entry.id}>{label(entry.label)}</li>
                    ))}
                  </ul>
                </div>
              ))}
            </div>
          </details>
        ))}
      </section>
      <section>
        <h2>{words.needs}</h2>
        <ul>
          {needsHeadings.map((heading) => (
            <li key={heading.id}>
              {label(heading.label)} <span className="caption">{heading.source}</span>
            </li>
          ))}
        </ul>
      </section>
      <p className="caption">{words.licence}</p>
    </div>
  );
}
