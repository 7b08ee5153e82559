import { useState } from "react";
import { COMPARABLE_CRITERIA, type ComparableCriterion } from "../../domain/comparables.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { useAnswer } from "./use-answer.ts";

const SHOWN = 20;

/** The territory beside those that chosen criteria make comparable, then its départements, régions and France: never a rank. */
export function ComparablesSection({ territory }: { readonly territory: number }) {
  const text = useText();
  const words = text.cockpit.comparables;
  const { store } = useServices();
  const hasDac = useApp(
    (state) => state.list.kind === "ready" && state.list.info.maillages.some(({ id }) => id === "dac"),
  );
  const [criteria, setCriteria] = useState<readonly ComparableCriterion[]>(["size"]);
  const reply = useAnswer(`comparables ${territory} ${criteria.join()}`, () =>
    store.cockpit.ask("comparablesOf", territory, criteria),
  );
  const toggle = (one: ComparableCriterion) =>
    setCriteria(criteria.includes(one) ? criteria.filter((other) => other !== one) : [...criteria, one]);
  const people = ({ min, max }: { readonly min: number; readonly max: number }) =>
    min === max ? text.integer(max) : text.sheet.interval(min, max);
  const sizes = ({ min, max }: { readonly min: number; readonly max: number }) =>
    min === max ? String(max) : `${min}–${max}`;
  return (
    <div data-testid="comparables">
      <fieldset className="cockpit-chips">
        <legend className="caption">{words.by}</legend>
        {COMPARABLE_CRITERIA.filter((one) => one !== "mesh" || hasDac).map((one) => (
          <button key={one} type="button" aria-pressed={criteria.includes(one)} onClick={() => toggle(one)}>
            {words.criteria[one]}
          </button>
        ))}
      </fieldset>
      {reply !== null && (
        <>
          {reply.unknown.length > 0 && (
            <p className="caption">{words.unknown(reply.unknown.map((one) => words.criteria[one]).join(", "))}</p>
          )}
          <p className="caption" aria-live="polite">
            {words.found(reply.comparables.length)}
          </p>
          <table className="figures-table">
            <thead>
              <tr className="caption">
                <td />
                <th scope="col">{text.classes.columns.people}</th>
                <th scope="col">{words.size}</th>
                <th scope="col">{words.density}</th>
              </tr>
            </thead>
            <tbody className="figure">
              <tr className="row-open">
                <th scope="row">{reply.self.name}</th>
                <td>{people(reply.self.population)}</td>
                <td>{sizes(reply.self.size)}</td>
                <td>{reply.self.densityPerKm2 === null ? "–" : text.integer(reply.self.densityPerKm2)}</td>
              </tr>
              {reply.comparables.slice(0, SHOWN).map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <button
                      type="button"
                      className="link-button"
                      onClick={() => store.select({ kind: "territory", index: one.territory })}
                    >
                      {one.name}
                    </button>
                  </th>
                  <td>{people(one.population)}</td>
                  <td>{sizes(one.size)}</td>
                  <td>{one.densityPerKm2 === null ? "–" : text.integer(one.densityPerKm2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {reply.comparables.length > SHOWN && (
            <p className="caption">{words.more(reply.comparables.length - SHOWN)}</p>
          )}
          <table className="figures-table">
            <thead>
              <tr className="caption">
                <td />
                <th scope="col">{text.cockpit.references.perCpts}</th>
                <th scope="col">{text.cockpit.references.covered}</th>
                <th scope="col">{words.density}</th>
              </tr>
            </thead>
            <tbody className="figure">
              {reply.references.map((line) => (
                <tr key={`${line.level}:${line.code}`}>
                  <th scope="row">{line.level === "france" ? text.scope.france : line.name}</th>
                  <td>{line.inhabitantsPerCpts === null ? "–" : text.integer(line.inhabitantsPerCpts)}</td>
                  <td>{line.populationShare === null ? "–" : text.percent(line.populationShare)}</td>
                  <td>{line.densityPerKm2 === null ? "–" : text.integer(line.densityPerKm2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  );
}
