import marks from "../../data/example/marks.json" with { type: "json" };
import meshes from "../../data/example/meshes.json" with { type: "json" };
import { buildLayer, type Membership } from "../../src/domain/layer.ts";
import type { Maillage } from "../../src/domain/maillage.ts";
import type { Nature } from "../../src/domain/nature.ts";
import { EXAMPLE_MARK } from "../../src/domain/nature.ts";
import type { Territory } from "../../src/domain/territory.ts";
import type { Country } from "./country.ts";
import { unitOf } from "./cpts.ts";

/** One DAC for each département, four in Paris, two in Seine-et-Marne. */
export function drawDac(country: Country): Maillage {
  const { units } = country;
  const { departement, arrondissement } = units.zones;
  const territories: Territory[] = [];
  const memberships: Membership[] = [];
  const claimed = new Set<number>();
  const add = (id: string, name: string, nature: Nature, members: readonly number[]) => {
    for (const unit of members) {
      memberships.push({ territory: territories.length, unit, declaredShared: false });
      claimed.add(unit);
    }
    territories.push({ id, name, nature, stages: [] });
  };
  const unitsIn = (of: Int16Array, zone: number) =>
    [...units.codes.keys()].filter((unit) => of[unit] === zone && !claimed.has(unit));

  for (const { id, name, nature, units: codes } of meshes.paris.dac) {
    add(
      id,
      name,
      nature as Nature,
      codes.map((code) => unitOf(country, code)),
    );
  }
  for (const { id, name, arrondissements } of meshes.seineEtMarne.dac) {
    const members = arrondissements.flatMap((code) =>
      unitsIn(units.zoneOf.arrondissement, arrondissement.codes.indexOf(code)),
    );
    add(id, name, "simule", members);
  }
  const { reunion } = meshes;
  departement.codes.forEach((code, zone) => {
    const members = unitsIn(units.zoneOf.departement, zone);
    if (members.length === 0) return;
    if (code === reunion.dac.departement) add(reunion.dac.id, reunion.dac.name, "reconstitue", members);
    else add(`exemple-dac-${code}`, `DAC ${departement.names[zone]} ${EXAMPLE_MARK}`, "simule", members);
  });
  const layer = buildLayer({
    territories,
    memberships,
    extent: "france",
    provenance: {
      source: `Exemple simulé, un DAC par département\u202f; reconstitués d'après\u202f: ${meshes.reunion.source.split(":")[0]}`,
      nature: "simule",
      date: marks.cpts.date,
    },
  });
  return {
    id: "dac",
    name: { fr: "DAC (zones reconstituées, exemple)", en: "DAC (rebuilt zones, example)" },
    owner: { fr: "ARS et acteurs du territoire", en: "ARS and local actors" },
    legalBasis: {
      fr: "Code de la santé publique, L.6327-1 à L.6327-3",
      en: "Public health code, L.6327-1 to L.6327-3",
    },
    date: marks.cpts.date,
    unit: { fr: "départements, arrondissements", en: "départements, arrondissements" },
    family: "intervention",
    process: "mixte",
    nature: "simule",
    rule: {
      fr: "Les périmètres des DAC ne sont pas publiés\u202f: un par département, sauf Paris (quatre, dont celui des 13e et 14e d'après la source) et la Seine-et-Marne (deux d'après la source, limites simulées par arrondissements).",
      en: "DAC perimeters are not published: one for each département, but for Paris (four, one of them that of the 13th and 14th after the source) and Seine-et-Marne (two after the source, limits simulated by arrondissements).",
    },
    layer,
  };
}
