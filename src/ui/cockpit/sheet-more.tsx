import { Printer } from "lucide-react";
import type { TerritorySheetFacts } from "../../analysis/cockpit-protocol.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { sayBounds } from "../panels/sheet-words.ts";
import { WhyMethod } from "../why-method.tsx";
import { ComparablesSection } from "./comparables-section.tsx";
import { Disclosure } from "./disclosure.tsx";

/** The rest of a territory sheet: what it shares, what it does, whom it can be read beside, and its page for the printer. */
export function SheetMore({ facts }: { readonly facts: TerritorySheetFacts }) {
  const text = useText();
  const words = text.cockpit.sheet;
  const { store } = useServices();
  const report = useApp((state) => state.view?.report);
  return (
    <>
      <p className="ask-links">
        <button type="button" className="button" onClick={() => store.cockpit.openPaper("sheet")}>
          <Printer size={14} aria-hidden /> {words.print}
        </button>
      </p>
      <Known facts={facts} />
      <Disclosure
        title={text.cockpit.comparables.title}
        why={
          report === undefined ? undefined : (
            <WhyMethod
              title={text.cockpit.comparables.title}
              of={["Comparable territories", "Area, perimeter and density"]}
              report={report}
            />
          )
        }
      >
        <ComparablesSection territory={facts.territory} />
      </Disclosure>
    </>
  );
}

function Known({ facts }: { readonly facts: TerritorySheetFacts }) {
  const text = useText();
  const words = text.cockpit.sheet;
  const { report, sharedUnits, actions, facts: added, stages, startDate, endDate } = facts;
  const rows: readonly (readonly [string, string])[] = [
    [words.bounds, sayBounds(report, text)],
    [words.compactness, report.compactness === null ? "–" : text.decimals(report.compactness, 2)],
    [words.dates, startDate === null ? words.noDate : words.since(text.dateText(startDate))],
    ...(endDate === null ? [] : [[words.end, text.dateText(endDate)] as const]),
    ...stages.flatMap(({ stage, date }) =>
      date === undefined ? [] : [[text.stages.names[stage], text.dateText(date)] as const],
    ),
    ...(added === null
      ? []
      : [
          [words.members, words.people(added.members, added.professionals)] as const,
          [words.process, words.processes[added.process]] as const,
          ...(added.interCpts === "" ? [] : [[words.interCpts, added.interCpts] as const]),
        ]),
  ];
  return (
    <>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      {facts.zones.departement.length > 1 && (
        <>
          <h2>{words.straddles}</h2>
          <ul className="shares" data-testid="departement-shares">
            {facts.zones.departement.map(({ code, name, populationShare }) => (
              <li key={code}>
                <span>
                  {name} ({code})
                </span>
                <span className="share-bar" aria-hidden>
                  <span style={{ width: `${populationShare * 100}%` }} />
                </span>
                <span className="figure">{text.percent(populationShare)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {sharedUnits.length > 0 && (
        <>
          <h2>{words.shared}</h2>
          <ul className="cockpit-rows">
            {sharedUnits.map(({ code, name, population, declared, others }) => (
              <li key={code}>
                <span>
                  {name} <span className="caption figure">{text.scope.inhabitants(population)}</span>
                </span>
                <span className="caption">
                  {others.join(", ")} · {declared ? text.overlaps.declared : text.overlaps.undeclared}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {actions.length > 0 && (
        <>
          <h2>{text.cockpit.actions.title}</h2>
          <ul className="cockpit-actions" data-testid="sheet-actions">
            {actions.map((action) => (
              <li key={action.row}>
                <strong>{action.title}</strong>
                <span className="caption">
                  {[
                    action.mission === null ? "" : text.cockpit.actions.missions[action.mission],
                    action.themes.join(", "),
                  ]
                    .filter((part) => part !== "")
                    .join(" · ")}
                </span>
                <dl>
                  {(["objectives", "beneficiaries", "resources", "results", "difficulties", "seeks"] as const)
                    .filter((field) => action[field] !== "")
                    .map((field) => (
                      <div key={field}>
                        <dt>{text.cockpit.actions.fields[field]}</dt>
                        <dd>{action[field]}</dd>
                      </div>
                    ))}
                  {action.contact !== null && (
                    <div>
                      <dt>{text.cockpit.actions.contact}</dt>
                      <dd>{action.contact}</dd>
                    </div>
                  )}
                </dl>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
