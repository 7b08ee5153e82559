import type { TypologyView } from "../../analysis/survey-protocol.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { FewSwatch } from "../controls/swatches.tsx";
import { classFill } from "./class-bar.tsx";
import { nameCategory, useClassName, useInstrument, useLabel } from "./survey-words.ts";

/** How many categories say what a class is. */
const SHOWN = 5;

/** Each class: its name, its size, and the categories that it holds more and less than the others. */
export function ClassDescriptions({ view }: { readonly view: TypologyView }) {
  const text = useText();
  const words = text.surveys.typology;
  const label = useLabel();
  const instrument = useInstrument();
  const nameOf = useClassName();
  const { store } = useServices();
  const own = useApp(({ surveys }) => surveys.kept.labels[surveys.dataset]);
  type Test = TypologyView["classes"][number]["over"][number];
  const list = (tests: readonly Test[], title: string) => (
    <div>
      <h3>{title}</h3>
      <ul>
        {tests.slice(0, SHOWN).map(({ item, value, vTest }) => (
          <li key={`${item} ${value}`}>
            <span>{nameCategory(item, value, instrument, text, label)}</span>
            <span className="figure" title={vTest === null ? words.vtestHidden : words.vtest}>
              {vTest === null ? text.surveys.secret : text.decimals(vTest, 1)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
  return (
    <section>
      <h2>{words.describe}</h2>
      {view.classes.map(({ class: position, size, over, under }) => (
        <article key={position} className="survey-class" aria-label={text.surveys.classes.name(position)}>
          <header>
            <i style={{ background: classFill(position, view.classes.length) }} aria-hidden />
            <strong>
              {position} {nameOf(position).name}
            </strong>
            <span className="figure">
              {size.n === null ? (
                <span className="survey-hidden">
                  <FewSwatch width={22} height={10} /> {words.secretSize}
                </span>
              ) : (
                `${text.percent(size.share ?? 0)} · ${text.integer(size.n)}/${text.integer(view.n)}`
              )}
            </span>
            <input
              className="field"
              aria-label={words.label(position)}
              placeholder={words.labelHint}
              maxLength={60}
              value={own?.[position] ?? ""}
              onChange={(event) => store.surveys.nameClass(position, event.target.value)}
            />
          </header>
          <div className="survey-class-tests">
            {list(over, `${words.over} (${words.vtest})`)}
            {list(under, `${words.under} (${words.vtest})`)}
          </div>
        </article>
      ))}
      <p className="caption">{words.consolidated}</p>
    </section>
  );
}
