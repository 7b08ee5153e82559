import marks from "../../data/example/marks.json" with { type: "json" };
import meshes from "../../data/example/meshes.json" with { type: "json" };
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import type { Nature } from "../../src/domain/nature.ts";
import { EXAMPLE_MARK } from "../../src/domain/nature.ts";
import type { Site, SiteKind } from "../../src/domain/site.ts";
import type { TerritoryLayer } from "../../src/domain/territory.ts";
import type { Country } from "./country.ts";
import { type ExampleCpts, unitOf } from "./cpts.ts";
import type { Hospitals } from "./hospitals.ts";
import { ofPlace, placeName } from "./names.ts";
import { neighboursOf } from "./pieces.ts";
import type { Random } from "./random.ts";

/** One MSP in twenty-five has a second site, next door. */
const SECOND_SITE = 0.04;
const LABELS: Readonly<Record<SiteKind, string>> = {
  msp: "MSP",
  cds: "Centre de santé",
  "cpts-siege": "Siège",
  "dac-siege": "Siège",
  hopital: "Hôpital",
  mmg: "Maison médicale de garde",
};
/** How the chances of a unit to have a structure follow from its people: MSP are country houses, CDS town ones. */
const WEIGHTS = {
  msp: (people: number) => (people < 700 ? 0 : people ** 0.5),
  cds: (people: number) => (people < 1500 ? 0 : people ** 1.1),
  mmg: (people: number) => (people < 2500 ? 0 : people ** 0.8),
};

/** Every site of the example, wherever the CPTS are: some lie in units without any. */
export function placeSites(
  country: Country,
  cpts: ExampleCpts,
  dac: TerritoryLayer,
  { hospitals }: Hospitals,
  random: Random,
): readonly Site[] {
  const { units } = country;
  const sites: Site[] = [];
  const site = (id: string, structureId: string, kind: SiteKind, name: string, unit: number, nature: Nature) => {
    const [lng, lat] = country.pointIn(unit, random);
    sites.push({ id, structureId, kind, name, unitIndex: unit, lng, lat, nature });
  };
  const scatter = (kind: SiteKind, places: readonly number[]) => {
    const met = new Map<number, number>();
    places
      .toSorted((a, b) => a - b)
      .forEach((unit, position) => {
        const id = `exemple-${kind}-${position + 1}`;
        const rank = (met.get(unit) ?? 0) + 1;
        met.set(unit, rank);
        const name = `${LABELS[kind]} ${ofPlace(placeName(units, unit))}${rank > 1 ? ` ${rank}` : ""} ${EXAMPLE_MARK}`;
        site(id, id, kind, name, unit, "simule");
        if (kind !== "msp" || random.next() >= SECOND_SITE) return;
        const around = neighboursOf(country.geography, unit);
        const other = around[Math.floor(random.next() * around.length)] ?? unit;
        site(`${id}-2`, id, kind, `${name}, second lieu`, other, "simule");
      });
  };

  const { structure, name, sites: places } = meshes.msp;
  places.forEach(({ unit, place }, position) => {
    site(`${structure}-${position + 1}`, structure, "msp", `${name} (${place})`, unitOf(country, unit), "reconstitue");
  });
  scatter("msp", drawUnits(country, marks.sites.msp - 1, WEIGHTS.msp, random));
  scatter("cds", drawUnits(country, marks.sites.cds, WEIGHTS.cds, random));
  scatter("mmg", drawUnits(country, marks.sites.mmg, WEIGHTS.mmg, random));
  scatter(
    "hopital",
    hospitals.map(({ unit }) => unit),
  );
  cpts.layer.territories.forEach((territory, position) => {
    const id = `siege-${territory.id}`;
    site(id, id, "cpts-siege", seatName(territory.name), cpts.mainUnits[position]!, "simule");
  });
  dac.territories.forEach((territory, position) => {
    const members = unitsOfTerritory(dac, position);
    const main = members.reduce((most, unit) => (units.population[unit]! > units.population[most]! ? unit : most));
    const id = `siege-${territory.id}`;
    site(id, id, "dac-siege", seatName(territory.name), main, "simule");
  });
  return sites;
}

/** The place of a seat is simulated, even that of a real CPTS. */
function seatName(name: string): string {
  return `Siège\u202f: ${name}${name.endsWith(EXAMPLE_MARK) ? "" : ` ${EXAMPLE_MARK}`}`;
}

/** Units drawn in proportion to a weight of their people, with repetitions. */
function drawUnits(
  { units }: Country,
  count: number,
  weight: (people: number) => number,
  random: Random,
): readonly number[] {
  const running = new Float64Array(units.count);
  let total = 0;
  for (let unit = 0; unit < units.count; unit++) {
    total += weight(units.population[unit]!);
    running[unit] = total;
  }
  return Array.from({ length: count }, () => {
    const mark = random.next() * total;
    let low = 0;
    for (let high = units.count - 1; low < high; ) {
      const half = (low + high) >> 1;
      if (running[half]! > mark) high = half;
      else low = half + 1;
    }
    return low;
  });
}
