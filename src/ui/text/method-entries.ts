import { CROSSING_METHODS } from "./method-entries-crossing.ts";

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

export const METHODS = [
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
  {
    heading: "Share of the target",
    fr: {
      name: "Multiple de la cible",
      counts: "Population de la CPTS divisée par la cible\u202f: les deux bouts d’un intervalle quand elle en a un.",
      caution: "La cible est un repère national\u202f; elle ne dit pas la bonne taille d’une CPTS.",
    },
    en: {
      name: "Multiple of the target",
      counts: "Population of the CPTS over the target: both ends of an interval when it has one.",
      caution: "The target is a national mark; it does not say the right size of a CPTS.",
    },
  },
  {
    heading: "Breakdown by DAC",
    fr: {
      name: "Par DAC",
      counts:
        "Pour chaque DAC, les habitants du territoire d’étude, ceux des communes sans CPTS, et les CPTS présentes.",
      caution: "Une CPTS sur deux DAC compte dans les deux\u202f: cette colonne ne s’additionne pas.",
    },
    en: {
      name: "By DAC",
      counts: "For each DAC, the people of the scope, those in communes without a CPTS, and the CPTS present.",
      caution: "A CPTS on two DAC counts in both: that column does not add up.",
    },
  },
  {
    heading: "Small maps",
    fr: {
      name: "Petites cartes",
      counts:
        "Part des habitants couverts et habitants sans CPTS de chaque département d’outre-mer, comme partout ailleurs.",
      caution: "Chaque petite carte a son échelle\u202f: leurs surfaces ne se comparent pas.",
    },
    en: {
      name: "Small maps",
      counts: "Share of people covered and people without a CPTS of each overseas département, as anywhere else.",
      caution: "Each small map has its own scale: their areas do not compare.",
    },
  },
  {
    heading: "White zones as objects, their keys and notes",
    fr: {
      name: "Cause et note d’une zone",
      counts:
        "Ce que vous écrivez, gardé par le code de la commune la plus peuplée de la zone, dans ce navigateur et dans le dossier de travail.",
      caution: "Une note suit sa commune, quelle que soit la zone qui l’entoure plus tard.",
    },
    en: {
      name: "Reason and note of a zone",
      counts:
        "What you write, kept by the code of the most populous commune of the zone, in this browser and in the work file.",
      caution: "A note follows its commune, whatever zone surrounds it later.",
    },
  },
  {
    heading: "Distance to the nearest CPTS",
    fr: {
      name: "Distance à la CPTS la plus proche",
      counts:
        "Du milieu de la commune la plus peuplée de la zone au siège de CPTS le plus proche\u202f; sans siège connu, à la limite la plus proche avec une CPTS.",
      caution: "À vol d’oiseau\u202f: ni route, ni relief.",
    },
    en: {
      name: "Distance to the nearest CPTS",
      counts:
        "From the middle of the most populous commune of the zone to the nearest seat of a CPTS; without a known seat, to the nearest limit with a CPTS.",
      caution: "As the crow flies: no road, no relief.",
    },
  },
  {
    heading: "Two lists compared",
    fr: {
      name: "Deux listes comparées",
      counts:
        "Sur les communes que les deux listes décrivent\u202f: ce qui couvre chacune avant et après, et les zones blanches nouvelles, comblées ou changées.",
      caution:
        "Une CPTS qui change d’identifiant et perd plus de la moitié de ses communes compte comme disparue, puis comme nouvelle.",
    },
    en: {
      name: "Two lists compared",
      counts:
        "Over the communes that both lists describe: what covers each before and after, and the white zones that are new, filled or changed.",
      caution: "A CPTS that changes its identifier and loses more than half of its communes is one gone and one new.",
    },
  },
  {
    heading: "Comparable territories",
    fr: {
      name: "Territoires comparables",
      counts:
        "CPTS du territoire d’étude qui remplissent tous les critères choisis (taille ACI, type, stade, ancienneté à dix-huit mois près, même DAC), dans l’ordre de la liste. Les départements, les régions et la France ne sont donnés que si la liste les décrit en entier.",
      caution: "Ce n’est pas un classement\u202f; un seuil sépare des voisines presque égales.",
    },
    en: {
      name: "Comparable territories",
      counts:
        "CPTS of the scope that meet every criterion chosen (ACI size, type, stage, age within eighteen months, same DAC), in the order of the list. Départements, régions and France are given only where the list describes them whole.",
      caution: "It is no ranking; a bound separates neighbours that are nearly equal.",
    },
  },
  {
    heading: "Communes without a general practitioner",
    fr: {
      name: "Communes sans médecin généraliste",
      counts:
        "Effectifs tels qu’ils sont publiés, à chaque date\u202f; une commune sans chiffre est «\u00a0non renseignée\u00a0», jamais à zéro. Croisés avec la couverture dans un tableau, jamais additionnés avec elle.",
      caution: "Un effectif ne dit ni les heures travaillées, ni le cabinet d’à côté.",
    },
    en: {
      name: "Communes without a general practitioner",
      counts:
        "Head-counts as published, at each date; a commune without a figure is “not stated”, never zero. Crossed with coverage in a table, never added to it.",
      caution: "A head-count says neither the hours worked nor the practice next door.",
    },
  },
  {
    heading: "Actions of the CPTS",
    fr: {
      name: "Actions des CPTS",
      counts:
        "Lignes du tableau importé qui nomment une CPTS de la liste, par mission et par thème\u202f; celles qui nomment une CPTS absente sont comptées à part.",
      caution:
        "Une action de deux thèmes est trouvée par chacun, comptée une fois. Sans ligne, rien n’est dit de ce que fait une CPTS.",
    },
    en: {
      name: "Actions of the CPTS",
      counts:
        "Rows of the imported table that name a CPTS of the list, by mission and by theme; those that name another are counted apart.",
      caution:
        "An action of two themes is found by each, counted once. Without a row, nothing is said of what a CPTS does.",
    },
  },
  ...CROSSING_METHODS,
] as const satisfies readonly MethodEntry[];

/** An indicator, by its title in METHODS.md. */
export type MethodHeading = (typeof METHODS)[number]["heading"];
