import { unitsOfTerritory } from "../domain/layer.ts";
import type { CellTable } from "../domain/survey-cells.ts";
import { territoryType } from "../domain/thresholds.ts";
import type { DeskContext } from "./desk-context.ts";
import { countCell, HIDDEN } from "./survey-cells.ts";
import { type DatasetFamily, keyOfTerritory, respondentsOf } from "./survey-dataset.ts";
import type { OptionReading, RegionSample } from "./survey-protocol.ts";
import type { ShownSet } from "./survey-session.ts";

/** A table about where respondents are, with the names of its categories. */
export interface SampleTable {
  readonly table: CellTable;
  readonly labels: readonly Pick<OptionReading, "code" | "label">[];
}

const TYPES = [
  { code: "rural", label: { fr: "CPTS rurale", en: "rural CPTS" } },
  { code: "semi-rural", label: { fr: "CPTS semi-rurale ou périurbaine", en: "semi-rural CPTS" } },
  { code: "urbain", label: { fr: "CPTS urbaine", en: "urban CPTS" } },
  { code: "hors-cpts", label: { fr: "hors CPTS", en: "outside any CPTS" } },
] as const;

const STATUSES = [
  { code: "aci", label: { fr: "CPTS à l’ACI signé", en: "CPTS with a signed ACI" } },
  { code: "autre", label: { fr: "CPTS à un autre stade", en: "CPTS at another stage" } },
  { code: "hors-cpts", label: { fr: "hors CPTS", en: "outside any CPTS" } },
] as const;

/** Whom a sample holds: the type and the stage of the CPTS of each respondent (the first, when a commune has several). */
export function sampleTables(
  context: Omit<DeskContext, "showTiles">,
  { family, refs }: DatasetFamily,
): readonly SampleTable[] {
  const { layer, populations } = context.list();
  const stageOf = context.analysed()?.stageOf;
  const positionOf = new Map(layer.territories.map(({ id }, t) => [id, t]));
  const cptsOfAtom = new Int32Array(family.atomCount).fill(-1);
  refs.forEach(({ mesh, id }, territory) => {
    if (mesh !== "cpts") return;
    for (const atom of family.atomsOf[territory]!) if (cptsOfAtom[atom] === -1) cptsOfAtom[atom] = positionOf.get(id)!;
  });
  const cptsOf = Int32Array.from(family.atomOfRespondent, (atom) => (atom < 0 ? -1 : cptsOfAtom[atom]!));
  const typeOf = (t: number) => {
    if (t < 0 || unitsOfTerritory(layer, t).length === 0) return 3;
    return TYPES.findIndex(({ code }) => code === territoryType(populations.max[t]!));
  };
  const statusOf = (t: number) => (t < 0 ? 2 : stageOf?.[t] === "aci" ? 0 : 1);
  return [
    {
      table: { id: "echantillon-type", options: [0, 1, 2, 3], answerOf: Uint8Array.from(cptsOf, typeOf) },
      labels: TYPES,
    },
    {
      table: { id: "echantillon-stade", options: [0, 1, 2], answerOf: Uint8Array.from(cptsOf, statusOf) },
      labels: STATUSES,
    },
  ];
}

/**
 * Respondents of each région beside its inhabitants, most people first.
 * @param canShow whether a territory stands clear of the perimeters already shown
 */
export function sampleByRegion(
  context: Omit<DeskContext, "showTiles">,
  gathered: DatasetFamily,
  canShow: (set: ShownSet) => boolean,
): readonly RegionSample[] {
  const { population } = context.base().units;
  const peopleOf = (t: number) =>
    Array.prototype.reduce.call<ArrayLike<number>, [(sum: number, unit: number) => number, number], number>(
      gathered.family.territories[t]!.units,
      (sum, unit) => sum + population[unit]!,
      0,
    );
  const france = gathered.indexOf.get(keyOfTerritory({ mesh: "france", id: "france" }))!;
  const all = countCell(gathered, france).n;
  return gathered.refs
    .flatMap(({ mesh, id, name }, t) => {
      if (mesh !== "region") return [];
      const set = { key: keyOfTerritory({ mesh, id }), name, isDrawn: false, members: respondentsOf(gathered, t) };
      const counted = countCell(gathered, t);
      const respondents = counted.state !== "shown" || canShow(set) ? counted : HIDDEN;
      const share = respondents.n === null || !all ? null : respondents.n / all;
      return [{ id, name, respondents, share, populationShare: peopleOf(t) / peopleOf(france) }];
    })
    .sort((a, b) => b.populationShare - a.populationShare);
}
