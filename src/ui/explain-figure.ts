import type { ListInfo } from "../analysis/protocol.ts";
import type { Interval, ReportFigures, ReportTerritory } from "../domain/report.ts";
import { DEFAULT_STAGES } from "../domain/stages.ts";
import type { Text } from "./text/fr.ts";

export type FigureKind = "white" | "population" | "area" | "ratio" | "classes" | "overlap" | "territory";

type CockpitKind = "classes" | "overlap" | "territory";
type PlainKind = Exclude<FigureKind, CockpitKind>;
const TITLES: readonly FigureKind[] = ["classes", "overlap", "territory"] satisfies readonly CockpitKind[];

interface ExplainedFigure {
  readonly numerator: string;
  readonly denominator: string | null;
  readonly result: string;
  readonly facts: readonly (readonly [string, string])[];
  /** The same in one block of plain text, to paste in a message. */
  readonly asText: string;
}

/** What is explained of a figure: the title of its formula. */
export const nameFigure = (kind: FigureKind, text: Text): string =>
  TITLES.includes(kind) ? text.cockpit.why.titles[kind as CockpitKind] : text.why.share[kind as PlainKind];

/** Puts the numbers of the report into the formula of one figure; it computes none itself. */
export function explainFigure(
  kind: FigureKind,
  report: ReportFigures,
  list: ListInfo | null,
  text: Text,
  territory?: ReportTerritory,
): ExplainedFigure {
  const { classes, coverage, ratio, scope } = report;
  const sum = (measure: "population" | "areaKm2") =>
    (["single", "shared", "overlap"] as const).map((name) => text.integer(classes[name][measure])).join(" + ");
  const formulas = {
    white: {
      numerator:
        report.whiteZones
          .slice(0, 4)
          .map((zone) => text.integer(zone.population))
          .join(" + ") + (report.whiteZones.length > 4 ? " + …" : ""),
      denominator: null,
      result: text.integer(classes.white.population),
    },
    population: {
      numerator: sum("population"),
      denominator: text.integer(scope.population),
      result: text.percent(coverage.populationShare),
    },
    area: {
      numerator: sum("areaKm2"),
      denominator: text.integer(scope.areaKm2),
      result: text.percent(coverage.areaShare),
    },
    ratio: {
      numerator: text.integer(scope.population),
      denominator: text.integer(ratio.target),
      result: text.decimals(ratio.expected, 2),
    },
    classes: {
      numerator: (["single", "shared", "overlap", "white", "unstated"] as const)
        .map((name) => text.integer(classes[name].population))
        .join(" + "),
      denominator: null,
      result: text.integer(scope.population),
    },
    overlap: {
      numerator: `${text.integer(classes.shared.population)} + ${text.integer(classes.overlap.population)}`,
      denominator: null,
      result: text.integer(coverage.population - classes.single.population),
    },
    territory: {
      numerator: text.cockpit.why.unitsOf(territory?.units.length ?? 0),
      denominator: null,
      result: territory === undefined ? "" : intervalText(territory.population, text),
    },
  } as const;
  const facts = figureFacts(report, list, text);
  const formula = formulas[kind];
  const asText = [
    `${nameFigure(kind, text)}${text.colon}${formula.result}`,
    formula.denominator === null ? formula.numerator : `(${formula.numerator}) / (${formula.denominator})`,
    ...facts.map(([name, value]) => `${name}${text.colon}${value}`),
  ].join("\n");
  return { ...formula, facts, asText };
}

const intervalText = ({ min, max }: Interval, text: Text): string =>
  min === max ? text.integer(max) : text.cockpit.why.interval(text.integer(min), text.integer(max));

/** What holds for every figure of an analysis: what was counted, at which stages and date, from what. */
export function figureFacts(
  { meta }: ReportFigures,
  list: ListInfo | null,
  text: Text,
): readonly (readonly [string, string])[] {
  const everyStage = DEFAULT_STAGES.every((stage) => meta.stages.includes(stage));
  return [
    [text.why.counts, text.why.countsOnce],
    [text.why.stages, everyStage ? text.stages.all : meta.stages.map((stage) => text.stages.names[stage]).join(", ")],
    [text.why.date, text.dateText(meta.date)],
    ...(list === null
      ? []
      : [
          [
            text.why.list,
            `${list.isExample ? text.example.source : list.file} · ${text.natures[list.provenance.nature]}`,
          ] as const,
        ]),
    [text.why.population, text.why.insee(meta.base.populationYear)],
    ...(list === null || list.isExample
      ? []
      : [[text.why.import, text.why.rows(list.rows, list.anomalies.length)] as const]),
  ];
}
