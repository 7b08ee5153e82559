import { EXAMPLE_MARK } from "../../src/domain/nature.ts";
import type { UnitTable } from "../../src/domain/unit.ts";

/** The name of a unit as one says it: « Paris 9e », not « Paris 9e Arrondissement ». */
export function placeName({ names }: UnitTable, unit: number): string {
  return names[unit]!.replace(/ Arrondissement$/, "");
}

/** « de Lyon », « du Mans », « des Abymes », « d'Agen », « de L'Isle-Adam ». */
export function ofPlace(name: string): string {
  if (/^Le /.test(name)) return `du ${name.slice(3)}`;
  if (/^Les /.test(name)) return `des ${name.slice(4)}`;
  return /^[AEIOUYHÀÂÉÈÊÎÏÔŒ]/.test(name) ? `d'${name}` : `de ${name}`;
}

/**
 * A name for each territory, invented from its largest unit, with the département where two would be the same. No real CPTS is called
 * that way.
 */
export function nameTerritories(units: UnitTable, mainUnits: readonly number[]): readonly string[] {
  const places = mainUnits.map((unit) => placeName(units, unit));
  return mainUnits.map((unit, position) => {
    const place = places[position]!;
    const isTwice = places.indexOf(place) !== places.lastIndexOf(place);
    const departement = units.zones.departement.names[units.zoneOf.departement[unit]!]!;
    return `CPTS autour ${ofPlace(place)}${isTwice ? `, ${departement}` : ""} ${EXAMPLE_MARK}`;
  });
}
