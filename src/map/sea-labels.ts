import type { Language } from "../store/state.ts";

/** Seas and the ocean around metropolitan France and its overseas départements; places chosen by hand, well off the coasts. */
const SEAS = [
  { fr: "Manche", en: "English Channel", at: [-1.6, 49.95] },
  { fr: "Océan Atlantique", en: "Atlantic Ocean", at: [-4.4, 46.2] },
  { fr: "Golfe de Gascogne", en: "Bay of Biscay", at: [-3.2, 44.6] },
  { fr: "Mer Méditerranée", en: "Mediterranean Sea", at: [5.3, 42.55] },
  { fr: "Mer du Nord", en: "North Sea", at: [2.6, 51.75] },
  { fr: "Océan Indien", en: "Indian Ocean", at: [55.95, -21.35] },
  { fr: "Mer des Caraïbes", en: "Caribbean Sea", at: [-61.9, 15.2] },
] as const;

export function seaLabels(language: Language): GeoJSON.FeatureCollection<GeoJSON.Point> {
  return {
    type: "FeatureCollection",
    features: SEAS.map((sea) => ({
      type: "Feature",
      properties: { label: sea[language] },
      geometry: { type: "Point", coordinates: [...sea.at] },
    })),
  };
}
