import type { AnalysisView } from "../../analysis/protocol.ts";
import { useText } from "../app-context.tsx";
import { WhyMethod } from "../why-method.tsx";

/** CPTS and people without CPTS in each DAC of the scope. */
export function DacTable({ view }: { readonly view: AnalysisView }) {
  const text = useText();
  if (view.byDac.length === 0) return null;
  const natures = [...new Set(view.byDac.map(({ nature }) => nature))];
  return (
    <section>
      <h2>
        {text.dac.title}{" "}
        {natures.map((nature) => (
          <span key={nature} className="badge" data-nature={nature}>
            {text.natures[nature]}
          </span>
        ))}
        <WhyMethod title={text.dac.title} of={["Breakdown by DAC"]} report={view.report} />
      </h2>
      <table className="figures-table" data-testid="by-dac">
        <thead>
          <tr className="caption">
            <td />
            <th scope="col">CPTS</th>
            <th scope="col">{text.classes.columns.people}</th>
            <th scope="col">{text.classes.white}</th>
          </tr>
        </thead>
        <tbody className="figure">
          {view.byDac.map(({ id, name, cpts, population, whitePopulation }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{text.integer(cpts)}</td>
              <td>{text.integer(population)}</td>
              <td>{text.integer(whitePopulation)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
