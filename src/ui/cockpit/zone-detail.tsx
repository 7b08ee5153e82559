import { useEffect, useRef } from "react";
import type { WhiteZoneFacts } from "../../analysis/cockpit-protocol.ts";
import type { AnalysisView } from "../../analysis/protocol.ts";
import { aciSize } from "../../domain/thresholds.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { SiteSwatch, StageSwatch } from "../controls/swatches.tsx";
import type { Text } from "../text/fr.ts";
import { WhyMethod, type WrittenFormula } from "../why-method.tsx";
import { useAnswer } from "./use-answer.ts";
import { ZoneNoteForm } from "./zone-note.tsx";

const ZONE_METHODS = [
  "White zones (*zones blanches*, communes sans CPTS)",
  "Distance to the nearest CPTS",
  "ACI size and type of territory",
  "Area, perimeter and density",
  "Sites",
] as const;

/** The population of the zone, then that of each neighbour with it, written out. */
function formulasOf({ units, population, neighbours, name }: WhiteZoneFacts, text: Text): readonly WrittenFormula[] {
  const first = units.slice(0, 4).map((unit) => text.integer(unit.population));
  return [
    {
      name,
      expression: first.join(" + ") + (units.length > first.length ? " + …" : ""),
      result: text.integer(population),
    },
    ...neighbours.map((one) => ({
      name: one.name,
      expression: `${text.integer(one.populationBefore)} + ${text.integer(population)}`,
      result: text.integer(one.populationAfter),
    })),
  ];
}

/** Communes named before « et N autres ». */
const NAMED = 8;

/** What a decision about a white zone needs: who could absorb it and what size it would reach, then what lies in it. */
export function ZoneDetail({ view, zone }: { readonly view: AnalysisView; readonly zone: number }) {
  const text = useText();
  const { store } = useServices();
  const { units } = view.report.whiteZones[zone]!;
  const all = useAnswer("zones", () => store.cockpit.ask("whiteZoneObjects"));
  const facts = all?.find((one) => one.units.some(({ code }) => code === units[0]));
  const detail = useRef<HTMLDivElement>(null);
  const isKnown = facts !== undefined;
  // Opened from the map or by a key, it may lie out of sight; opened in the list it is already there.
  useEffect(() => {
    if (isKnown) detail.current?.closest("tbody")?.scrollIntoView({ block: "nearest" });
  }, [isKnown]);
  return (
    <div className="cockpit-zone" ref={detail}>
      <Absorptions view={view} zone={zone} />
      {facts !== undefined && <ZoneFacts facts={facts} view={view} />}
      {facts !== undefined && <ZoneNoteForm key={facts.key} zone={facts.key} codes={units} name={facts.name} />}
      <p className="visually-hidden" aria-live="polite">
        {text.cockpit.zones.opened(view.zones[zone]!.name)}
      </p>
    </div>
  );
}

function Absorptions({ view, zone }: { readonly view: AnalysisView; readonly zone: number }) {
  const text = useText();
  const { store } = useServices();
  const { neighbours, population } = view.report.whiteZones[zone]!;
  if (neighbours.length === 0) return <p className="caption">{text.zones.noNeighbour}</p>;
  const isOpen = (id: string) => {
    const found = view.territories.find((territory) => territory.id === id)?.population;
    return found !== undefined && found.min !== found.max;
  };
  return (
    <>
      <table className="cockpit-absorb" data-testid="absorptions">
        <thead>
          <tr className="caption">
            <th scope="col">{text.zones.absorb}</th>
            <th scope="col">{text.classes.columns.people}</th>
            <th scope="col">{text.zones.size}</th>
          </tr>
        </thead>
        <tbody>
          {neighbours.map((neighbour) => {
            const index = view.territories.findIndex((territory) => territory.id === neighbour.id);
            const territory = view.territories[index]!;
            const before = aciSize(neighbour.population);
            return (
              <tr key={neighbour.id}>
                <th scope="row">
                  <button
                    type="button"
                    className="row-button"
                    onClick={() => store.select({ kind: "territory", index })}
                  >
                    <StageSwatch stage={territory.stage} />
                    <span>{territory.name}</span>
                  </button>
                </th>
                <td>
                  {text.integer(neighbour.population)} →{" "}
                  <strong>{text.integer(neighbour.population + population)}</strong>
                </td>
                <td>
                  {before === neighbour.sizeAfter ? (
                    before
                  ) : (
                    <>
                      {before} → <strong>{neighbour.sizeAfter}</strong>
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {neighbours.some(({ id }) => isOpen(id)) && (
        <p className="caption">
          {text.cockpit.zones.atMost(
            neighbours
              .filter(({ id }) => isOpen(id))
              .map(({ id }) => view.territories.find((one) => one.id === id)?.name ?? id)
              .join(", "),
          )}
        </p>
      )}
    </>
  );
}

function ZoneFacts({ facts, view }: { readonly facts: WhiteZoneFacts; readonly view: AnalysisView }) {
  const text = useText();
  const words = text.cockpit.zones;
  const hasSites = useApp((state) => state.list.kind === "ready" && state.list.info.hasSites);
  const { units, epci, sites, siteNames, nearest, areaKm2 } = facts;
  const rest = units.length - NAMED;
  const rows: readonly (readonly [string, string])[] = [
    [
      words.communes,
      units
        .slice(0, NAMED)
        .map(({ name, population }) => `${name} (${text.integer(population)})`)
        .join(", ") + (rest > 0 ? `, ${words.others(rest)}` : ""),
    ],
    [words.epci, epci.map(({ name, populationShare }) => `${name} (${text.percent(populationShare)})`).join(", ")],
    [text.sheet.area, text.headline.areaKm2(areaKm2)],
    [
      words.distance,
      nearest === null ? words.noCpts : words.nearest[nearest.kind](nearest.name, text.cockpit.km(nearest.distanceKm)),
    ],
  ];
  return (
    <>
      <p className="cockpit-zone-why caption">
        {text.why.open}
        <WhyMethod title={facts.name} of={ZONE_METHODS} formulas={formulasOf(facts, text)} report={view.report} />
      </p>
      <dl className="cockpit-facts">
        {rows
          .filter(([, value]) => value !== "")
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        <div>
          <dt>{text.sheet.sites}</dt>
          <dd>
            {!hasSites
              ? words.noSiteList
              : sites.msp + sites.cds === 0
                ? words.noSite
                : `${text.integer(sites.msp)} MSP · ${text.integer(sites.cds)} CDS`}
          </dd>
        </div>
      </dl>
      {siteNames.length > 0 && siteNames.length <= NAMED && (
        <ul className="cockpit-site-names">
          {[...new Map(siteNames.map((site) => [`${site.kind} ${site.name}`, site]))].map(
            ([key, { kind, name, nature }]) => (
              <li key={key}>
                <SiteSwatch kind={kind} />
                <span>{name}</span>
                {nature === "simule" && (
                  <span className="badge" data-nature={nature}>
                    {text.natures[nature]}
                  </span>
                )}
              </li>
            ),
          )}
        </ul>
      )}
    </>
  );
}
