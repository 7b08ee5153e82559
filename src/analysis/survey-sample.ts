import type { DeskContext } from "./desk-context.ts";
import { countCell, HIDDEN, makeCell } from "./survey-cells.ts";
import { type DatasetFamily, respondentsOf } from "./survey-dataset.ts";
import { type Cell, keyOfTerritory, type RegionSample, type SurveyReading } from "./survey-protocol.ts";
import { SAMPLE_TABLES, sampleRef } from "./survey-sample-groups.ts";
import type { ShownSet } from "./survey-session.ts";

const FRANCE = keyOfTerritory({ mesh: "france", id: "france" });

/**
 * Whom the sample holds in a territory of the family, France or a région.
 * @param isOpen whether a whole, the territory or France, stands clear of the perimeters already shown
 * @returns the respondents there, and tables with France beside
 */
export function readSample(
  gathered: DatasetFamily,
  territory: number,
  isOpen: (whole: number) => boolean,
): SurveyReading["sample"] {
  const { refs, indexOf, secrecy } = gathered;
  const { id: place, name } = refs[territory]!;
  const france = indexOf.get(FRANCE)!;
  const told = new Set([territory, france].filter((whole) => secrecy.states[whole] === "shown" && isOpen(whole)));
  const cellOf = (table: string, zone: string, code: string, whole: number): Cell => {
    const t = indexOf.get(keyOfTerritory(sampleRef(table, zone, code)));
    const isTold = t !== undefined && told.has(whole) && secrecy.states[t] === "shown";
    return isTold ? makeCell("shown", secrecy.counts[t]!, secrecy.counts[whole]!) : HIDDEN;
  };
  const tables = SAMPLE_TABLES.map(({ id: question, labels }) => {
    const options = labels.map(({ code, label }) => ({
      code,
      label,
      here: cellOf(question, place, code, territory),
      beside: cellOf(question, "france", code, france),
      rest: null,
    }));
    return { question, options, hiddenCells: options.filter(({ here }) => here.state !== "shown").length };
  });
  return { of: name, n: told.has(territory) ? secrecy.counts[territory]! : null, tables };
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
  const tell = (t: number): Cell => {
    const { mesh, id, name } = gathered.refs[t]!;
    const counted = countCell(gathered, t);
    const set = { key: keyOfTerritory({ mesh, id }), name, isDrawn: false, members: respondentsOf(gathered, t) };
    return counted.state !== "shown" || canShow(set) ? counted : HIDDEN;
  };
  const france = gathered.indexOf.get(FRANCE)!;
  const all = tell(france).n;
  return gathered.refs
    .flatMap(({ mesh, id, name }, t) => {
      if (mesh !== "region") return [];
      const respondents = tell(t);
      const share = respondents.n === null || !all ? null : respondents.n / all;
      return [{ id, name, respondents, share, populationShare: peopleOf(t) / peopleOf(france) }];
    })
    .sort((a, b) => b.populationShare - a.populationShare);
}
