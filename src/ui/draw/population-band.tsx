import type { Interval } from "../../domain/report.ts";
import { ACI_SIZES } from "../../domain/thresholds.ts";
import { useText } from "../app-context.tsx";

/** Right end of the band: sizes have no upper bound, the drawing needs one. */
const END = 200_000;
/** Narrower steps have no room for the word « taille ». */
const WORDY = 0.16;

/** Where the people of the draft lie among the ACI sizes, with the target as its mark; a pin, which moves at once. */
export function PopulationBand({
  population,
  target,
  times,
}: {
  readonly population: Interval;
  readonly target: number;
  /** How many times the target, as it is written. */
  readonly times: string;
}) {
  const text = useText();
  const share = (people: number) => `${(Math.min(people, END) / END) * 100}%`;
  const middle = (population.min + population.max) / 2;
  /** The size in which the draft stands is said in words below: its pin would cross the word, or the mark of the target. */
  const isUnderPin = (min: number, max: number | null) =>
    [middle, target].some((people) => people >= min && people < (max ?? Number.POSITIVE_INFINITY));
  const bounds = ACI_SIZES.slice(1).map(({ min }) => min);
  return (
    <div className="draw-band" role="img" aria-label={text.draw.band.label(population.max, target)}>
      <span className="draw-band-pin" style={{ left: share(middle) }} data-beyond={middle > END} />
      <span className="draw-band-target caption" style={{ left: share(target) }} data-beyond={target > END}>
        {text.draw.band.target(target, times)}
      </span>
      <div className="draw-band-steps">
        {ACI_SIZES.map(({ size, min, max }) => {
          const width = ((max ?? END) - min) / END;
          return (
            <span key={size} data-size={size} style={{ left: share(min), width: `${width * 100}%` }}>
              {isUnderPin(min, max) ? "" : width > WORDY ? text.draw.band.size(String(size)) : size}
            </span>
          );
        })}
        {population.max > population.min && (
          <span
            className="draw-band-interval"
            style={{
              left: share(population.min),
              width: `${(Math.min(population.max, END) - Math.min(population.min, END)) / (END / 100)}%`,
            }}
          />
        )}
        <span className="draw-band-mark" style={{ left: share(middle) }} />
        <span className="draw-band-aim" style={{ left: share(target) }} />
      </div>
      <div className="draw-band-bounds caption figure">
        {bounds.map((bound) => (
          <span key={bound} style={{ left: share(bound) }}>
            {bound / 1000}
          </span>
        ))}
        {!bounds.includes(target) && target < END && (
          <strong style={{ left: share(target) }}>{text.integer(Math.round(target / 1000))}</strong>
        )}
        <span className="draw-band-unit">{text.draw.band.thousands}</span>
      </div>
    </div>
  );
}
