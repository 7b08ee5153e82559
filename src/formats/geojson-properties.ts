import { type ColumnChoices, type ColumnRole, foldText } from "./columns.ts";
import type { GeojsonZone } from "./geojson-zones.ts";

/** What a property of a polygon can say of its territory. */
export type PropertyRole = Extract<
  ColumnRole,
  "territoryId" | "territoryName" | "stage" | "startDate" | "endDate" | "nature"
>;

/**
 * Names of properties, folded (without accents, case, signs nor year), the most precise first. Those of Santégraphie
 * change from one year to the next: patterns rather than words.
 */
const PATTERNS: Readonly<Record<PropertyRole, readonly RegExp[]>> = {
  territoryId: [
    /^(id|code|num|numero|identifiant)(de(la)?)?(cpts|territoire|zone)$/,
    /^(cpts|territoire|zone)(id|code|num)$/,
    /^(code|identifiant|id|num|numero)$/,
    /^(nf|num|n)?finess\w*$/,
    /^(fid|gid|objectid|ogcfid|uuid)$/,
  ],
  territoryName: [
    /^(nom|lib|libelle|denomination|intitule)(de(la)?|du)?(cpts|territoire|zone)$/,
    /^(cpts|territoire|zone)(nom|lib|libelle|name)$/,
    /^(nom|name|libelle|denomination|intitule|label|lib|title|titre)$/,
    /^(cpts|raisonsociale|rs|libgeo|territoire|zone)$/,
    /^nom/,
  ],
  stage: [
    /^(stade|statut|etat|maturite|avancement|phase)$/,
    /^(stade|statut|etat|maturite|avancement|phase|niveau)\w*$/,
    /(stade|statut|maturite|avancement)/,
  ],
  startDate: [/^(datedebut|datecreation|datedecreation|debut)$/, /^(date|dt)\w*(debut|crea|ouvert|signat)/],
  endDate: [/^(datefin|datedefin|fin)$/, /^(date|dt)\w*(fin|ferm|dissol)/],
  nature: [/^nature$/],
};

/** Names of properties that identify people or say how to reach them: left out, and said. */
const IDENTITY =
  /president|coordinat|coordonnat|directeur|directrice|referent|responsable|contact|interlocut|prenom|mail|courriel|telephone|portable|^tel$|^adresse/;

export interface PropertyPlan {
  readonly properties: Readonly<Partial<Record<PropertyRole, string>>>;
  readonly identity: readonly string[];
  /** Properties read by no rule. */
  readonly unread: readonly string[];
}

const fold = (key: string): string =>
  foldText(key.slice(0, 200))
    .replaceAll(" ", "")
    .replace(/(19|20)\d\d$/, "");

/**
 * Which property of the zones says what: the one chosen, else the most precise name that is filled on some zone; one
 * property, one role.
 */
export function planProperties(zones: readonly GeojsonZone[], choices: ColumnChoices = {}): PropertyPlan {
  const filled = new Set<string>();
  for (const { properties } of zones) for (const [key, value] of properties) if (value !== "") filled.add(key);
  const identity = [...filled].filter((key) => IDENTITY.test(fold(key)));
  const free = new Set([...filled].filter((key) => !identity.includes(key)));
  const plan: Partial<Record<PropertyRole, string>> = {};
  const roles = Object.keys(PATTERNS) as PropertyRole[];
  for (const role of roles) {
    const choice = choices[role];
    if (typeof choice === "string" && free.delete(choice)) plan[role] = choice;
  }
  for (const [role, patterns] of Object.entries(PATTERNS) as [PropertyRole, readonly RegExp[]][]) {
    if (choices[role] !== undefined) continue;
    for (const pattern of patterns) {
      const key = [...free].find((candidate) => pattern.test(fold(candidate)));
      if (key === undefined) continue;
      plan[role] = key;
      free.delete(key);
      break;
    }
  }
  return { properties: plan, identity, unread: [...free] };
}
