import type { ColumnRole } from "../../formats/columns.ts";
import type { FileSubject } from "../../formats/file-subject.ts";
import { formatInteger } from "./numbers.ts";

const integer = (value: number) => formatInteger(value, "fr");
const plural = (count: number, one: string, many: string) => (count < 2 ? one : many);

/** The panel of data in French. */
export const dataFr = {
  title: "Vos données",
  close: "Fermer les données",
  intro: "Vos fichiers sont lus dans ce navigateur\u202f: rien n’est envoyé.",
  choose: "Choisir un fichier",
  formats: "CSV, XLSX, GeoJSON, FINESS… ou un fichier déposé sur la page",
  paste: "Coller une liste",
  pasteLabel: "Liste de communes copiée d’un message",
  pasteHint: "Une commune par ligne ou plusieurs dans une phrase\u202f; « CPTS du Luberon\u202f: » annonce une CPTS.",
  pasteName: "Nom de la CPTS, si le texte ne le dit pas",
  pasteRead: "Lire cette liste",
  pastedFile: "liste collée",
  pending: (file: string) => `Que contient «\u00a0${file}\u00a0»\u202f?`,
  read: "Lire ce fichier",
  cancel: "Annuler",
  subjects: {
    perimeters: "des CPTS et leurs communes",
    sites: "des structures (MSP, CDS, sièges, hôpitaux…)",
    maillage: "un autre maillage (GHT, DAC, zonage…)",
    contours: "des contours de communes",
    responses: "des réponses à une enquête",
    draft: "un périmètre dessiné",
    work: "un dossier de travail",
  } satisfies Record<FileSubject, string>,
  meshName: "Nom du maillage",
  siteKind: "Toutes les lignes sont",
  siteKindGuess: "de la catégorie dite par le fichier",
  layers: "Couches en place",
  list: "CPTS",
  sites: "Structures",
  examples: "exemple embarqué",
  none: "aucune",
  remove: "Retirer",
  removeNamed: (name: string) => `Retirer ${name}`,
  rows: (rows: number) => `${integer(rows)} ${plural(rows, "ligne", "lignes")}`,
  siteCounts: (structures: number, sites: number) =>
    `${integer(structures)} ${plural(structures, "structure", "structures")}, ${integer(sites)} ${plural(sites, "adresse", "adresses")}`,
  zones: (zones: number, units: number) =>
    `${integer(zones)} ${plural(zones, "territoire", "territoires")}, ${integer(units)} communes`,
  anomalies: (count: number) => `${integer(count)} ${plural(count, "remarque", "remarques")}`,
  rebuilt: (places: number, meanKm: string, ties: number) =>
    `reconstitué d’après ${integer(places)} adresses, à ${meanKm}\u00a0km en moyenne, ${integer(ties)} ${plural(ties, "commune à égale distance", "communes à égale distance")}`,
  review: {
    title: "À vérifier",
    summary: (matched: number, doubtful: number, unknown: number) =>
      `${integer(matched)} ${plural(matched, "commune reconnue", "communes reconnues")} · ${integer(doubtful)} ${plural(doubtful, "douteuse", "douteuses")} · ${integer(unknown)} ${plural(unknown, "inconnue", "inconnues")}`,
    stake: (people: number) => `${integer(people)}\u00a0hab. en jeu`,
    status: { doubtful: "douteuse", unknown: "inconnue", approximate: "rapprochée" },
    rowsOf: (rows: string) => `ligne ${rows}`,
    choose: (written: string) => `Commune pour «\u00a0${written}\u00a0»`,
    undecided: "à décider",
    asRead: "comme elle a été lue",
    ignore: "aucune commune",
    inhabitants: (people: number) => `${integer(people)}\u00a0hab.`,
    acceptAll: (count: number) => `Prendre la première proposition des ${integer(count)} lignes douteuses`,
    apply: (count: number) => `Appliquer ${integer(count)} ${plural(count, "correction", "corrections")}`,
    more: (count: number) => `Voir ${integer(count)} lignes de plus`,
    export: "Exporter ces lignes",
    file: "lignes-a-decider",
    columns: {
      rows: "lignes",
      value: "écrit",
      territory: "CPTS",
      departement: "département",
      status: "état",
      people: "habitants en jeu",
      candidates: "propositions",
    },
    done: "Rien à vérifier\u202f: chaque ligne a trouvé sa commune.",
  },
  reading: {
    title: "Comment la liste est lue",
    sheet: "Feuille du classeur",
    sheetRows: (name: string, rows: number) => `${name} (${integer(rows)} lignes)`,
    year: "Année des codes",
    guessed: "devinée",
    columns: "Colonnes",
    column: (header: string) => `Colonne «\u00a0${header}\u00a0»`,
    unread: "non lue",
    identity: "personnes\u202f: laissée de côté",
    roles: {
      territoryId: "identifiant de la CPTS",
      territoryName: "nom de la CPTS",
      unit: "code de la commune",
      communeName: "nom de la commune",
      departement: "département",
      postalCode: "code postal",
      arrondissements: "arrondissements",
      shared: "partage",
      stage: "stade",
      startDate: "date de début",
      endDate: "date de fin",
      nature: "nature",
    } satisfies Record<ColumnRole, string>,
    threshold: "Part de sa surface dès laquelle une commune est prise",
    merged: (count: number, year: number) =>
      `${integer(count)} ${plural(count, "commune fusionnée", "communes fusionnées")} depuis ${year}`,
    mergedLine: (from: string, to: string) => `${from} est aujourd’hui ${to}`,
    split: (count: number) => `${integer(count)} ${plural(count, "commune", "communes")} à départager`,
    splitLine: (code: string, candidates: string) => `${code} a été scindée\u202f: ${candidates}`,
  },
  notes: {
    title: (count: number) =>
      `${integer(count)} ${plural(count, "ligne non prise telle quelle", "lignes non prises telles quelles")}`,
    export: "Exporter ces lignes (CSV)",
    columns: { row: "ligne", value: "valeur", code: "commune comptée", sentence: "remarque" },
    file: "lignes-a-verifier",
    more: (count: number) => `et ${integer(count)} de plus, dans le fichier exporté`,
  },
  catalogue: {
    title: "Maillages connus",
    owner: "Qui le décide",
    basis: "Base légale",
    unit: "Fait de",
    getting: "Où le trouver",
    states: { fourni: "fourni", charge: "en place", absent: "à importer" },
    derive: "Reconstituer\u202f: un par département",
    territories: (count: number) => `${integer(count)} ${plural(count, "territoire", "territoires")}`,
  },
  contours: {
    title: "Contours des communes",
    approached:
      "Les contours embarqués sont approchés\u202f: populations et listes sont exactes, surfaces et voisinages non.",
    ask: (zone: string) => `Demander les contours officiels\u202f: ${zone}`,
    address: (address: string) =>
      `Ce clic interroge ${address}, et rien d’autre n’est envoyé que le code du territoire.`,
    chooseZone:
      "Choisissez une région ou un département comme territoire d’étude pour demander ses contours officiels.",
    steps: { receive: "Réception", read: "Lecture", draw: "Tracé" },
    ign: "Fond de carte IGN",
    ignAddress: (address: string) => `Coché, il demande ses images à ${address}.`,
  },
  work: {
    title: "Dossier de travail",
    hint: "Listes importées, corrections, dessins et notes tiennent dans un fichier, à garder ou à transmettre.",
    save: "Enregistrer le dossier",
    open: "Ouvrir un dossier",
    file: "dossier-cpts",
    outcomes: {
      nothing: "Rien à garder pour l’instant.",
      writing: "Enregistrement…",
      kept: (at: string) => `Gardé dans ce navigateur à ${at}.`,
      full: "Le stockage de ce navigateur est plein\u202f: enregistrez le dossier dans un fichier pour ne rien perdre.",
      refused: "Ce navigateur ne garde rien (navigation privée\u202f?)\u202f: enregistrez le dossier dans un fichier.",
      elsewhere:
        "Un autre onglet a changé ce travail depuis\u202f: enregistrez celui-ci dans un fichier, puis rechargez la page.",
    },
  },
};

export type DataText = typeof dataFr;
