import { unitsOfTerritory } from "../domain/layer.ts";
import type { TerritoryLayer } from "../domain/territory.ts";
import type { UnitTable } from "../domain/unit.ts";
import { foldText } from "../formats/columns.ts";
import type { Box, SearchHit, ZoneInfo } from "./protocol.ts";
import { namePlace } from "./unit-names.ts";

const HITS_PER_KIND = 8;

export type PlaceSearch = (query: string) => readonly SearchHit[];

interface Places {
  readonly units: UnitTable;
  readonly postalCodes: readonly (readonly string[])[];
  readonly zones: readonly ZoneInfo[];
  readonly layer: TerritoryLayer;
  readonly boxOfUnit: (unit: number) => Box;
  readonly boxOfTerritory: (territory: number) => Box;
  readonly boxOfZone: (zone: ZoneInfo) => Box;
}

/** How well a folded name answers a folded query: whole, beginning, beginning of a word, elsewhere; null when it does not. */
function rate(name: string, query: string): number | null {
  const at = name.indexOf(query);
  if (at < 0) return null;
  if (at === 0) return name.length === query.length ? 0 : 1;
  return name.includes(` ${query}`) ? 2 : 3;
}

/** A search over names, INSEE codes and postal codes, best first, then most people first. Names are folded once. */
export function createPlaceSearch({
  units,
  postalCodes,
  zones,
  layer,
  boxOfUnit,
  boxOfTerritory,
  boxOfZone,
}: Places): PlaceSearch {
  const unitNames = units.names.map((name) => foldText(namePlace(name)));
  const zoneNames = zones.map((zone) => foldText(zone.name));
  const territoryNames = layer.territories.map((territory) => foldText(territory.name));
  const byPostalCode = new Map<string, number[]>();
  postalCodes.forEach((codes, unit) => {
    for (const code of codes) byPostalCode.set(code, [...(byPostalCode.get(code) ?? []), unit]);
  });

  function best(names: readonly string[], query: string, peopleOf: (place: number) => number): number[] {
    const rated: { readonly place: number; readonly rating: number }[] = [];
    names.forEach((name, place) => {
      const rating = rate(name, query);
      if (rating !== null) rated.push({ place, rating });
    });
    return rated
      .sort((a, b) => a.rating - b.rating || peopleOf(b.place) - peopleOf(a.place))
      .slice(0, HITS_PER_KIND)
      .map(({ place }) => place);
  }

  const unitHit = (unit: number): SearchHit => ({
    kind: "unit",
    id: units.codes[unit]!,
    name: namePlace(units.names[unit]!),
    detail: units.codes[unit]!,
    box: boxOfUnit(unit),
  });

  const { departement } = units.zones;
  const departementsOf = (territory: number) =>
    [
      ...new Set(
        Array.from(unitsOfTerritory(layer, territory), (unit) => departement.codes[units.zoneOf.departement[unit]!]!),
      ),
    ].sort();

  return (typed) => {
    const query = foldText(typed);
    if (query.length < 2) return [];
    const code = typed.trim().toUpperCase();
    const byCode = units.indexOf.get(code);
    const coded = [...(byCode === undefined ? [] : [byCode]), ...(byPostalCode.get(code) ?? [])];
    const found =
      coded.length > 0 ? coded.slice(0, HITS_PER_KIND) : best(unitNames, query, (unit) => units.population[unit]!);
    return [
      ...best(territoryNames, query, () => 0).map((t): SearchHit => {
        const departements = departementsOf(t);
        const detail = departements.join(" · ");
        return {
          kind: "territory",
          id: String(t),
          name: layer.territories[t]!.name,
          detail,
          box: boxOfTerritory(t),
          departements,
        };
      }),
      ...[...new Set(found)].map(unitHit),
      ...best(zoneNames, query, (zone) => zones[zone]!.population).map((zone): SearchHit => {
        const info = zones[zone]!;
        return {
          kind: "zone",
          id: `${info.level}:${info.code}`,
          name: info.name,
          detail: info.code,
          box: boxOfZone(info),
        };
      }),
    ];
  };
}
