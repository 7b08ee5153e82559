import type { CrossedPart, IndexedMesh } from "./draft-crossing.ts";
import type { DraftFigures } from "./draft-figures.ts";
import type { DraftGround } from "./draft-ground.ts";
import { ACI_SIZES } from "./thresholds.ts";
import type { AdminLevel } from "./unit.ts";

/** What a draft is looked over for, in the order in which it is said. */
export const CHECK_CODES = [
  "empty",
  "pieces",
  "enclosed",
  "overlap",
  "neighbour-cut",
  "orphan",
  "white-split",
  "uncovered",
  "size",
  "shared-alone",
  "unstated",
  "straddles",
] as const;
export type CheckCode = (typeof CHECK_CODES)[number];

/** `ok` is said too: a check that finds nothing reassures. None ever blocks. */
export type CheckLevel = "ok" | "info" | "warning";

export interface DraftCheck {
  readonly code: CheckCode;
  readonly level: CheckLevel;
  /** Numbers and ids that its sentence needs. */
  readonly facts: Readonly<Record<string, number | string>>;
  /** What to zoom to. */
  readonly units: readonly number[];
  /** Positions of the CPTS that it names. */
  readonly territories: readonly number[];
}

const sum = (groups: readonly { readonly population: number }[]) =>
  groups.reduce((total, { population }) => total + population, 0);
const allUnits = (groups: readonly { readonly units: readonly number[] }[]) => groups.flatMap(({ units }) => units);

/** Looks a draft over. `meshes`: the meshes besides the EPCI and the département that it should not straddle. */
export function checkDraft(
  ground: DraftGround,
  figures: DraftFigures,
  meshes: readonly IndexedMesh[],
): readonly DraftCheck[] {
  if (figures.units.length === 0) return [{ code: "empty", level: "info", facts: {}, units: [], territories: [] }];
  const { crossings } = figures;
  const { zoneOf, zones } = ground.base.units;
  const straddling = (level: AdminLevel) =>
    checkStraddling(figures, level, crossings.zones[level], (code) => {
      const zone = zones[level].codes.indexOf(code);
      return (unit) => zoneOf[level][unit] === zone;
    });
  return [
    checkPieces(ground, figures),
    checkEnclosed(figures),
    checkOverlaps(figures),
    ...checkNeighboursCut(figures),
    ...checkWhite(figures),
    ...checkSize(figures),
    ...simpleCheck("shared-alone", "info", figures.shared.alone),
    ...simpleCheck("unstated", "info", figures.unstated),
    straddling("epci"),
    // Grand Paris is one EPCI of 130 communes: what is cut there is an établissement public territorial.
    ...(crossings.zones.ept.length > 0 ? [straddling("ept")] : []),
    straddling("departement"),
    ...meshes.map(({ id, layer, index: { start, claimants } }) =>
      checkStraddling(figures, id, crossings.meshes[id] ?? [], (code) => {
        const territory = layer.territories.findIndex((one) => one.id === code);
        return (unit) => claimants.subarray(start[unit]!, start[unit + 1]!).includes(territory);
      }),
    ),
  ];
}

/** Pieces that no land joins to anything (islands) are a fact of geography: said, not warned of. */
function checkPieces({ base }: DraftGround, { pieces, units }: DraftFigures): DraftCheck {
  const { neighbourStart } = base.geography;
  const apart = pieces.slice(1);
  const isIsland = (piece: { readonly units: readonly number[] }) =>
    piece.units.every((unit) => neighbourStart[unit] === neighbourStart[unit + 1]);
  const level = apart.length === 0 ? "ok" : apart.every(isIsland) ? "info" : "warning";
  return {
    code: "pieces",
    level,
    facts: { pieces: pieces.length, communes: units.length, communesApart: allUnits(apart).length, people: sum(apart) },
    units: allUnits(apart),
    territories: [],
  };
}

function checkEnclosed({ enclosed }: DraftFigures): DraftCheck {
  return {
    code: "enclosed",
    level: enclosed.length === 0 ? "ok" : "warning",
    facts: { holes: enclosed.length, communes: allUnits(enclosed).length, people: sum(enclosed) },
    units: allUnits(enclosed),
    territories: [...new Set(enclosed.flatMap(({ territories }) => territories))],
  };
}

/** A common unit that both declare shared is no overlap to repair: said, not warned of. */
function checkOverlaps({ overlaps, neighbours }: DraftFigures): DraftCheck {
  const units = [...new Set(allUnits(overlaps))];
  const undeclared = overlaps.filter(({ declared }) => !declared);
  return {
    code: "overlap",
    level: overlaps.length === 0 ? "ok" : undeclared.length === 0 ? "info" : "warning",
    facts: { territories: overlaps.length, communes: units.length, neighbours: neighbours.length },
    units,
    territories: overlaps.map(({ territory }) => territory),
  };
}

function checkNeighboursCut({ overlaps }: DraftFigures): readonly DraftCheck[] {
  return overlaps
    .filter(({ before, after }) => after.pieces > Math.max(1, before.pieces))
    .map(({ territory, units, after }) => ({
      code: "neighbour-cut",
      level: "warning",
      facts: { pieces: after.pieces },
      units,
      territories: [territory],
    }));
}

function checkWhite({ white }: DraftFigures): readonly DraftCheck[] {
  const split = white.touched.filter(({ pieces }) => pieces.length > 1);
  const splits = split.map(
    ({ pieces }): DraftCheck => ({
      code: "white-split",
      level: "warning",
      facts: { pieces: pieces.length, largest: pieces[0]!.population, second: pieces[1]!.population },
      units: allUnits(pieces.slice(1)),
      territories: [],
    }),
  );
  const { orphans, uncovered } = white;
  const orphan: DraftCheck = {
    code: "orphan",
    level: orphans.length === 0 ? "ok" : "warning",
    facts: { zones: orphans.length, communes: allUnits(orphans).length, people: sum(orphans) },
    units: allUnits(orphans),
    territories: [],
  };
  return [
    orphan,
    ...splits,
    ...simpleCheck("uncovered", "warning", uncovered.units).map((check) => ({
      ...check,
      facts: { ...check.facts, people: uncovered.population },
    })),
  ];
}

/** A first or a last size deserves a word; the sizes between do not. */
function checkSize({ aci, population, targetShare }: DraftFigures): readonly DraftCheck[] {
  const isMiddle = aci.min.size > 1 && aci.max.size < ACI_SIZES.length;
  const facts = {
    size: aci.max.size,
    smallestSize: aci.min.size,
    people: population.max,
    targetShare: targetShare.max,
  };
  return [{ code: "size", level: isMiddle ? "ok" : "info", facts, units: [], territories: [] }];
}

/**
 * On both sides of a limit: common, so that it is only said. `inside`: the one zone that holds it all. What is shown is
 * what lies beyond the zone with most people, the first of the parts; `holds` says whether a zone holds a unit.
 */
function checkStraddling(
  { units }: DraftFigures,
  mesh: string,
  parts: readonly CrossedPart[],
  holds: (code: string) => (unit: number) => boolean,
): DraftCheck {
  const isInFirst = parts.length > 1 ? holds(parts[0]!.code) : () => true;
  const whole = parts.filter(({ units, ofUnits }) => units === ofUnits).length;
  return {
    code: "straddles",
    level: parts.length > 1 ? "info" : "ok",
    facts: { mesh, zones: parts.length, whole, inside: parts.length === 1 ? parts[0]!.name : "" },
    units: units.filter((unit) => !isInFirst(unit)),
    territories: [],
  };
}

function simpleCheck(code: CheckCode, level: CheckLevel, units: readonly number[]): readonly DraftCheck[] {
  return units.length === 0 ? [] : [{ code, level, facts: { communes: units.length }, units, territories: [] }];
}
