import type { ReportFigures, UnitClass } from "../../domain/report.ts";
import { useText } from "../app-context.tsx";
import { ClassSwatch } from "../controls/swatches.tsx";
import { Why } from "../why.tsx";

/** Wider than the panel and than a page of paper: the bar cuts it. */
const WIDEST = 720;
const SHOWN: readonly UnitClass[] = ["single", "shared", "overlap", "white", "unstated"];

/** One bar of exclusive classes that sums to the scope, and the same in figures. */
export function ClassBreakdown({ report }: { readonly report: ReportFigures }) {
  const text = useText();
  const total = report.scope.population;
  const classes = SHOWN.filter((unitClass) => unitClass !== "unstated" || report.classes.unstated.units > 0);
  return (
    <section>
      <h2>
        {text.classes.title}
        <Why kind="classes" report={report} />
      </h2>
      <ClassBar report={report} />
      <table className="figures-table">
        <thead>
          <tr className="caption">
            <td />
            <th scope="col">{text.classes.columns.people}</th>
            <th scope="col">{text.classes.columns.units}</th>
            <th scope="col">{text.classes.columns.share}</th>
          </tr>
        </thead>
        <tbody className="figure">
          {classes.map((unitClass) => {
            const { population, units } = report.classes[unitClass];
            return (
              <tr key={unitClass} data-testid={`class-${unitClass}`}>
                <th scope="row">
                  <ClassSwatch unitClass={unitClass} />
                  {text.classes[unitClass]}
                </th>
                <td>{text.integer(population)}</td>
                <td>{text.integer(units)}</td>
                <td>{text.percent(total === 0 ? 0 : population / total)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** The bar alone: widths in proportion to people, the same hatches as the map. */
export function ClassBar({ report }: { readonly report: ReportFigures }) {
  const total = report.scope.population;
  return (
    <div className="class-bar" aria-hidden>
      {SHOWN.filter((unitClass) => report.classes[unitClass].population > 0).map((unitClass) => (
        <span key={unitClass} style={{ flexGrow: report.classes[unitClass].population / total }}>
          <ClassSwatch unitClass={unitClass} width={WIDEST} height={16} />
        </span>
      ))}
    </div>
  );
}
