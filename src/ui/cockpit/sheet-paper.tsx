import type { TerritorySheetFacts } from "../../analysis/cockpit-protocol.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { SizeBand } from "../panels/size-band.tsx";
import { FigureContext } from "./figure-context.tsx";
import { useAnswer } from "./use-answer.ts";

/** Lines of each list: a sheet fits one page. */
const [ZONES, NAMES, ACTIONS] = [6, 10, 8];

/** The sheet of the CPTS in hand, on one page. */
export function SheetPaper() {
  const { store } = useServices();
  const territory = useApp((state) => (state.selection.kind === "territory" ? state.selection.index : -1));
  const facts = useAnswer(territory < 0 ? "" : `paper sheet ${territory}`, () =>
    store.cockpit.ask("territorySheet", territory),
  );
  return facts === null ? null : <OnePage facts={facts} />;
}

function OnePage({ facts }: { readonly facts: TerritorySheetFacts }) {
  const text = useText();
  const words = text.cockpit.sheet;
  const target = useApp((state) => state.target);
  const report = useApp((state) => state.view?.report);
  const language = useApp((state) => state.language);
  const maillages = useApp((state) => (state.list.kind === "ready" ? state.list.info.maillages : []));
  const { report: own } = facts;
  const { min, max } = own.population;
  const size = own.size.min === own.size.max ? `${own.size.max}` : `${own.size.min}–${own.size.max}`;
  const cut = (names: readonly string[], most: number) =>
    names.slice(0, most).join(" · ") +
    (names.length > most ? ` · ${text.cockpit.zones.others(names.length - most)}` : "");
  const zones: readonly (readonly [string, string])[] = [
    ...(["departement", "epci"] as const).map(
      (level) =>
        [
          words.crossed[level],
          cut(
            facts.zones[level].map(({ name, populationShare }) => `${name} ${text.percent(populationShare)}`),
            ZONES,
          ),
        ] as const,
    ),
    ...maillages.map(
      ({ id, name, nature }) =>
        [
          `${name[language]} (${text.natures[nature]})`,
          cut(
            (facts.meshes[id] ?? []).map((one) => `${one.name} ${text.percent(one.populationShare)}`),
            ZONES,
          ),
        ] as const,
    ),
  ];
  const rows: readonly (readonly [string, string])[] = [
    [text.sheet.type, [...new Set([own.type.min, own.type.max])].map((type) => text.sheet.types[type]).join(" – ")],
    [text.sheet.units, text.integer(own.units.length)],
    [text.sheet.area, text.headline.areaKm2(own.areaKm2)],
    [text.sheet.density, own.densityPerKm2 === null ? "–" : text.sheet.perKm2(own.densityPerKm2)],
    [text.sheet.pieces, text.integer(own.pieces)],
    [text.sheet.enclaves, text.integer(own.holes)],
    [words.compactness, own.compactness === null ? "–" : text.decimals(own.compactness, 2)],
    [words.bounds, words.boundsOf(own.aci.max.aboveLowerBound, own.aci.max.toNextSize)],
    [text.sheet.sites, `${text.integer(own.sites.msp)} MSP · ${text.integer(own.sites.cds)} CDS`],
    [words.dates, facts.startDate === null ? words.noDate : text.dateText(facts.startDate)],
    ...zones,
    [
      words.shared,
      cut(
        facts.sharedUnits.map(({ name, others }) => `${name} (${others.join(", ")})`),
        NAMES,
      ),
    ],
    [
      text.sheet.neighbours,
      cut(
        facts.neighbours.map(({ name }) => name),
        NAMES,
      ),
    ],
    ...(facts.facts === null
      ? []
      : [
          [words.members, words.people(facts.facts.members, facts.facts.professionals)] as const,
          [words.process, text.cockpit.sheet.processes[facts.facts.process]] as const,
          [words.interCpts, facts.facts.interCpts] as const,
        ]),
    [
      text.cockpit.actions.title,
      cut(
        facts.actions.map(({ title }) => title),
        ACTIONS,
      ),
    ],
  ];
  return (
    <article className="paper-page paper-sheet" lang={language}>
      <header>
        <h1>{own.name}</h1>
        {report !== undefined && <FigureContext report={report} />}
        <p className="caption">
          {text.stages.names[own.stage]} · {text.natures[facts.nature]}
        </p>
      </header>
      <p className="headline-figure figure" data-interval={min !== max}>
        {min === max ? text.integer(max) : text.sheet.interval(min, max)}{" "}
        <span className="headline-sentence">{text.sheet.people}</span>
      </p>
      {min !== max && <p className="caption">{text.sheet.intervalReason}</p>}
      <SizeBand min={min} max={max} target={target} />
      <p className="figure">
        <strong>{text.sheet.size(size)}</strong> · {text.decimals(max / target, 2)} × {text.integer(target)}
      </p>
      <dl className="paper-rows">
        {rows
          .filter(([, value]) => value !== "")
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="figure">{value}</dd>
            </div>
          ))}
      </dl>
      {own.touchesExtentEdge && <p className="caption">{text.sheet.edge}</p>}
      <p className="caption">{words.neutral}</p>
    </article>
  );
}
