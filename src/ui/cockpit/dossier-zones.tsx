import type { WhiteZoneFacts } from "../../analysis/cockpit-protocol.ts";
import { notesOfZone } from "../../domain/white-zone-notes.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { PaperRows } from "./paper-rows.tsx";
import { useAnswer } from "./use-answer.ts";

/** Zones told one by one: beyond, the table before them and the workbook have them all. */
const MOST_ZONES = 24;
/** Communes named in a zone. */
const MOST_COMMUNES = 60;

/** Each white zone with what a decision about it needs, the most populous first. */
export function ZonesInDetail() {
  const text = useText();
  const { store } = useServices();
  const zones = useAnswer("zones", () => store.cockpit.ask("whiteZoneObjects"));
  if (zones === null || zones.length === 0) return null;
  return (
    <section>
      <h2>{text.cockpit.paper.zones}</h2>
      {zones.slice(0, MOST_ZONES).map((zone) => (
        <Zone key={zone.key} zone={zone} />
      ))}
      {zones.length > MOST_ZONES && <p className="caption">{text.cockpit.paper.zonesCut(MOST_ZONES, zones.length)}</p>}
    </section>
  );
}

function Zone({ zone }: { readonly zone: WhiteZoneFacts }) {
  const text = useText();
  const words = text.cockpit.zones;
  const hasSites = useApp((state) => state.list.kind === "ready" && state.list.info.hasSites);
  const all = useApp((state) => state.cockpit.notes);
  const { units, epci, sites, nearest } = zone;
  const notes = notesOfZone(all, zone.key, new Set(units.map(({ code }) => code)));
  const rest = units.length - MOST_COMMUNES;
  const rows: readonly (readonly [string, string])[] = [
    [
      words.communes,
      units
        .slice(0, MOST_COMMUNES)
        .map(({ name, population }) => `${name} (${text.integer(population)})`)
        .join(", ") + (rest > 0 ? `, ${words.others(rest)}` : ""),
    ],
    [words.epci, epci.map(({ name, populationShare }) => `${name} (${text.percent(populationShare)})`).join(", ")],
    [text.sheet.sites, hasSites ? `${text.integer(sites.msp)} MSP · ${text.integer(sites.cds)} CDS` : words.noSiteList],
    [
      words.distance,
      nearest === null ? words.noCpts : words.nearest[nearest.kind](nearest.name, text.cockpit.km(nearest.distanceKm)),
    ],
    [words.cause, words.causes[notes[0]?.cause ?? "inconnu"]],
    [words.note, notes.map(({ note }) => note).join(" / ")],
  ];
  return (
    <section className="paper-zone">
      <h3>
        {zone.name}{" "}
        <span className="caption figure">
          {text.scope.inhabitants(zone.population)} · {text.cockpit.practitioners.communes(units.length)} ·{" "}
          {zone.departements.map(({ name, code }) => `${name} (${code})`).join(", ")}
        </span>
      </h3>
      <div className="paper-zone-parts">
        <PaperRows rows={rows} />
        {zone.neighbours.length === 0 ? (
          <p className="caption">{text.zones.noNeighbour}</p>
        ) : (
          <table className="paper-table">
            <thead>
              <tr>
                <th scope="col" data-kind="text">
                  {text.zones.absorb}
                </th>
                <th scope="col">{text.classes.columns.people}</th>
                <th scope="col">{text.zones.size}</th>
              </tr>
            </thead>
            <tbody>
              {zone.neighbours.map((one) => (
                <tr key={one.id}>
                  <td data-kind="text">{one.name}</td>
                  <td>
                    {text.integer(one.populationBefore)} → {text.integer(one.populationAfter)}
                  </td>
                  <td>{one.sizeBefore === one.sizeAfter ? one.sizeAfter : `${one.sizeBefore} → ${one.sizeAfter}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
