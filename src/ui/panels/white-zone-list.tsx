import { Fragment, useState } from "react";
import type { AnalysisView } from "../../analysis/protocol.ts";
import { aciSize } from "../../domain/thresholds.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { ClassSwatch, StageSwatch } from "../controls/swatches.tsx";

/** Zones listed before « voir toutes »: a page, not a scroll of hundreds. */
const FIRST = 12;

/** White zones as objects, largest population first; the open one says which neighbour could absorb it. */
export function WhiteZoneList({ view }: { readonly view: AnalysisView }) {
  const text = useText();
  const { store, showBox } = useServices();
  const selection = useApp((state) => state.selection);
  const [all, setAll] = useState(false);
  const { whiteZones } = view.report;
  const isOpen = (index: number) => selection.kind === "zone" && whiteZones[index]?.units[0] === selection.unit;
  const shown = whiteZones
    .map((zone, index) => ({ zone, index }))
    .filter(({ index }) => all || index < FIRST || isOpen(index));
  return (
    <section>
      <h2>{text.zones.title}</h2>
      {whiteZones.length === 0 ? (
        <p className="caption">{text.zones.none}</p>
      ) : (
        <table className="figures-table zones" data-testid="zones">
          <thead>
            <tr className="caption">
              <td />
              <th scope="col">{text.zones.columns.departement}</th>
              <th scope="col">{text.zones.columns.units}</th>
              <th scope="col">{text.zones.columns.people}</th>
            </tr>
          </thead>
          <tbody className="figure">
            {shown.map(({ zone, index }) => {
              const label = view.zones[index]!;
              const open = isOpen(index);
              return (
                <Fragment key={zone.units[0]}>
                  <tr className={open ? "row-open" : ""}>
                    <th scope="row">
                      <button
                        type="button"
                        className="row-button"
                        aria-expanded={open}
                        title={text.zones.zoom(label.name)}
                        onClick={() => {
                          store.select(open ? { kind: "none" } : { kind: "zone", unit: zone.units[0]! });
                          if (!open) showBox(label.box);
                        }}
                      >
                        <ClassSwatch unitClass="white" width={14} height={14} />
                        <span>{label.name}</span>
                      </button>
                    </th>
                    <td title={zone.departements.join(" · ")}>{shorten(zone.departements)}</td>
                    <td>{text.integer(zone.units.length)}</td>
                    <td>{text.integer(zone.population)}</td>
                  </tr>
                  {open && <ZoneDetail zone={zone} view={view} />}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      )}
      {whiteZones.length > FIRST && (
        <button type="button" className="link-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? text.zones.less : text.zones.more(whiteZones.length)}
        </button>
      )}
    </section>
  );
}

/** A zone over many départements names the first ones; all are in its tooltip and in the exported report. */
const shorten = (departements: readonly string[]): string =>
  departements.length <= 3
    ? departements.join(" · ")
    : `${departements.slice(0, 2).join(" · ")} +${departements.length - 2}`;

function ZoneDetail({
  zone,
  view,
}: {
  readonly zone: AnalysisView["report"]["whiteZones"][number];
  readonly view: AnalysisView;
}) {
  const text = useText();
  const { store } = useServices();
  const indexOf = (id: string) => view.territories.findIndex((territory) => territory.id === id);
  if (zone.neighbours.length === 0)
    return (
      <tr className="row-open">
        <td colSpan={4} className="caption">
          {text.zones.noNeighbour}
        </td>
      </tr>
    );
  return (
    <>
      <tr className="row-open caption">
        <td className="indented">{text.zones.absorb}</td>
        <td colSpan={2}>{text.classes.columns.people}</td>
        <td>{text.zones.size}</td>
      </tr>
      {zone.neighbours.map((neighbour) => {
        const index = indexOf(neighbour.id);
        const territory = view.territories[index]!;
        const before = aciSize(neighbour.population);
        return (
          <tr key={neighbour.id} className="row-open">
            <td className="indented">
              <button type="button" className="row-button" onClick={() => store.select({ kind: "territory", index })}>
                <StageSwatch stage={territory.stage} />
                <span>{territory.name}</span>
              </button>
            </td>
            <td colSpan={2}>
              {text.integer(neighbour.population)} →{" "}
              <strong>{text.integer(neighbour.population + zone.population)}</strong>
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
    </>
  );
}
