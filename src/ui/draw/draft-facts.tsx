import { useApp, useText } from "../app-context.tsx";
import { useDraft } from "./use-draft.ts";

const MOST_SITES = 5;

/** The other measures, for those who look further down. */
export function DraftFacts() {
  const text = useText();
  const draft = useDraft();
  const hasSites = useApp(({ list }) => list.kind === "ready" && list.info.hasSites);
  if (draft === null || draft.reply.feedback.units.length === 0) return null;
  const { type, densityPerKm2, areaKm2, pieces, zones, sites, leftOut } = draft.reply.feedback;
  const { facts } = text.draw;
  const rows = [
    [facts.type, [...new Set([type.min, type.max])].map((one) => text.sheet.types[one]).join(" – ")],
    [facts.density, densityPerKm2 === null ? "–" : text.sheet.perKm2(densityPerKm2)],
    [facts.area, text.headline.areaKm2(areaKm2)],
    [facts.pieces, text.integer(pieces.length)],
    [facts.departements, zones.departement.map(({ name }) => name).join(", ")],
    // A list without structures says nothing of them: no zero is shown for what nobody counted.
    ...(hasSites ? [[facts.sites, facts.sitesOf(sites.msp, sites.cds)] as const] : []),
  ] as const;
  return (
    <section>
      <h2>{facts.title}</h2>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      {leftOut.length > 0 && (
        <>
          <h2>{facts.leftOut}</h2>
          <ul>
            {leftOut.slice(0, MOST_SITES).map(({ kind, name, commune, where, unit }) => (
              <li key={`${unit} ${name}`} className="caption">
                {kind.toUpperCase()} {name}, {commune} ({facts[where]})
              </li>
            ))}
            {leftOut.length > MOST_SITES && (
              <li className="caption">{text.draw.treeMore(leftOut.length - MOST_SITES)}</li>
            )}
          </ul>
        </>
      )}
    </section>
  );
}
