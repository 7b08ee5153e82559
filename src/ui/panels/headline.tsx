import type { ReportFigures } from "../../domain/report.ts";
import { useText } from "../app-context.tsx";
import { FigureContext } from "../cockpit/figure-context.tsx";
import { Why } from "../why.tsx";

/** People first, share second: who has no CPTS, then the two coverages, which are not the same figure. */
export function Headline({ report, outside }: { readonly report: ReportFigures; readonly outside: number }) {
  const text = useText();
  const { white } = report.classes;
  const { coverage } = report;
  return (
    <section className="headline" aria-live="polite">
      <h1>
        <span className="figure headline-figure" data-testid="white-population">
          {text.integer(white.population)}
        </span>
        <span className="headline-sentence">
          {white.units === 0 ? text.headline.noWhite : text.headline.white(white.population, white.units)}
          <Why kind="white" report={report} />
        </span>
      </h1>
      {white.units > 0 && (
        <p className="caption">
          {text.headline.whiteShare(white.population / report.scope.population, report.whiteZones.length)}
        </p>
      )}
      <FigureContext report={report} />
      {outside > 0 && <p className="caption">{text.headline.outside(outside)}</p>}
      <dl className="two-figures">
        <div>
          <dt>
            {text.headline.coveredPopulation}
            <span className="caption figure">{text.headline.inhabitants(coverage.population)}</span>
          </dt>
          <dd className="figure">
            <span data-testid="population-share">{text.percent(coverage.populationShare)}</span>
            <Why kind="population" report={report} />
          </dd>
        </div>
        <div>
          <dt>
            {text.headline.coveredArea}
            <span className="caption figure" title={text.headline.approached}>
              {text.headline.areaKm2(coverage.areaKm2)}
            </span>
          </dt>
          <dd className="figure">
            <span data-testid="area-share">{text.percent(coverage.areaShare)}</span>
            <Why kind="area" report={report} />
          </dd>
        </div>
      </dl>
    </section>
  );
}
