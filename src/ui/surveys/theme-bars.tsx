import { MapPin } from "lucide-react";
import type { OptionReading, QuestionReading, ThemeReading } from "../../analysis/survey-protocol.ts";
import { besideOf, besidesOf } from "../../store/survey-place.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { ShareCells } from "./share-cell.tsx";
import { useInstrument, useLabel } from "./survey-words.ts";

/** Width of one side of a bar, in pixels of the drawing. */
const SIDE = 84;
const HEIGHT = 20;

/** Fears to the left, expectations to the right, by theme; a tick where the territory compared with stands. */
export function ThemeBars({ interval }: { readonly interval: boolean }) {
  const text = useText();
  const words = text.surveys;
  const label = useLabel();
  const { store } = useServices();
  const instrument = useInstrument();
  const reading = useApp((state) => state.surveys.reading);
  const open = useApp((state) => state.surveys.theme);
  const beside = useBesideName();
  if (instrument === null || reading === null || reading.themes.length === 0) return null;
  const of = reading.respondents.n;
  return (
    <section>
      <div className="survey-section-head">
        <h2>{words.themes.title}</h2>
        {beside !== null && (
          <span className="caption survey-tick-key">
            <i aria-hidden /> {beside}
          </span>
        )}
      </div>
      <table className="survey-themes">
        <thead>
          <tr>
            <th className="visually-hidden" scope="col">
              {words.survey}
            </th>
            <th colSpan={2} scope="colgroup">
              <span className="visually-hidden">{words.themes.fears}</span>
            </th>
            <td aria-hidden className="survey-sides">
              <span className="survey-fears">{words.themes.fears}</span>
              <span className="survey-hopes">{words.themes.hopes}</span>
            </td>
            <th colSpan={2} scope="colgroup">
              <span className="visually-hidden">{words.themes.hopes}</span>
            </th>
          </tr>
        </thead>
        {reading.themes.map((theme) => {
          const name = instrument.themes.find(({ id }) => id === theme.theme);
          const isOpen = open === theme.theme;
          return (
            <tbody key={theme.theme}>
              <tr data-open={isOpen || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    aria-expanded={isOpen}
                    onClick={() => {
                      store.surveys.openTheme(isOpen ? null : theme.theme);
                      const side = theme.expectations === null ? "crainte" : "attente";
                      if (!isOpen) void store.surveys.chooseAnswer({ kind: "theme", theme: theme.theme, side });
                    }}
                  >
                    {name === undefined ? theme.theme : label(name.label)}
                  </button>
                </th>
                <Side option={theme.fears} of={of} countFirst interval={interval} />
                <td className="survey-bar">
                  <Bar theme={theme} interval={interval} hasBeside={beside !== null} />
                </td>
                <Side option={theme.expectations} of={of} interval={interval} />
              </tr>
              {isOpen && <Items theme={theme.theme} of={of} interval={interval} />}
            </tbody>
          );
        })}
      </table>
    </section>
  );
}

/** The territory compared with, where it is another than the place. */
export function useBesideName(): string | null {
  const text = useText();
  const label = useLabel();
  return useApp((state) => {
    const { base } = state;
    if (besidesOf(state).length === 0) return null;
    const ref = besideOf(state);
    if (ref === null || base.kind !== "ready") return text.surveys.beside.whole;
    const zone = base.info.zones.find(({ level, code }) => level === ref.mesh && code === ref.id);
    return zone === undefined ? text.surveys.beside.whole : label({ fr: zone.name, en: zone.name });
  });
}

function Side({
  option,
  of,
  countFirst = false,
  interval,
}: {
  readonly option: OptionReading | null;
  readonly of: number | null;
  readonly countFirst?: boolean;
  readonly interval: boolean;
}) {
  if (option === null) return <td colSpan={2} />;
  return <ShareCells cell={option.here} of={of} countFirst={countFirst} interval={interval} />;
}

function Bar({
  theme: { fears, expectations },
  interval,
  hasBeside,
}: {
  readonly theme: Pick<ThemeReading, "fears" | "expectations">;
  readonly interval: boolean;
  readonly hasBeside: boolean;
}) {
  const at = (share: number, side: -1 | 1) => SIDE + side * share * (SIDE - 4);
  const half = (option: OptionReading | null, side: -1 | 1) => {
    const share = option?.here.share ?? null;
    const tick = option?.beside.share ?? null;
    const [low, high] = [option?.here.low ?? null, option?.here.high ?? null];
    return (
      <g className={side < 0 ? "survey-fear" : "survey-hope"}>
        {share !== null && (
          <rect x={Math.min(SIDE, at(share, side))} y={3} width={Math.abs(at(share, side) - SIDE)} height={14} />
        )}
        {interval && low !== null && high !== null && (
          <path className="survey-whisker" d={`M${at(low, side)} 10H${at(high, side)}`} />
        )}
        {hasBeside && tick !== null && <path className="survey-tick" d={`M${at(tick, side)} 0V${HEIGHT}`} />}
      </g>
    );
  };
  return (
    <svg viewBox={`0 0 ${2 * SIDE} ${HEIGHT}`} width={2 * SIDE} height={HEIGHT} aria-hidden>
      {half(fears, -1)}
      {half(expectations, 1)}
      <path className="survey-zero" d={`M${SIDE} 0V${HEIGHT}`} />
    </svg>
  );
}

/** The questions of a theme: those of fears, then those of expectations. */
function Items({
  theme,
  of,
  interval,
}: {
  readonly theme: string;
  readonly of: number | null;
  readonly interval: boolean;
}) {
  const words = useText().surveys;
  const label = useLabel();
  const { store } = useServices();
  const instrument = useInstrument();
  const reading = useApp((state) => state.surveys.reading);
  const mapped = useApp((state) => state.surveys.answer);
  const beside = useBesideName();
  const items = (instrument?.questions ?? []).filter((question) => question.theme === theme);
  const ticked = (read: QuestionReading | undefined): OptionReading | null =>
    read?.options.find(({ code }) => code === "oui") ?? null;
  return (
    <>
      {items.map((question) => {
        const option = ticked(reading?.questions.find((one) => one.question === question.id));
        const isFear = question.role === "crainte";
        const isMapped = mapped?.kind === "option" && mapped.question === question.id;
        return (
          <tr key={question.id} className="survey-item" data-mapped={isMapped || undefined}>
            <th scope="row" colSpan={isFear ? 1 : 3}>
              <button
                type="button"
                aria-label={words.themes.mapNamed(label(question.label))}
                aria-pressed={isMapped}
                onClick={() =>
                  void store.surveys.chooseAnswer({ kind: "option", question: question.id, option: "oui" })
                }
              >
                <MapPin size={12} aria-hidden /> {label(question.label)}
              </button>
            </th>
            {isFear && <Side option={option} of={of} countFirst interval={interval} />}
            <td className="survey-bar">
              <Bar
                theme={{ fears: isFear ? option : null, expectations: isFear ? null : option }}
                interval={interval}
                hasBeside={beside !== null}
              />
            </td>
            {isFear ? <td colSpan={2} /> : <Side option={option} of={of} interval={interval} />}
          </tr>
        );
      })}
    </>
  );
}
