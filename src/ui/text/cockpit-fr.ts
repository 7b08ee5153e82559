import type { Mission } from "../../domain/actions.ts";
import type { ComparableCriterion } from "../../domain/comparables.ts";
import type { MaillageProcess } from "../../domain/maillage.ts";
import type { SiteKind } from "../../domain/site.ts";
import type { ZoneCause } from "../../domain/white-zone-notes.ts";
import type { Busy, ExportKind } from "../../store/cockpit-slice.ts";
import { formatDate, formatInteger, formatPercent, formatSigned } from "./numbers.ts";

const integer = (value: number) => formatInteger(value, "fr");
const plural = (count: number, one: string, many: string) => (count < 2 ? one : many);
const many = (count: number, one: string, several: string) => `${integer(count)} ${plural(count, one, several)}`;
const people = (count: number) => `${integer(count)}\u00a0hab.`;

/** A year, a month or a day, as precise as it is known. */
const month = (date: string) => (date.length === 4 ? date : formatDate(date, "fr", "month"));

/**
 * The cockpit of the space « Couverture » in French.
 * Longer than other files: one catalogue, in the order of the screen.
 */
export const cockpitFr = {
  month,
  wholePercent: (share: number) => formatPercent(share, "fr").replace(",0", ""),
  km: (km: number) => `${formatSigned(km, "fr", 1).replace(/^\+/, "")}\u00a0km`,
  at: (date: string) => `au ${date}`,
  listNature: (nature: string) => `CPTS\u202f: ${nature}`,
  sort: "Trier",
  data: "Voir et changer les données",
  busy: {
    figures: "Calcul des chiffres…",
    comparison: "Lecture de l’autre liste…",
    table: "Lecture du tableau…",
    xlsx: "Écriture du classeur…",
    csv: "Écriture du tableau…",
    geojson: "Écriture du GeoJSON…",
    shapefile: "Écriture du Shapefile…",
    svg: "Dessin de la carte…",
    png: "Dessin de la carte…",
    json: "Écriture du rapport…",
  } satisfies Record<Busy, string>,
  link: {
    title: "Lien en partie illisible",
    left: (choices: string) =>
      `Ce lien contient ce que l’application ne comprend pas, et qui est laissé de côté\u202f: ${choices}.`,
  },
  references: {
    title: "À côté\u202f: département, région, France",
    covered: "couverts",
    perCpts: "hab./CPTS",
    coverageMark: (date: string) => `repère publié, ${date}`,
    meanMark: (date: string) => `moyenne publiée, ${date}`,
    targetMark: (date: string) => `objectif national, ${date}`,
    partial: (names: string, others: number) =>
      `La liste ne décrit pas en entier\u202f: ${names}${others > 0 ? ` et ${many(others, "autre", "autres")}` : ""}\u202f; rien n’en est dit.`,
    table: "Tous les départements, en tableau",
  },
  deployment: {
    title: "Déploiement dans le temps",
    none: "La liste ne donne pas de dates\u202f: il n’y a pas de courbe.",
    label: (date: string) =>
      `Part de la population couverte et nombre de CPTS par stade, mois par mois\u202f; trait au ${date}`,
    share: "population couverte (stades comptés)",
  },
  zones: {
    search: "Commune, EPCI, département…",
    sorts: { people: "par population", units: "par nombre de communes", name: "par nom" },
    keys: "Touches J et K\u202f: zone suivante, zone précédente",
    opened: (name: string) => `Zone ouverte\u202f: ${name}`,
    communes: "Communes",
    others: (count: number) => `et ${many(count, "autre", "autres")}`,
    epci: "EPCI",
    distance: "CPTS la plus proche",
    nearest: {
      seat: (name: string, km: string) => `${name}, siège à ${km} à vol d’oiseau`,
      border: (name: string, km: string) => `${name}, limite à ${km} à vol d’oiseau (aucun siège connu)`,
    },
    noCpts: "aucune CPTS alentour",
    noSite: "aucune MSP, aucun CDS",
    noSiteList: "aucune liste de structures importée",
    atMost: (names: string) => `Population maximale, une commune étant partagée\u202f: ${names}`,
    cause: "Cause",
    causeOf: (name: string) => `Cause de la zone ${name}`,
    causes: {
      inconnu: "inconnue",
      "sans-projet": "sans projet",
      "projet-en-cours": "projet en cours",
      refus: "refus exprimé",
    } satisfies Record<ZoneCause, string>,
    note: "Note",
    noteOf: (name: string) => `Note sur la zone ${name}`,
    otherNote: (key: string, cause: string, note: string) => `Note venue de la zone de ${key}\u202f: ${cause}. ${note}`,
  },
  overlaps: {
    summary: (pairs: number, declared: number) =>
      `${many(pairs, "paire", "paires")} de CPTS, dont ${integer(declared)} avec partage déclaré par les deux`,
    more: (count: number) => `Voir les ${integer(count)} paires`,
    communes: "Communes en commun, en tableau",
  },
  straddling: {
    title: "CPTS à cheval",
    mesh: "Maillage",
    none: "Aucune CPTS à cheval sur plusieurs territoires d’un même maillage.",
    all: (count: number) => `Voir les ${integer(count)} CPTS en tableau`,
  },
  practitioners: {
    title: "Communes sans médecin généraliste",
    what: "Une autre absence, qui ne dit rien des CPTS\u202f: des effectifs publiés de médecins généralistes, commune par commune, à plusieurs dates.",
    import: "Choisir un tableau d’effectifs",
    published: "Montrer les effectifs publiés du Piscénois",
    remove: "Retirer ces effectifs",
    count: "médecins",
    collaborators: (count: number) => `+ ${many(count, "collaborateur", "collaborateurs")}`,
    without: "communes sans",
    stated: (count: number) => `${many(count, "commune renseignée", "communes renseignées")}`,
    from: "De",
    to: "à",
    difference: (count: number) =>
      `${formatSigned(count, "fr", 0)} ${plural(Math.abs(count), "médecin", "médecins")} entre ces dates`,
    changes: {
      newlyWithout: (count: number) =>
        `${many(count, "commune a perdu son dernier médecin", "communes ont perdu leur dernier médecin")}\u202f: `,
      noLongerWithout: (count: number) =>
        `${many(count, "commune a retrouvé un médecin", "communes ont retrouvé un médecin")}\u202f: `,
      lost: (count: number) => `${many(count, "commune en a moins", "communes en ont moins")}\u202f: `,
      gained: (count: number) => `${many(count, "commune en a plus", "communes en ont plus")}\u202f: `,
    },
    cross: (date: string) => `Médecins (${date}) et CPTS`,
    some: "au moins un médecin",
    none: "aucun médecin",
    lines: { covered: "dans une CPTS", white: "sans CPTS", unstated: "non renseigné" },
    communes: (count: number) => many(count, "commune", "communes"),
    never: "Les deux absences ne s’additionnent pas et ne partagent aucune couleur.",
    rows: (count: number) => `Les ${integer(count)} communes, telles que la source les écrit`,
  },
  actions: {
    title: "Qui fait quoi",
    what: "Les actions des CPTS, lues dans un tableau\u202f: une ligne par action, avec la CPTS et l’intitulé.",
    import: "Choisir un tableau d’actions",
    remove: (file: string) => `Retirer «\u00a0${file}\u00a0»`,
    mission: "Missions",
    missions: {
      "acces-aux-soins": "accès aux soins",
      parcours: "parcours",
      prevention: "prévention",
      "crises-sanitaires": "crises sanitaires",
      qualite: "qualité et pertinence",
      accompagnement: "accompagnement",
    } satisfies Record<Mission, string>,
    theme: "Thème",
    everyTheme: "tous les thèmes",
    found: (actions: number, territories: number) =>
      `${many(actions, "action", "actions")} dans ${integer(territories)} CPTS`,
    unmatched: (count: number) =>
      `${many(count, "action nomme une CPTS absente", "actions nomment une CPTS absente")} de la liste`,
    count: (count: number) => many(count, "action", "actions"),
    onMap: (count: number) => many(count, "action", "actions"),
    factsWhat:
      "Membres, professionnels, processus de construction et inter-CPTS se lisent dans un autre tableau, une ligne par CPTS.",
    importFacts: "Choisir un tableau de faits",
    factsOf: (count: number, unmatched: number) =>
      `${integer(count)} CPTS décrites${unmatched === 0 ? "" : ` · ${integer(unmatched)} absentes de la liste`}`,
    fields: {
      objectives: "Objectifs",
      beneficiaries: "Bénéficiaires",
      resources: "Moyens",
      results: "Résultats",
      difficulties: "Difficultés",
      seeks: "Souhaite rencontrer",
    },
    contact: "Contact",
  },
  sites: {
    title: "Structures",
    none: "Aucune structure dans ce territoire.",
    search: "Nom, commune ou numéro",
    kind: "Sorte de structure",
    every: "toutes",
    outside: "hors CPTS seulement",
    inNone: "dans aucune CPTS",
    found: (structures: number, places: number) =>
      `${many(structures, "structure", "structures")}${places === structures ? "" : ` · ${many(places, "adresse", "adresses")}`}`,
    more: (count: number) => `Voir plus (${integer(count)} restent)`,
    kinds: {
      msp: "maison de santé (MSP)",
      cds: "centre de santé (CDS)",
      "cpts-siege": "siège de CPTS",
      "dac-siege": "siège de DAC",
      hopital: "hôpital",
      mmg: "maison médicale de garde",
    } satisfies Record<SiteKind, string>,
    short: {
      msp: "MSP",
      cds: "CDS",
      "cpts-siege": "siège CPTS",
      "dac-siege": "siège DAC",
      hopital: "hôpital",
      mmg: "MMG",
    } satisfies Record<SiteKind, string>,
  },
  place: {
    label: "Lieu choisi",
    close: "Fermer la fiche du lieu",
    together: "au même endroit",
    siblings: (count: number, communes: string) =>
      `même structure\u202f: ${many(count, "autre adresse", "autres adresses")} (${communes})`,
    approximate: "point placé au milieu de la commune",
    zone: "Ouvrir la zone blanche",
    outside: "hors du territoire d’étude",
  },
  comparison: {
    title: "Comparer avec une autre liste",
    what: "Une liste plus ancienne ou plus récente, lue à côté de celle-ci, qui reste en place.",
    choose: { before: "Liste d’avant", after: "Liste d’après" },
    reading: "Lecture et comparaison…",
    close: "Fermer la comparaison",
    file: {
      save: (format: string) => `Comparaison en ${format}`,
      note: (file: string, date: string, nature: string) => `${file}\u202f: ${date}, ${nature}.`,
      sheets: { communes: "Communes", zones: "Zones blanches", territories: "CPTS" },
      changes: {
        added: "gagnée",
        lost: "perdue",
        moved: "change de CPTS",
        appeared: "nouvelle",
        gone: "disparue",
        changed: "changée",
        filled: "comblée",
      },
    },
    between: (before: string, after: string) => `${before} → ${after}`,
    sides: (before: string, after: string) => `${before} → ${after}`,
    before: "avant",
    after: "après",
    covered: "Population couverte",
    share: "Part de la population",
    units: {
      added: (count: number, population: number) =>
        `${many(count, "commune gagnée", "communes gagnées")} · ${people(population)}`,
      lost: (count: number, population: number) =>
        `${many(count, "commune perdue", "communes perdues")} · ${people(population)}`,
      moved: (count: number, population: number) =>
        `${many(count, "commune a changé de CPTS", "communes ont changé de CPTS")} · ${people(population)}`,
    },
    territories: "CPTS",
    appeared: (names: string) => `Nouvelles\u202f: ${names}`,
    gone: (names: string) => `Disparues\u202f: ${names}`,
    plus: (names: string) => `gagne ${names}`,
    minus: (names: string) => `perd ${names}`,
    unchanged: (count: number) => `${integer(count)} CPTS sans changement`,
    zoneNew: (name: string, population: number) => `Nouvelle\u202f: ${name} (${people(population)})`,
    zoneFilled: (name: string, population: number) => `Comblée\u202f: ${name} (${people(population)})`,
    zoneChanged: (name: string, before: number, after: number) =>
      `Changée\u202f: ${name} (${integer(before)} → ${people(after)})`,
    zonesSame: (count: number) => `${many(count, "zone inchangée", "zones inchangées")}`,
    ground: (units: number) => `Comparaison sur les ${integer(units)} communes que les deux listes décrivent.`,
    notCompared: (units: number) =>
      `${many(units, "commune n’est décrite que par une liste", "communes ne sont décrites que par une liste")}\u202f: rien n’en est dit.`,
  },
  comparables: {
    title: "CPTS comparables",
    by: "Comparables par",
    criteria: {
      size: "taille ACI",
      type: "type",
      stage: "stade",
      age: "ancienneté",
      mesh: "même DAC",
    } satisfies Record<ComparableCriterion, string>,
    unknown: (criteria: string) => `Non connu pour cette CPTS\u202f: ${criteria}.`,
    found: (count: number) => `${integer(count)} CPTS comparables dans le territoire d’étude, dans l’ordre de la liste`,
    size: "taille",
    density: "hab./km²",
    more: (count: number) => `et ${integer(count)} de plus`,
  },
  sheet: {
    print: "Fiche imprimable",
    bounds: "Bornes de la taille ACI",
    boundsOf: (above: number, to: number | null) =>
      `${integer(above)} au-dessus${to === null ? "" : ` · ${integer(to)} avant la suivante`}`,
    between: (least: string, most: string) => `${least} à ${most}`,
    boundsBetween: (least: string, most: string) => `au minimum, ${least}\u202f; au maximum, ${most}`,
    atMost: (value: string) => `au plus ${value}`,
    compactness: "Compacité (0 à 1)",
    dates: "Date de début",
    since: (date: string) => date,
    noDate: "non connue",
    end: "Date de fin",
    members: "Membres et professionnels",
    people: (members: number | null, professionals: number | null) =>
      [
        members === null ? "" : many(members, "membre", "membres"),
        professionals === null ? "" : many(professionals, "professionnel", "professionnels"),
      ]
        .filter((part) => part !== "")
        .join(" · ") || "non dit",
    process: "Construction du territoire",
    processes: {
      descendant: "territoire imposé (descendant)",
      ascendant: "territoire choisi (ascendant)",
      mixte: "mixte",
      inconnu: "non connue",
    } satisfies Record<MaillageProcess, string>,
    interCpts: "Inter-CPTS",
    straddles: "À cheval sur plusieurs départements",
    shared: "Communes partagées ou en chevauchement",
    crossed: { departement: "Départements", epci: "EPCI" },
    neutral: "Les chiffres décrivent un territoire\u202f; ils ne le classent pas.",
  },
  table: {
    button: "Tableau",
    label: "Tableau des chiffres",
    choose: "Choisir le tableau",
    columns: "Colonnes",
    close: "Fermer le tableau",
    openAs: "Voir en tableau",
    rows: (count: number) => many(count, "ligne", "lignes"),
    mesh: (name: string) => `Par ${name}`,
    kinds: {
      territories: "CPTS",
      whiteZones: "Zones blanches",
      absorptions: "Zones blanches et CPTS voisines",
      overlaps: "Chevauchements et partages",
      straddling: "CPTS à cheval",
      departement: "Par département",
      epci: "Par EPCI",
      ept: "Par EPT",
      arrondissement: "Par arrondissement",
      region: "Par région",
      communes: "Communes",
      actions: "Actions des CPTS",
      practitioners: "Médecins généralistes",
    },
    empty: { none: "Aucune ligne pour ce territoire d’étude.", added: "Aucune action importée." },
  },
  export: {
    names: {
      xlsx: "Classeur Excel (XLSX)",
      csv: "Tableau (CSV)",
      geojson: "Contours (GeoJSON)",
      shapefile: "Contours (Shapefile)",
      png: "Carte (PNG)",
      svg: "Carte (SVG)",
      json: "Rapport (JSON)",
    } satisfies Record<ExportKind, string>,
    uses: {
      xlsx: "huit feuilles, de la synthèse à la méthode",
      csv: "pour Excel en français",
      geojson: "pour QGIS et le web",
      shapefile: "zip de trois couches, champs décrits",
      png: "A4, titre, légende et sources",
      svg: "A4, à retoucher",
      json: "comme en ligne de commande",
    } satisfies Record<ExportKind, string>,
    contents: { territories: "CPTS", whiteZones: "zones blanches", units: "communes" },
    save: (what: string) => `Enregistrer\u202f: ${what}`,
    making: (what: string) => `${what}\u202f: écriture…`,
    failed: (detail: string) => `Le fichier n’a pas pu être écrit (${detail}).`,
    dossier: "Dossier imprimable",
    dossierUse: "A4\u202f: carte, chiffres, listes, méthode",
  },
  share: {
    button: "Partager",
    what: "Copier le lien de ces choix (territoire, stades, date, cible)",
    copied: "Lien copié",
    refused: "Le navigateur a refusé la copie\u202f: voici le lien.",
    notInLink: "Le lien porte les choix, jamais vos fichiers\u202f: pour eux, enregistrez le dossier de travail.",
    close: "Fermer",
  },
  paper: {
    dossier: "Dossier imprimable",
    sheet: "Fiche imprimable",
    print: "Imprimer ou enregistrer en PDF",
    hint: "A4, portrait",
    close: "Fermer",
    title: (scope: string) => `CPTS et zones blanches · ${scope}`,
    list: (file: string, nature: string) => `Liste des CPTS\u202f: ${file} (${nature})`,
    simulated: "exemple simulé, qui ne décrit aucune CPTS réelle",
    drawing: "Dessin de la carte…",
    failed: (detail: string) => `La carte n’a pas pu être dessinée (${detail}).`,
    figure: "Carte des CPTS et des communes sans CPTS, avec sa légende",
    method: "Méthode",
    sheetFigure: (name: string) => `Carte de ${name} et de ses voisines`,
    ground: (cog: number, population: number) =>
      `communes ${cog}, population municipale ${population}\u202f; surfaces et tracés d’après les contours utilisés`,
    zones: "Zone par zone",
    zonesCut: (shown: number, total: number) =>
      `${integer(shown)} zones sur ${integer(total)}\u202f: les autres sont dans le classeur.`,
    cut: (shown: number, total: number) =>
      `${integer(shown)} lignes sur ${integer(total)}\u202f: toutes sont dans le classeur.`,
  },
  why: {
    titles: {
      classes: "Population de toutes les classes",
      overlap: "Habitants dans plusieurs CPTS",
      territory: "Population de la CPTS",
    },
    unitsOf: (count: number) => `somme de ${many(count, "commune ou arrondissement", "communes ou arrondissements")}`,
    interval: (min: string, max: string) => `de ${min} à ${max}`,
  },
};

export type CockpitText = typeof cockpitFr;
