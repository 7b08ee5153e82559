import type { Report } from "../domain/report.ts";
import {
  EXPORT_SHEETS,
  type ExportSheet,
  exportSentences,
  SYNTHESIS_FIGURES,
  type SynthesisFigure,
} from "../formats/export-sentences.ts";
import type { SentenceLanguage } from "../formats/refusal-sentences.ts";
import { type NamedSheet, type Sheet, type SheetRow, sheetOf } from "../formats/sheet.ts";
import type { TableKind } from "./cockpit-protocol.ts";
import type { TableSource } from "./cockpit-table-source.ts";
import { buildTable } from "./cockpit-tables.ts";

/** The figures of the synthesis, straight from the report. */
function synthesisValues({
  scope,
  classes,
  coverage,
  ratio,
  whiteZones,
}: Report): Record<SynthesisFigure, number | null> {
  return {
    scopeUnits: scope.units,
    scopePopulation: scope.population,
    scopeAreaKm2: scope.areaKm2,
    whiteUnits: classes.white.units,
    whitePopulation: classes.white.population,
    unstatedUnits: classes.unstated.units,
    unstatedPopulation: classes.unstated.population,
    singleUnits: classes.single.units,
    singlePopulation: classes.single.population,
    sharedUnits: classes.shared.units,
    sharedPopulation: classes.shared.population,
    overlapUnits: classes.overlap.units,
    overlapPopulation: classes.overlap.population,
    coveredPopulation: coverage.population,
    populationShare: coverage.populationShare,
    areaShare: coverage.areaShare,
    unitsShare: coverage.unitsShare,
    doubleCount: coverage.doubleCount,
    target: ratio.target,
    expected: ratio.expected,
    observed: ratio.observed,
    gap: ratio.gap,
    inhabitantsPerCpts: ratio.inhabitantsPerTerritory,
    whiteZones: whiteZones.length,
  };
}

function synthesisSheet(report: Report, language: SentenceLanguage): Sheet {
  const { figures } = exportSentences(language);
  const values = synthesisValues(report);
  const rows = SYNTHESIS_FIGURES.map((figure): SheetRow => {
    const [label, unit, explanation] = figures[figure];
    return { figure: label, value: values[figure], unit, explanation };
  });
  return sheetOf(["figure", "value", "unit", "explanation"], rows);
}

function methodSheet(language: SentenceLanguage): Sheet {
  const rows = exportSentences(language).method.map(([figure, explanation]): SheetRow => ({ figure, explanation }));
  return sheetOf(["figure", "explanation"], rows);
}

const TABLE_OF_SHEET: Readonly<Record<Exclude<ExportSheet, "synthesis" | "method">, TableKind>> = {
  whiteZones: "whiteZones",
  absorptions: "absorptions",
  overlaps: "overlaps",
  straddling: "straddling",
  territories: "territories",
  units: "communes",
};

/** Every tab of the workbook, in order. */
export function workbookSheets(source: TableSource): readonly NamedSheet[] {
  const { sheets } = exportSentences(source.language);
  const contentOf = (sheet: ExportSheet): Sheet => {
    if (sheet === "synthesis") return synthesisSheet(source.analysed.report, source.language);
    if (sheet === "method") return methodSheet(source.language);
    return buildTable(source, TABLE_OF_SHEET[sheet]).sheet;
  };
  return EXPORT_SHEETS.map((sheet) => ({ ...contentOf(sheet), ...sheets[sheet] }));
}
