import type { ForeignKind } from "./file-kind.ts";
import type { ListSentences } from "./refusal-sentences.ts";

const q = (value: string): string => `“${value}”`;
const listed = (values: readonly string[]): string => values.map(q).join(", ");
const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)} MB`;
const inColumn = (column: string | null): string =>
  column === null ? "" : `; the column ${q(column)} looks like INSEE codes`;

const FOREIGN: Readonly<Record<ForeignKind, string>> = {
  xlsx: "an Excel workbook (XLSX)",
  ods: "an OpenDocument workbook (ODS)",
  xls: "an old Excel workbook (XLS)",
  xlsb: "a binary Excel workbook (XLSB)",
  protected: "a workbook under a password",
  document: "a text document or slides",
  zip: "a compressed archive",
  pdf: "a PDF document",
  image: "an image",
  html: "a web page (HTML)",
  xml: "an XML document",
  json: "a JSON or GeoJSON document",
  binary: "not a text file",
};
const TO_SAVE_AGAIN: readonly ForeignKind[] = ["xlsb", "ods", "xls"];

/** The sentences of the list reader in English. */
export const LIST_SENTENCES_EN: ListSentences = {
  refusals: {
    missing: ({ file }) => `The file ${q(file)} does not exist.`,
    unreadable: ({ file, reason }) => `The file ${q(file)} cannot be opened (${reason}).`,
    empty: ({ file }) => `The file ${q(file)} is empty.`,
    "too-large": ({ file, bytes, limitBytes }) =>
      `The file ${q(file)} is ${megabytes(bytes)}, over the limit of ${megabytes(limitBytes)}: a list of CPTS seldom exceeds 5 MB.`,
    foreign: ({ file, found }) =>
      found === "protected"
        ? `The file ${q(file)} is ${FOREIGN[found]}: open it, remove the password and save it as .xlsx.`
        : TO_SAVE_AGAIN.includes(found)
          ? `The file ${q(file)} is ${FOREIGN[found]}, which is not read: open it and save it as .xlsx.`
          : found === "html" || found === "xml"
            ? `The file ${q(file)} is ${FOREIGN[found]} and no list: if a spreadsheet opens it, save it as .xlsx, else download it again.`
            : `The file ${q(file)} is ${FOREIGN[found]}, and no list (.csv, .xlsx) or GeoJSON.`,
    "workbook-broken": ({ file }) =>
      `The workbook ${q(file)} is cut or damaged: download it again, or open it in a spreadsheet and save it as .xlsx.`,
    "workbook-too-large": ({ file }) =>
      `The workbook ${q(file)} holds too much data once unpacked: save the sheet of communes alone.`,
    "no-sheet": ({ file, sheet, sheets }) =>
      `The workbook ${q(file)} has no sheet ${q(sheet)} among ${listed(sheets)}.`,
    "geojson-broken": ({ file }) =>
      `The file ${q(file)} is no readable GeoJSON: it is cut, or it is JSON of another kind.`,
    topojson: ({ file }) =>
      `The file ${q(file)} is a TopoJSON, which is not read: convert it to GeoJSON (QGIS or mapshaper do it).`,
    "no-polygon": ({ file, features }) =>
      `None of the ${features} objects of the file ${q(file)} is a usable polygon: a perimeter is a Polygon or a MultiPolygon.`,
    "outside-france": ({ file, sample, declared }) =>
      `The coordinates of the file ${q(file)} (first: ${sample}) fall on no commune of France${declared === null ? "" : ` in the declared projection ${declared}`} nor in any known projection: export it in WGS 84 (EPSG:4326).`,
    "no-contours": ({ file }) =>
      `The file ${q(file)} holds polygons, which need the contours of the communes here: load them first.`,
    "one-column": ({ file, firstLine }) =>
      `The file ${q(file)} has one column only: none of the expected separators (; , tab |) splits the line ${q(firstLine)}.`,
    "no-unit-column": ({ file, headers, codesSeenIn }) =>
      `The file ${q(file)} has no recognised column of commune codes (such as “code_commune” or “code_insee”) among ${listed(headers)}${inColumn(codesSeenIn)}.`,
    "no-territory-column": ({ file, headers }) =>
      `The file ${q(file)} has no column that names the CPTS (such as “cpts_nom” or “cpts_id”) among ${listed(headers)}.`,
    "no-row": ({ file, headers }) => `The file ${q(file)} has headers (${listed(headers)}) but no row of data.`,
    "no-known-code": ({ file, column, rows, sample, codesSeenIn }) =>
      `None of the ${rows} rows of the file ${q(file)} has a known commune code in the column ${q(column)} (first value: ${q(sample)})${inColumn(codesSeenIn)}.`,
    "nothing-usable": ({ file, rows }) =>
      `None of the ${rows} rows of the file ${q(file)} puts a commune of France in a CPTS: communes of overseas collectivities and rows without a CPTS do not count.`,
    "too-dense": ({ file, unit, claims }) =>
      `The file ${q(file)} puts too many CPTS on the same communes (${claims} for ${unit}): check the column of the CPTS.`,
  },
  anomalies: {
    "zero-perdu": ({ value, code }) => `the code ${q(value)} had lost its leading zero and is read as ${code}.`,
    "code-corrige": ({ value, code }) => `the code ${q(value)} is read as ${code}.`,
    fusion: ({ value, code }) => `the commune ${value} was merged and is counted in ${code}.`,
    deleguee: ({ value, code }) => `the delegated or associated commune ${value} is counted in ${code}.`,
    arrondissements: ({ value, candidates }) =>
      `the code ${value} is a whole city and no arrondissement is given, its ${candidates.length} arrondissements are counted.`,
    "arrondissement-ignore": ({ value }) =>
      `the arrondissement ${value} stands beside a commune that does not hold it and is not counted.`,
    collectivite: ({ value }) =>
      `the commune ${value} is in an overseas collectivity outside the totals and is not counted.`,
    scission: ({ value, candidates }) =>
      `the commune ${value} was split after the date of the list and is counted under this code until someone chooses between ${candidates.join(", ")}.`,
    inconnu: ({ value }) => `the code ${q(value)} is unknown and the row is not counted.`,
    "nom-inconnu": ({ value, candidates }) =>
      `the commune ${q(value)} is not recognised and is not counted${candidates.length === 0 ? "" : `; the nearest names are those of ${candidates.join(", ")}`}.`,
    "nom-ambigu": ({ value, candidates }) =>
      `the commune ${q(value)} may be ${candidates.slice(0, 8).join(" or ")} and is not counted until someone chooses.`,
    "nom-approche": ({ value, code }) => `the commune ${q(value)} is read as ${code}, the only near name there.`,
    "nom-deduit": ({ value, code }) =>
      `the commune ${q(value)} is read as ${code} among those of this name, from the rest of the list.`,
    "nom-contredit": ({ value, code }) =>
      `the name ${q(value)} is not that of the commune ${code}, which is counted by its code.`,
    "ancien-nom": ({ value, code }) => `${q(value)} is a former name and is counted in the commune ${code}.`,
    choisi: ({ value, candidates }) => `${q(value)} is counted in ${candidates.join(", ")}, chosen in the review.`,
    ecarte: ({ value }) => `${q(value)} is not counted, left out in the review.`,
    doublon: ({ value, territory }) =>
      `the commune ${value} is already in ${q(territory ?? "")} and is counted there once.`,
    "doublon-fusion": ({ value, code, territory }) =>
      value === code
        ? `the commune ${value} is already in ${q(territory ?? "")} through a merged commune and is counted there once.`
        : `the commune ${value} became ${code}, which is already in ${q(territory ?? "")}: it is counted there once.`,
    "sans-unite": ({ value }) => `the CPTS ${q(value)} has no commune on this row.`,
    "sans-territoire": ({ value }) => `the commune ${q(value)} has no CPTS and the row is not counted.`,
    "ligne-total": ({ value }) => `${q(value)} is a total, not a CPTS, and the row is not counted.`,
    "partage-unique": ({ value, territory }) =>
      `the commune ${value} is declared shared by ${q(territory ?? "")} alone and is counted as covered by a single CPTS.`,
    "partage-illisible": ({ value }) =>
      `the sharing ${q(value)} is neither yes nor no and the commune is counted whole.`,
    "stade-inconnu": ({ value, territory }) =>
      `the stage ${q(value)} of ${q(territory ?? "")} is not recognised and stays unknown.`,
    "date-illisible": ({ value, territory }) =>
      `the date ${q(value)} of ${q(territory ?? "")} cannot be read and is left out.`,
    "dates-inversees": ({ value, territory }) =>
      `${q(territory ?? "")} ends before it starts (${value}) and counts at no date.`,
    "nom-contradictoire": ({ value, kept }) =>
      `one CPTS has two names, ${q(value)} and ${q(kept ?? "")}: the second is kept.`,
    "stade-contradictoire": ({ value, kept, territory }) =>
      `${q(territory ?? "")} has two stages, ${q(value)} and ${q(kept ?? "")}: the second is kept.`,
    "date-contradictoire": ({ value, kept, territory }) =>
      `${q(territory ?? "")} has two dates, ${q(value)} and ${q(kept ?? "")}: the second is kept.`,
    "ligne-tronquee": ({ value, code }) =>
      `the file stops in the middle of the row ${q(value)}, which is ${code === null ? "not counted" : "counted"}.`,
    "ligne-irreguliere": ({ value }) =>
      `the row ${q(value)} has more cells than the header: a separator slipped into a text.`,
    "guillemet-ouvert": () =>
      "a quotation mark is never closed and the file is read without regard to quotation marks.",
    "colonne-identite": ({ value }) => `the column ${q(value)} identifies people and is not read.`,
    "cellules-fusionnees": ({ value }) =>
      `cells merged over several rows give their value to each of them (cells filled: ${value}).`,
    "cpts-reprise": ({ value }) =>
      `the CPTS is written once, above its communes: the rows under it take it up (rows completed: ${value}).`,
    "feuille-non-lue": ({ value }) =>
      `the sheet ${q(value)} holds a list too, which is not read: choose it, or bring the sheets together in one.`,
    projection: ({ value }) => `the coordinates are read in ${value}.`,
    "coordonnees-inversees": ({ value }) =>
      `the coordinates are written in the other order (latitude before longitude, or y before x) and are turned round (${value}).`,
    "geometrie-ignoree": ({ value }) => `the geometry (${value}) is no usable polygon and is not read.`,
    "geometrie-reparee": ({ territory }) =>
      `the outline of ${q(territory ?? "")} crosses itself or is not closed and is read as the surface that it surrounds.`,
    "hors-unites": ({ territory }) => `the perimeter ${q(territory ?? "")} falls on no commune.`,
    "unite-douteuse": ({ value, code, candidates, territory }) =>
      `only ${value}% of the commune ${code ?? candidates[0] ?? ""} is in ${q(territory ?? "")}: it is ${code === null ? "not counted" : "counted"} there.`,
  },
  row: (row, rest) => `Row ${row}: ${rest}`,
  object: (object, rest) => (object === 0 ? `File: ${rest}` : `Object ${object}: ${rest}`),
};
