interface MethodWords {
  readonly name: string;
  readonly counts: string;
  readonly caution: string;
}

/** An indicator in plain words; `heading` is its title in METHODS.md, where its formula is. */
interface MethodEntry {
  readonly heading: string;
  readonly fr: MethodWords;
  readonly en: MethodWords;
}

export const METHODS: readonly MethodEntry[] = [
  {
    heading: "Classes of units",
    fr: {
      name: "Classes de communes",
      counts:
        "Chaque commune est dans une seule classe\u202f: sans CPTS, une CPTS, partagée (chacune l’a déclarée en partie), en chevauchement. Hors de ce que la liste décrit, elle est «\u00a0non renseignée\u00a0».",
      caution: "Une commune est prise entière\u202f: une CPTS qui en couvre la moitié la couvre.",
    },
    en: {
      name: "Classes of communes",
      counts:
        "Each commune is in one class: no CPTS, one CPTS, shared (each declared a part of it), or overlapping. Outside what the list describes it is “not stated”.",
      caution: "A commune is taken whole: a CPTS that covers half of it covers it.",
    },
  },
  {
    heading: "Coverage",
    fr: {
      name: "Couverture",
      counts:
        "Habitants, communes et surface des communes qui ont au moins une CPTS, chacune comptée une fois, rapportés à tout le territoire d’étude.",
      caution:
        "Couvert veut dire revendiqué par une liste, non desservi. La part de surface porte l’erreur des contours.",
    },
    en: {
      name: "Coverage",
      counts:
        "People, communes and area of the communes that have at least one CPTS, each counted once, over the whole scope.",
      caution: "Covered means claimed by a list, not served. The share of area carries the error of the contours.",
    },
  },
  {
    heading: "Coverage by stage",
    fr: {
      name: "Couverture par stade",
      counts: "La même, pour les CPTS d’un stade à la fois.",
      caution: "Une commune dans deux stades compte dans les deux\u202f: les lignes ne s’additionnent pas.",
    },
    en: {
      name: "Coverage by stage",
      counts: "The same, for the CPTS of one stage at a time.",
      caution: "A commune in two stages counts in both: the lines do not add up.",
    },
  },
  {
    heading: "Stage and existence at a date",
    fr: {
      name: "Stade à une date",
      counts: "Une CPTS existe entre ses deux dates, et son stade est le dernier atteint à la date choisie.",
      caution: "Un stade sans date vaut pour toutes les dates.",
    },
    en: {
      name: "Stage at a date",
      counts: "A CPTS exists between its two dates, and its stage is the last one reached at the chosen date.",
      caution: "A stage without a date holds at every date.",
    },
  },
  {
    heading: "Ratio",
    fr: {
      name: "Nombre de CPTS attendues",
      counts:
        "Population du territoire d’étude divisée par la cible (60\u202f000 habitants, modifiable), à côté du nombre de CPTS présentes.",
      caution: "La cible est une moyenne nationale, non la taille que chaque CPTS devrait avoir.",
    },
    en: {
      name: "Expected number of CPTS",
      counts: "Population of the scope over the target (60,000 people, editable), beside the number of CPTS present.",
      caution: "The target is a national mean, not the size that each CPTS should have.",
    },
  },
  {
    heading: "White zones (*zones blanches*, communes sans CPTS)",
    fr: {
      name: "Zones blanches",
      counts:
        "Communes sans CPTS d’un seul tenant, avec leurs habitants, et les CPTS voisines qui pourraient les accueillir\u202f: à quelle taille elles arriveraient.",
      caution: "Qui touche qui dépend des contours\u202f; une zone est coupée au bord du territoire d’étude.",
    },
    en: {
      name: "White zones",
      counts:
        "Adjoining communes without a CPTS, with their people, and the neighbouring CPTS that could take them in: what size they would reach.",
      caution: "Who touches whom depends on the contours; a zone is cut at the edge of the scope.",
    },
  },
  {
    heading: "Overlaps (*chevauchements*)",
    fr: {
      name: "Chevauchements",
      counts: "Paires de CPTS qui revendiquent les mêmes communes, selon que le partage est déclaré ou non.",
      caution: "Les habitants sont ceux des communes entières.",
    },
    en: {
      name: "Overlaps",
      counts: "Pairs of CPTS that claim the same communes, whether the sharing is declared or not.",
      caution: "People are those of whole communes.",
    },
  },
  {
    heading: "Population of a territory",
    fr: {
      name: "Population d’une CPTS",
      counts: "Un intervalle\u202f: avec toutes ses communes, et sans celles dont elle n’a qu’une part inconnue.",
      caution: "La vérité est entre les deux, et n’est jamais partagée au jugé.",
    },
    en: {
      name: "Population of a CPTS",
      counts: "An interval: with all its communes, and without those of which it holds an unknown part.",
      caution: "The truth lies between both, and is never split by guess.",
    },
  },
  {
    heading: "ACI size and type of territory",
    fr: {
      name: "Taille ACI et type",
      counts:
        "Quatre tailles selon la population\u202f: moins de 40\u202f000 habitants, moins de 80\u202f000, moins de 175\u202f000, au-delà, avec l’écart aux seuils et le plafond de 2019.",
      caution: "De quel côté tombent les seuils exacts est notre lecture des textes.",
    },
    en: {
      name: "ACI size and type",
      counts:
        "Four sizes by population: under 40,000 people, under 80,000, under 175,000, above, with the distance to the bounds and the maximum of 2019.",
      caution: "On which side the exact bounds fall is our reading of the texts.",
    },
  },
  {
    heading: "Area, perimeter and density",
    fr: {
      name: "Surface, périmètre, densité",
      counts: "Mesurés sur une sphère à partir des contours\u202f; la densité prend le maximum de la population.",
      caution:
        "Les contours embarqués sont approchés, et lissés\u202f: leurs limites sont plus courtes que les vraies.",
    },
    en: {
      name: "Area, perimeter, density",
      counts: "Measured on a sphere from the contours; density takes the maximum of the population.",
      caution: "The embedded contours are approximate, and smoothed: their borders are shorter than the real ones.",
    },
  },
  {
    heading: "Pieces, holes and compactness",
    fr: {
      name: "Morceaux, enclaves, compacité",
      counts:
        "En combien de morceaux est une CPTS, ce qu’elle entoure sans le contenir, et si sa forme est ramassée (1 pour un disque).",
      caution: "Une île est un morceau, jamais une erreur. Ne comparez que des territoires d’un même dessin.",
    },
    en: {
      name: "Pieces, enclaves, compactness",
      counts:
        "How many pieces a CPTS is made of, what it surrounds without holding, and how compact its shape is (1 for a disc).",
      caution: "An island is a piece, never an error. Compare only territories of one drawing.",
    },
  },
  {
    heading: "Zones crossed",
    fr: {
      name: "Territoires traversés",
      counts: "Régions, départements et EPCI que la CPTS rencontre, avec la part de ses habitants dans chacun.",
      caution: "Les communes partagées comptent entières.",
    },
    en: {
      name: "Zones crossed",
      counts: "Régions, départements and EPCI that the CPTS meets, with the share of its people in each.",
      caution: "Shared communes count whole.",
    },
  },
  {
    heading: "Neighbours and edge of the extent",
    fr: {
      name: "Voisines",
      counts:
        "CPTS qui ont une commune de l’autre côté de sa limite\u202f; une CPTS au bord de la liste peut se prolonger au-delà.",
      caution: "Environ un voisinage sur vingt-cinq diffère des contours officiels.",
    },
    en: {
      name: "Neighbours",
      counts: "CPTS with a commune across its border; a CPTS at the edge of the list may continue beyond it.",
      caution: "About one pair of neighbours in twenty-five differs from the official contours.",
    },
  },
  {
    heading: "Deployment curve",
    fr: {
      name: "Courbe de déploiement",
      counts: "Part des habitants couverts, mois par mois, d’après les dates de la liste.",
      caution:
        "Les populations sont celles d’aujourd’hui à toutes les dates\u202f; une liste de ce qui existe oublie ce qui a fermé.",
    },
    en: {
      name: "Deployment curve",
      counts: "Share of people covered, month by month, from the dates of the list.",
      caution: "Populations are those of today at every date; a list of what exists forgets what closed.",
    },
  },
  {
    heading: "Shares in the territories of a mesh",
    fr: {
      name: "Parts dans un autre maillage",
      counts: "Pour chaque CPTS, les DAC, GHT et autres territoires qu’elle rencontre, avec la part de ses habitants.",
      caution: "Un maillage qui a des trous ou des recouvrements ne fait pas 100\u202f%.",
    },
    en: {
      name: "Shares in another mesh",
      counts: "For each CPTS, the DAC, GHT and other territories it meets, with the share of its people.",
      caution: "A mesh with holes or overlaps does not sum to 100%.",
    },
  },
  {
    heading: "Sites",
    fr: {
      name: "Structures",
      counts:
        "MSP, CDS et autres qui ont au moins une adresse dans la CPTS ou la zone\u202f; trois adresses d’une structure en font une.",
      caution: "Une structure à cheval sur deux CPTS compte dans les deux.",
    },
    en: {
      name: "Sites",
      counts:
        "MSP, CDS and others with at least one address in the CPTS or zone; three addresses of a structure make one.",
      caution: "A structure in two CPTS counts in both.",
    },
  },
];
