import { ArrowLeft } from "lucide-react";
import { lazy } from "react";
import type { TerritorySheetFacts } from "../../analysis/cockpit-protocol.ts";
import type { AnalysisView, TerritoryLabel } from "../../analysis/protocol.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { FigureContext } from "../cockpit/figure-context.tsx";
import { useAnswer } from "../cockpit/use-answer.ts";
import { StageSwatch } from "../controls/swatches.tsx";
import { Later } from "../later.tsx";
import { Why } from "../why.tsx";
import { WhyMethod } from "../why-method.tsx";
import { sayDensity, sayPeople, sayTimesTarget } from "./sheet-words.ts";
import { SizeBand } from "./size-band.tsx";

const SheetMore = lazy(async () => ({ default: (await import("../cockpit/sheet-more.tsx")).SheetMore }));

/** What the figures under the population are. */
const SHEET_METHODS = [
  "ACI size and type of territory",
  "Share of the target",
  "Area, perimeter and density",
  "Pieces, holes and compactness",
  "Zones crossed",
  "Shares in the territories of a mesh",
  "Neighbours and edge of the extent",
  "Sites",
] as const;

interface SheetProps {
  /** Position in the list. */
  readonly territory: number;
  readonly label: TerritoryLabel;
  readonly view: AnalysisView;
}

/** One CPTS: its people (or interval) at once, then its size, its shape and the zones it lies in as they are read. */
export function TerritorySheet({ territory, label, view }: SheetProps) {
  const text = useText();
  const { store, showBox } = useServices();
  const target = useApp((state) => state.target);
  const facts = useAnswer(`sheet ${territory}`, () => store.cockpit.ask("territorySheet", territory));
  const { min, max } = label.population;
  return (
    <section className="sheet" aria-live="polite">
      <button type="button" className="link-button back" onClick={() => store.select({ kind: "none" })}>
        <ArrowLeft size={16} aria-hidden /> {text.sheet.back}
      </button>
      <h1 className="sheet-name">
        <button type="button" title={text.zones.zoom(label.name)} onClick={() => showBox(label.box)}>
          {label.name}
        </button>
      </h1>
      <p className="sheet-stage">
        <StageSwatch stage={label.stage} /> {text.stages.names[label.stage]}
      </p>
      <p className="headline-figure figure" data-interval={min !== max} data-testid="territory-population">
        {sayPeople(label.population, text)}
      </p>
      <p className="headline-sentence">
        {text.sheet.people}
        {facts !== null && <Why kind="territory" report={view.report} territory={facts.report} />}
      </p>
      <FigureContext report={view.report} />
      {min !== max && <p className="caption">{text.sheet.intervalReason}</p>}
      <SizeBand min={min} max={max} target={target} />
      {facts !== null && <SheetFacts facts={facts} view={view} />}
    </section>
  );
}

function SheetFacts({ facts, view }: { readonly facts: TerritorySheetFacts; readonly view: AnalysisView }) {
  const text = useText();
  const { store } = useServices();
  const target = useApp((state) => state.target);
  const info = useApp((state) => (state.list.kind === "ready" ? state.list.info : null));
  const language = useApp((state) => state.language);
  const { report: territory } = facts;
  const nameIn = (
    territories: readonly { readonly id: string; readonly name: string; readonly pieces: number }[],
    id: string,
  ) => {
    const found = territories.find((other) => other.id === id);
    if (found === undefined) return id;
    return found.pieces > 1 ? `${found.name}, ${text.sheet.inPieces(found.pieces)}` : found.name;
  };
  const size =
    territory.size.min === territory.size.max
      ? String(territory.size.min)
      : `${territory.size.min}–${territory.size.max}`;
  const rows: readonly (readonly [string, string])[] = [
    [
      text.sheet.type,
      [...new Set([territory.type.min, territory.type.max])].map((type) => text.sheet.types[type]).join(" – "),
    ],
    [text.sheet.units, text.integer(territory.units.length)],
    [text.sheet.departements, territory.departements.join(" · ")],
    [text.sheet.area, text.headline.areaKm2(territory.areaKm2)],
    [text.sheet.density, sayDensity(territory, text)],
    [text.sheet.pieces, text.integer(territory.pieces)],
    [text.sheet.enclaves, text.integer(territory.holes)],
    ...(info?.hasSites === true
      ? [
          [
            text.sheet.sites,
            `${text.integer(territory.sites.msp)} MSP · ${text.integer(territory.sites.cds)} CDS`,
          ] as const,
        ]
      : []),
  ];
  const crossed = [
    {
      title: text.sheet.crossed,
      zones: facts.zones.epci.map(({ code, name, populationShare }) => ({ id: code, name, share: populationShare })),
    },
    ...(info?.maillages ?? []).map((maillage) => ({
      title: `${maillage.name[language]} · ${text.natures[maillage.nature]}`,
      zones: (facts.meshes[maillage.id] ?? []).map(({ id, populationShare }) => ({
        id,
        share: populationShare,
        name: nameIn(maillage.territories, id),
      })),
    })),
  ].filter(({ zones }) => zones.length > 0);
  return (
    <>
      <p className="figure">
        <strong>{text.sheet.size(size)}</strong> · {sayTimesTarget(territory.population, target, text)}
        <WhyMethod title={territory.name} of={SHEET_METHODS} report={view.report} />
      </p>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      {territory.touchesExtentEdge && <p className="caption">{text.sheet.edge}</p>}
      {crossed.map(({ title, zones }) => (
        <div key={title}>
          <h2>{title}</h2>
          <ul className="shares">
            {zones.map(({ id, name, share }) => (
              <li key={id}>
                <span>{name}</span>
                <span className="share-bar" aria-hidden>
                  <span style={{ width: `${share * 100}%` }} />
                </span>
                <span className="figure">{text.percent(share)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <Later>
        <SheetMore facts={facts} />
      </Later>
      {facts.neighbours.length > 0 && (
        <>
          <h2>{text.sheet.neighbours}</h2>
          <ul className="neighbours">
            {facts.neighbours.map(({ territory: index, id, name, population }) => (
              <li key={id}>
                <button type="button" className="row-button" onClick={() => store.select({ kind: "territory", index })}>
                  <StageSwatch stage={view.territories[index]?.stage ?? "inconnu"} />
                  <span>{name}</span>
                  <span className="figure">{sayPeople(population, text)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
