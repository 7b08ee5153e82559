import marks from "../../data/example/marks.json" with { type: "json" };
import meshes from "../../data/example/meshes.json" with { type: "json" };
import { buildLayer, type Membership } from "../../src/domain/layer.ts";
import type { Maillage } from "../../src/domain/maillage.ts";
import { EXAMPLE_MARK } from "../../src/domain/nature.ts";
import { distanceKm } from "../../src/geo/measure.ts";
import type { Country } from "./country.ts";
import type { Hospitals } from "./hospitals.ts";
import { ofPlace, placeName } from "./names.ts";

/** GHT zones: each unit goes to the group of the nearest hospital of its région. */
export function drawGht(country: Country, { groups, hospitals }: Hospitals): Maillage {
  const { units, middle } = country;
  const byRegion = units.zones.region.codes.map((_, region) =>
    hospitals.filter(({ group }) => groups[group]!.region === region),
  );
  const memberships = units.codes.map((_, unit): Membership => {
    let nearest = -1;
    let nearestKm = Number.POSITIVE_INFINITY;
    for (const hospital of byRegion[units.zoneOf.region[unit]!]!) {
      const km = distanceKm(middle[unit]!, middle[hospital.unit]!);
      if (km < nearestKm) [nearest, nearestKm] = [hospital.group, km];
    }
    return { territory: nearest, unit, declaredShared: false };
  });
  const territories = groups.map(({ id, supportUnit }) => ({
    id,
    name:
      id === meshes.ghtOnBothBanks.id
        ? meshes.ghtOnBothBanks.name
        : `GHT autour ${ofPlace(placeName(units, supportUnit))} ${EXAMPLE_MARK}`,
    nature: "simule" as const,
    stages: [],
  }));
  const layer = buildLayer({
    territories,
    memberships,
    extent: "france",
    provenance: {
      source: `Exemple simulé\u202f; nombre de groupes\u202f: ${marks.ght.source.slice(0, "SAE 2023".length)}`,
      nature: "simule",
      date: marks.cpts.date,
    },
  });
  return {
    id: "ght",
    name: { fr: "GHT (zones reconstituées, exemple)", en: "GHT (rebuilt zones, example)" },
    owner: { fr: "Établissements publics de santé, arrêté de l'ARS", en: "Public hospitals, order of the ARS" },
    legalBasis: { fr: "Code de la santé publique, L.6132-1", en: "Public health code, L.6132-1" },
    date: marks.cpts.date,
    unit: { fr: "établissements\u202f; communes par la règle", en: "hospitals; communes by the rule" },
    family: "groupement",
    process: "mixte",
    nature: "simule",
    rule: {
      fr: "Un GHT n'a pas de liste officielle de communes\u202f: chaque commune est rattachée au groupe de l'hôpital le plus proche de sa région. Les hôpitaux et leurs groupes sont simulés.",
      en: "A GHT has no official list of communes: each commune goes to the group of the nearest hospital of its region. Hospitals and their groups are simulated.",
    },
    layer,
  };
}
