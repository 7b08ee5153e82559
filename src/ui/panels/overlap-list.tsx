import type { AnalysisView } from "../../analysis/protocol.ts";
import { useServices, useText } from "../app-context.tsx";
import { ClassSwatch } from "../controls/swatches.tsx";

/** Pairs of CPTS with common units, declared shared or not. An overlap is a finding, never an error. */
export function OverlapList({ view }: { readonly view: AnalysisView }) {
  const text = useText();
  const { store } = useServices();
  const { overlaps } = view.report;
  const indexOf = (id: string) => view.territories.findIndex((territory) => territory.id === id);
  return (
    <section>
      <h2>{text.overlaps.title}</h2>
      {overlaps.length === 0 && <p className="caption">{text.overlaps.none}</p>}
      {overlaps.length > 0 && (
        <table className="figures-table">
          <thead>
            <tr className="caption">
              <td />
              <th scope="col">{text.classes.columns.units}</th>
              <th scope="col">{text.classes.columns.people}</th>
            </tr>
          </thead>
          <tbody className="figure">
            {overlaps.map((overlap) => (
              <tr key={overlap.territories.join()}>
                <th scope="row">
                  <span className="pair">
                    <ClassSwatch unitClass={overlap.declared ? "shared" : "overlap"} width={14} height={14} />
                    <span>
                      {overlap.territories.map((id, place) => {
                        const index = indexOf(id);
                        return (
                          <span key={id}>
                            {place > 0 && " · "}
                            <button
                              type="button"
                              className="link-button"
                              onClick={() => store.select({ kind: "territory", index })}
                            >
                              {view.territories[index]?.name ?? id}
                            </button>
                          </span>
                        );
                      })}
                      <span className="caption">
                        {" "}
                        {overlap.declared ? text.overlaps.declared : text.overlaps.undeclared}
                      </span>
                    </span>
                  </span>
                </th>
                <td>{text.integer(overlap.units.length)}</td>
                <td>{text.integer(overlap.population)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
