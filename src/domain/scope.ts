import { accept, type Result, refuse } from "./result.ts";
import { ADMIN_LEVELS, type AdminLevel, type UnitTable } from "./unit.ts";

/** One zone of one administrative level: `region:93`, `departement:13`, `epci:200054807`. */
export interface ZoneRef {
  readonly level: AdminLevel;
  readonly code: string;
}

/** What the figures are about: France, or the union of one or more zones. */
export type Scope = { readonly kind: "france" } | { readonly kind: "zones"; readonly zones: readonly ZoneRef[] };

export const FRANCE: Scope = { kind: "france" };

/** `malformed`: not `level:code`; `unknown-level`; `unknown-zone`: no such code at that level. `seen` is the part refused. */
export interface ScopeRefusal {
  readonly code: "malformed" | "unknown-level" | "unknown-zone";
  readonly seen: string;
}

/** Reads `france`, `region:93`, or zones separated by commas (`departement:13,departement:84`): their union. */
export function parseScope(text: string): Result<Scope, ScopeRefusal> {
  const parts = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length === 0) return refuse({ code: "malformed", seen: text });
  if (parts.some((part) => part.toLowerCase() === "france")) return accept(FRANCE);
  const zones: ZoneRef[] = [];
  for (const part of parts) {
    const [levelText = "", code = "", ...rest] = part.split(":").map((word) => word.trim());
    if (code === "" || rest.length > 0) return refuse({ code: "malformed", seen: part });
    const level = ADMIN_LEVELS.find((known) => known === levelText.toLowerCase());
    if (!level) return refuse({ code: "unknown-level", seen: part });
    if (!zones.some((zone) => zone.level === level && zone.code === code)) zones.push({ level, code });
  }
  return accept({ kind: "zones", zones });
}

/** The text that `parseScope` reads back. */
export function formatScope(scope: Scope): string {
  return scope.kind === "france" ? "france" : formatZones(scope.zones);
}

export function formatZones(zones: readonly ZoneRef[]): string {
  return zones.map(({ level, code }) => `${level}:${code}`).join(",");
}

/** 1 for every unit in the scope. */
export function unitsOfScope(units: UnitTable, scope: Scope): Result<Uint8Array, ScopeRefusal> {
  if (scope.kind === "france") return accept(new Uint8Array(units.count).fill(1));
  return unitsOfZones(units, scope.zones);
}

/** 1 for every unit in at least one of the zones. */
export function unitsOfZones(units: UnitTable, zones: readonly ZoneRef[]): Result<Uint8Array, ScopeRefusal> {
  const mask = new Uint8Array(units.count);
  for (const zone of zones) {
    const position = units.zones[zone.level].codes.indexOf(zone.code);
    if (position < 0) return refuse({ code: "unknown-zone", seen: formatZones([zone]) });
    const zoneOf = units.zoneOf[zone.level];
    for (let unit = 0; unit < units.count; unit++) if (zoneOf[unit] === position) mask[unit] = 1;
  }
  return accept(mask);
}
