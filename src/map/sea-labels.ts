import type { Language } from "../store/state.ts";

type Place = readonly [lng: number, lat: number];

/**
 * Seas and the ocean around metropolitan France and its overseas départements. Places chosen by hand, well off the
 * coasts, the best first: the others serve where a card or the edge of the map covers it.
 */
const SEAS: readonly { readonly fr: string; readonly en: string; readonly places: readonly Place[] }[] = [
  {
    fr: "Manche",
    en: "English Channel",
    places: [
      [-1.6, 49.95],
      [-0.6, 49.75],
    ],
  },
  { fr: "Océan Atlantique", en: "Atlantic Ocean", places: [[-4.4, 46.2]] },
  { fr: "Golfe de Gascogne", en: "Bay of Biscay", places: [[-3.2, 44.6]] },
  {
    fr: "Mer Méditerranée",
    en: "Mediterranean Sea",
    places: [
      [5.3, 42.55],
      [4.9, 42.98],
      [7.5, 43.2],
      [6.9, 42.95],
      [8.2, 42.9],
    ],
  },
  { fr: "Mer du Nord", en: "North Sea", places: [[2.6, 51.75]] },
  {
    fr: "Océan Indien",
    en: "Indian Ocean",
    places: [
      [55.95, -21.35],
      [55.2, -21.3],
      [55.85, -20.85],
    ],
  },
  { fr: "Mer des Caraïbes", en: "Caribbean Sea", places: [[-61.9, 15.2]] },
];

export const seaLabels = (
  language: Language,
): readonly { readonly label: string; readonly places: readonly Place[] }[] =>
  SEAS.map((sea) => ({ label: sea[language], places: sea.places }));
