import { exportSentences } from "../formats/export-sentences.ts";
import type { ColumnId } from "../formats/sheet.ts";
import { columnLabel } from "../formats/sheet-labels.ts";
import { type DbfField, LONGEST_TEXT_BYTES } from "../formats/write-dbf.ts";
import type { ExportShape } from "../formats/write-geojson.ts";
import type { ShapefileLayer } from "../formats/write-shapefile.ts";
import type { TableSource } from "./cockpit-table-source.ts";
import type { GeojsonContent } from "./export-protocol.ts";
import { shapesOf } from "./export-shapes.ts";

type FieldPlan = readonly [property: string, field: string, column: ColumnId, size: number | "text" | "code"];

/** Short names of the attributes, which the archive explains. `text`: as long as the format allows; a number: its digits. */
const FIELDS: Readonly<Record<GeojsonContent, readonly FieldPlan[]>> = {
  territories: [
    ["cpts_id", "CPTS_ID", "id", "code"],
    ["cpts_nom", "CPTS_NOM", "name", "text"],
    ["stade", "STADE", "stage", "code"],
    ["nature", "NATURE", "nature", "code"],
    ["population_min", "POP_MIN", "populationMin", 9],
    ["population_max", "POP_MAX", "populationMax", 9],
    ["taille_min", "TAILLE_MIN", "sizeMin", 1],
    ["taille_max", "TAILLE_MAX", "sizeMax", 1],
    ["unites", "UNITES", "units", 5],
    ["surface_km2", "KM2", "areaKm2", 12],
    ["morceaux", "MORCEAUX", "pieces", 4],
    ["enclaves", "ENCLAVES", "holes", 4],
    ["departements", "DEPTS", "departements", "text"],
    ["msp", "MSP", "msp", 5],
    ["cds", "CDS", "cds", 5],
  ],
  whiteZones: [
    ["cle", "CLE", "code", "code"],
    ["nom", "NOM", "name", "text"],
    ["population", "POPULATION", "population", 9],
    ["unites", "UNITES", "units", 5],
    ["surface_km2", "KM2", "areaKm2", 12],
    ["departements", "DEPTS", "departements", "text"],
    ["epci", "EPCI", "epci", "text"],
    ["msp", "MSP", "msp", 5],
    ["cds", "CDS", "cds", 5],
    ["cpts_voisines", "VOISINES", "neighbours", "text"],
    ["codes_communes", "COMMUNES", "codes", "text"],
    ["nature", "NATURE", "nature", "code"],
  ],
  units: [
    ["code_commune", "INSEE_COM", "code", "code"],
    ["nom_commune", "NOM_COM", "name", "text"],
    ["population", "POPULATION", "population", 9],
    ["classe", "CLASSE", "unitClass", "code"],
    ["cpts_ids", "CPTS_ID", "cptsIds", "text"],
    ["cpts_noms", "CPTS_NOM", "cpts", "text"],
    ["epci", "EPCI", "epci", "code"],
    ["departement", "DEPT", "departement", "code"],
    ["region", "REGION", "region", "code"],
    ["nature", "NATURE", "nature", "code"],
  ],
};

const FILES: Readonly<Record<GeojsonContent, string>> = {
  territories: "territoires",
  whiteZones: "zones_blanches",
  units: "communes",
};
const CODE_BYTES = 60;

/** The three layers of the archive. */
export function shapefileLayers(source: TableSource): readonly ShapefileLayer[] {
  const { sheets } = exportSentences(source.language);
  return (["territories", "whiteZones", "units"] as const).map((content) => ({
    file: FILES[content],
    title: sheets[content].title,
    fields: FIELDS[content].map((plan) => fieldOf(plan, columnLabel(plan[2], source.language))),
    records: shapesOf(source, content).map((shape) => ({
      coordinates: shape.coordinates,
      values: FIELDS[content].map(([property]) => textOrNumber(shape, property)),
    })),
  }));
}

function fieldOf([, name, column, size]: FieldPlan, meaning: string): DbfField {
  if (typeof size === "number")
    return { name, meaning, kind: "number", digits: size, decimals: column === "areaKm2" ? 3 : 0 };
  return { name, meaning, kind: "text", bytes: size === "text" ? LONGEST_TEXT_BYTES : CODE_BYTES };
}

function textOrNumber({ properties }: ExportShape, property: string): string | number | null {
  const value = properties[property] ?? null;
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  return Array.isArray(value) ? value.join(" ") : String(value);
}
