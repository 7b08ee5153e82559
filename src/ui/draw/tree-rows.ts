import type { DraftFeedback, UnitLine } from "../../analysis/draw-protocol.ts";
import type { ZoneInfo } from "../../analysis/protocol.ts";
import type { ZoneRef } from "../../domain/scope.ts";

/** A line of the tree: a zone that opens, or a commune. `inside` of `of` units are in the draft. */
export interface TreeRow {
  readonly key: string;
  readonly level: number;
  readonly name: string;
  readonly detail: string;
  readonly zone: ZoneRef | null;
  readonly unit: number | null;
  readonly population: number;
  readonly inside: number;
  readonly of: number;
  readonly isOpen: boolean;
  readonly position: number;
  readonly siblings: number;
}

export const keyOf = ({ level, code }: ZoneRef): string => `${level}:${code}`;

/** Its EPT take its place: one EPCI of 130 communes is no help to anybody. */
const GRAND_PARIS = "200054781";
/** Its units are its arrondissements, which no EPCI parts. */
const PARIS = "75";

/** Zones under a zone; a zone without any opens on its communes. */
function childrenOf(zones: readonly ZoneInfo[], parent: ZoneInfo | null): readonly ZoneInfo[] {
  if (parent === null) return zones.filter(({ level }) => level === "region");
  if (parent.level === "region")
    return zones.filter((zone) => zone.level === "departement" && zone.parent === parent.code);
  if (parent.level !== "departement" || parent.code === PARIS) return [];
  return zones.filter(
    (zone) =>
      (zone.level === "epci" || zone.level === "ept") && zone.parent === parent.code && zone.code !== GRAND_PARIS,
  );
}

/** The lines to show, in order: régions, and what is open under them. `unitsOf`: communes read so far, by key. */
export function treeRows(
  zones: readonly ZoneInfo[],
  open: ReadonlySet<string>,
  unitsOf: ReadonlyMap<string, readonly UnitLine[]>,
  feedback: Pick<DraftFeedback, "units" | "zones">,
): readonly TreeRow[] {
  const held = new Set(feedback.units);
  const rows: TreeRow[] = [];
  const insideOf = (zone: ZoneInfo) => feedback.zones[zone.level].find(({ code }) => code === zone.code)?.units ?? 0;
  function add(parent: ZoneInfo | null, level: number): void {
    const children = [...childrenOf(zones, parent)].sort((a, b) => a.name.localeCompare(b.name, "fr"));
    children.forEach((zone, position) => {
      const key = keyOf(zone);
      const isOpen = open.has(key);
      rows.push({
        key,
        level,
        name: zone.name,
        detail: zone.level === "departement" ? zone.code : "",
        zone: { level: zone.level, code: zone.code },
        unit: null,
        population: zone.population,
        inside: insideOf(zone),
        of: zone.units,
        isOpen,
        position,
        siblings: children.length,
      });
      if (isOpen) add(zone, level + 1);
    });
    if (children.length > 0 || parent === null) return;
    const units = unitsOf.get(keyOf(parent)) ?? [];
    units.forEach((line, position) => {
      rows.push(unitRow(line, level, held.has(line.unit), position, units.length));
    });
  }
  add(null, 1);
  return rows;
}

/**
 * What is open at first: the département where most of the draft lives, else that of the area of study (`scope`), with
 * its région; whoever draws begins among their own communes.
 */
export function firstOpen(
  zones: readonly ZoneInfo[],
  feedback: Pick<DraftFeedback, "zones">,
  scope: readonly ZoneRef[],
): readonly ZoneRef[] {
  const most = feedback.zones.departement.toSorted((a, b) => b.population - a.population)[0];
  const start = most === undefined ? scope[0] : ({ level: "departement", code: most.code } as const);
  const home = zones.find(({ level, code }) => level === start?.level && code === start?.code);
  if (home === undefined || (home.level !== "departement" && home.level !== "region")) return [];
  const region = zones.find(({ level, code }) => level === "region" && code === home.parent);
  // Communes are read when their zone opens by hand.
  return [region, home].flatMap((zone) => (zone === undefined || opensOnUnits(zones, zone) ? [] : [zone]));
}

/** A commune as a line. */
export function unitRow(line: UnitLine, level: number, isIn: boolean, position: number, siblings: number): TreeRow {
  return {
    key: `unit:${line.unit}`,
    level,
    name: line.name,
    detail: line.code,
    zone: null,
    unit: line.unit,
    population: line.population,
    inside: isIn ? 1 : 0,
    of: 1,
    isOpen: false,
    position,
    siblings,
  };
}

/** Whether a zone opens on its communes rather than on other zones. */
export const opensOnUnits = (zones: readonly ZoneInfo[], zone: ZoneRef): boolean => {
  const info = zones.find(({ level, code }) => level === zone.level && code === zone.code);
  return info !== undefined && childrenOf(zones, info).length === 0;
};
