import { unitsOfTerritory } from "../domain/layer.ts";
import { stageAt } from "../domain/stages.ts";
import { territoryType } from "../domain/thresholds.ts";
import type { DeskContext } from "./desk-context.ts";
import type { OptionReading, TerritoryRef } from "./survey-protocol.ts";

type Named = Pick<OptionReading, "code" | "label">;

/** What a sample is told by: the type and the last known stage of the CPTS of each respondent. */
export const SAMPLE_TABLES: readonly { readonly id: string; readonly labels: readonly Named[] }[] = [
  {
    id: "echantillon-type",
    labels: [
      { code: "rural", label: { fr: "CPTS rurale", en: "rural CPTS" } },
      { code: "semi-rural", label: { fr: "CPTS semi-rurale ou périurbaine", en: "semi-rural CPTS" } },
      { code: "urbain", label: { fr: "CPTS urbaine", en: "urban CPTS" } },
      { code: "hors-cpts", label: { fr: "hors CPTS", en: "outside any CPTS" } },
    ],
  },
  {
    id: "echantillon-stade",
    labels: [
      { code: "aci", label: { fr: "CPTS à l’ACI signé", en: "CPTS with a signed ACI" } },
      { code: "autre", label: { fr: "CPTS à un autre stade", en: "CPTS at another stage" } },
      { code: "hors-cpts", label: { fr: "hors CPTS", en: "outside any CPTS" } },
    ],
  },
];

/** Respondents that name no place that is known. */
export const UNLINKED: TerritoryRef = { mesh: "echantillon-lieu", id: "sans-lieu" };

/** The group of a sample in a région or in France. */
export const sampleRef = (table: string, place: string, code: string): TerritoryRef => ({
  mesh: table,
  id: `${place} ${code}`,
});

export const isSampleMesh = (mesh: string): boolean =>
  mesh === UNLINKED.mesh || SAMPLE_TABLES.some(({ id }) => id === mesh);

/** After every date of a list: groups do not change with the date of the page. */
const END_OF_TIME = "9999-12-31";

/**
 * Groups of respondents that the sample tells of, in France and in each région. They are territories of the family, so
 * that the number of people in the CPTS of one kind does not tell that of one CPTS.
 * @param unitOf unit of each respondent, −1 without one
 * @param namedOf position of the CPTS that each respondent names, −1 without one
 */
export function sampleGroups(
  context: Omit<DeskContext, "showTiles">,
  unitOf: Int32Array,
  namedOf: Int32Array,
): readonly { readonly ref: TerritoryRef & { readonly name: string }; readonly named: readonly number[] }[] {
  const { units } = context.base();
  const { layer, populations } = context.list();
  const { codes } = units.zones.region;
  const lasting = layer.territories.map(
    ({ stages, endDate }) => endDate === undefined && stageAt(stages, END_OF_TIME) !== "abandonne",
  );
  const firstOf = new Int32Array(units.count).fill(-1);
  layer.territories.forEach((_, t) => {
    if (!lasting[t]) return;
    for (const unit of unitsOfTerritory(layer, t)) if (firstOf[unit] === -1) firstOf[unit] = t;
  });
  const typeOf = (t: number) =>
    t < 0 || unitsOfTerritory(layer, t).length === 0 ? "hors-cpts" : territoryType(populations.max[t]!);
  const stageOf = (t: number) =>
    t < 0 ? "hors-cpts" : stageAt(layer.territories[t]!.stages, END_OF_TIME) === "aci" ? "aci" : "autre";
  const groups = new Map<string, number[]>();
  const put = (table: string, place: string, code: string, respondent: number) => {
    const key = `${table} ${place} ${code}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [respondent]);
    else group.push(respondent);
  };
  const unlinked: number[] = [];
  unitOf.forEach((unit, respondent) => {
    if (unit < 0 && namedOf[respondent]! < 0) {
      unlinked.push(respondent);
      return;
    }
    const t = namedOf[respondent]! >= 0 ? namedOf[respondent]! : firstOf[unit]!;
    const zone = unit < 0 ? -1 : units.zoneOf.region[unit]!;
    for (const place of zone < 0 ? ["france"] : ["france", codes[zone]!]) {
      put("echantillon-type", place, typeOf(t), respondent);
      put("echantillon-stade", place, stageOf(t), respondent);
    }
  });
  const told = SAMPLE_TABLES.flatMap(({ id, labels }) =>
    ["france", ...codes].flatMap((place) =>
      labels.map(({ code, label }) => ({
        ref: { ...sampleRef(id, place, code), name: label.fr },
        named: groups.get(`${id} ${place} ${code}`) ?? [],
      })),
    ),
  );
  return [{ ref: { ...UNLINKED, name: "" }, named: unlinked }, ...told];
}
