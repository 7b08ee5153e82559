import type { Action } from "../src/domain/actions.ts";
import type { CptsFacts } from "../src/domain/cpts-facts.ts";
import type { Maillage } from "../src/domain/maillage.ts";
import type { PractitionerTable } from "../src/domain/practitioners.ts";
import type { Site } from "../src/domain/site.ts";
import type { StageEvent, Territory } from "../src/domain/territory.ts";
import type { UnitTable } from "../src/domain/unit.ts";
import type { ZoneNote } from "../src/domain/white-zone-notes.ts";

/** Type and meaning of a field, in French as the whole dictionary. */
export type FieldText = readonly [type: string, meaning: string];

/** A field of the schema that is not described here does not compile, nor one that the schema lost. */
type Fields<Schema> = Readonly<Record<keyof Schema, FieldText>>;

/** One entity of the minimal structure of data on CPTS. */
export interface Entity {
  readonly title: string;
  readonly about: string;
  /** Where it comes in and out. */
  readonly exchange: string;
  readonly fields: Readonly<Record<string, FieldText>>;
}

const UNIT: Fields<Pick<UnitTable, "codes" | "names" | "population" | "populationYear" | "zoneOf">> = {
  codes: [
    "texte, 5 caractères",
    "Code INSEE de la commune, ou de l’arrondissement municipal de Paris, Lyon ou Marseille.",
  ],
  names: ["texte", "Nom officiel."],
  population: ["entier", "Population municipale, en habitants."],
  populationYear: ["année", "Année du recensement ; 2017 à Mayotte."],
  zoneOf: ["codes", "Région, département, arrondissement, EPCI et EPT qui la contiennent."],
};

const TERRITORY: Fields<Territory> = {
  id: ["texte", "Identifiant de la CPTS dans la liste ; à défaut, son nom."],
  name: ["texte", "Nom, tel que la source l’écrit."],
  nature: ["nature", "D’où viennent les données de ce territoire."],
  stages: ["étapes", "Histoire des stades ; vide : stade inconnu."],
  startDate: ["date, facultative", "Premier jour où elle compte ; absente : depuis toujours."],
  endDate: ["date, facultative", "Premier jour où elle ne compte plus ; absente : sans fin."],
};

const STAGE_EVENT: Fields<StageEvent> = {
  stage: ["stade", "Stade atteint."],
  date: ["date, facultative", "Jour où il est atteint ; absente : compté à toute date."],
};

const FACTS: Fields<CptsFacts> = {
  territory: ["texte", "Identifiant ou nom de la CPTS."],
  members: ["entier, facultatif", "Membres de l’association."],
  professionals: ["entier, facultatif", "Professionnels de santé du territoire, membres ou non."],
  process: ["processus", "Comment le territoire a été construit : imposé, choisi, ou les deux."],
  interCpts: ["texte", "Inter-CPTS dont elle fait partie ; vide : aucune."],
};

const ACTION: Fields<Action> = {
  row: ["entier", "Ligne du fichier."],
  territory: ["texte", "Identifiant ou nom de la CPTS."],
  title: ["texte", "Intitulé de l’action."],
  mission: ["mission, facultative", "Mission de l’accord conventionnel."],
  themes: ["textes", "Thèmes, séparés par une virgule."],
  population: ["population, facultative", "Population résidente, ou prise en charge."],
  objectives: ["texte", "Objectifs."],
  beneficiaries: ["texte", "Bénéficiaires."],
  resources: ["texte", "Ressources consommées."],
  results: ["texte", "Résultats."],
  difficulties: ["texte", "Difficultés rencontrées."],
  seeks: ["texte", "Qui la CPTS souhaite rencontrer."],
  contact: ["texte, facultatif", "Contact, gardé seulement si la colonne de consentement dit oui."],
};

const SITE: Fields<Site> = {
  id: ["texte", "Identifiant de l’adresse (numéro FINESS)."],
  structureId: ["texte", "Identifiant de la structure : plusieurs sites, une structure, comptée une fois."],
  kind: ["genre", "MSP, CDS, siège de CPTS, siège de DAC, hôpital, maison médicale de garde."],
  name: ["texte", "Nom."],
  unitIndex: ["commune", "Commune qui la contient."],
  lng: ["degrés", "Longitude (WGS 84)."],
  lat: ["degrés", "Latitude (WGS 84)."],
  nature: ["nature", "D’où vient ce site."],
  isApproximate: ["oui ou non", "Le point est celui de la commune : la source n’en donne pas de plus précis."],
};

const MAILLAGE: Fields<Maillage> = {
  id: ["texte", "Identifiant du maillage."],
  name: ["texte", "Nom."],
  owner: ["texte", "Qui décide de ses limites."],
  legalBasis: ["texte", "Base légale."],
  date: ["date", "Date de ses limites."],
  unit: ["texte", "De quoi il est fait : communes, départements, établissements."],
  family: ["famille", "Administratif, d’intervention, groupement d’acteurs."],
  process: ["processus", "Descendant, ascendant, mixte, inconnu."],
  nature: ["nature", "D’où il vient."],
  rule: ["texte", "Règle de reconstitution, quand personne n’en publie les communes."],
  isClassification: [
    "oui ou non",
    "Ses territoires sont des classes de communes (zonage), et non des lieux d’un seul tenant.",
  ],
  layer: ["territoires", "Ses territoires et leurs communes."],
};

const PRACTITIONERS: Fields<PractitionerTable> = {
  dates: ["textes", "Dates, comme la source les écrit."],
  units: ["communes", "Communes du tableau."],
  counts: ["entiers", "Médecins généralistes par commune et par date ; vide : non renseigné, jamais zéro."],
  collaborators: ["entiers", "Collaborateurs que la source écrit à part (« 8 + 1 collaborateur »)."],
  provenance: ["provenance", "Source, date et nature."],
};

const NOTE: Fields<ZoneNote> = {
  key: ["texte, 5 caractères", "Code de la commune la plus peuplée de la zone quand la note a été écrite."],
  cause: ["cause", "Pourquoi il n’y a pas de CPTS."],
  note: ["texte", "Note libre, gardée dans le navigateur et dans le fichier de travail."],
};

export const ENTITIES: readonly Entity[] = [
  {
    title: "Unité",
    about:
      "La commune, ou l’arrondissement municipal à Paris, Lyon et Marseille : tout territoire est une liste d’unités.",
    exchange: "Donnée de base ; sort dans l’onglet « unités » du classeur, le GeoJSON et le shapefile des communes.",
    fields: UNIT,
  },
  {
    title: "Territoire (CPTS)",
    about: "Un nom et une liste d’unités, avec une part déclarée partagée ou non.",
    exchange:
      "Entre par la liste des CPTS et de leurs communes ; sort dans l’onglet « territoires », le GeoJSON et le shapefile.",
    fields: TERRITORY,
  },
  {
    title: "Étape",
    about: "Un stade atteint par une CPTS.",
    exchange: "Entre par les colonnes de stade et de dates de la liste ; sort avec le territoire.",
    fields: STAGE_EVENT,
  },
  {
    title: "Faits sur une CPTS",
    about:
      "Membres, professionnels, processus de construction, inter-CPTS. Des effectifs de professionnels ne sont pas des effectifs de patients.",
    exchange: "Entre par un tableau (une ligne par CPTS) ; sort avec la table des territoires.",
    fields: FACTS,
  },
  {
    title: "Action",
    about: "Ce que fait une CPTS, tel qu’elle le dit : « qui fait quoi ».",
    exchange: "Entre par un tableau (une ligne par action) ; sort par le même tableau.",
    fields: ACTION,
  },
  {
    title: "Site",
    about: "Une adresse d’une structure.",
    exchange: "Entre par un fichier de sites ; sort par les comptes des tables.",
    fields: SITE,
  },
  {
    title: "Maillage",
    about: "Une famille de territoires autre que les CPTS : DAC, GHT, inter-CPTS, zonages.",
    exchange: "Entre par un fichier de maillage ; sort par l’onglet « à cheval » et les tables de croisement.",
    fields: MAILLAGE,
  },
  {
    title: "Effectifs de médecins généralistes",
    about: "Effectifs publiés par commune et par date : une seconde absence, jamais mêlée à celle de CPTS.",
    exchange:
      "Entre par un tableau, une colonne par date ou une ligne par commune et par date ; sort par le même tableau.",
    fields: PRACTITIONERS,
  },
  {
    title: "Note de zone blanche",
    about: "Ce qu’une personne écrit d’une zone sans CPTS.",
    exchange: "Gardée dans le navigateur et le fichier de travail ; sort dans l’onglet « zones blanches ».",
    fields: NOTE,
  },
];
