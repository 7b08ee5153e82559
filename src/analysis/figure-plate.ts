import { unitsOfTerritory } from "../domain/layer.ts";
import { exportSentences } from "../formats/export-sentences.ts";
import type { Surroundings } from "../packs/surroundings.ts";
import type { TableSource } from "./cockpit-table-source.ts";
import { fitFrame } from "./drawing-frame.ts";
import { exportFacts } from "./export-facts.ts";
import { drawLabels } from "./figure-labels.ts";
import { drawLegendColumns, drawScale, legendRows } from "./figure-legend.ts";
import { drawMap } from "./figure-map.ts";
import { drawSmallMap } from "./figure-small-maps.ts";
import { escapeXml, FIGURE_FONT, INK, PATTERNS, SEA } from "./figure-style.ts";
import type { Box, SmallMap } from "./protocol.ts";
import { namePlace, nameTerritory } from "./unit-names.ts";

/** As wide as an upright A4 page between its margins, in CSS pixels. */
const WIDTH = 688;
/** Heights of the map: of a scope at most and at least, and of one territory, whose page holds its figures too. */
const [TALLEST, LOWEST, TERRITORY_HEIGHT] = [540, 360, 380];
const GAP = 12;
/** Small maps no wider than this stand beside the legend, else under it. */
const BESIDE = 240;
/** Degrees added around a territory, as a share of its longer side. */
const AROUND = 0.18;
/** Communes of a territory that may be named. */
const MOST_COMMUNES = 40;

/**
 * The map alone with its signs under it, for a page that says the rest in its own words: of the whole scope, or of one
 * territory with what surrounds it. It refers to nothing outside itself.
 */
export function drawPlate(source: TableSource, surroundings: Surroundings, territory?: number): string {
  const { list, analysed, language } = source;
  const words = exportSentences(language);
  const isWhole = territory === undefined;
  const box = isWhole ? analysed.view.scopeBox : widen(list.boxes[territory]!);
  const height = isWhole ? heightFor(box) : TERRITORY_HEIGHT;
  const frame = fitFrame(box, { width: WIDTH, height, margin: isWhole ? 16 : 8 });
  const number = new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB");
  const name = isWhole ? undefined : list.layer.territories[territory]!.name;
  const maps = isWhole ? analysed.view.smallMaps : [];
  const mapsWidth = maps.reduce((sum, map) => sum + map.width + GAP, 0);
  const isBeside = mapsWidth > 0 && mapsWidth <= BESIDE;
  const top = height + GAP;
  const legend = drawLegendColumns(legendRows(source, name), {
    top,
    width: isBeside ? WIDTH - mapsWidth : WIDTH,
    columns: isBeside ? 2 : 3,
  });
  const small = drawRow(maps, isBeside ? WIDTH - mapsWidth + GAP - 1 : 1, isBeside ? top : top + legend.height + GAP);
  const total =
    top + (isBeside ? Math.max(legend.height, small.height) : legend.height + small.height + (mapsWidth > 0 ? GAP : 0));
  const title = name ?? words.figure.title(exportFacts(source.base, list, analysed, language).scope);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${total}" viewBox="0 0 ${WIDTH} ${total}" font-family="${FIGURE_FONT}" lang="${language}">`,
    `<title>${escapeXml(title)}</title>`,
    `<defs>${PATTERNS}<clipPath id="frame"><rect width="${WIDTH}" height="${height}"/></clipPath></defs>`,
    `<g clip-path="url(#frame)">`,
    `<rect width="${WIDTH}" height="${height}" fill="${SEA}"/>`,
    drawMap(source, frame, surroundings, territory),
    drawLabels({
      labels: isWhole ? analysed.view.labels : labelsAround(source, territory),
      zones: analysed.view.zones.map((zone, z) => ({ ...zone, population: analysed.report.whiteZones[z]!.population })),
      frame,
      numberOf: (people) => number.format(people),
      withTerritories: analysed.report.meta.scope !== "france" || !isWhole,
    }),
    drawScale(source, frame, 16, height - 14),
    "</g>",
    `<rect x="0.4" y="0.4" width="${WIDTH - 0.8}" height="${height - 0.8}" fill="none" stroke="${INK}" stroke-width="0.8"/>`,
    legend.drawn,
    small.drawn,
    "</svg>",
  ].join("\n");
}

/** The box of a territory with some of what lies around it. */
function widen([west, south, east, north]: Box): Box {
  const by = AROUND * Math.max(east - west, north - south);
  return [west - by, south - by, east + by, north + by];
}

/** Names of the communes of a territory, the most populous first, and of the CPTS and shared communes around it. */
function labelsAround(
  { base, list, analysed }: TableSource,
  territory: number,
): GeoJSON.FeatureCollection<GeoJSON.Point> {
  const { units } = base;
  const own = nameTerritory(list.layer.territories[territory]!.name);
  const members = [...unitsOfTerritory(list.layer, territory)];
  const communes = members
    .sort((a, b) => units.population[b]! - units.population[a]!)
    .slice(0, MOST_COMMUNES)
    .map((unit, rank): GeoJSON.Feature<GeoJSON.Point> => {
      const [west, south, east, north] = base.boxOfUnits([unit]);
      return {
        type: "Feature",
        properties: { kind: "town", name: namePlace(units.names[unit]!), rank },
        geometry: { type: "Point", coordinates: [(west + east) / 2, (south + north) / 2] },
      };
    });
  const around = analysed.view.labels.features.filter(
    ({ properties }) => properties?.kind === "territory" && properties.name !== own,
  );
  return { type: "FeatureCollection", features: [...communes, ...around] };
}

/** The height at which a box fills the width. */
function heightFor([west, south, east, north]: Box): number {
  const cosine = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const filled = (WIDTH * (north - south)) / ((east - west) * cosine);
  return Math.round(Math.min(TALLEST, Math.max(LOWEST, filled)));
}

/** Overseas départements and the city of the scope side by side. */
function drawRow(
  maps: readonly SmallMap[],
  from: number,
  top: number,
): { readonly drawn: string; readonly height: number } {
  if (maps.length === 0) return { drawn: "", height: 0 };
  let x = from;
  const drawn = maps.map((map) => {
    const one = drawSmallMap(map, x, top);
    x += map.width + GAP;
    return one;
  });
  return { drawn: drawn.join("\n"), height: Math.max(...maps.map(({ height }) => height)) + 20 };
}
