import type { ExportSentences } from "./export-sentences.ts";

const whole = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const days = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" });
/** A date as people write it. */
const dayOf = (date: string) => days.format(new Date(date));
const people = (value: number) => whole.format(value);
const percent = (share: number) => `${decimal.format(100 * share)}\u202f%`;

const stages: ExportSentences["stages"] = {
  "pre-projet": "pré-projet",
  lettre: "lettre d’intention",
  valide: "projet de santé validé",
  negociation: "ACI en négociation",
  aci: "ACI signé",
  inconnu: "stade inconnu",
  abandonne: "abandonné",
};

const natures: ExportSentences["natures"] = {
  officiel: "officiel",
  importe: "importé",
  reconstitue: "reconstitué",
  simule: "exemple simulé",
};

/** The words of the exported files in French. */
export const EXPORT_SENTENCES_FR: ExportSentences = {
  sheets: {
    synthesis: { name: "synthèse", title: "Synthèse" },
    whiteZones: { name: "zones blanches", title: "Zones blanches (communes sans CPTS)" },
    absorptions: { name: "absorptions", title: "CPTS voisines de chaque zone blanche, avant et après absorption" },
    overlaps: { name: "chevauchements", title: "Communes revendiquées par plusieurs CPTS" },
    straddling: { name: "à cheval", title: "CPTS à cheval sur plusieurs territoires d’un même maillage" },
    territories: { name: "territoires", title: "Territoires des CPTS" },
    units: { name: "unités", title: "Communes et arrondissements municipaux" },
    method: { name: "méthode", title: "Méthode, sources et limites" },
  },
  figures: {
    scopeUnits: ["Communes ou arrondissements", "unités", "Toutes les unités du territoire d’étude"],
    scopePopulation: ["Population", "habitants", "Population municipale du territoire d’étude"],
    scopeAreaKm2: ["Surface", "km²", "D’après les contours utilisés"],
    whiteUnits: [
      "Communes sans CPTS",
      "unités",
      "Zones blanches\u202f: unités décrites par la liste, dans aucune CPTS",
    ],
    whitePopulation: ["Habitants sans CPTS", "habitants", "Population des communes sans CPTS"],
    unstatedUnits: [
      "Communes non renseignées",
      "unités",
      "Hors de l’étendue de la liste\u202f: ni couvertes ni blanches",
    ],
    unstatedPopulation: ["Habitants non renseignés", "habitants", "Population des communes non renseignées"],
    singleUnits: ["Communes dans une seule CPTS", "unités", "Une CPTS et une seule"],
    singlePopulation: ["Habitants dans une seule CPTS", "habitants", "Population de ces communes"],
    sharedUnits: ["Communes partagées", "unités", "Plusieurs CPTS, qui déclarent toutes un partage"],
    sharedPopulation: ["Habitants des communes partagées", "habitants", "Comptés une fois dans la couverture"],
    overlapUnits: [
      "Communes en chevauchement",
      "unités",
      "Plusieurs CPTS, dont une au moins ne déclare pas de partage",
    ],
    overlapPopulation: ["Habitants en chevauchement", "habitants", "Comptés une fois dans la couverture"],
    coveredPopulation: [
      "Population couverte",
      "habitants",
      "Une CPTS + partagées + chevauchements, chacun compté une fois",
    ],
    populationShare: ["Taux de couverture populationnelle", "part", "Population couverte / population"],
    areaShare: ["Taux de couverture territoriale", "part", "Surface couverte / surface"],
    unitsShare: ["Part des communes couvertes", "part", "Communes couvertes / communes"],
    doubleCount: ["Doubles comptes", "habitants", "Ce que la somme des CPTS compterait en trop"],
    target: ["Ratio cible", "habitants par CPTS", "Repère, et non une taille obligatoire"],
    expected: ["CPTS attendues", "CPTS", "Population / ratio cible"],
    observed: ["CPTS observées", "CPTS", "Au moins une commune dans le territoire d’étude"],
    gap: ["Écart", "CPTS", "Observées − attendues"],
    inhabitantsPerCpts: ["Habitants par CPTS", "habitants", "Population / CPTS observées"],
    whiteZones: ["Zones blanches d’un seul tenant", "zones", "Groupes de communes sans CPTS qui se touchent"],
  },
  method: [
    ["Unité", "Commune du code officiel géographique, ou arrondissement municipal de Paris, Lyon et Marseille."],
    [
      "Zone blanche",
      "Communes sans CPTS qui se touchent, dans le territoire d’étude. Le mot ne dit rien de la couverture mobile ni de l’offre de soins.",
    ],
    [
      "Clé d’une zone",
      "Code de sa commune la plus peuplée\u202f: elle sert à retrouver la zone dans une autre liste ou à une autre date.",
    ],
    [
      "Partage",
      "Commune dont plusieurs CPTS déclarent une partie sans limite publiée. Elle est comptée une fois dans la couverture\u202f; la population de chaque CPTS est un intervalle (sans elle, avec elle).",
    ],
    [
      "Chevauchement",
      "Commune de plusieurs CPTS dont une au moins ne déclare pas de partage\u202f: un constat, jamais corrigé.",
    ],
    [
      "Absorption",
      "Population maximale de la CPTS voisine, plus celle de la zone entière\u202f; la taille ACI qui en résulte est indicative.",
    ],
    [
      "Distance",
      "À vol d’oiseau, depuis le milieu de la commune la plus peuplée de la zone, jusqu’au siège de CPTS le plus proche\u202f; sans siège connu, jusqu’à la limite commune la plus proche avec une CPTS.",
    ],
    [
      "Taille ACI",
      "1\u202f: moins de 40\u202f000 habitants\u202f; 2\u202f: moins de 80\u202f000\u202f; 3\u202f: moins de 175\u202f000\u202f; 4\u202f: au-delà. La borne basse est incluse\u202f: c’est notre lecture.",
    ],
    [
      "Totaux",
      "Les totaux viennent du territoire d’étude, où chaque commune compte une fois\u202f; ce ne sont pas des sommes de lignes.",
    ],
    ["Territoires à cheval", "Part de la population de la CPTS, communes partagées comptées en entier."],
    [
      "Textes",
      "Un texte qui commence par = + − @ est écrit comme un texte, et précédé d’une apostrophe dans les fichiers CSV, pour qu’aucun tableur ne l’exécute.",
    ],
    [
      "Repères nationaux",
      "84\u202f% de la population couverte et 835 CPTS en juin 2024\u202f; 82\u202f000 habitants par CPTS en février 2024\u202f; 1\u202f000 CPTS visées.",
    ],
  ],
  stages,
  natures,
  classes: {
    unstated: "non renseignée",
    white: "sans CPTS",
    single: "une CPTS",
    shared: "partagée",
    overlap: "en chevauchement",
  },
  levels: {
    region: "région",
    departement: "département",
    arrondissement: "arrondissement",
    epci: "EPCI",
    ept: "EPT",
  },
  types: { rural: "rural", "semi-rural": "semi-rural ou périurbain", urbain: "urbain" },
  causes: {
    inconnu: "inconnue",
    "sans-projet": "sans projet",
    "projet-en-cours": "projet en cours",
    refus: "refus exprimé",
  },
  seatKinds: { seat: "siège de CPTS", border: "limite d’une CPTS voisine" },
  processes: { descendant: "descendant", ascendant: "ascendant", mixte: "mixte", inconnu: "inconnu" },
  missions: {
    "acces-aux-soins": "accès aux soins",
    parcours: "parcours",
    prevention: "prévention",
    "crises-sanitaires": "crises sanitaires",
    qualite: "qualité et pertinence",
    accompagnement: "accompagnement des professionnels",
  },
  actionPopulations: { residente: "résidente", "prise-en-charge": "prise en charge" },
  france: "France entière",
  simulated: "Exemple simulé\u202f: ces données ne décrivent aucune CPTS réelle.",
  notes: (facts) => [
    `Territoire d’étude\u202f: ${facts.scope}`,
    `Au ${dayOf(facts.date)} · ${facts.isEveryStage ? "tous stades confondus" : `stades comptés\u202f: ${facts.stages.map((stage) => stages[stage]).join(", ")}`}`,
    `Liste des CPTS\u202f: ${facts.list} (${natures[facts.nature]})`,
    ...(facts.isSimulated ? ["Exemple simulé\u202f: une partie de ces données ne décrit aucune CPTS réelle."] : []),
    `Communes du code officiel géographique ${facts.cog}, population municipale ${facts.populationYear} (2017 à Mayotte)`,
    "Surfaces, voisinages et tracés d’après des contours approchés, sauf là où les sources citent des contours officiels",
    `Sources\u202f: ${facts.sources.map(({ licence, names }) => `${names.join(", ")} (${licence})`).join("\u202f; ")}`,
  ],
  neighbour: (name, before, after, sizeBefore, sizeAfter) =>
    `${name}\u202f: ${people(before)} → ${people(after)}\u00a0hab., taille ${sizeBefore} → ${sizeAfter}`,
  files: {
    workbook: "cpts",
    territories: "territoires",
    whiteZones: "zones-blanches",
    units: "unites",
    shapefile: "cpts-shapefile",
    figure: "carte",
  },
  readme: (layers, notes) =>
    [
      "Fichiers de formes (shapefile), WGS 84 (EPSG:4326), textes en UTF-8 (voir les fichiers .cpg).",
      "Les noms de champs ont dix caractères au plus, limite du format dBase.",
      "Un texte plus long que son champ est coupé\u202f: les listes complètes sont dans le classeur et le GeoJSON.",
      "",
      ...notes,
      ...layers.flatMap(({ file, title, fields }) => [
        "",
        `${file}.shp\u202f: ${title}`,
        ...fields.map(({ name, meaning }) => `  ${name.padEnd(10)} ${meaning}`),
      ]),
      "",
    ].join("\n"),
  figure: {
    title: (scope) => `CPTS et zones blanches · ${scope}`,
    white: (count, units) =>
      `sans CPTS\u202f: ${people(count)}\u00a0hab., ${people(units)} communes ou arrondissements`,
    shared: "commune partagée",
    overlap: "chevauchement",
    single: "une CPTS",
    unstated: "non renseigné",
    outside: "hors du territoire d’étude",
    departement: "limite de département",
    kilometres: (count) => `${people(count)} km`,
    north: "N",
    stage: (name, count) => `${name} (${people(count)})`,
    coverage: (population, area) => `${percent(population)} de la population couverte, ${percent(area)} du territoire`,
    ratio: (observed, expected) => `${people(observed)} CPTS observées, ${decimal.format(expected)} attendues`,
  },
};
