import type { CodeHistory } from "../domain/code-history.ts";
import type { AdminLevel, Geography, UnitTable } from "../domain/unit.ts";
import { deriveGeography } from "../geo/geography.ts";
import type { Mesh } from "../geo/mesh.ts";
import { buildUnitIndex, type UnitIndex } from "../geo/unit-index.ts";
import type { Example } from "../packs/example.ts";
import { loadManifest, loadPack } from "../packs/load.ts";
import type { Manifest } from "../packs/pack-list.ts";
import type { Surroundings } from "../packs/surroundings.ts";
import { type BaseInfo, type Box, METROPOLITAN_FRANCE, type SourceInfo, type ZoneInfo } from "./protocol.ts";

/** France as the analysis holds it: loaded once, never changed. */
export interface France {
  readonly units: UnitTable;
  readonly mesh: Mesh;
  readonly geography: Geography;
  readonly unitIndex: UnitIndex;
  readonly info: BaseInfo;
  /** What is shown until a list is imported. */
  readonly example: Example;
  /** Read when a list is imported or a place searched: the first view does without. */
  readonly history: () => Promise<CodeHistory>;
  readonly postalCodes: () => Promise<readonly (readonly string[])[]>;
  readonly surroundings: () => Promise<Surroundings>;
  readonly boxOfUnits: (units: Iterable<number>) => Box;
}

/**
 * Loads what the first view needs. `onProgress` is told the step and its share (0..1).
 * @throws PackError when a pack is missing, broken or of another version
 */
export async function loadFrance(baseUrl: string, onProgress: (step: string, share: number) => void): Promise<France> {
  onProgress("manifest", 0);
  const manifest = await loadManifest(baseUrl);
  const [units, mesh, example] = await Promise.all([
    loadPack("units", baseUrl, (share) => onProgress("units", share), manifest),
    loadPack("contours", baseUrl, (share) => onProgress("contours", share), manifest),
    loadPack("example", baseUrl, () => {}, manifest),
  ]);
  onProgress("geography", 0);
  return assembleFrance({
    units,
    mesh,
    example,
    manifest,
    loadHistory: () => loadPack("formerCodes", baseUrl, () => {}, manifest),
    loadPostalCodes: () => loadPack("postalCodes", baseUrl, () => {}, manifest),
    loadSurroundings: () => loadPack("surroundings", baseUrl, () => {}, manifest),
  });
}

interface FrancePacks {
  readonly units: UnitTable;
  readonly mesh: Mesh;
  readonly example: Example;
  readonly manifest: Manifest;
  readonly loadHistory: () => Promise<CodeHistory>;
  readonly loadPostalCodes: () => Promise<readonly (readonly string[])[]>;
  readonly loadSurroundings: () => Promise<Surroundings>;
}

/** France from its packs, wherever they were read from. */
export function assembleFrance({
  units,
  mesh,
  example,
  manifest,
  loadHistory,
  loadPostalCodes,
  loadSurroundings,
}: FrancePacks): France {
  const unitIndex = buildUnitIndex(mesh);
  let history: Promise<CodeHistory> | undefined;
  let surroundings: Promise<Surroundings> | undefined;
  let postalCodes: Promise<readonly (readonly string[])[]> | undefined;
  return {
    units,
    mesh,
    geography: deriveGeography(mesh),
    unitIndex,
    info: describeBase(units, manifest),
    example,
    history: () => (history ??= loadHistory()),
    postalCodes: () => (postalCodes ??= loadPostalCodes()),
    surroundings: () => (surroundings ??= loadSurroundings()),
    boxOfUnits: boxesOf(unitIndex),
  };
}

/**
 * The same France drawn by another mesh: areas, neighbours, places and boxes follow; units, example and history stay.
 * `added` sources are said beside those of the base.
 */
export function withMesh(france: France, mesh: Mesh, added: readonly SourceInfo[]): France {
  const unitIndex = buildUnitIndex(mesh);
  return {
    ...france,
    mesh,
    geography: deriveGeography(mesh),
    unitIndex,
    info: { ...france.info, sources: [...france.info.sources, ...added] },
    boxOfUnits: boxesOf(unitIndex),
  };
}

/** The box around a set of units; that of metropolitan France around none. */
function boxesOf(unitIndex: UnitIndex): France["boxOfUnits"] {
  return (set) => {
    let box: [number, number, number, number] | null = null;
    for (const unit of set) {
      const next = unitIndex.boxOf(unit);
      if (next === null) continue;
      box =
        box === null
          ? [...next]
          : [
              Math.min(box[0], next[0]),
              Math.min(box[1], next[1]),
              Math.max(box[2], next[2]),
              Math.max(box[3], next[3]),
            ];
    }
    return box ?? METROPOLITAN_FRANCE;
  };
}

function describeBase(units: UnitTable, manifest: Manifest): BaseInfo {
  const region = zonesOf(units, "region", null);
  const departement = zonesOf(units, "departement", "region");
  const sources = new Map<string, SourceInfo>();
  for (const pack of Object.values(manifest.packs))
    for (const source of pack.sources) sources.set(`${source.name} ${source.version}`, source);
  return {
    build: manifest.build,
    cog: units.cog,
    populationYear: manifest.populationYear,
    units: units.count,
    population: units.population.reduce((sum, people) => sum + people, 0),
    zones: [
      ...region,
      ...departement,
      ...zonesOf(units, "epci", "departement"),
      ...zonesOf(units, "ept", "departement"),
    ],
    sources: [...sources.values()],
  };
}

/** The zones of a level with their people, each under the zone of `parentLevel` that holds most of them. */
function zonesOf(units: UnitTable, level: AdminLevel, parentLevel: AdminLevel | null): readonly ZoneInfo[] {
  const { codes, names } = units.zones[level];
  const population = new Float64Array(codes.length);
  const count = new Uint32Array(codes.length);
  const parents: Map<number, number>[] = codes.map(() => new Map());
  for (let unit = 0; unit < units.count; unit++) {
    const zone = units.zoneOf[level][unit]!;
    if (zone < 0) continue;
    population[zone]! += units.population[unit]!;
    count[zone]!++;
    if (parentLevel === null) continue;
    const parent = units.zoneOf[parentLevel][unit]!;
    parents[zone]!.set(parent, (parents[zone]!.get(parent) ?? 0) + units.population[unit]!);
  }
  const mostPeopled = (shares: Map<number, number>) => [...shares].sort((a, b) => b[1] - a[1])[0]?.[0];
  return codes.map((code, zone) => {
    const parent = mostPeopled(parents[zone]!);
    return {
      level,
      code,
      name: names[zone]!,
      population: population[zone]!,
      units: count[zone]!,
      parent: parentLevel === null || parent === undefined ? "" : units.zones[parentLevel].codes[parent]!,
    };
  });
}
