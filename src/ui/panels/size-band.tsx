import { ACI_SIZES } from "../../domain/thresholds.ts";
import { useText } from "../app-context.tsx";

/** Right end of the band, thousands of people: sizes have no upper bound, the drawing needs one. */
const END = 220_000;

/** Where a population (or an interval) lies among the ACI sizes, with the target. */
export function SizeBand({
  min,
  max,
  target,
}: {
  readonly min: number;
  readonly max: number;
  readonly target: number;
}) {
  const text = useText();
  const share = (population: number) => `${(Math.min(population, END) / END) * 100}%`;
  return (
    <div className="size-band" aria-hidden>
      <div className="size-steps">
        {ACI_SIZES.map(({ size, min: from, max: to }) => (
          <span
            key={size}
            data-size={size}
            style={{ left: share(from), width: `calc(${share(to ?? END)} - ${share(from)})` }}
          >
            {size}
          </span>
        ))}
        <span
          className="size-mark"
          data-interval={min !== max}
          style={{ left: share(min), width: `calc(${share(max)} - ${share(min)} + 3px)` }}
        />
        <span className="size-target" style={{ left: share(target) }} title={text.ratio.target(target)} />
      </div>
      <div className="size-bounds caption figure">
        {ACI_SIZES.slice(1).map(({ min: bound }) => (
          <span key={bound} style={{ left: share(bound) }}>
            {text.integer(bound)}
          </span>
        ))}
      </div>
    </div>
  );
}
