import { Info } from "lucide-react";
import { useState } from "react";
import { THRESHOLD_BOUNDS } from "../../domain/secrecy.ts";
import { keyOfPlace } from "../../store/survey-place.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { useInstrument, useLabel, usePlaceName } from "./survey-words.ts";

/** n / N first, then what the sample is: no result comes before. */
export function Headline() {
  const text = useText();
  const words = text.surveys;
  const label = useLabel();
  const instrument = useInstrument();
  const reading = useApp((state) => state.surveys.reading);
  const threshold = useApp((state) => state.surveys.kept.threshold);
  const population = useApp((state) => state.surveys.kept.populations[`${state.surveys.dataset} ${keyOfPlace(state)}`]);
  const name = usePlaceName();
  if (instrument === null || reading === null) return null;
  const { n, state } = reading.respondents;
  // Only what is told to be under the threshold is said to be.
  const hidden = state === "small" ? words.headline.secret(threshold) : words.secret;
  return (
    <>
      <h1 className="survey-headline" aria-live="polite" data-testid="survey-headline">
        <span className="figure">{n === null ? hidden : text.integer(n)}</span>
        {population !== undefined && n !== null && (
          <span className="figure survey-headline-of">&nbsp;/ {text.integer(population)}</span>
        )}
        <span className="survey-headline-words">
          {label(instrument.population)}
          <br />
          {reading.responseRate !== null
            ? words.headline.rate(reading.responseRate)
            : n === null && state !== "small"
              ? words.headline.difference
              : words.headline.answered(n ?? 2)}
        </span>
      </h1>
      <div className="survey-note">
        <Info size={16} strokeWidth={1.75} aria-hidden />
        <div>
          <p>
            {instrument.limits.map(label).join(" ")} {words.sample.note(name)}
          </p>
          {instrument.rebuilt !== null && (
            <p>
              <strong>{words.sample.rebuilt}.</strong> {label(instrument.rebuilt)}
            </p>
          )}
        </div>
      </div>
      <Settings population={population} />
    </>
  );
}

/** Population concerned and threshold: what the headline is measured by. */
function Settings({ population }: { readonly population: number | undefined }) {
  const words = useText().surveys;
  const { store } = useServices();
  const threshold = useApp((state) => state.surveys.kept.threshold);
  const isPerson = useInstrument()?.respondent === "personne";
  const key = useApp(keyOfPlace);
  return (
    <div className="survey-settings" key={`${key} ${population} ${threshold}`}>
      <NumberField
        label={words.headline.population}
        title={words.headline.populationHint}
        value={population ?? null}
        min={1}
        onValue={(value) => void store.surveys.choosePopulation(value)}
      />
      {isPerson && (
        <NumberField
          label={words.threshold}
          title={words.thresholdHint}
          value={threshold}
          min={THRESHOLD_BOUNDS[0]}
          max={THRESHOLD_BOUNDS[1]}
          onValue={(value) => void (value !== null && store.surveys.chooseThreshold(value))}
        />
      )}
    </div>
  );
}

function NumberField({
  label,
  title,
  value,
  min,
  max,
  onValue,
}: {
  readonly label: string;
  readonly title: string;
  readonly value: number | null;
  readonly min: number;
  readonly max?: number;
  readonly onValue: (value: number | null) => void;
}) {
  const [written, setWritten] = useState(value === null ? "" : String(value));
  const say = () => {
    const next = written.trim() === "" ? null : Math.round(Number(written));
    if (next === value || (next !== null && !(next >= min))) return;
    onValue(next);
  };
  return (
    <label className="survey-field" title={title}>
      {label}
      <input
        type="number"
        className="field figure"
        inputMode="numeric"
        min={min}
        {...(max !== undefined && { max })}
        value={written}
        onChange={(event) => setWritten(event.target.value)}
        onBlur={say}
        onKeyDown={(event) => event.key === "Enter" && say()}
      />
    </label>
  );
}
