import type { CodeHistory } from "../domain/code-history.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import type { UnitTable } from "../domain/unit.ts";
import type { OfficialZone } from "../geo/replace-contours.ts";
import type { UnitIndex } from "../geo/unit-index.ts";
import type { ContoursRefusal } from "./contours-refusal.ts";
import { guessListYear } from "./list-year.ts";
import type { OfficialCommune } from "./official-contours.ts";
import { resolveCode } from "./resolve-code.ts";

/** Official polygons brought to the units of today. */
export interface MatchedContours {
  readonly zones: readonly OfficialZone[];
  /** Year of the codes, guessed. */
  readonly cog: number;
  /** Former communes whose polygons were gathered into the unit that they are part of now. */
  readonly merged: number;
  /** Codes that mean nothing; the overseas collectivities, which have no unit, are not among them. */
  readonly unknown: readonly string[];
}

/**
 * Finds the units of the polygons: mergers since the year of the file are gathered, a commune that was split since
 * and Paris, Lyon or Marseille become zones of several units. Where a city comes both whole and by arrondissement,
 * the whole is left out.
 * @param index of the contours in use: polygons that lie elsewhere than their commune are refused
 */
export function matchContours(
  communes: readonly OfficialCommune[],
  { units, history, index }: { readonly units: UnitTable; readonly history: CodeHistory; readonly index: UnitIndex },
  source: string,
): Result<MatchedContours, ContoursRefusal> {
  const cog = guessListYear(
    communes.map(({ code }) => code),
    units,
    history,
  );
  const written = new Set(communes.map(({ code }) => code));
  const byUnits = new Map<string, { units: number[]; polygons: OfficialCommune["polygons"] }>();
  const unknown: string[] = [];
  let [merged, misplaced, placed] = [0, 0, 0];
  let elsewhere = "";
  for (const { code, name, polygons } of communes) {
    const { kind, targets, splitCandidates } = resolveCode(code, cog, units, history);
    if (kind === "collectivite" || (kind === "arrondissements" && targets.some((target) => written.has(target))))
      continue;
    // A commune in several today is cut only where its heirs are not drawn for themselves.
    const heirs = splitCandidates.filter((heir) => heir === code || !written.has(heir));
    const codes = heirs.length > 1 ? heirs : kind === "fusion" ? targets.slice(0, 1) : targets;
    const positions = codes.map((target) => units.indexOf.get(target)!);
    if (positions.length === 0) {
      unknown.push(code);
      continue;
    }
    if (kind === "fusion" || kind === "deleguee") merged++;
    if (positions.some((unit) => liesOn(index, unit, polygons))) placed++;
    else {
      misplaced++;
      elsewhere ||= `${name} (${code})`;
    }
    const key = positions.join(" ");
    const known = byUnits.get(key);
    if (known) known.polygons = [...known.polygons, ...polygons];
    else byUnits.set(key, { units: positions, polygons });
  }
  if (byUnits.size === 0) return refuse({ code: "unknown-codes", source, codes: unknown.slice(0, 3) });
  if (misplaced > placed) return refuse({ code: "elsewhere", source, commune: elsewhere });
  return accept({ zones: [...byUnits.values()], cog, merged, unknown });
}

/** Zones of all pieces: where two pieces draw the same unit, the later one does. */
export function joinZones(pieces: readonly MatchedContours[]): OfficialZone[] {
  const taken = new Set<number>();
  const zones: OfficialZone[] = [];
  for (const { zones: own } of pieces.toReversed()) {
    const free = own.filter(({ units }) => !units.some((unit) => taken.has(unit)));
    zones.push(...free);
    for (const { units } of free) for (const unit of units) taken.add(unit);
  }
  return zones;
}

/** Whether the box of the polygons meets that of the unit. */
function liesOn(index: UnitIndex, unit: number, polygons: OfficialCommune["polygons"]): boolean {
  const box = index.boxOf(unit);
  if (box === null) return true;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [outer] of polygons) {
    for (const [lng, lat] of outer!) {
      west = Math.min(west, lng);
      south = Math.min(south, lat);
      east = Math.max(east, lng);
      north = Math.max(north, lat);
    }
  }
  return west <= box[2] && box[0] <= east && south <= box[3] && box[1] <= north;
}

/** « Paris » for its arrondissements, the names of all units for a commune that was split. */
export function nameZone({ units: zone }: OfficialZone, units: UnitTable): string {
  const names = zone.map((unit) => units.names[unit]!);
  const city = /^(\S+) \d+(?:er|e)\b/.exec(names[0]!)?.[1];
  return city !== undefined && names.every((name) => name.startsWith(`${city} `)) ? city : names.join(" / ");
}
