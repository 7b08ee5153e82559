import { layerOfGroups } from "../domain/inter-cpts.ts";
import { buildLayer } from "../domain/layer.ts";
import type { Maillage } from "../domain/maillage.ts";
import type { IsoDate, TerritoryLayer } from "../domain/territory.ts";
import type { UnitTable } from "../domain/unit.ts";

/** What a person made in the page and may want to cross: the perimeters drawn, the groups of CPTS kept. */
export interface OwnTerritories {
  readonly drawn: readonly { readonly id: string; readonly name: string; readonly codes: readonly string[] }[];
  /** Members by id of CPTS. */
  readonly groups: readonly { readonly name: string; readonly members: readonly string[] }[];
}

export const NO_OWN: OwnTerritories = { drawn: [], groups: [] };

/** Ids that no imported mesh can have: theirs hold no colon. */
export const DRAWN_MESH = "own:drawn";
export const GROUPS_MESH = "own:groups";

/**
 * Drawn perimeters and kept groups as meshes, when there are any. Codes that are no unit, members that the list has no
 * more and what is then empty are left out: the page shows them where they were made.
 */
export function ownMaillages(
  { indexOf }: UnitTable,
  cpts: TerritoryLayer,
  { drawn, groups }: OwnTerritories,
  date: IsoDate,
): readonly Maillage[] {
  const perimeters = drawn
    .map(({ id, name, codes }) => ({ id, name, units: codes.flatMap((code) => indexOf.get(code) ?? []) }))
    .filter(({ units }) => units.length > 0);
  const positions = new Map(cpts.territories.map(({ id }, position) => [id, position]));
  const gathered = groups
    .map(({ name, members }) => ({ name, members: members.flatMap((id) => positions.get(id) ?? []) }))
    .filter(({ members }) => members.length > 0);
  const { nature } = cpts.provenance;
  const made = { date, process: "ascendant" } as const;
  const maillages: Maillage[] = [];
  if (perimeters.length > 0)
    maillages.push({
      id: DRAWN_MESH,
      name: { fr: "Périmètres dessinés", en: "Drawn perimeters" },
      owner: { fr: "Tracés dans cette application", en: "Drawn in this application" },
      legalBasis: { fr: "Aucune\u202f: projet", en: "None: a project" },
      unit: { fr: "communes", en: "communes" },
      family: "intervention",
      ...made,
      nature: "importe",
      rule: { fr: "Communes de chaque tracé.", en: "Communes of each drawing." },
      layer: buildLayer({
        territories: perimeters.map(({ id, name }) => ({ id, name, nature: "importe", stages: [] })),
        memberships: perimeters.flatMap(({ units }, territory) =>
          units.map((unit) => ({ territory, unit, declaredShared: false })),
        ),
        extent: "france",
        provenance: { source: "Dessiner", nature: "importe", date },
      }),
    });
  if (gathered.length > 0)
    maillages.push({
      id: GROUPS_MESH,
      name: { fr: "Groupes de CPTS gardés", en: "Kept groups of CPTS" },
      owner: { fr: "Les CPTS membres", en: "The member CPTS" },
      legalBasis: { fr: "Aucune\u202f: accord entre CPTS", en: "None: agreement between CPTS" },
      unit: { fr: "CPTS", en: "CPTS" },
      family: "groupement",
      ...made,
      nature,
      rule: { fr: "Réunion des périmètres des CPTS membres.", en: "Union of the perimeters of the member CPTS." },
      layer: layerOfGroups(
        cpts,
        gathered.map(({ name, members }) => ({ id: name, name, nature, stages: [], members })),
        { source: cpts.provenance.source, nature, date },
      ),
    });
  return maillages;
}
