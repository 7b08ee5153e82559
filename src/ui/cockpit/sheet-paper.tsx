import type { TerritorySheetFacts } from "../../analysis/cockpit-protocol.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { sayBounds, sayDensity, sayPeople, sayTimesTarget } from "../panels/sheet-words.ts";
import { SizeBand } from "../panels/size-band.tsx";
import { FigureContext } from "./figure-context.tsx";
import { PaperMap } from "./paper-map.tsx";
import { PaperRows } from "./paper-rows.tsx";
import { useAnswer } from "./use-answer.ts";

/** Lines of each list: a sheet fits one page. */
const [ZONES, NAMES, ACTIONS] = [6, 12, 6];

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
  const list = useApp((state) => (state.list.kind === "ready" ? state.list.info : null));
  const base = useApp((state) => (state.base.kind === "ready" ? state.base.info : null));
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
    ...(list?.maillages ?? []).map(
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
    [text.sheet.area, text.headline.areaKm2(own.areaKm2)],
    [text.sheet.density, sayDensity(own, text)],
    [text.sheet.pieces, text.integer(own.pieces)],
    [text.sheet.enclaves, text.integer(own.holes)],
    [words.compactness, own.compactness === null ? "–" : text.decimals(own.compactness, 2)],
    [words.bounds, sayBounds(own, text)],
    [
      text.sheet.sites,
      list?.hasSites === true
        ? `${text.integer(own.sites.msp)} MSP · ${text.integer(own.sites.cds)} CDS`
        : text.cockpit.zones.noSiteList,
    ],
    [words.dates, facts.startDate === null ? words.noDate : text.dateText(facts.startDate)],
  ];
  const places: readonly (readonly [string, string])[] = [
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
        facts.neighbours.map(({ name, population }) => `${name} ${sayPeople(population, text)}`),
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
        facts.actions.map(({ title, mission }) =>
          mission === null ? title : `${title} (${text.cockpit.actions.missions[mission]})`,
        ),
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
      <dl className="paper-key">
        <div>
          <dt>{text.sheet.people}</dt>
          <dd className="figure" data-interval={min !== max}>
            {sayPeople(own.population, text)}
          </dd>
        </div>
        <div>
          <dt>{sayTimesTarget(own.population, target, text)}</dt>
          <dd className="figure">{text.sheet.size(size)}</dd>
        </div>
        <div>
          <dt>{text.sheet.units}</dt>
          <dd className="figure">{text.integer(own.units.length)}</dd>
        </div>
      </dl>
      {min !== max && <p className="caption">{text.sheet.intervalReason}</p>}
      <SizeBand min={min} max={max} target={target} />
      <PaperMap territory={facts.territory} alt={text.cockpit.paper.sheetFigure(own.name)} />
      <PaperRows className="paper-rows paper-pairs" rows={rows} />
      <PaperRows rows={places} />
      <footer className="caption">
        {own.touchesExtentEdge && <p>{text.sheet.edge}</p>}
        <p>
          {words.neutral} {list !== null && text.cockpit.paper.list(list.file, text.natures[list.provenance.nature])} ·{" "}
          {text.cockpit.paper.ground(base?.cog ?? 0, base?.populationYear ?? 0)}
        </p>
      </footer>
    </article>
  );
}
