import type { OptionReading } from "../../analysis/survey-protocol.ts";
import { CLASS_FILLS } from "../../map/colours.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { FewSwatch } from "../controls/swatches.tsx";
import { countText, useClassName } from "./survey-words.ts";

/** The tint of a class among any number: from pale to dark along the first axis. */
export const classFill = (position: number, count: number): string =>
  CLASS_FILLS[count < 2 ? 0 : Math.round(((position - 1) * (CLASS_FILLS.length - 1)) / (count - 1))]!;

/** White is read on the two darkest tints. */
const isDark = (fill: string) => CLASS_FILLS.indexOf(fill as (typeof CLASS_FILLS)[number]) >= 2;

/** Shares of the classes in the place: one bar, then each with its n/N. */
export function ClassBar() {
  const text = useText();
  const words = text.surveys.classes;
  const { store } = useServices();
  const nameOf = useClassName();
  const reading = useApp((state) => state.surveys.reading);
  const mapped = useApp((state) => state.surveys.answer);
  const classes = reading?.classes ?? [];
  if (reading === null || classes.length === 0) return null;
  const of = reading.respondents.n;
  // A hidden share is not drawn in proportion: it would be measured on the screen.
  const isWhole = classes.every(({ here }) => here.share !== null);
  const flex = ({ here }: OptionReading) => (isWhole ? (here.share ?? 1) : 1);
  return (
    <section>
      <div className="survey-section-head">
        <h2>{words.title(classes.length)}</h2>
        <span className="caption">
          {words.method}{" "}
          <button type="button" className="link-button" onClick={() => store.surveys.chooseTab("typology")}>
            {words.run}
          </button>
        </span>
      </div>
      <div className="survey-classes" aria-hidden>
        {classes.map((one, i) => {
          const fill = classFill(i + 1, classes.length);
          const isHidden = one.here.share === null;
          return (
            <span
              key={one.code}
              data-hidden={isHidden || undefined}
              style={{
                flexGrow: flex(one),
                ...(!isHidden && { background: fill, color: isDark(fill) ? "#fff" : "#16202b" }),
              }}
            >
              {i + 1}
            </span>
          );
        })}
      </div>
      <ul className="survey-class-names">
        {classes.map(({ code, here }, i) => {
          const position = i + 1;
          const isMapped = mapped?.kind === "class" && mapped.class === position;
          return (
            <li key={code}>
              <button
                type="button"
                aria-pressed={isMapped}
                title={text.surveys.typology.mapClass(position)}
                onClick={() => void store.surveys.chooseAnswer({ kind: "class", class: position })}
              >
                <strong>{position}</strong> {nameOf(position).name}
              </button>
              {here.n === null ? (
                <span className="survey-hidden">
                  <FewSwatch width={22} height={10} /> {text.surveys.secret}
                </span>
              ) : (
                <span className="figure">
                  <strong>{here.share === null ? "–" : text.percent(here.share)}</strong> · {countText(here, of, text)}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <p className="caption">
        {words.neutral}
        {classes.some((_, i) => nameOf(i + 1).isPublished) && ` (${words.published})`}
      </p>
    </section>
  );
}
