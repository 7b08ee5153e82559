import type { SurveyPlace, TerritoryRef } from "../analysis/survey-protocol.ts";
import type { AppState } from "./state.ts";

export interface NamedTerritory extends TerritoryRef {
  readonly name: string;
}

/** What the figures are about: the scope of the page, a territory or several put together, a draft. */
export type PlaceChoice =
  | { readonly kind: "scope" }
  | { readonly kind: "territories"; readonly of: readonly NamedTerritory[] }
  | { readonly kind: "draft"; readonly id: string };

const FRANCE: TerritoryRef = { mesh: "france", id: "france" };

/** The place as the desk wants it; a draft is not one before its units are known. */
export function placeOf({ scope }: AppState, place: Exclude<PlaceChoice, { readonly kind: "draft" }>): SurveyPlace {
  if (place.kind === "scope") {
    if (scope.kind === "france") return { kind: "territory", territory: FRANCE };
    const [zone, ...others] = scope.zones;
    return zone !== undefined && others.length === 0
      ? { kind: "territory", territory: { mesh: zone.level, id: zone.code } }
      : { kind: "scope", name: scope.zones.map(({ code }) => code).join(" + ") };
  }
  const [first, ...others] = place.of.map(({ mesh, id }) => ({ mesh, id }));
  return others.length === 0
    ? { kind: "territory", territory: first! }
    : { kind: "several", territories: [first!, ...others], name: place.of.map(({ name }) => name).join(" + ") };
}

/** Names the place in what is kept of it. */
export function keyOfPlace(state: AppState): string {
  const { place } = state.surveys;
  if (place.kind === "draft") return `draft ${place.id}`;
  const asked = placeOf(state, place);
  return asked.kind === "territory"
    ? `${asked.territory.mesh} ${asked.territory.id}`
    : "name" in asked
      ? asked.name
      : "";
}

/** With what a place can be compared, the nearest first. */
const BESIDES = ["departement", "region", "france"] as const;
export type Beside = (typeof BESIDES)[number];

/** What there is around the place to compare it with; nothing around France. */
export function besidesOf(state: AppState): readonly Beside[] {
  const asked = state.surveys.place.kind === "draft" ? null : placeOf(state, state.surveys.place);
  if (asked?.kind === "territory" && asked.territory.mesh === FRANCE.mesh) return [];
  return BESIDES.filter((level) => level === "france" || besideOf(state, level) !== null);
}

/** The territory that the place is compared with; null where it has none of that level around it, which means France. */
export function besideOf(state: AppState, level: Beside = state.surveys.beside): TerritoryRef | null {
  const { base, view, surveys, scope } = state;
  if (level === "france" || base.kind !== "ready") return null;
  const { place } = surveys;
  const zones = base.info.zones;
  const first = place.kind === "territories" ? place.of[0]! : null;
  const zoneRef =
    first !== null
      ? { level: first.mesh, code: first.id }
      : place.kind === "scope" && scope.kind === "zones"
        ? scope.zones[0]
        : undefined;
  const cpts = first?.mesh === "cpts" ? view?.territories.find(({ id }) => id === first.id) : undefined;
  const start =
    cpts !== undefined
      ? zones.find(({ level, code }) => level === "departement" && code === cpts.departement)
      : zones.find(({ level, code }) => level === zoneRef?.level && code === zoneRef.code);
  for (let zone = start; zone !== undefined; ) {
    const isItself = zone === start && cpts === undefined;
    if (zone.level === level && !isItself) return { mesh: zone.level, id: zone.code };
    const { level: own, parent }: { level: string; parent: string } = zone;
    const above = own === "departement" ? "region" : own === "region" ? null : "departement";
    zone = above === null ? undefined : zones.find((one) => one.level === above && one.code === parent);
  }
  return null;
}
