import type { BundlePair } from "../../analysis/cross-shapes.ts";
import { BUNDLE_LINES, BUNDLE_WIDTHS } from "../../map/colours.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { useMeshWords } from "./mesh-words.ts";
import { StageCard } from "./stage-card.tsx";

const PAIRS: readonly BundlePair[] = ["both", "first", "second", "other"];
const PAIR_OF_MASK: readonly BundlePair[] = ["other", "first", "second", "both"];

/** Width, colour and dash of the limits with their lengths; the meshes counted are ticked here. */
export function BordersLegend() {
  const all = useText();
  const text = all.crossing;
  const { store } = useServices();
  const words = useMeshWords();
  const crossing = useApp((state) => state.crossing);
  const { meshes, borders, a, b, others, tab, polygons } = crossing;
  if (borders === null) return null;
  // The lines drawn are those of the last answer: the legend speaks of the same meshes.
  const counted = borders.meshes;
  const [first = "", second = null] = counted.map((mesh) => words(mesh).name);
  const lengths: Record<BundlePair, number> = { both: 0, first: 0, second: 0, other: 0 };
  for (const { mask, lengthKm } of borders.bundles) lengths[PAIR_OF_MASK[mask & 3]!] += lengthKm;
  const labels: Readonly<Record<BundlePair, string>> = {
    both: text.together(first, second ?? ""),
    first: second === null ? first : text.without(first, second),
    second: text.without(second ?? "", first),
    other: text.otherMeshes,
  };
  return (
    <StageCard>
      <div className="crossing-legend">
        {counted.length > 1 && (
          <div>
            <h2>{text.width}</h2>
            <p className="caption">{text.widthNote}</p>
            <ul>
              {BUNDLE_WIDTHS.slice(0, Math.max(1, counted.length)).map((width, place) => (
                <li key={width}>
                  <Line width={width} colour="#16202b" />
                  <span className="figure">
                    {place === BUNDLE_WIDTHS.length - 1 && counted.length > BUNDLE_WIDTHS.length
                      ? text.orMore(place + 1)
                      : place + 1}
                  </span>
                  {place === 0 && counted.length > 1 && <span className="caption">{text.onlyOne}</span>}
                  {place === counted.length - 1 && place > 0 && <span className="caption">{text.allOfThem}</span>}
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className="crossing-colours">
          <h2>{text.colour}</h2>
          <p className="caption">{text.colourNote}</p>
          <ul>
            {PAIRS.filter(
              (pair) => pair === "first" || (second !== null && (pair !== "other" || counted.length > 2)),
            ).map((pair) => (
              <li key={pair}>
                <Line
                  width={pair === "other" ? 1.4 : 3}
                  colour={BUNDLE_LINES[pair].colour}
                  dashed={pair === "second"}
                />
                <span>{labels[pair]}</span>
                <span className="figure crossing-km" data-testid={`crossing-km-${pair}`}>
                  {text.km(lengths[pair])}
                </span>
              </li>
            ))}
            {tab === "polygons" && polygons.file !== null && (
              <li>
                <Line width={1.6} colour="#16202b" dashed />
                <span>{text.polygons.title}</span>
                <span className="caption crossing-km">{text.polygons.estimate}</span>
              </li>
            )}
          </ul>
        </div>
        {(tab === "cross" || tab === "borders") && (
          <fieldset>
            <legend>{text.counted}</legend>
            <div className="crossing-counted">
              {meshes.map(({ id, ...mesh }) => (
                <label key={id} className="check-row">
                  <input
                    type="checkbox"
                    checked={id === a || id === b || others.includes(id)}
                    disabled={id === a || id === b}
                    onChange={() => void store.crossing.toggleOther(id)}
                  />
                  <span>{words({ id, ...mesh }).name}</span>
                </label>
              ))}
            </div>
          </fieldset>
        )}
      </div>
    </StageCard>
  );
}

function Line({
  width,
  colour,
  dashed = false,
}: {
  readonly width: number;
  readonly colour: string;
  readonly dashed?: boolean;
}) {
  return (
    <svg width="34" height="10" aria-hidden className="swatch">
      <line
        x1="0"
        y1="5"
        x2="34"
        y2="5"
        stroke={colour}
        strokeWidth={width}
        {...(dashed && { strokeDasharray: "4 2.4" })}
      />
    </svg>
  );
}
