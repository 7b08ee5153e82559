import type { TypologyView } from "../../analysis/survey-protocol.ts";
import { useText } from "../app-context.tsx";
import { classFill } from "./class-bar.tsx";
import { PlaneTiles } from "./small-planes.tsx";
import { nameCategory, useInstrument, useLabel } from "./survey-words.ts";

/** Categories that are named on the plane, for each end of the first axis and for the second. */
const NAMED = 4;
const WIDTH = 512;
const HEIGHT = 360;
const DISC = 8;
const ROUNDS = 80;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Axes 1 and 2: responses in squares, classes as ellipses, and the categories that make the axes. */
export function FactorPlane({ view }: { readonly view: TypologyView }) {
  const text = useText();
  const words = text.surveys;
  const label = useLabel();
  const instrument = useInstrument();
  const { categories, benzecri } = view.report;
  if ((categories[0]?.coordinates.length ?? 0) < 2) return null;
  const total = benzecri.reduce((sum, value) => sum + value, 0) || 1;
  const strongest = (axis: number, isWanted: (coordinate: number) => boolean, count: number) =>
    categories
      .filter(({ coordinates }) => isWanted(coordinates[axis]!))
      .sort((a, b) => b.contributions[axis]! - a.contributions[axis]!)
      .slice(0, count);
  // Both ends of the first axis, then the second: the strongest of all would stand on one side.
  const named = [
    ...new Set([
      ...strongest(0, (x) => x < 0, NAMED),
      ...strongest(0, (x) => x > 0, NAMED),
      ...strongest(1, () => true, NAMED),
    ]),
  ];
  const reachX =
    1.1 *
    Math.max(
      ...view.tiles.flatMap(({ x, size }) => [Math.abs(x), Math.abs(x + size)]),
      ...named.map(({ coordinates }) => Math.abs(coordinates[0]!)),
      0.1,
    );
  const reachY =
    1.1 *
    Math.max(
      ...view.tiles.flatMap(({ y, size }) => [Math.abs(y), Math.abs(y + size)]),
      ...named.map(({ coordinates }) => Math.abs(coordinates[1]!)),
      0.1,
    );
  const reach = Math.max(reachX, (reachY * WIDTH) / HEIGHT);
  const scale = WIDTH / (2 * reach);
  const px = (x: number) => WIDTH / 2 + x * scale;
  const py = (y: number) => HEIGHT / 2 - y * scale;
  const places = spread(named.map(({ coordinates }) => ({ x: px(coordinates[0]!), y: py(coordinates[1]!) })));
  return (
    <section>
      <h2>{words.plane.title}</h2>
      <svg className="survey-plane-large" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.plane.title}>
        <path className="survey-plane-axes" d={`M0 ${HEIGHT / 2}H${WIDTH}M${WIDTH / 2} 0V${HEIGHT}`} />
        <g transform={`translate(${WIDTH / 2} ${HEIGHT / 2}) scale(${scale})`}>
          <PlaneTiles view={view} />
          {view.classes.map(({ class: position, ellipse }) =>
            ellipse === null ? null : (
              <ellipse
                key={position}
                rx={1.5 * ellipse.a}
                ry={1.5 * ellipse.b}
                transform={`translate(${ellipse.x} ${-ellipse.y}) rotate(${(-ellipse.angle * 180) / Math.PI})`}
                className="survey-plane-class"
                style={{ fill: classFill(position, view.classes.length) }}
              />
            ),
          )}
        </g>
        {view.classes.map(({ class: position, ellipse }) =>
          ellipse === null ? null : (
            <text key={position} className="survey-plane-number" x={px(ellipse.x)} y={py(ellipse.y) + 4}>
              {position}
            </text>
          ),
        )}
        {named.map(({ item, value, coordinates }, i) => {
          const { x, y } = places[i]!;
          return (
            <g key={`${item} ${value}`} className="survey-plane-category">
              <path d={`M${px(coordinates[0]!)} ${py(coordinates[1]!)}L${x} ${y}`} />
              <circle cx={x} cy={y} r={DISC} />
              <text x={x} y={y + 3.5}>
                {i + 1}
              </text>
            </g>
          );
        })}
        <text className="survey-plane-axis" x={5} y={HEIGHT / 2 - 5}>
          {words.plane.axis(1, (benzecri[0] ?? 0) / total)}
        </text>
        <text className="survey-plane-axis" x={WIDTH / 2 + 5} y={12}>
          {words.plane.axis(2, (benzecri[1] ?? 0) / total)}
        </text>
      </svg>
      <p className="caption">
        {words.plane.caption}
        {view.outsideTiles.n !== null && ` · ${words.plane.outside(view.outsideTiles.n)}`}
      </p>
      <table className="survey-question">
        <caption>{words.typology.contributions}</caption>
        <thead>
          <tr>
            <th scope="col">{words.typology.category}</th>
            <th scope="col">{words.typology.axis} 1</th>
            <th scope="col">{words.typology.axis} 2</th>
          </tr>
        </thead>
        <tbody>
          {named.map(({ item, value, contributions }, i) => (
            <tr key={`${item} ${value}`}>
              <th scope="row">
                <span className="survey-key figure">{i + 1}</span> {nameCategory(item, value, instrument, text, label)}
              </th>
              <td className="figure">{text.percent(contributions[0]!)}</td>
              <td className="figure">{text.percent(contributions[1]!)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Discs pushed apart until none hides another. */
function spread(points: readonly Point[]): readonly Point[] {
  const places = points.map((point) => ({ ...point }));
  for (let round = 0; round < ROUNDS; round++)
    places.forEach((one, i) => {
      for (const other of places.slice(i + 1)) {
        const [dx, dy] = [other.x - one.x || 0.1, other.y - one.y || 0.1];
        const distance = Math.hypot(dx, dy);
        const push = (2 * DISC + 2 - distance) / 2 / distance;
        if (push <= 0) continue;
        one.x -= dx * push;
        one.y -= dy * push;
        other.x += dx * push;
        other.y += dy * push;
      }
    });
  return places.map(({ x, y }) => ({
    x: Math.min(WIDTH - DISC - 1, Math.max(DISC + 1, x)),
    y: Math.min(HEIGHT - DISC - 1, Math.max(DISC + 1, y)),
  }));
}
