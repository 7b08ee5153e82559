import type { SiteCounts } from "../domain/report.ts";
import type { Site } from "../domain/site.ts";
import { describeWhiteZones } from "../domain/white-zone-objects.ts";
import { findWhiteZones } from "../domain/white-zones.ts";
import type { Position } from "../geo/measure.ts";
import type { Analysed } from "./analyse-list.ts";
import { nearestCpts } from "./cockpit-distance.ts";
import { nameUnits, nameZones } from "./cockpit-names.ts";
import type { WhiteZoneFacts } from "./cockpit-protocol.ts";
import type { France } from "./france.ts";
import type { LoadedList } from "./loaded-list.ts";

const known = new WeakMap<Analysed, readonly WhiteZoneFacts[]>();

/** The white zones of an analysis with names and distances, worked out once; same order as in its report. */
export function whiteZonesOf(base: France, list: LoadedList, analysed: Analysed): readonly WhiteZoneFacts[] {
  const found = known.get(analysed) ?? readZones(base, list, analysed);
  known.set(analysed, found);
  return found;
}

function readZones(base: France, list: LoadedList, analysed: Analysed): readonly WhiteZoneFacts[] {
  const { active, inScope, classification, report, view, zoneOf } = analysed;
  const { units } = base;
  const { territories } = list.layer;
  const zones = describeWhiteZones(
    base,
    findWhiteZones(base, list.index, active, list.populations, inScope, classification.classOf),
  );
  const nearest = nearestCpts({
    mesh: base.mesh,
    sites: list.sites,
    idOf: new Map(territories.map(({ id }, t) => [id, t])),
    index: list.index,
    active,
    classOf: classification.classOf,
    zoneOf,
    points: zones.map((zone) => middleOf(base, zone.units[0]!)),
  });
  const sitesOf = sitesByUnit(list.sites);
  return zones.map((zone, z): WhiteZoneFacts => {
    const near = nearest[z] ?? null;
    const label = view.zones[z]!;
    return {
      key: zone.key,
      name: label.name,
      units: nameUnits(units, zone.units),
      population: zone.population,
      areaKm2: zone.areaKm2,
      departements: nameZones(units, "departement", zone.departements),
      epci: nameZones(units, "epci", zone.epci),
      sites: report.whiteZones[z]!.sites satisfies SiteCounts,
      siteNames: zone.units.flatMap((unit) => sitesOf.get(unit) ?? []),
      nearest:
        near === null
          ? null
          : {
              kind: near.kind,
              name: near.kind === "seat" ? near.name : territories[near.territory]!.name,
              distanceKm: near.distanceKm,
            },
      neighbours: zone.neighbours.map(({ territory, ...rest }) => ({
        territory,
        id: territories[territory]!.id,
        name: territories[territory]!.name,
        ...rest,
      })),
      box: label.box,
      point: label.point,
    };
  });
}

function middleOf(base: France, unit: number): Position {
  const [west, south, east, north] = base.boxOfUnits([unit]);
  return [(west + east) / 2, (south + north) / 2];
}

/** MSP and CDS by unit, one entry for each address. */
export function sitesByUnit(
  sites: readonly Site[],
): ReadonlyMap<number, readonly Pick<Site, "kind" | "name" | "nature">[]> {
  const found = new Map<number, Pick<Site, "kind" | "name" | "nature">[]>();
  for (const { kind, name, nature, unitIndex } of sites) {
    if (kind !== "msp" && kind !== "cds") continue;
    const entry = { kind, name, nature };
    const list = found.get(unitIndex);
    if (list) list.push(entry);
    else found.set(unitIndex, [entry]);
  }
  return found;
}
