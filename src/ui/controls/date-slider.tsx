import { useMemo } from "react";
import { useApp, useServices, useText } from "../app-context.tsx";

const WIDTH = 212;
const HEIGHT = 22;

/** The date of the figures, on the curve of the people covered; a step of the slider is a month. */
export function DateSlider() {
  const text = useText();
  const { store } = useServices();
  const date = useApp((state) => state.date);
  const deployment = useApp((state) => state.deployment);
  const simulated = useApp((state) => state.list.kind === "ready" && state.list.info.provenance.nature === "simule");
  const area = useMemo(() => (deployment === null ? "" : areaPath(deployment.shares)), [deployment]);
  if (deployment === null) return null;
  const last = deployment.dates.length - 1;
  const found = deployment.dates.findIndex((month) => month >= date);
  const place = found < 0 ? last : found;
  return (
    <div className="header-field date-slider">
      <span className="date-caption">
        <span className="caption">{text.date.label}</span> <strong className="figure">{text.dateText(date)}</strong>
        {simulated && <span className="caption date-nature">{text.date.simulated}</span>}
      </span>
      <div className="date-track">
        <svg height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden preserveAspectRatio="none">
          <path d={area} className="date-area" />
        </svg>
        <input
          type="range"
          min={0}
          max={last}
          value={place}
          aria-label={text.date.slider}
          aria-valuetext={`${text.dateText(date)}${text.colon}${text.percent(deployment.shares[place]!)}`}
          onChange={(event) => void store.chooseDate(deployment.dates[Number(event.target.value)]!)}
        />
      </div>
      <span className="date-years caption figure" aria-hidden>
        {yearsOf(deployment.dates).map(({ year, share }) => (
          <span key={year} style={{ left: `${100 * share}%` }}>
            {year}
          </span>
        ))}
      </span>
    </div>
  );
}

/** Years apart that are written under the curve. */
const YEARS_APART = 2;
/** The knob rests there most of the time. */
const END = 0.93;

/** Where the first month of every second year stands on the slider, from 0 to 1. */
function yearsOf(dates: readonly string[]): readonly { readonly year: string; readonly share: number }[] {
  return dates.flatMap((date, step) => {
    const year = date.slice(0, 4);
    const share = step / Math.max(1, dates.length - 1);
    const isNew = step > 0 && dates[step - 1]!.slice(0, 4) !== year;
    return isNew && Number(year) % YEARS_APART === 1 && share < END ? [{ year, share }] : [];
  });
}

/** The curve from 0 to everybody, filled to its foot. */
function areaPath(months: readonly number[]): string {
  // A list that begins today has one month: it is drawn as a level.
  const shares = months.length === 1 ? [months[0]!, months[0]!] : months;
  const x = (step: number) => ((step / (shares.length - 1)) * WIDTH).toFixed(1);
  const y = (share: number) => (HEIGHT - 1 - share * (HEIGHT - 3)).toFixed(1);
  return `M0 ${HEIGHT}${shares.map((share, step) => `L${x(step)} ${y(share)}`).join("")}L${WIDTH} ${HEIGHT}Z`;
}
