import { transfer } from "comlink";
import type { Result } from "../domain/result.ts";
import type { SentenceLanguage } from "../formats/refusal-sentences.ts";
import type { ExportNotes, NamedSheet } from "../formats/sheet.ts";
import { writeCsv } from "../formats/write-csv.ts";
import { writeWorkbook } from "../formats/write-workbook.ts";
import { type BorderFigureWords, drawBorderFigure } from "./cross-figure.ts";
import type { BordersRequest, CrossRefusal } from "./cross-protocol.ts";
import { borderBundleLayers } from "./cross-shapes.ts";
import type { DeskContext } from "./desk-context.ts";
import { exportNotes } from "./export-facts.ts";
import type { ExportedFile } from "./export-protocol.ts";

/** Tables of the « Maillages » space as one file: the first alone in CSV, all in a workbook. */
export interface CrossTablesRequest {
  /** ASCII, without date nor extension. */
  readonly name: string;
  readonly sheets: readonly NamedSheet[];
  /** Sentences added to what every file says of itself: meshes, weight, references. */
  readonly notes: readonly string[];
  readonly format: "csv" | "xlsx";
  readonly language: SentenceLanguage;
}

interface OpenBorders {
  readonly groups: readonly Int32Array[];
  readonly inScope: Uint8Array;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Turns what the page shows of crossed meshes into files that say their scope, date and sources. */
export function createCrossFiles(
  context: DeskContext,
  openBorders: (request: BordersRequest) => Result<OpenBorders, CrossRefusal>,
) {
  function about(language: SentenceLanguage) {
    const analysed = context.analysed();
    if (analysed === null) throw new Error("a file was asked before the first analysis");
    const { date } = analysed.report.meta;
    return { notes: exportNotes(context.base(), context.list(), analysed, language), date, analysed };
  }
  const fileOf = (name: string, mime: string, bytes: Uint8Array<ArrayBuffer>): ExportedFile =>
    transfer({ name, mime, bytes }, [bytes.buffer]);

  return {
    /** What every file says of itself: scope, date, stages, nature, sources. */
    async crossNotes(language: SentenceLanguage): Promise<ExportNotes> {
      return about(language).notes;
    },

    async exportCrossTables({ name, sheets, notes, format, language }: CrossTablesRequest): Promise<ExportedFile> {
      const { notes: own, date } = about(language);
      const said = [...own, ...notes];
      const bytes =
        format === "csv" ? writeCsv(sheets[0]!, said, language) : await writeWorkbook(sheets, said, language);
      return fileOf(`${name}-${date}.${format}`, format === "csv" ? "text/csv;charset=utf-8" : XLSX, bytes);
    },

    /** The map of `borderBundles` as an SVG document, A4 on its side. */
    async exportBorderFigure(
      request: BordersRequest,
      words: BorderFigureWords,
    ): Promise<Result<ExportedFile, CrossRefusal>> {
      const opened = openBorders(request);
      if (!opened.ok) return opened;
      const base = context.base();
      const { notes, date, analysed } = about(words.language);
      const { groups, inScope } = opened.value;
      const lines = borderBundleLayers(base.mesh, groups, inScope).bundle!;
      const scope = { inScope, box: analysed.view.scopeBox };
      const svg = drawBorderFigure(base, scope, lines, await base.surroundings(), words, notes);
      const name = `limites-${date}.svg`;
      return { ok: true, value: fileOf(name, "image/svg+xml", new TextEncoder().encode(svg)) };
    },
  };
}
