import { transfer } from "comlink";
import { exportSentences } from "../formats/export-sentences.ts";
import type { ExportNotes } from "../formats/sheet.ts";
import { writeCsv } from "../formats/write-csv.ts";
import { writeGeojson } from "../formats/write-geojson.ts";
import { writeWorkbook } from "../formats/write-workbook.ts";
import { windowOf } from "./cockpit-sort.ts";
import { type CockpitState, createCockpitState } from "./cockpit-state.ts";
import type { TableSource } from "./cockpit-table-source.ts";
import { buildTable } from "./cockpit-tables.ts";
import type { DeskContext } from "./desk-context.ts";
import { exportNotes } from "./export-facts.ts";
import type { CsvRequest, ExportedFile, ExportRequest, GeojsonRequest, PlateRequest } from "./export-protocol.ts";
import { shapesOf } from "./export-shapes.ts";
import { workbookSheets } from "./export-sheets.ts";

const MIME = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv;charset=utf-8",
  geojson: "application/geo+json",
  zip: "application/zip",
  svg: "image/svg+xml",
} as const;

/**
 * Turns the last analysis into files, by writers that are loaded when first asked for; every one says its scope, stages, date, sources, and what in
 * it is simulated.
 */
export function createExportDesk(context: Omit<DeskContext, "showTiles">, state: CockpitState = createCockpitState()) {
  function sourceOf({ language, notes = [] }: ExportRequest): TableSource & { readonly about: ExportNotes } {
    const analysed = context.analysed();
    if (analysed === null) throw new Error("a file was asked before the first analysis");
    const [base, list] = [context.base(), context.list()];
    return {
      base,
      list,
      maillages: context.maillages(),
      analysed,
      language,
      notes,
      added: state,
      about: exportNotes(base, list, analysed, language),
    };
  }

  const dateOf = ({ analysed }: TableSource) => analysed.report.meta.date;
  const file = (
    source: TableSource,
    name: string,
    extension: keyof typeof MIME,
    bytes: Uint8Array<ArrayBuffer>,
  ): ExportedFile =>
    transfer({ name: `${name}-${dateOf(source)}.${extension}`, mime: MIME[extension], bytes }, [bytes.buffer]);

  return {
    /** The workbook: synthesis, white zones, overlaps, territories, units, method. */
    async exportWorkbook(request: ExportRequest): Promise<ExportedFile> {
      const source = sourceOf(request);
      const { files } = exportSentences(request.language);
      return file(
        source,
        files.workbook,
        "xlsx",
        await writeWorkbook(workbookSheets(source), source.about, request.language),
      );
    },

    /** One table, in the order that the page shows. */
    async exportCsv({ kind, sort, ...request }: CsvRequest): Promise<ExportedFile> {
      const source = sourceOf(request);
      const { language } = request;
      const { sheet } = windowOf(buildTable(source, kind), { kind, language, ...(sort === undefined ? {} : { sort }) });
      return file(source, `cpts-${kind.replace(/\W+/g, "-")}`, "csv", writeCsv(sheet, source.about, language));
    },

    async exportGeojson({ content, ...request }: GeojsonRequest): Promise<ExportedFile> {
      const source = sourceOf(request);
      const name = exportSentences(request.language).files[content];
      return file(source, name, "geojson", writeGeojson(name, shapesOf(source, content), source.about));
    },

    /** Territories, white zones and communes in one archive. */
    async exportShapefile(request: ExportRequest): Promise<ExportedFile> {
      const source = sourceOf(request);
      const { files, readme } = exportSentences(request.language);
      const { shapefileLayers } = await import("./export-shapefiles.ts");
      const { writeShapefiles } = await import("../formats/write-shapefile.ts");
      const layers = shapefileLayers(source);
      const text = readme(layers, source.about);
      const name = request.language === "fr" ? "LISEZMOI.txt" : "README.txt";
      return file(source, files.shapefile, "zip", writeShapefiles(layers, { file: name, text }, dateOf(source)));
    },

    /** The map of the last analysis as an A4 sheet on its side; the page turns it into an image. */
    async exportFigure(request: ExportRequest): Promise<ExportedFile> {
      const source = sourceOf(request);
      const { drawFigure } = await import("./figure.ts");
      const svg = drawFigure(source, source.about, await source.base.surroundings());
      return file(source, exportSentences(request.language).files.figure, "svg", new TextEncoder().encode(svg));
    },

    /** The map as the pages for the printer show it: without title nor notes, which they say themselves. */
    async exportPlate({ territory, ...request }: PlateRequest): Promise<ExportedFile> {
      const source = sourceOf(request);
      const { drawPlate } = await import("./figure-plate.ts");
      const svg = drawPlate(source, await source.base.surroundings(), territory);
      return file(source, exportSentences(request.language).files.figure, "svg", new TextEncoder().encode(svg));
    },
  };
}
