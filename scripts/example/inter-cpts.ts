import marks from "../../data/example/marks.json" with { type: "json" };
import meshes from "../../data/example/meshes.json" with { type: "json" };
import { buildLayer, unitsOfTerritory } from "../../src/domain/layer.ts";
import type { Maillage } from "../../src/domain/maillage.ts";
import type { TerritoryLayer } from "../../src/domain/territory.ts";

/** Groups of CPTS that the sources name: the union of their members. */
export function gatherInterCpts(cpts: TerritoryLayer): Maillage {
  const positions = new Map(cpts.territories.map(({ id }, position) => [id, position]));
  const { groups, source } = meshes.interCpts;
  const layer = buildLayer({
    territories: groups.map(({ id, name }) => ({ id, name, nature: "reconstitue", stages: [] })),
    memberships: groups.flatMap(({ cpts: members }, territory) =>
      members.flatMap((id) =>
        [...unitsOfTerritory(cpts, positions.get(id)!)].map((unit) => ({ territory, unit, declaredShared: false })),
      ),
    ),
    extent: [{ level: "departement", code: "75" }],
    provenance: { source: source.split(":")[0]!, nature: "reconstitue", date: marks.cpts.date },
  });
  return {
    id: "inter-cpts",
    name: { fr: "Inter-CPTS", en: "Inter-CPTS" },
    owner: { fr: "Les CPTS membres", en: "The member CPTS" },
    legalBasis: { fr: "Aucune\u202f: accord entre CPTS", en: "None: agreement between CPTS" },
    date: marks.cpts.date,
    unit: { fr: "CPTS", en: "CPTS" },
    family: "groupement",
    process: "ascendant",
    nature: "reconstitue",
    rule: { fr: "Réunion des périmètres des CPTS membres.", en: "Union of the perimeters of the member CPTS." },
    layer,
  };
}
