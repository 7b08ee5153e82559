import { scaleLinear, scalePoint } from "d3-scale";
import { area, line, stack } from "d3-shape";
import type { Stage } from "../../domain/territory.ts";
import { STAGE_LINES } from "../../map/colours.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { STAGES_SHOWN } from "../controls/stage-filter.tsx";
import { StageSwatch } from "../controls/swatches.tsx";
import { useAnswer } from "./use-answer.ts";

const WIDTH = 336;
const HEIGHT = 120;
const [LEFT, RIGHT, TOP, BOTTOM] = [30, 34, 8, 18];

/** People covered and CPTS by stage, month by month; the date of the figures is the upright line. */
export function DeploymentSection() {
  const text = useText();
  const { store } = useServices();
  const words = text.cockpit.deployment;
  const deployment = useApp((state) => state.deployment);
  const date = useApp((state) => state.date);
  const first = deployment?.dates[0];
  const last = deployment?.dates.at(-1);
  const byStage = useAnswer(first === undefined ? "" : `stages ${first} ${last}`, () =>
    store.cockpit.ask("deploymentByStage", first!, last!),
  );
  if (deployment === null) return <p className="caption">{words.none}</p>;
  if (byStage === null) return null;
  const { dates, counts } = byStage;
  const stages = STAGES_SHOWN.filter((stage) => counts[stage].some((count) => count > 0));
  const totals = dates.map((_, month) => stages.reduce((sum, stage) => sum + counts[stage][month]!, 0));
  const most = Math.max(1, ...totals);
  const x = scalePoint<number>()
    .domain(dates.map((_, month) => month))
    .range([LEFT, WIDTH - RIGHT]);
  const yCount = scaleLinear([0, most], [HEIGHT - BOTTOM, TOP]).nice(3);
  const yShare = scaleLinear([0, 1], [HEIGHT - BOTTOM, TOP]);
  const layers = stack<number, Stage>()
    .keys(stages)
    .value((month, stage) => counts[stage][month]!)(dates.map((_, month) => month));
  const found = dates.findIndex((month) => month >= date);
  const at = found < 0 ? dates.length - 1 : found;
  const years = dates.flatMap((day, month) => (day.endsWith("-01-01") ? [{ month, year: day.slice(0, 4) }] : []));
  const everyOther = years.length > 6 ? 2 : 1;
  return (
    <figure className="cockpit-deployment" data-testid="deployment">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.label(text.dateText(date))}>
        {yCount.ticks(3).map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={yCount(tick)} y2={yCount(tick)} className="cockpit-grid" />
            <text x={LEFT - 4} y={yCount(tick) + 3.5} textAnchor="end">
              {text.integer(tick)}
            </text>
          </g>
        ))}
        {layers.map((layer) => (
          <path
            key={layer.key}
            fill={STAGE_LINES[layer.key].colour}
            fillOpacity={0.34}
            stroke={STAGE_LINES[layer.key].colour}
            strokeWidth={0.8}
            d={
              area<(typeof layer)[number]>(
                (_, month) => x(month)!,
                ([low]) => yCount(low),
                ([, high]) => yCount(high),
              )(layer) ?? ""
            }
          />
        ))}
        <path
          className="cockpit-share"
          d={line<number>((_, month) => x(month)!, yShare)([...deployment.shares]) ?? ""}
        />
        {[0, 0.5, 1].map((share) => (
          <text key={share} x={WIDTH - RIGHT + 4} y={yShare(share) + 3.5}>
            {text.cockpit.wholePercent(share)}
          </text>
        ))}
        {years
          .filter((_, index) => index % everyOther === 0)
          .map(({ month, year }) => (
            <text key={year} x={x(month)!} y={HEIGHT - 5} textAnchor="middle">
              {year}
            </text>
          ))}
        <line x1={x(at)!} x2={x(at)!} y1={TOP - 4} y2={HEIGHT - BOTTOM} className="cockpit-now" />
      </svg>
      <figcaption>
        <ul className="cockpit-stages">
          <li>
            <svg width="24" height="10" aria-hidden className="swatch">
              <line x1="0" x2="24" y1="5" y2="5" className="cockpit-share" />
            </svg>
            <span>{words.share}</span>
            <span className="figure">{text.percent(deployment.shares[at] ?? 0)}</span>
          </li>
          {stages.map((stage) => (
            <li key={stage}>
              <StageSwatch stage={stage} />
              <span>{text.stages.names[stage]}</span>
              <span className="figure">{text.integer(counts[stage][at]!)}</span>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
