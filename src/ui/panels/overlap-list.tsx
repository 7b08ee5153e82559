import { useState } from "react";
import type { AnalysisView } from "../../analysis/protocol.ts";
import { useServices, useText } from "../app-context.tsx";
import { ClassSwatch } from "../controls/swatches.tsx";
import { Why } from "../why.tsx";

/** Pairs listed before « voir toutes »: those with most people in common are no worse than the others. */
const FIRST = 8;

/** Pairs of CPTS with common units, declared shared or not. An overlap is a finding, never an error. */
export function OverlapList({ view }: { readonly view: AnalysisView }) {
  const text = useText();
  const { store } = useServices();
  const [all, setAll] = useState(false);
  const { overlaps } = view.report;
  const indexOf = new Map(view.territories.map(({ id }, index) => [id, index]));
  const declared = overlaps.filter((overlap) => overlap.declared).length;
  return (
    <section>
      <h2>
        {text.overlaps.title}
        <Why kind="overlap" report={view.report} />
      </h2>
      {overlaps.length === 0 && <p className="caption">{text.overlaps.none}</p>}
      {overlaps.length > 0 && (
        <>
          <p className="caption">{text.cockpit.overlaps.summary(overlaps.length, declared)}</p>
          <table className="figures-table" data-testid="overlaps">
            <thead>
              <tr className="caption">
                <td />
                <th scope="col">{text.classes.columns.units}</th>
                <th scope="col">{text.classes.columns.people}</th>
              </tr>
            </thead>
            <tbody className="figure">
              {overlaps.slice(0, all ? undefined : FIRST).map((overlap) => (
                <tr key={overlap.territories.join()}>
                  <th scope="row">
                    <span className="pair">
                      <ClassSwatch unitClass={overlap.declared ? "shared" : "overlap"} width={14} height={14} />
                      <span>
                        {overlap.territories.map((id, place) => {
                          const index = indexOf.get(id) ?? -1;
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
          <p className="ask-links">
            {overlaps.length > FIRST && (
              <button type="button" className="link-button" aria-expanded={all} onClick={() => setAll(!all)}>
                {all ? text.zones.less : text.cockpit.overlaps.more(overlaps.length)}
              </button>
            )}
            <button type="button" className="link-button" onClick={() => store.cockpit.openTable("overlaps")}>
              {text.cockpit.overlaps.communes}
            </button>
          </p>
        </>
      )}
    </section>
  );
}
