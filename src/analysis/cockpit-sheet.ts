import { forEachLevel } from "../domain/admin-levels.ts";
import { unitsOfTerritory } from "../domain/layer.ts";
import type { Maillage } from "../domain/maillage.ts";
import type { Analysed } from "./analyse-list.ts";
import { nameUnits, nameZones } from "./cockpit-names.ts";
import type { TerritorySheetFacts } from "./cockpit-protocol.ts";
import { sitesByUnit } from "./cockpit-zones.ts";
import type { France } from "./france.ts";
import type { LoadedList } from "./loaded-list.ts";

/** Everything that the sheet of one territory says, with names; null when it does not count in the last analysis. */
export function readTerritorySheet(
  base: France,
  list: LoadedList,
  analysed: Analysed,
  maillages: readonly Maillage[],
  territory: number,
  added: Pick<TerritorySheetFacts, "actions" | "facts">,
): TerritorySheetFacts | null {
  const { units } = base;
  const { territories } = list.layer;
  const own = territories[territory];
  const report = own === undefined ? null : analysed.territory(territory);
  if (own === undefined || report === null) return null;
  const members = unitsOfTerritory(list.layer, territory);
  const from = list.layer.memberStart[territory]!;
  const shared = [...members].flatMap((unit, member) => {
    const claimants = list.index.claimants.subarray(list.index.start[unit]!, list.index.start[unit + 1]!);
    const others = [...claimants].filter((t) => t !== territory && analysed.active[t] === 1);
    if (others.length === 0) return [];
    const declared = list.layer.declaredShared[from + member] === 1;
    return [{ ...nameUnits(units, [unit])[0]!, declared, others: others.map((t) => territories[t]!.name) }];
  });
  const positionOf = new Map(territories.map(({ id }, t) => [id, t]));
  const sitesOf = sitesByUnit(list.sites);
  return {
    territory,
    report,
    nature: own.nature,
    startDate: own.startDate ?? null,
    endDate: own.endDate ?? null,
    stages: own.stages,
    zones: forEachLevel((level) => nameZones(units, level, report.zones[level])),
    meshes: Object.fromEntries(
      Object.entries(report.meshes).map(([mesh, partners]) => {
        const layer = maillages.find(({ id }) => id === mesh)?.layer;
        const nameOf = new Map(layer?.territories.map(({ id, name }) => [id, name]));
        return [mesh, partners.map((partner) => ({ ...partner, name: nameOf.get(partner.id) ?? partner.id }))];
      }),
    ),
    sharedUnits: shared,
    neighbours: report.neighbours.map((id) => {
      const position = positionOf.get(id)!;
      const { min, max } = list.populations;
      const population = { min: min[position]!, max: max[position]! };
      return { territory: position, id, name: territories[position]!.name, population };
    }),
    siteNames: [...members].flatMap((unit) => sitesOf.get(unit) ?? []),
    ...added,
    box: list.boxes[territory]!,
  };
}
