/** One term of the trade: what it stands for, who owns it, on what legal basis, and the unit it is made of. */
export interface LexiconEntry {
  readonly term: string;
  readonly expansion: string;
  readonly meaning: { readonly fr: string; readonly en: string };
  readonly basis?: string;
}

/** Vocabulary of the interface (SPEC §2). Wording is ours; legal references are those of the public-health code. */
export const LEXICON: readonly LexiconEntry[] = [
  {
    term: "CPTS",
    expansion: "Communauté professionnelle territoriale de santé",
    meaning: {
      fr: "Des professionnels de santé d’un même territoire qui s’organisent ensemble autour d’un projet de santé. Ils tracent eux-mêmes leur territoire d’action, commune par commune.",
      en: "Health professionals of one territory who organise around a shared health project. They draw their own territory, commune by commune.",
    },
    basis: "art. L1434-12 du code de la santé publique",
  },
  {
    term: "Zone blanche",
    expansion: "Communes sans CPTS",
    meaning: {
      fr: "Communes d’un seul tenant qui n’appartiennent à aucune CPTS comptée, aux stades et à la date choisis. À ne pas confondre avec les zones sans téléphonie mobile.",
      en: "Adjoining communes that belong to no CPTS counted at the chosen stages and date. Not to be confused with areas without mobile coverage.",
    },
  },
  {
    term: "Partagée",
    expansion: "Commune partagée, limite inconnue",
    meaning: {
      fr: "Plusieurs CPTS déclarent chacune une partie de la commune, et la limite entre elles n’est pas publiée. La commune compte une fois dans la couverture\u202f; la population de chaque CPTS devient un intervalle.",
      en: "Several CPTS each declare a part of the commune and the limit between them is not published. It counts once in coverage; the population of each CPTS becomes an interval.",
    },
  },
  {
    term: "Chevauchement",
    expansion: "Commune revendiquée par deux CPTS ou plus",
    meaning: {
      fr: "Une commune entière figure dans deux CPTS sans partage déclaré. C’est un constat, montré tel quel\u202f: rien n’est corrigé en silence.",
      en: "A whole commune is claimed by two CPTS without a declared sharing. It is a finding, shown as it is: nothing is corrected silently.",
    },
  },
  {
    term: "ACI",
    expansion: "Accord conventionnel interprofessionnel",
    meaning: {
      fr: "Contrat entre la CPTS, l’Assurance maladie et l’ARS, dont le financement dépend de la taille\u202f: moins de 40\u202f000 habitants, moins de 80\u202f000, moins de 175\u202f000, au-delà.",
      en: "Contract between the CPTS, the health insurance and the ARS; its funding depends on size: under 40,000 inhabitants, under 80,000, under 175,000, above.",
    },
    basis: "accord du 20 juin 2019",
  },
  {
    term: "ARS",
    expansion: "Agence régionale de santé",
    meaning: {
      fr: "Établissement de l’État qui valide les projets de santé des CPTS de sa région.",
      en: "State agency that approves the health projects of the CPTS of its région.",
    },
  },
  {
    term: "EPCI",
    expansion: "Établissement public de coopération intercommunale",
    meaning: {
      fr: "Groupement de communes (communauté de communes, d’agglomération, métropole). Chaque commune est dans un seul, quatre îles exceptées.",
      en: "Grouping of communes. Every commune is in exactly one, four islands excepted.",
    },
  },
  {
    term: "EPT",
    expansion: "Établissement public territorial",
    meaning: {
      fr: "Un des onze groupements de communes à l’intérieur de la Métropole du Grand Paris.",
      en: "One of the eleven groupings of communes inside the Métropole du Grand Paris.",
    },
  },
  {
    term: "COG",
    expansion: "Code officiel géographique",
    meaning: {
      fr: "La liste des communes et de leurs codes, mise à jour par l’INSEE chaque 1er janvier. Un ancien code est remplacé par celui d’aujourd’hui, et le remplacement est signalé.",
      en: "INSEE’s list of communes and codes, updated every 1 January. A former code is replaced by today’s, and the replacement is reported.",
    },
  },
  {
    term: "MSP",
    expansion: "Maison de santé pluriprofessionnelle",
    meaning: {
      fr: "Structure où exercent ensemble au moins deux généralistes et un autre professionnel de santé.",
      en: "Practice shared by at least two GPs and one other health professional.",
    },
    basis: "art. L6323-3 du code de la santé publique",
  },
  {
    term: "DAC",
    expansion: "Dispositif d’appui à la coordination",
    meaning: {
      fr: "Service qui aide les professionnels à coordonner les parcours complexes. Il n’a pas de liste officielle de communes.",
      en: "Service that helps professionals coordinate complex care. It has no official list of communes.",
    },
    basis: "art. L6327-1 à L6327-3 du code de la santé publique",
  },
  {
    term: "GHT",
    expansion: "Groupement hospitalier de territoire",
    meaning: {
      fr: "Convention entre hôpitaux publics. Toute zone dessinée à partir de ses établissements est reconstituée.",
      en: "Agreement between public hospitals. Any zone drawn from its members is rebuilt.",
    },
  },
  {
    term: "Étendue",
    expansion: "Ce que la liste décrit",
    meaning: {
      fr: "Les régions ou départements dont la liste prétend donner toutes les CPTS. Au-delà, une commune est «\u00a0non renseignée\u00a0», jamais blanche.",
      en: "The régions or départements whose CPTS the list claims to give in full. Beyond it a commune is “not stated”, never white.",
    },
  },
];
