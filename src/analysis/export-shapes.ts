import { UNIT_CLASSES } from "../domain/report.ts";
import { exportSentences } from "../formats/export-sentences.ts";
import type { ExportShape } from "../formats/write-geojson.ts";
import { outlinesOf, zoneOutlines } from "../geo/outline.ts";
import { unitsOf } from "./analyse-list.ts";
import type { TableSource } from "./cockpit-table-source.ts";
import { whiteZonesOf } from "./cockpit-zones.ts";
import type { GeojsonContent } from "./export-protocol.ts";
import { knownSites } from "./site-counts.ts";
import { namePlace } from "./unit-names.ts";

/** The shapes of one kind with their attributes, under names that readers of lists of perimeters know. */
export function shapesOf(source: TableSource, content: GeojsonContent): readonly ExportShape[] {
  if (content === "territories") return territoryShapes(source);
  return content === "whiteZones" ? zoneShapes(source) : unitShapes(source);
}

function territoryShapes({ base, list, analysed, language }: TableSource): readonly ExportShape[] {
  const words = exportSentences(language);
  const { layer, index } = list;
  const outlines = outlinesOf(base.mesh, index, layer.territories.length);
  const positionOf = new Map(layer.territories.map(({ id }, t) => [id, t]));
  return analysed.report.territories.map((entry) => {
    const position = positionOf.get(entry.id)!;
    const { nature } = layer.territories[position]!;
    return {
      coordinates: outlines[position]!,
      properties: {
        cpts_id: entry.id,
        cpts_nom: entry.name,
        stade: entry.stage,
        nature: words.natures[nature],
        population_min: entry.population.min,
        population_max: entry.population.max,
        taille_min: entry.size.min,
        taille_max: entry.size.max,
        unites: entry.units.length,
        surface_km2: round(entry.areaKm2),
        morceaux: entry.pieces,
        enclaves: entry.holes,
        departements: entry.departements,
        ...knownSites(list, entry.sites),
        codes_communes: entry.units,
        codes_partages: codesShared(base.units.codes, layer, position),
      },
    };
  });
}

/** Units of which a territory declares only a part. */
function codesShared(
  codes: readonly string[],
  layer: TableSource["list"]["layer"],
  territory: number,
): readonly string[] {
  const found: string[] = [];
  for (let i = layer.memberStart[territory]!; i < layer.memberStart[territory + 1]!; i++)
    if (layer.declaredShared[i] === 1) found.push(codes[layer.members[i]!]!);
  return found;
}

function zoneShapes({ base, list, analysed, language }: TableSource): readonly ExportShape[] {
  const zones = whiteZonesOf(base, list, analysed);
  const outlines = zoneOutlines(base.mesh, analysed.zoneOf, zones.length);
  const { natures } = exportSentences(language);
  return zones.map((zone, z) => ({
    coordinates: outlines[z]!,
    properties: {
      cle: zone.key,
      nom: zone.name,
      population: zone.population,
      unites: zone.units.length,
      surface_km2: round(zone.areaKm2),
      departements: zone.departements.map(({ code }) => code),
      epci: zone.epci.map(({ code }) => code),
      ...knownSites(list, zone.sites),
      cpts_voisines: zone.neighbours.map(({ id }) => id),
      codes_communes: zone.units.map(({ code }) => code),
      nature: natures[list.layer.provenance.nature],
    },
  }));
}

function unitShapes({ base, list, analysed, language }: TableSource): readonly ExportShape[] {
  const { units, mesh } = base;
  const set = unitsOf(analysed.inScope);
  const places = new Int32Array(units.count).fill(-1);
  set.forEach((unit, place) => {
    places[unit] = place;
  });
  const outlines = zoneOutlines(mesh, places, set.length);
  const { classes, natures } = exportSentences(language);
  const { index, layer } = list;
  const zoneCode = (level: "departement" | "region" | "epci", unit: number) =>
    units.zones[level].codes[units.zoneOf[level][unit]!] ?? null;
  return set.map((unit, place) => {
    const claimants = [...index.claimants.subarray(index.start[unit]!, index.start[unit + 1]!)]
      .filter((t) => analysed.active[t] === 1)
      .map((t) => layer.territories[t]!);
    return {
      coordinates: outlines[place]!,
      properties: {
        code_commune: units.codes[unit]!,
        nom_commune: namePlace(units.names[unit]!),
        population: units.population[unit]!,
        annee_population: units.populationYear[unit]!,
        classe: classes[UNIT_CLASSES[analysed.classification.classOf[unit]!]!],
        cpts_ids: claimants.map(({ id }) => id),
        cpts_noms: claimants.map(({ name }) => name),
        epci: zoneCode("epci", unit),
        departement: zoneCode("departement", unit),
        region: zoneCode("region", unit),
        nature: natures[list.layer.provenance.nature],
      },
    };
  });
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
