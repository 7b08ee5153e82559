import { useApp, useText } from "./app-context.tsx";

/** What is under the pointer: the unit, its people, its CPTS and EPCI. The same facts are in the panel and the search. */
export function HoverCard() {
  const hover = useApp((state) => state.hover);
  const text = useText();
  const hasList = useApp((state) => state.list.kind === "ready");
  const censusYear = useApp((state) => (state.base.kind === "ready" ? state.base.info.populationYear : 0));
  if (hover === null) return null;
  const { facts, x, y } = hover;
  return (
    <div className="hover-card" style={{ left: x, top: y }} aria-hidden>
      <p className="hover-name">
        <strong>{facts.name}</strong> <span className="hover-code figure">{facts.code}</span>
      </p>
      <p className="hover-people figure">
        {text.scope.inhabitants(facts.population)}
        {facts.populationYear !== censusYear && (
          <span className="hover-code"> · {text.hover.year(facts.populationYear)}</span>
        )}
      </p>
      {hasList && facts.unitClass === "white" && <p className="hover-white">{text.hover.none}</p>}
      {hasList && facts.unitClass === "unstated" && <p>{text.hover.unstated}</p>}
      {facts.territories.map((territory) => (
        <p key={territory.index}>{territory.name}</p>
      ))}
      {facts.epci !== null && <p className="hover-code">{facts.epci}</p>}
    </div>
  );
}
