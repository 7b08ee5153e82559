/** Long pages of the help in both languages, loaded with their panel. The method page is in `method-entries.ts`. */

import type { SAMPLES } from "../help/samples.ts";

interface HelpPagesText {
  readonly guide: {
    readonly whatTitle: string;
    readonly what: readonly string[];
    readonly tour: string;
    readonly beginTitle: string;
    readonly begin: readonly (readonly [who: string, what: string])[];
    readonly samplesTitle: string;
    readonly samplesHint: string;
    readonly samples: Readonly<Record<(typeof SAMPLES)[number]["subject"], string>>;
    readonly keysTitle: string;
    readonly keys: readonly (readonly [keys: string, what: string])[];
  };
  readonly method: { readonly intro: string; readonly more: string };
  readonly about: {
    readonly version: string;
    readonly data: string;
    readonly cog: string;
    readonly units: (units: string) => string;
    readonly population: string;
    readonly people: (year: number, people: string) => string;
    readonly privacyTitle: string;
    readonly privacy: string;
    readonly sourcesTitle: string;
    readonly licence: string;
    readonly notice: string;
  };
}

const fr: HelpPagesText = {
  guide: {
    whatTitle: "Qu’est-ce qu’une CPTS\u202f?",
    what: [
      "Une communauté professionnelle territoriale de santé réunit des professionnels de santé d’un même territoire, de ville et d’ailleurs, autour d’un projet\u202f: trouver un médecin traitant, répondre aux soins non programmés, organiser les parcours, prévenir.",
      "Ce sont eux qui tracent leur territoire, commune par commune. L’ARS valide leur projet, puis un contrat avec l’Assurance maladie (ACI) le finance selon le nombre d’habitants.",
      "Une commune peut donc n’avoir aucune CPTS, en avoir une, ou se trouver revendiquée par deux. C’est ce que cette page mesure.",
    ],
    tour: "Refaire la visite guidée",
    beginTitle: "Par où commencer",
    begin: [
      [
        "À l’ARS",
        "choisissez votre région, importez la liste des CPTS, lisez les zones blanches puis les chevauchements.",
      ],
      [
        "Coordinateur ou porteur d’un projet",
        "ouvrez «\u00a0Dessiner\u00a0», partez d’une CPTS ou des communes sans CPTS, et comparez deux variantes.",
      ],
      [
        "Géographe ou chargé d’études",
        "ouvrez «\u00a0Maillages\u00a0» et croisez les CPTS avec les EPCI, les DAC, les GHT ou votre propre zonage.",
      ],
    ],
    samplesTitle: "Fichiers d’exemple",
    samplesHint: "De petits fichiers simulés, dans le Lot, à ouvrir avec «\u00a0Importer\u00a0» ou à imiter.",
    samples: {
      perimeters: "Liste de CPTS et de leurs communes",
      sites: "Structures (MSP, CDS, sièges…)",
      maillage: "Un autre maillage, commune par commune",
      responses: "Réponses à une enquête",
      actions: "Actions des CPTS (section «\u00a0Qui fait quoi\u00a0»)",
      facts: "Membres et construction des CPTS (même section)",
      practitioners: "Médecins généralistes par commune (section du même nom)",
    },
    keysTitle: "Au clavier",
    keys: [
      ["/", "chercher un lieu ou une CPTS"],
      ["Tab", "passer d’un réglage à l’autre"],
      ["Entrée", "ouvrir une ligne, une zone, une fiche"],
      ["Échap", "fermer ce qui est ouvert, quitter la visite"],
      ["Flèches", "sur la carte, la déplacer\u202f; sur la date, changer de mois"],
    ],
  },
  method: {
    intro:
      "Chaque indicateur, ce qu’il compte et ce qu’il faut garder en tête. Le point d’interrogation à côté d’un chiffre donne sa formule avec ses nombres.",
    more: "Les formules complètes, les sources et les biais mesurés sont dans le fichier METHODS.md du projet.",
  },
  about: {
    version: "Version",
    data: "Données embarquées",
    cog: "Code officiel géographique",
    units: (units: string) => `${units}\u00a0communes`,
    population: "Population",
    people: (year: number, people: string) => `INSEE ${year} · ${people}\u00a0hab.`,
    privacyTitle: "Ce qui sort de ce navigateur",
    privacy:
      "Rien de ce que vous importez, dessinez ou notez. Deux sites publics ne sont interrogés que sur un clic qui les nomme\u202f: geo.api.gouv.fr pour les contours officiels, data.geopf.fr pour le fond de carte. Il n’y a ni compte, ni cookie, ni mesure d’audience.",
    sourcesTitle: "Sources et licences",
    licence:
      "Application sous licence MIT. Communes, populations et EPCI\u202f: INSEE et DGCL, Licence Ouverte. Contours rebâtis par ce projet, donc approchés. Les CPTS et structures de l’exemple sont simulées.",
    notice: "Paquets et données utilisés, avec leurs licences",
  },
};

const en: HelpPagesText = {
  guide: {
    whatTitle: "What is a CPTS?",
    what: [
      "A territorial professional health community brings together health professionals of one territory, in and out of hospital, around a project: finding a family doctor, answering unscheduled needs, organising care pathways, prevention.",
      "They draw their own territory, commune by commune. The regional health agency (ARS) approves their project, then a contract with the health insurance (ACI) funds it by number of inhabitants.",
      "A commune may thus have no CPTS, one, or be claimed by two. This page measures just that.",
    ],
    tour: "Take the tour again",
    beginTitle: "Where to begin",
    begin: [
      ["At the ARS", "choose your région, import the list of CPTS, read the white zones, then the overlaps."],
      [
        "Coordinating or preparing a CPTS",
        "open “Draw”, start from a CPTS or from communes without one, and compare two variants.",
      ],
      ["Geographer or analyst", "open “Meshes” and cross CPTS with EPCI, DAC, GHT or zones of your own."],
    ],
    samplesTitle: "Sample files",
    samplesHint: "Small simulated files, over the Lot, to open with “Import” or to imitate.",
    samples: {
      perimeters: "List of CPTS and their communes",
      sites: "Sites (MSP, CDS, head offices…)",
      maillage: "Another mesh, commune by commune",
      responses: "Responses to a survey",
      actions: "Actions of CPTS (section “Who does what”)",
      facts: "Members and building process of CPTS (same section)",
      practitioners: "General practitioners by commune (section of that name)",
    },
    keysTitle: "By keyboard",
    keys: [
      ["/", "search for a place or a CPTS"],
      ["Tab", "go from one control to the next"],
      ["Enter", "open a row, a zone, a sheet"],
      ["Esc", "close what is open, leave the tour"],
      ["Arrows", "on the map, move it; on the date, change the month"],
    ],
  },
  method: {
    intro:
      "Each indicator, what it counts and what to keep in mind. The question mark beside a figure gives its formula with its numbers.",
    more: "Full formulas, sources and measured biases are in the file METHODS.md of the project.",
  },
  about: {
    version: "Version",
    data: "Embedded data",
    cog: "Official geographic code",
    units: (units: string) => `${units} communes`,
    population: "Population",
    people: (year: number, people: string) => `INSEE ${year} · ${people} people`,
    privacyTitle: "What leaves this browser",
    privacy:
      "Nothing that you import, draw or note. Two public sites are asked only on a click that names them: geo.api.gouv.fr for official contours, data.geopf.fr for the base map. There is no account, no cookie, no audience measurement.",
    sourcesTitle: "Sources and licences",
    licence:
      "Application under the MIT licence. Communes, populations and EPCI: INSEE and DGCL, Licence Ouverte. Contours rebuilt by this project, hence approximate. The CPTS and sites of the example are simulated.",
    notice: "Packages and data used, with their licences",
  },
};

export const HELP_PAGES_TEXT = { fr, en };
