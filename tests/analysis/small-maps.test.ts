import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readBase } from "../../scripts/read-base.ts";
import { type SmallMapsRequest, smallMaps } from "../../src/analysis/small-maps.ts";
import { classifyUnits } from "../../src/domain/classes.ts";
import { buildLayer, type Membership } from "../../src/domain/layer.ts";
import { buildLayerIndex } from "../../src/domain/layer-index.ts";
import { unitsOfScope, type ZoneRef } from "../../src/domain/scope.ts";
import { type Box, buildUnitIndex } from "../../src/geo/unit-index.ts";

const isReady = existsSync(resolve(import.meta.dirname, "../../public/data/manifest.json"));
if (!isReady) console.info("The data are not built: the small maps are not tested.");

const base = isReady ? readBase() : null;
const unitIndex = base && buildUnitIndex(base.mesh);
const unit = (code: string) => base!.units.indexOf.get(code)!;

function boxOfUnits(set: Iterable<number>): Box {
  const boxes = [...set].flatMap((one) => unitIndex!.boxOf(one) ?? []);
  const bound = (side: number, pick: (...values: number[]) => number) =>
    boxes.filter((_, i) => i % 4 === side).reduce((a, b) => pick(a, b));
  return [bound(0, Math.min), bound(1, Math.min), bound(2, Math.max), bound(3, Math.max)];
}

/** Territories written by codes, over the whole country or one zone. */
function request(
  codes: Readonly<Record<string, readonly string[]>>,
  zones: readonly ZoneRef[] | "france" = "france",
  isDescribed = true,
): SmallMapsRequest {
  const { units, mesh } = base!;
  const ids = Object.keys(codes);
  const layer = buildLayer({
    territories: ids.map((id) => ({ id, name: id, nature: "simule", stages: [] })),
    memberships: ids.flatMap((id, territory) =>
      codes[id]!.map((code): Membership => ({ territory, unit: unit(code), declaredShared: false })),
    ),
    extent: zones,
    provenance: { source: "written by hand", nature: "simule" },
  });
  const active = new Uint8Array(ids.length).fill(1);
  const scope = unitsOfScope(units, zones === "france" ? { kind: "france" } : { kind: "zones", zones });
  if (!scope.ok) throw new Error(scope.refusal.seen);
  const described = new Uint8Array(units.count).fill(isDescribed ? 1 : 0);
  const index = buildLayerIndex(layer, units.count);
  return {
    france: { units, mesh, unitIndex: unitIndex!, boxOfUnits },
    layer,
    index,
    classification: classifyUnits(index, active, described),
    active,
    tints: new Uint8Array(ids.length),
    stages: ids.map(() => "aci"),
    inScope: scope.value,
    isFrance: zones === "france",
  };
}

const codesWhere = (holds: (code: string) => boolean) => base!.units.codes.filter(holds);
/** Every x and y of path data, in absolute terms. */
function pointsOf(path: string): [number, number][] {
  const points: [number, number][] = [];
  for (const [line] of path.matchAll(/M[^Mz]*/g)) {
    let [x, y] = [0, 0];
    const numbers = [...line.matchAll(/-?(\d+\.?\d*|\.\d+)/g)].map((match) => Number(match[0]));
    for (let i = 0; i < numbers.length; i += 2) {
      x += numbers[i]!;
      y += numbers[i + 1]!;
      points.push([x, y]);
    }
  }
  return points;
}
/** Area of closed paths by the shoelace rule, in square units. */
function areaOf(path: string): number {
  return path
    .split("z")
    .filter((ring) => ring !== "")
    .map(pointsOf)
    .reduce((sum, ring) => {
      const double = ring.reduce((total, [x, y], i) => {
        const [nextX, nextY] = ring[(i + 1) % ring.length]!;
        return total + x * nextY - nextX * y;
      }, 0);
      return sum + double / 2;
    }, 0);
}

describe.skipIf(!isReady)("small maps", () => {
  it("gives the five overseas départements to France alone, with INSEE's populations of 2023", () => {
    const maps = smallMaps(request({})).filter((map) => map.kind === "overseas");
    expect(maps.map(({ id, name, units, population }) => [id, name, units, population])).toEqual([
      ["971", "Guadeloupe", 32, 384_160],
      ["972", "Martinique", 34, 360_630],
      ["973", "Guyane", 22, 293_996],
      ["974", "La Réunion", 24, 889_679],
      ["976", "Mayotte", 17, 256_518],
    ]);
    expect(smallMaps(request({}, [{ level: "departement", code: "974" }]))).toEqual([]);
  });

  it("counts whom the list covers, and shows them apart from the others", () => {
    const south = ["97416", "97412", "97417"];
    const [reunion] = smallMaps(request({ south })).filter((map) => map.id === "974");
    const covered = south.reduce((sum, code) => sum + base!.units.population[unit(code)]!, 0);
    expect(reunion).toMatchObject({ whiteUnits: 21, whitePopulation: 889_679 - covered });
    expect(reunion!.populationShare).toBeCloseTo(covered / 889_679, 12);
    expect(reunion!.territories).toHaveLength(1);
    const land = Math.abs(areaOf(reunion!.paths.land));
    const drawn = Math.abs(areaOf(reunion!.paths.white)) + Math.abs(areaOf(reunion!.territories[0]!.path));
    expect(drawn / land).toBeCloseTo(1, 1);
  });

  it("keeps every drawing inside its frame, and its proportions", () => {
    for (const { name, box, paths, width, height } of smallMaps(request({})).filter((map) => map.kind === "overseas")) {
      const points = pointsOf(paths.land);
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
      expect(Math.min(...xs, ...ys), name).toBeGreaterThanOrEqual(0);
      expect(Math.max(...xs), name).toBeLessThanOrEqual(width);
      expect(Math.max(...ys), name).toBeLessThanOrEqual(height);
      const spare = Math.min(width - Math.max(...xs) + Math.min(...xs), height - Math.max(...ys) + Math.min(...ys));
      expect(spare, name).toBeLessThan(4);
      const cosine = Math.cos((((box[1] + box[3]) / 2) * Math.PI) / 180);
      const ratio = ((box[2] - box[0]) * cosine) / (box[3] - box[1]);
      const drawn = (Math.max(...xs) - Math.min(...xs)) / (Math.max(...ys) - Math.min(...ys));
      expect(drawn / ratio, name).toBeCloseTo(1, 1);
    }
  });

  it("stays small with a territory for each EPCI", () => {
    const codes = Object.fromEntries(
      base!.units.zones.epci.codes.map((epci, zone) => [
        epci,
        base!.units.codes.filter((_, one) => base!.units.zoneOf.epci[one] === zone && zone % 7 > 0),
      ]),
    );
    const everyEpci = request(codes);
    const overseas = smallMaps(everyEpci).filter((map) => map.kind === "overseas");
    expect(JSON.stringify(overseas).length).toBeLessThan(60_000);
  });

  it("shows Marseille in PACA, enlarged around its white 1er arrondissement", () => {
    const codes = codesWhere((code) => /^(04|05|06|13|83|84)/.test(code) && code !== "13201");
    const maps = smallMaps(request({ all: codes }, [{ level: "region", code: "93" }]));
    expect(maps.map(({ kind, name }) => [kind, name])).toEqual([["city", "Marseille"]]);
    const [city] = maps;
    expect(city).toMatchObject({ units: 16, whiteUnits: 1, whitePopulation: 37_599 });
    const white = city!.labels.filter((label) => label.white);
    expect(white).toMatchObject([{ name: "Marseille 1er", population: 37_599 }]);
    const xs = pointsOf(city!.paths.white).map(([x]) => x);
    const ys = pointsOf(city!.paths.white).map(([, y]) => y);
    expect(Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys))).toBeGreaterThan(24);
    expect(Math.min(...xs)).toBeLessThan(white[0]!.x);
    expect(Math.max(...xs)).toBeGreaterThan(white[0]!.x);
    expect(Math.min(...ys)).toBeLessThan(white[0]!.y);
    expect(Math.max(...ys)).toBeGreaterThan(white[0]!.y);
  });

  it("shows at most one city, the one with most people too small to be seen", () => {
    const cityOf = (zones: readonly ZoneRef[] | "france") =>
      smallMaps(request({}, zones))
        .filter((map) => map.kind === "city")
        .map(({ name }) => name);
    expect(cityOf("france")).toEqual(["Paris"]);
    expect(cityOf([{ level: "region", code: "84" }])).toEqual(["Lyon"]);
    expect(
      cityOf([
        { level: "region", code: "84" },
        { level: "region", code: "93" },
      ]),
    ).toEqual(["Marseille"]);
    expect(cityOf([{ level: "departement", code: "75" }])).toEqual([]);
    expect(cityOf([{ level: "region", code: "53" }])).toEqual([]);
    const silent = smallMaps(request({}, "france", false));
    expect(silent.map(({ kind, populationShare, whiteUnits }) => [kind, populationShare, whiteUnits])).toEqual(
      Array.from({ length: 5 }, () => ["overseas", 0, 0]),
    );
  });
});
