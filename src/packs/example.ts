import {
  type BilingualText,
  MAILLAGE_FAMILIES,
  MAILLAGE_PROCESSES,
  type Maillage,
  type MaillageFamily,
  type MaillageProcess,
} from "../domain/maillage.ts";
import type { Nature } from "../domain/nature.ts";
import { SITE_KINDS, type Site, type SiteKind } from "../domain/site.ts";
import type { TerritoryLayer } from "../domain/territory.ts";
import { decodeLayer, encodeLayer, type LayerJson, NATURE } from "./example-layer.ts";
import { openPack, type Shape } from "./json-shape.ts";
import { PACKS } from "./pack-list.ts";

/** What the application shows without a file: a whole country, labelled territory by territory and site by site. */
export interface Example {
  readonly cpts: TerritoryLayer;
  readonly sites: readonly Site[];
  readonly maillages: readonly Maillage[];
  /** What is « reconstitué d'après » a source, by id of a CPTS or of a structure. */
  readonly sources: ReadonlyMap<string, ExampleSource>;
}

export interface ExampleSource {
  readonly source: string;
  readonly note: BilingualText;
}

interface ExamplePack {
  readonly pack: "example";
  readonly version: number;
  readonly cpts: LayerJson;
  readonly sites: SitesJson;
  readonly maillages: readonly (Omit<Maillage, "layer"> & { readonly layer: LayerJson })[];
  readonly sources: readonly (ExampleSource & { readonly id: string })[];
}

/** Column by column; `unit`, `lng` and `lat` (degrees × `DEGREE`) as differences with the site before. */
interface SitesJson {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** "=" where the structure has the id of the site. */
  readonly structures: readonly string[];
  readonly kinds: readonly number[];
  readonly simulated: readonly number[];
  readonly unit: readonly number[];
  readonly lng: readonly number[];
  readonly lat: readonly number[];
}

/** Points are kept to about 10 m. */
const DEGREE = 10_000;
const MOST_UNITS = 10_000_000;

/** Writes the example as a JSON pack. */
export function encodeExample({ cpts, sites, maillages, sources }: Example): ExamplePack {
  return {
    pack: "example",
    version: PACKS.example.version,
    cpts: encodeLayer(cpts),
    sites: {
      ids: sites.map(({ id }) => id),
      structures: sites.map(({ structureId, id }) => (structureId === id ? "=" : structureId)),
      names: sites.map(({ name }) => name),
      kinds: sites.map(({ kind }) => SITE_KINDS.indexOf(kind)),
      simulated: sites.map(({ nature }) => (nature === "simule" ? 1 : 0)),
      unit: toSteps(sites.map(({ unitIndex }) => unitIndex)),
      lng: toSteps(sites.map(({ lng }) => Math.round(lng * DEGREE))),
      lat: toSteps(sites.map(({ lat }) => Math.round(lat * DEGREE))),
    },
    maillages: maillages.map((maillage) => ({ ...maillage, layer: encodeLayer(maillage.layer) })),
    sources: [...sources].map(([id, source]) => ({ id, ...source })),
  };
}

/**
 * Reads the example.
 * @param unitCount number of units of the base, when known: a unit beyond it is refused
 * @throws PackError when the pack has another version or does not hold what it should
 */
export function decodeExample(json: unknown, unitCount: number = MOST_UNITS): Example {
  const pack = openPack("example", json);
  return {
    cpts: decodeLayer(pack.field("cpts"), unitCount),
    sites: decodeSites(pack.field("sites"), unitCount),
    maillages: pack
      .field("maillages")
      .items()
      .map((item) => decodeMaillage(item, unitCount)),
    sources: new Map(
      pack
        .field("sources")
        .items()
        .map((item) => [
          item.field("id").text(),
          { source: item.field("source").text(), note: decodeText(item.field("note")) },
        ]),
    ),
  };
}

function decodeSites(shape: Shape, unitCount: number): readonly Site[] {
  const ids = shape.field("ids").texts();
  const count = ids.length;
  const names = shape.field("names").ofLength(count).texts();
  const structures = shape.field("structures").ofLength(count).texts();
  const kinds = shape
    .field("kinds")
    .ofLength(count)
    .integers(0, SITE_KINDS.length - 1);
  const simulated = shape.field("simulated").ofLength(count).integers(0, 1);
  const units = readSteps(shape.field("unit").ofLength(count), 0, unitCount - 1);
  const lng = readSteps(shape.field("lng").ofLength(count), -180 * DEGREE, 180 * DEGREE);
  const lat = readSteps(shape.field("lat").ofLength(count), -90 * DEGREE, 90 * DEGREE);
  return ids.map((id, site) => ({
    id,
    structureId: structures[site] === "=" ? id : structures[site]!,
    kind: SITE_KINDS[kinds[site]!] as SiteKind,
    name: names[site]!,
    unitIndex: units[site]!,
    lng: lng[site]! / DEGREE,
    lat: lat[site]! / DEGREE,
    nature: simulated[site] === 1 ? "simule" : "reconstitue",
  }));
}

function decodeMaillage(item: Shape, unitCount: number): Maillage {
  const choice = (name: string, values: readonly string[]) =>
    item.field(name).text(new RegExp(`^(${values.join("|")})$`));
  return {
    id: item.field("id").text(),
    name: decodeText(item.field("name")),
    owner: decodeText(item.field("owner")),
    legalBasis: decodeText(item.field("legalBasis")),
    date: item.field("date").text(),
    unit: decodeText(item.field("unit")),
    family: choice("family", MAILLAGE_FAMILIES) as MaillageFamily,
    process: choice("process", MAILLAGE_PROCESSES) as MaillageProcess,
    nature: item.field("nature").text(NATURE) as Nature,
    rule: decodeText(item.field("rule")),
    layer: decodeLayer(item.field("layer"), unitCount),
  };
}

function decodeText(shape: Shape): BilingualText {
  return { fr: shape.field("fr").text(), en: shape.field("en").text() };
}

function toSteps(values: readonly number[]): readonly number[] {
  return values.map((value, position) => value - (values[position - 1] ?? 0));
}

function readSteps(shape: Shape, min: number, max: number): readonly number[] {
  let value = 0;
  return shape.integers(-MOST_UNITS, MOST_UNITS).map((step) => {
    value += step;
    return value >= min && value <= max ? value : shape.refuse(`between ${min} and ${max}, it reaches ${value}`);
  });
}
