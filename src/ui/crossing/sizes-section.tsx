import { FIRST_BOUNDS } from "../../store/crossing-slice.ts";
import { useApp, useServices, useText } from "../app-context.tsx";

const STEP = 1_000;
const LARGEST = 250_000;
const FILLS = ["#c9d1da", "#93a6bc", "#56759a", "#24406b"] as const;

/** CPTS by class of population; the bounds move, the classes follow. */
export function SizesSection() {
  const all = useText();
  const text = all.crossing;
  const { store } = useServices();
  const bounds = useApp((state) => state.crossing.bounds);
  const sizes = useApp((state) => state.crossing.sizes);
  if (sizes === null) return null;
  const most = Math.max(1, ...sizes.max.map(({ territories }) => territories));
  const differs = sizes.max.some(({ territories }, place) => territories !== sizes.min[place]?.territories);
  return (
    <section>
      <div className="crossing-title">
        <h2>{text.sizesTitle}</h2>
        <button
          type="button"
          className="link-button"
          disabled={bounds === FIRST_BOUNDS}
          onClick={() => void store.crossing.chooseBounds(FIRST_BOUNDS)}
        >
          {text.firstBounds}
        </button>
      </div>
      <div className="crossing-bounds">
        {[...bounds.entries()].map(([place, bound]) => (
          <label key={place}>
            <span className="caption">{text.bound(place + 1)}</span>
            <strong className="figure">{all.scope.inhabitants(bound)}</strong>
            <input
              type="range"
              min={STEP}
              max={LARGEST}
              step={STEP}
              value={bound}
              aria-valuetext={all.scope.inhabitants(bound)}
              onChange={({ target }) => void store.crossing.chooseBounds(bounds.with(place, Number(target.value)))}
            />
          </label>
        ))}
      </div>
      <ul className="crossing-sizes" data-testid="crossing-sizes" aria-live="polite">
        {sizes.max.map(({ min, max, territories, population }, place) => (
          <li key={min}>
            <span className="figure">
              {max === null ? text.from(all.integer(min)) : text.between(all.integer(min), all.integer(max))}
            </span>
            <span className="crossing-size-bar" aria-hidden>
              <span
                style={{
                  width: `${(territories / most) * 100}%`,
                  background: FILLS[Math.min(place, FILLS.length - 1)],
                }}
              />
            </span>
            <strong className="figure">{all.crossing.territories(territories)}</strong>
            <span className="figure">{all.scope.inhabitants(population)}</span>
          </li>
        ))}
      </ul>
      <p className="caption">{differs ? text.sizesShared : text.sizesNote}</p>
    </section>
  );
}
