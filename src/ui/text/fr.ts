import type { Nature } from "../../domain/nature.ts";
import type { SiteKind } from "../../domain/site.ts";
import type { Stage } from "../../domain/territory.ts";
import type { AdminLevel } from "../../domain/unit.ts";
import type { SheetColumn } from "../../formats/sheet.ts";
import type { WorkFileRefusal } from "../../formats/work-file.ts";
import type { WorkPart } from "../../formats/work-parts.ts";
import type { UnopenedFile } from "../../store/state.ts";
import { cockpitFr } from "./cockpit-fr.ts";
import { crossingFr } from "./crossing-fr.ts";
import { dataFr } from "./data-fr.ts";
import { drawFr } from "./draw-fr.ts";
import { helpFr } from "./help-fr.ts";
import { formatDate, formatInteger, formatPercent, formatSigned } from "./numbers.ts";
import { writeSheetCell } from "./sheet-cell.ts";
import { surveysFr } from "./surveys-fr.ts";

const integer = (value: number) => formatInteger(value, "fr");
const percent = (share: number) => formatPercent(share, "fr");
const signed = (value: number) => formatSigned(value, "fr");
const monthOf = (iso: string) => formatDate(iso, "fr", "short-month");
const plural = (count: number, one: string, many: string) => (count < 2 ? one : many);

const stages: Record<Stage, string> = {
  aci: "ACI signé",
  negociation: "ACI en négociation",
  valide: "projet de santé validé",
  lettre: "lettre d’intention",
  "pre-projet": "pré-projet",
  inconnu: "stade inconnu",
  abandonne: "abandonné",
};
const natures: Record<Nature, string> = {
  officiel: "officiel",
  importe: "importé",
  reconstitue: "reconstitué",
  simule: "exemple simulé",
};
const levels: Record<AdminLevel, string> = {
  region: "région",
  departement: "département",
  arrondissement: "arrondissement",
  epci: "EPCI",
  ept: "EPT",
};

const siteKinds: Record<SiteKind, string> = {
  msp: "maisons de santé (MSP)",
  cds: "centres de santé (CDS)",
  "cpts-siege": "sièges de CPTS",
  "dac-siege": "sièges de DAC",
  hopital: "hôpitaux",
  mmg: "maisons médicales de garde",
};

/**
 * Every sentence of the page in French. The English catalogue has the same shape, or does not compile.
 * Longer than other files: one catalogue, in the order of the screen.
 */
export const fr = {
  title: "CPTS · couverture du territoire",
  /** Between a name and its value. */
  colon: "\u202f: ",
  skipToFigures: "Aller aux chiffres",
  spaces: {
    couverture: "Couverture",
    dessiner: "Dessiner",
    maillages: "Maillages",
    enquetes: "Enquêtes",
    label: "Espaces",
  },
  loading: {
    title: "Préparation des communes de France",
    steps: {
      manifest: "liste des données",
      units: "communes et populations",
      contours: "contours des communes",
      geography: "surfaces et voisinages",
    } as Record<string, string>,
  },
  failed: {
    title: "Les données de base n’ont pas pu être chargées",
    missing: (pack: string) =>
      `Le fichier de données «\u00a0${pack}\u00a0» est absent\u202f: construisez-le avec la commande «\u00a0npm run data\u00a0», puis rechargez la page.`,
    version: (pack: string, detail: string) =>
      `Le fichier de données «\u00a0${pack}\u00a0» est d’une autre version que la page (${detail})\u202f: rechargez la page sans le cache, ou reconstruisez les données avec «\u00a0npm run data\u00a0».`,
    corrupt: (pack: string, detail: string) =>
      `Le fichier de données «\u00a0${pack}\u00a0» est abîmé ou tronqué (${detail})\u202f: reconstruisez-le avec «\u00a0npm run data\u00a0».`,
    bug: (detail: string) =>
      `Une erreur inattendue est survenue (${detail}). Rechargez la page\u202f; si elle revient, signalez-la.`,
  },
  search: {
    label: "Chercher une commune, une CPTS, un territoire ou un code",
    placeholder: "Commune, CPTS ou code",
    kinds: { unit: "Communes", territory: "CPTS", zone: "Territoires" } as Record<string, string>,
    nothing: "Aucun résultat",
    searching: "Recherche…",
  },
  scope: {
    label: "Territoire d’étude",
    france: "France entière",
    several: (count: number) => `${count} territoires`,
    choose: "Choisir un territoire",
    filter: "Région, département ou EPCI",
    levels,
    inhabitants: (population: number) => `${integer(population)}\u00a0hab.`,
  },
  stages: {
    label: "Stades",
    all: "Tous stades confondus",
    some: (count: number) => `${count} ${plural(count, "stade", "stades")}`,
    names: stages,
  },
  date: { label: "Au", slider: "Date des chiffres", simulated: "courbe simulée" },
  target: {
    label: "Cible",
    unit: "hab. par CPTS",
    hint: "Nombre d’habitants par CPTS, de 1\u202f000 à 1\u202f000\u202f000",
  },
  import: {
    button: "Importer",
    remove: "Retirer la liste",
    reading: (file: string) => `Lecture de «\u00a0${file}\u00a0»…`,
    drop: "Déposez ici votre fichier",
    refused: "Fichier refusé",
    placed: {
      actions: (file: string) =>
        `«\u00a0${file}\u00a0» est un tableau d’actions\u202f: voir «\u00a0Qui fait quoi\u00a0».`,
      facts: (file: string) =>
        `«\u00a0${file}\u00a0» décrit des CPTS (membres, professionnels)\u202f: voir «\u00a0Qui fait quoi\u00a0».`,
      practitioners: (file: string) =>
        `«\u00a0${file}\u00a0» compte des médecins par commune\u202f: voir «\u00a0Communes sans médecin généraliste\u00a0».`,
    },
    bug: (detail: string) => `Le fichier n’a pas pu être lu (${detail}). La liste précédente est conservée.`,
    unopened: {
      size: (file: string, megabytes: number, limit: number) =>
        `«\u00a0${file}\u00a0» pèse ${integer(megabytes)}\u00a0Mo, au-delà des ${integer(limit)}\u00a0Mo que l’application peut lire\u202f: gardez-en les lignes ou les colonnes utiles.`,
      unreadable: (file: string) =>
        `Le navigateur n’a pas pu ouvrir «\u00a0${file}\u00a0» (dossier, fichier déplacé ou tenu par un autre programme)\u202f: copiez-le sur cet ordinateur et recommencez.`,
    } satisfies Record<UnopenedFile["why"], (file: string, megabytes: number, limit: number) => string>,
    kept: "Rien n’a changé sur la carte.",
    damagedTitle: "Travail en partie illisible",
    damaged: (parts: string) =>
      `Une partie du travail gardé dans ce navigateur n’a pas pu être relue\u202f: ${parts}. Le reste est là.`,
    work: {
      "not-json": (file: string) =>
        `«\u00a0${file}\u00a0» est abîmé ou coupé\u202f: ce n’est pas un dossier de travail lisible.`,
      "not-work": (file: string) => `«\u00a0${file}\u00a0» n’est pas un dossier de travail de cette application.`,
      newer: (file: string) =>
        `«\u00a0${file}\u00a0» vient d’une version plus récente de l’application\u202f: rechargez la page, puis ouvrez-le à nouveau.`,
      "empty-work": (file: string) => `«\u00a0${file}\u00a0» est un dossier de travail vide.`,
    } satisfies Record<WorkFileRefusal["code"], (file: string) => string>,
    parts: {
      perimeters: "liste des CPTS",
      sites: "structures",
      maillages: "autres maillages",
      contours: "contours officiels",
      responses: "réponses aux enquêtes",
      tables: "tableaux",
      notes: "notes",
      drafts: "périmètres dessinés",
      sets: "ensembles",
      polygons: "polygones",
    } satisfies Record<WorkPart, string>,
    close: "Fermer",
  },
  example: {
    title: "Données d’exemple",
    sentence:
      "Communes et populations officielles ; CPTS, structures, DAC et GHT simulés, sauf six CPTS reconstituées d’après des sources publiées. Votre liste les remplace, sans quitter votre navigateur.",
    source:
      "Exemple bâti sur les EPCI d’après les totaux publiés par la FCPTS (juin 2024) ; six CPTS reconstituées d’après la journée scientifique SFTG de septembre 2024",
    button: "Choisir ma liste",
    sample: "Essayer une petite liste",
  },
  headline: {
    outside: (count: number) =>
      `${integer(count)} ${plural(count, "CPTS de la liste n’a aucune commune", "CPTS de la liste n’ont aucune commune")} dans ce territoire.`,
    white: (people: number, units: number) =>
      `${plural(people, "habitant", "habitants")} dans ${integer(units)} ${plural(units, "commune ou arrondissement", "communes ou arrondissements")} sans CPTS`,
    whiteShare: (share: number, zones: number) =>
      `${percent(share)} de la population · ${integer(zones)} ${plural(zones, "zone", "zones")} d’un seul tenant`,
    noWhite: "habitant sans CPTS dans ce territoire",
    coveredPopulation: "de la population couverte",
    coveredArea: "du territoire couvert",
    inhabitants: (population: number) => `${integer(population)} ${plural(population, "habitant", "habitants")}`,
    areaKm2: (areaKm2: number) => `${integer(areaKm2)}\u00a0km²`,
    approached: "surface d’après des contours approchés",
  },
  classes: {
    title: "Chaque commune dans une seule classe",
    columns: { people: "habitants", units: "unités", share: "part" },
    single: "une seule CPTS",
    shared: "partagée, limite inconnue",
    overlap: "chevauchement",
    white: "sans CPTS",
    unstated: "non renseigné",
  },
  ratio: {
    title: "CPTS observées / attendues",
    per: (population: number) => `1 pour ${integer(population)}\u00a0hab.`,
    target: (target: number) => `cible ${integer(target)}`,
    mark: (value: number, date: string) => `France ${integer(value)} (${monthOf(date)})`,
    gap: (gap: number) => `écart ${signed(gap)}`,
    none: "aucune CPTS",
  },
  zones: {
    title: "Zones blanches · communes sans CPTS",
    columns: { departement: "dép.", units: "unités", people: "habitants" },
    none: "Aucune commune sans CPTS dans ce territoire.",
    absorb: "Si une voisine l’absorbe",
    size: "taille ACI",
    noNeighbour: "Aucune CPTS voisine.",
    more: (count: number) => `Voir les ${integer(count)} zones`,
    less: "Voir moins",
    zoom: (name: string) => `Voir ${name} sur la carte`,
  },
  overlaps: {
    title: "Chevauchements et communes partagées",
    declared: "partage déclaré",
    undeclared: "non déclaré",
    none: "Aucune commune dans deux CPTS.",
  },
  dac: { title: "Par DAC" },
  sheet: {
    inPieces: (pieces: number) => `en ${integer(pieces)} morceaux`,
    back: "Retour aux chiffres",
    interval: (min: number, max: number) => `${integer(min)} à ${integer(max)}`,
    people: "habitants",
    intervalReason:
      "Le minimum ne compte pas les communes partagées, dont la limite n’est pas publiée\u202f; le maximum les compte en entier.",
    size: (size: string) => `taille ACI ${size}`,
    units: "Communes et arrondissements",
    pieces: "Morceaux",
    departements: "Départements",
    area: "Surface",
    density: "Densité",
    perKm2: (density: number) => `${integer(density)}\u00a0hab./km²`,
    type: "Type, par la population seule",
    types: { rural: "rural", "semi-rural": "semi-rural ou périurbain", urbain: "urbain" },
    neighbours: "CPTS voisines",
    enclaves: "Enclaves",
    sites: "Structures",
    crossed: "EPCI traversés",
    edge: "Touche le bord de l’étendue\u202f: ce territoire peut continuer hors de la liste.",
  },
  list: {
    title: "Données",
    rows: (rows: number, units: number) =>
      `${integer(rows)} ${plural(rows, "ligne", "lignes")}, ${integer(units)} ${plural(units, "commune ou arrondissement", "communes ou arrondissements")}`,
    units: (units: number) => `${integer(units)} communes ou arrondissements`,
    territories: (count: number) => `${integer(count)} CPTS`,
    cog: (year: number) => `codes de ${year}`,
    extent: "Étendue décrite par la liste",
    extentHint: "Hors de cette étendue, une commune est «\u00a0non renseignée\u00a0», jamais blanche.",
    anomalies: (count: number) => `${integer(count)} ${plural(count, "ligne à vérifier", "lignes à vérifier")}`,
    moreAnomalies: (count: number) => `et ${integer(count)} de plus, dans le rapport exporté`,
    extentFromScope: (scope: string) => `Décrire\u202f: ${scope}`,
    export: "Exporter",
    ignored: (columns: string) => `Colonnes laissées de côté\u202f: ${columns}`,
    exportReport: "Exporter le rapport (JSON)",
  },
  legend: {
    title: "Stade",
    list: "Signes de la carte",
    sites: "Structures",
    group: "adresses groupées\u202f: cliquez",
    overlays: "Autres maillages",
    unknownStage: "CPTS, stade inconnu",
    white: "zone blanche · sans CPTS",
    shared: "partagée, limite inconnue",
    overlap: "chevauchement",
    departement: "limite de département",
    epci: "limite d’EPCI",
    toggle: "Légende",
  },
  natures,
  sources: {
    base: (cog: number, year: number) => `communes ${cog} · population ${year} · officiel`,
    contours: "contours approchés",
    mixedContours: (zones: string) => `contours approchés, officiels par endroits${zones === "" ? "" : ` (${zones})`}`,
    officialContours: (zones: string) => `contours officiels${zones === "" ? "" : ` (${zones})`}`,
    list: (nature: string, file: string | null) => `CPTS\u202f: ${nature}${file === null ? "" : ` · ${file}`}`,
    title: "Sources et licences",
  },
  why: {
    title: "D’où vient ce chiffre\u202f?",
    open: "D’où vient ce chiffre\u202f?",
    close: "Fermer",
    copy: "Copier",
    copied: "Copié",
    refused: "Le navigateur a refusé la copie",
    counts: "Compte",
    countsOnce: "chaque unité une seule fois",
    stages: "Stades",
    date: "Date",
    list: "CPTS",
    population: "Population",
    import: "Import",
    rows: (rows: number, anomalies: number) => `${integer(rows)} lignes, ${integer(anomalies)} à vérifier`,
    share: {
      population: "Part de la population couverte",
      area: "Part du territoire couvert",
      white: "Habitants sans CPTS",
      ratio: "CPTS attendues",
    },
    insee: (year: number) => `INSEE ${year} · officiel`,
  },
  hover: { none: "sans CPTS", unstated: "non renseigné par la liste", year: (year: number) => `population ${year}` },
  lexicon: { source: "Base légale" },
  smallMaps: {
    label: "Petites cartes",
    overseas: "Outre-mer",
    title: "Outre-mer · population couverte",
    covered: "couverts",
    white: "sans CPTS",
    go: "afficher ce département",
    approached: "contours approchés",
    zoom: "voir de près sur la carte",
  },
  map: {
    zoomIn: "Rapprocher",
    zoomOut: "Éloigner",
    wheel: "Ctrl + molette pour zoomer sur la carte",
    wheelOnMac: "⌘ + molette pour zoomer sur la carte",
    fingers: "Deux doigts pour déplacer la carte",
    map: "Carte des communes et des CPTS",
    absent:
      "Ce navigateur ne peut pas dessiner la carte (WebGL est absent ou désactivé) : chiffres, listes et tableaux sont là, et « Exporter » donne la carte en image.",
  },
  clock: {
    title: "Horloge à régler",
    wrong: (said: string, counted: string) =>
      `Cet appareil se croit le ${said}, avant ces données\u202f: les chiffres sont comptés au ${counted}\u202f; choisissez une autre date, ou réglez l’horloge puis rechargez la page.`,
  },
  /** In the place of a part of the page. */
  part: {
    missing:
      "Cette partie de la page n’est pas arrivée (réseau coupé, ou site mis à jour entre-temps) : rechargez la page, ce que vous avez fait est gardé.",
    broken: (detail: string) =>
      `Cette partie de la page n’a pas pu s’afficher (${detail}) : rechargez la page, ce que vous avez fait est gardé ; si l’erreur revient, signalez-la.`,
    reload: "Recharger",
    failedTitle: "Demande restée sans effet",
    failed: (detail: string) =>
      `Ce que vous avez demandé n’a pas abouti (${detail})\u202f: recommencez, ou rechargez la page, ce que vous avez fait est gardé\u202f; si l’erreur revient, signalez-la.`,
    languageTitle: "Anglais indisponible",
    language:
      "Les phrases anglaises ne sont pas arrivées (réseau coupé, ou site mis à jour entre-temps)\u202f: la page reste en français\u202f; rechargez-la pour réessayer.",
  },
  cockpit: cockpitFr,
  data: dataFr,
  draw: drawFr,
  help: helpFr,
  siteKinds,
  crossing: crossingFr,
  surveys: surveysFr,
  percent,
  integer,
  sheetCell: (column: SheetColumn, row: number) => writeSheetCell(column, row, "fr"),
  sheetTotal: "Ensemble",
  dateText: (iso: string) => formatDate(iso, "fr", "day"),
  decimals: (value: number, digits: number) => formatSigned(value, "fr", digits).replace(/^\+/, ""),
};

/** The catalogue of one language. */
export type Text = typeof fr;
