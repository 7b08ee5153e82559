import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { AnalysisView } from "../../analysis/protocol.ts";
import { notesOfZone } from "../../domain/white-zone-notes.ts";
import { foldText } from "../../formats/columns.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { useAnswer } from "../cockpit/use-answer.ts";
import { useZoneKeys } from "../cockpit/use-zone-keys.ts";
import { ZoneDetail } from "../cockpit/zone-detail.tsx";
import { ClassSwatch } from "../controls/swatches.tsx";
import { WhyMethod } from "../why-method.tsx";

/** Zones listed before « voir toutes ». */
const FIRST = 12;
/** Fewer zones are all in sight: there is nothing to look for. */
const SORTED_FROM = 5;
/** From here on only the rows in sight are in the page. */
const MANY = 100;
const ROW_PX = 24;

const SORTS = ["people", "units", "name"] as const;
type Sort = (typeof SORTS)[number];

/** White zones as objects, largest population first; one opens in place, with what a decision about it needs. */
export function WhiteZoneList({ view }: { readonly view: AnalysisView }) {
  const text = useText();
  const [all, setAll] = useState(false);
  const [query, setQuery] = useState("");
  const [sort, setSort] = useState<Sort>("people");
  const selection = useApp((state) => state.selection);
  const { whiteZones } = view.report;
  const order = useFound(view, query, sort);
  const chosen = selection.kind === "zone" ? selection.unit : null;
  const next = useZoneKeys(view, order);
  const shown = order.filter((zone, place) => all || place < FIRST || whiteZones[zone]!.units[0] === chosen);
  const isLong = whiteZones.length > SORTED_FROM;
  return (
    <section>
      <h2>
        {text.zones.title}
        <WhyMethod
          title={text.zones.title}
          of={[
            "White zones (*zones blanches*, communes sans CPTS)",
            "White zones as objects, their keys and notes",
            "Neighbours and edge of the extent",
          ]}
          report={view.report}
        />
      </h2>
      {whiteZones.length === 0 && <p className="caption">{text.zones.none}</p>}
      {isLong && (
        <div className="cockpit-tools">
          <input
            type="search"
            className="field"
            placeholder={text.cockpit.zones.search}
            aria-label={text.cockpit.zones.search}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setAll(true);
            }}
          />
          <select
            className="field"
            aria-label={text.cockpit.sort}
            value={sort}
            onChange={(event) => setSort(event.target.value as Sort)}
          >
            {SORTS.map((one) => (
              <option key={one} value={one}>
                {text.cockpit.zones.sorts[one]}
              </option>
            ))}
          </select>
        </div>
      )}
      {whiteZones.length > 0 && (
        <>
          <ZoneTable view={view} shown={shown} chosen={chosen} onStep={next} />
          {shown.length === 0 && <p className="caption">{text.search.nothing}</p>}
          <p className="caption cockpit-keys">{text.cockpit.zones.keys}</p>
        </>
      )}
      {order.length > FIRST && (
        <button type="button" className="link-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? text.zones.less : text.zones.more(order.length)}
        </button>
      )}
    </section>
  );
}

/** Positions of the zones that a search keeps, sorted. Names of communes and EPCI are asked for when somebody searches. */
function useFound(view: AnalysisView, query: string, sort: Sort): readonly number[] {
  const { store } = useServices();
  const wanted = foldText(query);
  const facts = useAnswer(wanted === "" ? "" : "zones", () => store.cockpit.ask("whiteZoneObjects"));
  return useMemo(() => {
    const { whiteZones } = view.report;
    const textOf = (zone: number) => {
      const known = facts?.find(({ units }) => units.some(({ code }) => code === whiteZones[zone]!.units[0]));
      const names =
        known === undefined ? [] : [...known.units, ...known.epci, ...known.departements].map(({ name }) => name);
      return foldText(
        [view.zones[zone]!.name, ...whiteZones[zone]!.departements, ...whiteZones[zone]!.units, ...names].join(" "),
      );
    };
    const kept = [...whiteZones.keys()].filter((zone) => wanted === "" || textOf(zone).includes(wanted));
    if (sort === "units") kept.sort((a, b) => whiteZones[b]!.units.length - whiteZones[a]!.units.length || a - b);
    if (sort === "name") kept.sort((a, b) => view.zones[a]!.name.localeCompare(view.zones[b]!.name, "fr") || a - b);
    return kept;
  }, [view, facts, wanted, sort]);
}

interface RowsProps {
  readonly view: AnalysisView;
  readonly shown: readonly number[];
  /** Key of the zone in hand. */
  readonly chosen: string | null;
  /** Takes the next zone (+1) or the one before (−1). */
  readonly onStep: (step: 1 | -1) => void;
}

function ZoneTable(props: RowsProps) {
  return props.shown.length > MANY ? <LongZoneTable {...props} /> : <ZoneRows {...props} shown={props.shown} />;
}

/** Hundreds of zones in a box of their own, which follows the one in hand. */
function LongZoneTable({ view, shown, chosen, onStep }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (place) => view.report.whiteZones[shown[place]!]!.units[0]!,
    overscan: 8,
  });
  const place = shown.findIndex((zone) => view.report.whiteZones[zone]!.units[0] === chosen);
  useEffect(() => {
    if (place >= 0) rows.scrollToIndex(place, { align: "start" });
  }, [rows, place]);
  const items = rows.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div className="cockpit-zones-box" ref={scroller}>
      <ZoneRows
        view={view}
        shown={items.map(({ index }) => shown[index]!)}
        chosen={chosen}
        onStep={onStep}
        measure={rows.measureElement}
        places={items.map(({ index }) => index)}
        rowCount={shown.length}
        before={before}
        after={after}
      />
    </div>
  );
}

interface WindowProps {
  readonly measure?: (element: HTMLElement | null) => void;
  readonly places?: readonly number[];
  readonly rowCount?: number;
  readonly before?: number;
  readonly after?: number;
}

/** One body for each zone, so that an open one is measured with its detail. */
function ZoneRows({
  view,
  shown,
  chosen,
  onStep,
  measure,
  places,
  rowCount,
  before = 0,
  after = 0,
}: RowsProps & WindowProps) {
  const text = useText();
  return (
    <table
      className="figures-table zones"
      data-testid="zones"
      {...(rowCount !== undefined && { "aria-rowcount": rowCount + 1 })}
    >
      <thead>
        <tr className="caption">
          <td />
          <th scope="col">{text.zones.columns.departement}</th>
          <th scope="col">{text.zones.columns.units}</th>
          <th scope="col">{text.zones.columns.people}</th>
        </tr>
      </thead>
      {before > 0 && <Spacer height={before} />}
      {shown.map((zone, row) => (
        <tbody
          key={view.report.whiteZones[zone]!.units[0]}
          className="figure"
          {...(measure !== undefined && { ref: measure, "data-index": places![row]! })}
        >
          <ZoneRow view={view} zone={zone} isOpen={view.report.whiteZones[zone]!.units[0] === chosen} onStep={onStep} />
        </tbody>
      ))}
      {after > 0 && <Spacer height={after} />}
    </table>
  );
}

const Spacer = ({ height }: { readonly height: number }) => (
  <tbody aria-hidden>
    <tr>
      <td style={{ height, padding: 0 }} />
    </tr>
  </tbody>
);

function ZoneRow({
  view,
  zone,
  isOpen,
  onStep,
}: {
  readonly view: AnalysisView;
  readonly zone: number;
  readonly isOpen: boolean;
  readonly onStep: (step: 1 | -1) => void;
}) {
  const text = useText();
  const { store, showBox } = useServices();
  const notes = useApp((state) => state.cockpit.notes);
  const { units, departements, population } = view.report.whiteZones[zone]!;
  const { name, box } = view.zones[zone]!;
  const key = units[0]!;
  const cause = notes.length === 0 ? undefined : notesOfZone(notes, key, new Set(units))[0]?.cause;
  const step = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    onStep(event.key === "ArrowDown" ? 1 : -1);
  };
  return (
    <>
      <tr className={isOpen ? "row-open" : ""}>
        <th scope="row">
          <button
            type="button"
            className="row-button"
            aria-expanded={isOpen}
            data-zone={key}
            title={text.zones.zoom(name)}
            onKeyDown={step}
            onClick={() => {
              store.select(isOpen ? { kind: "none" } : { kind: "zone", unit: key });
              if (!isOpen) showBox(box);
            }}
          >
            <ClassSwatch unitClass="white" width={14} height={14} />
            <span>
              {name}
              {cause !== undefined && cause !== "inconnu" && (
                <span className="caption cockpit-cause"> {text.cockpit.zones.causes[cause]}</span>
              )}
            </span>
          </button>
        </th>
        <td title={departements.join(" · ")}>{shorten(departements)}</td>
        <td>{text.integer(units.length)}</td>
        <td>{text.integer(population)}</td>
      </tr>
      {isOpen && (
        <tr className="row-open">
          <td colSpan={4} className="cockpit-zone-cell">
            <ZoneDetail view={view} zone={zone} />
          </td>
        </tr>
      )}
    </>
  );
}

/** A zone over many départements names the first ones; all are in its tooltip and in the exported report. */
const shorten = (departements: readonly string[]): string =>
  departements.length <= 3
    ? departements.join(" · ")
    : `${departements.slice(0, 2).join(" · ")} +${departements.length - 2}`;
