import { createZoneReader } from "../domain/crossed-zones.ts";
import { unitsOfTerritory } from "../domain/layer.ts";
import { buildLayerIndex, type LayerIndex } from "../domain/layer-index.ts";
import type { Maillage } from "../domain/maillage.ts";
import type { Report } from "../domain/report.ts";
import { shapeReaderOf } from "../domain/shape.ts";
import type { Site } from "../domain/site.ts";
import type { Territory, TerritoryLayer } from "../domain/territory.ts";
import { type TerritoryPopulations, territoryPopulations } from "../domain/territory-population.ts";
import { territoryAdjacency, tintGraph } from "../domain/tints.ts";
import type { UnitTable } from "../domain/unit.ts";
import type { FileImport } from "../formats/read-perimeters.ts";
import type { France } from "./france.ts";
import { middleOfUnits } from "./middle-of-units.ts";
import type { Box, ListInfo, ListReading } from "./protocol.ts";
import type { ReportSite } from "./site-counts.ts";
import { namePlace } from "./unit-names.ts";

/** What comes with a layer of CPTS. */
export interface ListContent {
  readonly layer: TerritoryLayer;
  /** Null for the embedded example. */
  readonly read: FileImport | null;
  readonly inputs: Report["meta"]["inputs"];
  readonly sites: readonly Site[];
  readonly maillages: readonly Maillage[];
}

/** A layer of CPTS with all that is worked out once for it. */
export interface LoadedList extends ListContent {
  readonly index: LayerIndex;
  readonly populations: TerritoryPopulations;
  /** One of five tints for each territory, neighbours apart whatever the date. */
  readonly tints: Uint8Array;
  readonly boxes: readonly Box[];
  /** Code of the département that holds most of the people of each territory; empty without units. */
  readonly departements: readonly string[];
  /** Where each territory is named; null without units. */
  readonly points: readonly (readonly [number, number] | null)[];
  /** The sites that figures count: MSP and CDS. */
  readonly countedSites: readonly ReportSite[];
}

export function loadList({ units, geography, boxOfUnits }: France, content: ListContent): LoadedList {
  const { layer } = content;
  const index = buildLayerIndex(layer, units.count);
  const zonesOf = createZoneReader(units);
  return {
    ...content,
    index,
    populations: territoryPopulations(units, layer, index),
    tints: tintGraph(territoryAdjacency(geography, layer, index)),
    countedSites: content.sites.flatMap(({ kind, unitIndex, structureId }) =>
      kind === "msp" || kind === "cds" ? [{ kind, unit: unitIndex, structure: structureId }] : [],
    ),
    departements: layer.territories.map((_, t) => zonesOf(unitsOfTerritory(layer, t)).departement[0]?.code ?? ""),
    boxes: layer.territories.map((_, t) => boxOfUnits(unitsOfTerritory(layer, t))),
    points: layer.territories.map((_, t) => middleOfUnits({ boxOfUnits }, unitsOfTerritory(layer, t))),
  };
}

/** The embedded example; it leaves with its sites and meshes when a list comes, since simulated data never mix with real ones. */
export function exampleContent({ example }: France): ListContent {
  return { layer: example.cpts, read: null, inputs: [], sites: example.sites, maillages: example.maillages };
}

const isDated = ({ startDate, endDate, stages }: Territory): boolean =>
  startDate !== undefined || endDate !== undefined || stages.some((event) => event.date !== undefined);

/** What the page must know of the list in use. */
export function describeList(
  { units, geography }: France,
  { layer, read, inputs, sites, maillages }: LoadedList,
): ListInfo {
  const readShape = shapeReaderOf(geography);
  return {
    isExample: read === null,
    file: layer.provenance.source,
    territories: layer.territories.length,
    rows: inputs[0]?.rows ?? 0,
    units: new Set(layer.members).size,
    cog: read?.cog ?? units.cog,
    extent: layer.extent,
    provenance: layer.provenance,
    hasStages: layer.territories.some((territory) => territory.stages.length > 0),
    hasDates: layer.territories.some(isDated),
    ignoredColumns: read?.ignoredColumns ?? [],
    anomalies: read?.anomalies ?? [],
    placeNames: namePlaces(units, read?.anomalies ?? []),
    reading: read === null ? null : describeReading(read),
    hasSites: sites.length > 0,
    maillages: maillages.map(({ layer: territories, ...described }) => ({
      ...described,
      territories: territories.territories.map(({ id, name }, t) => ({
        id,
        name,
        pieces: readShape(unitsOfTerritory(territories, t)).pieces,
      })),
    })),
  };
}

function namePlaces(units: UnitTable, anomalies: FileImport["anomalies"]): Readonly<Record<string, string>> {
  const codes = new Set(anomalies.flatMap(({ code, candidates }) => [...(code === null ? [] : [code]), ...candidates]));
  return Object.fromEntries(
    [...codes].flatMap((code) => {
      const unit = units.indexOf.get(code);
      return unit === undefined ? [] : [[code, namePlace(units.names[unit]!)]];
    }),
  );
}

function describeReading({ columns, headers, review, vintage, workbook, polygons }: FileImport): ListReading {
  return {
    columns,
    headers,
    review,
    vintage,
    workbook: workbook ?? null,
    polygons: polygons ?? null,
  };
}
