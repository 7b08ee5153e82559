import type { ReportFigures } from "../../domain/report.ts";
import { useText } from "../app-context.tsx";
import { ClassSwatch } from "../controls/swatches.tsx";
import { ClassBar } from "../panels/class-breakdown.tsx";

/** People without CPTS, coverage, ratio, and the bar of exclusive classes with its figures. */
export function KeyFigures({ report }: { readonly report: ReportFigures }) {
  const text = useText();
  const { classes, coverage, ratio, scope, whiteZones } = report;
  const shown = (["single", "shared", "overlap", "white", "unstated"] as const).filter(
    (unitClass) => unitClass !== "unstated" || classes.unstated.units > 0,
  );
  return (
    <section className="paper-figures">
      <dl className="paper-key">
        <div>
          <dt>{text.headline.white(classes.white.population, classes.white.units)}</dt>
          <dd className="figure">{text.integer(classes.white.population)}</dd>
        </div>
        <div>
          <dt>{text.headline.coveredPopulation}</dt>
          <dd className="figure">{text.percent(coverage.populationShare)}</dd>
        </div>
        <div>
          <dt>{text.headline.coveredArea}</dt>
          <dd className="figure">{text.percent(coverage.areaShare)}</dd>
        </div>
        <div>
          <dt>
            {text.ratio.title} · {text.ratio.gap(ratio.gap)} · {text.ratio.target(ratio.target)}
          </dt>
          <dd className="figure">
            {text.integer(ratio.observed)} / {text.decimals(ratio.expected, 2)}
          </dd>
        </div>
      </dl>
      <ClassBar report={report} />
      <table className="figures-table">
        <thead>
          <tr className="caption">
            <th scope="col">{text.classes.title}</th>
            <th scope="col">{text.classes.columns.people}</th>
            <th scope="col">{text.classes.columns.units}</th>
            <th scope="col">{text.classes.columns.share}</th>
          </tr>
        </thead>
        <tbody className="figure">
          {shown.map((unitClass) => (
            <tr key={unitClass}>
              <th scope="row">
                <ClassSwatch unitClass={unitClass} />
                {text.classes[unitClass]}
              </th>
              <td>{text.integer(classes[unitClass].population)}</td>
              <td>{text.integer(classes[unitClass].units)}</td>
              <td>{text.percent(scope.population === 0 ? 0 : classes[unitClass].population / scope.population)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {whiteZones.length > 0 && (
        <p className="caption">
          {text.headline.whiteShare(classes.white.population / Math.max(1, scope.population), whiteZones.length)}
        </p>
      )}
    </section>
  );
}
