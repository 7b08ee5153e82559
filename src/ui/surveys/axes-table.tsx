import type { TypologyView } from "../../analysis/survey-protocol.ts";
import { useText } from "../app-context.tsx";
import { useInstrument, useLabel } from "./survey-words.ts";

const SHOWN = 10;

/** Eigenvalues with Benzécri's adjusted inertia. */
export function AxesTable({ view: { report } }: { readonly view: TypologyView }) {
  const text = useText();
  const words = text.surveys.typology;
  const label = useLabel();
  const instrument = useInstrument();
  const { eigenvalues, benzecri, constantItems } = report;
  const total = benzecri.reduce((sum, value) => sum + value, 0) || 1;
  const nameOf = (id: string) => {
    const question = instrument?.questions.find((one) => one.id === id);
    return question === undefined ? id : label(question.label);
  };
  return (
    <section>
      <table className="survey-question survey-axes">
        <caption>{words.eigenvalues}</caption>
        <thead>
          <tr>
            <th scope="col">{words.axis}</th>
            <th scope="col">{words.eigenvalue}</th>
            <td aria-hidden />
            <th scope="col">{words.adjusted}</th>
          </tr>
        </thead>
        <tbody>
          {[...eigenvalues.slice(0, SHOWN).entries()].map(([i, value]) => (
            <tr key={value}>
              <th scope="row" className="figure">
                {i + 1}
              </th>
              <td className="figure">{text.decimals(value, 4)}</td>
              <td className="survey-region-bar" aria-hidden>
                <span style={{ width: `${(100 * benzecri[i]!) / total}%` }} />
              </td>
              <td className="figure">{text.percent(benzecri[i]! / total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="caption">
        {words.adjustedNote}. {constantItems.length > 0 && words.constant(constantItems.map(nameOf).join(", "))}
      </p>
    </section>
  );
}
