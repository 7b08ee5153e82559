import { COVERAGE_MARK, OBSERVED_INHABITANTS_PER_CPTS, TARGET_CPTS_MARK } from "../../domain/thresholds.ts";
import { useServices, useText } from "../app-context.tsx";
import { useAnswer } from "./use-answer.ts";

/** Lines of one level shown: beyond, the table of territories holds them all. */
const SHOWN = 14;
/** Zones that the list describes in part, named before « et N autres ». */
const NAMED = 3;

/** The same figures for the départements and régions of the scope and for France, then the published marks, each dated. */
export function References() {
  const text = useText();
  const { store } = useServices();
  const words = text.cockpit.references;
  const lines = useAnswer("references", () => store.cockpit.ask("scopeReferences"));
  if (lines === null) return null;
  const described = lines.filter(({ populationShare }) => populationShare !== null);
  const partial = lines.filter(({ populationShare }) => populationShare === null);
  const count = (level: string) => described.filter((line) => line.level === level).length;
  const shown = described.filter(({ level }) => level === "france" || count(level) <= SHOWN);
  return (
    <>
      <table className="figures-table" data-testid="references">
        <thead>
          <tr className="caption">
            <td />
            <th scope="col">{words.covered}</th>
            <th scope="col">CPTS</th>
            <th scope="col">{words.perCpts}</th>
          </tr>
        </thead>
        <tbody className="figure">
          {shown.map(({ level, code, name, populationShare, cpts, inhabitantsPerCpts }) => (
            <tr key={`${level}:${code}`}>
              <th scope="row">{level === "france" ? text.scope.france : name}</th>
              <td>{populationShare === null ? "–" : text.percent(populationShare)}</td>
              <td>{cpts === null ? "–" : text.integer(cpts)}</td>
              <td>{inhabitantsPerCpts === null ? "–" : text.integer(inhabitantsPerCpts)}</td>
            </tr>
          ))}
          <tr className="cockpit-mark">
            <th scope="row">{words.coverageMark(text.cockpit.month(COVERAGE_MARK.date))}</th>
            <td>{text.percent(COVERAGE_MARK.value)}</td>
            <td />
            <td />
          </tr>
          <tr className="cockpit-mark">
            <th scope="row">{words.meanMark(text.cockpit.month(OBSERVED_INHABITANTS_PER_CPTS.date))}</th>
            <td />
            <td />
            <td>{text.integer(OBSERVED_INHABITANTS_PER_CPTS.value)}</td>
          </tr>
          <tr className="cockpit-mark">
            <th scope="row">{words.targetMark(TARGET_CPTS_MARK.date)}</th>
            <td />
            <td>{text.integer(TARGET_CPTS_MARK.value)}</td>
            <td />
          </tr>
        </tbody>
      </table>
      {partial.length > 0 && (
        <p className="caption">
          {words.partial(
            partial
              .slice(0, NAMED)
              .map(({ level, name }) => (level === "france" ? text.scope.france : name))
              .join(", "),
            partial.length - NAMED,
          )}
        </p>
      )}
      {shown.length < described.length && (
        <button type="button" className="link-button" onClick={() => store.cockpit.openTable("departement")}>
          {words.table}
        </button>
      )}
    </>
  );
}
