/** « Maillages » among the entries of the method page: what each measure counts, its formula and its reference. */
export const CROSSING_METHODS = [
  {
    heading: "Pairs, partners, nested and à cheval",
    fr: {
      name: "Paires, partenaires, emboîté et à cheval",
      counts:
        "Une paire est deux territoires qui ont une commune en commun. Nombre effectif de partenaires\u202f: (Σ w)² ÷ Σ w² (Simpson, 1949\u202f; Hill, 1973). Emboîté\u202f: un seul partenaire tient toutes les communes. À cheval\u202f: deux partenaires ou plus, dont aucun ne tient tout.",
      caution:
        "Jugé sur la part du territoire qui est dans le territoire d’étude\u202f; une commune partagée compte entière.",
    },
    en: {
      name: "Pairs, partners, nested and straddling",
      counts:
        "A pair is two territories with a common commune. Effective number of partners: (Σ w)² ÷ Σ w² (Simpson, 1949; Hill, 1973). Nested: one partner holds every commune. Straddling: two partners or more, none of which holds it all.",
      caution: "Judged on the part of the territory inside the scope; a shared commune counts whole.",
    },
  },
  {
    heading: "Scores of a pair of meshes",
    fr: {
      name: "Mesures d’une paire de maillages",
      counts:
        "Sur les communes d’un seul territoire de chaque maillage\u202f: h = 1 − H(B|A) ÷ H(B), c = 1 − H(A|B) ÷ H(A), V = 2hc ÷ (h + c) (Rosenberg et Hirschberg, 2007)\u202f; information mutuelle H(B) − H(B|A) (Shannon, 1948)\u202f; meilleur partenaire Σ w(A) max |A∩B| ÷ |A∪B| ÷ Σ w(A) (Jaccard, 1901)\u202f; fragmentation exp H(B|A) (Hill, 1973).",
      caution: "Les communes partagées, en chevauchement ou sans territoire sont exclues, et leur part est dite.",
    },
    en: {
      name: "Measures of a pair of meshes",
      counts:
        "On the communes in one single territory of each mesh: h = 1 − H(B|A) ÷ H(B), c = 1 − H(A|B) ÷ H(A), V = 2hc ÷ (h + c) (Rosenberg and Hirschberg, 2007); mutual information H(B) − H(B|A) (Shannon, 1948); best match Σ w(A) max |A∩B| ÷ |A∪B| ÷ Σ w(A) (Jaccard, 1901); fragmentation exp H(B|A) (Hill, 1973).",
      caution: "Communes that are shared, overlapping or without territory are left out, and their share is stated.",
    },
  },
  {
    heading: "Borders that meshes share (*faisceaux de limites*)",
    fr: {
      name: "Faisceaux de limites",
      counts:
        "Un maillage a une limite entre deux communes voisines quand les territoires qui les tiennent diffèrent. Part suivie\u202f: km où les deux ont une limite ÷ km du premier.",
      caution:
        "Longueurs des contours en usage\u202f; le littoral, la frontière et le bord du territoire d’étude ne comptent pas.",
    },
    en: {
      name: "Bundles of borders",
      counts:
        "A mesh has a border between two neighbouring communes when the territories that hold them differ. Share followed: km where both have a border ÷ km of the first.",
      caution:
        "Lengths are those of the contours in use; coast, national border and edge of the scope are not counted.",
    },
  },
  {
    heading: "Superposition and porosity",
    fr: {
      name: "Superposition et porosité",
      counts:
        "Nombre de maillages, ou de territoires, sur chaque commune. Porosité\u202f: communes dans deux territoires ou plus d’un maillage ÷ communes dans un ou plus.",
      caution: "La porosité d’une partition, comme les EPCI, est nulle par nature.",
    },
    en: {
      name: "Layers and porosity",
      counts:
        "Number of meshes, or of territories, on each commune. Porosity: communes in two territories or more of a mesh ÷ communes in one or more.",
      caution: "The porosity of a partition, such as EPCI, is zero by nature.",
    },
  },
  {
    heading: "Coincidence (imposed or chosen) and sizes",
    fr: {
      name: "Imposé ou choisi, seuils de population",
      counts:
        "Une CPTS est égale à une unité entière, réunion de plusieurs, ou en découpe au moins une. Groupes par processus\u202f: effectifs, habitants, médianes. Un seuil appartient à la classe qu’il ouvre.",
      caution: "Une CPTS égale à un EPCI n’a pas forcément été imposée\u202f: le processus est ce que vous en dites.",
    },
    en: {
      name: "Imposed or chosen, bounds of population",
      counts:
        "A CPTS equals one whole unit, is a union of several, or cuts at least one. Groups by process: counts, people, medians. A bound belongs to the class that it opens.",
      caution: "A CPTS that equals an EPCI was not necessarily imposed: the process is what you say of it.",
    },
  },
  {
    heading: "Order of the matrix",
    fr: {
      name: "Ordre de la matrice",
      counts:
        "Par département, puis par groupes reliés, puis le long du premier axe d’une analyse des correspondances, par moyennes réciproques (Hill, 1973).",
      caution: "L’ordre dit qui est voisin de qui\u202f; ce n’est pas un classement.",
    },
    en: {
      name: "Order of the matrix",
      counts:
        "By département, then by connected groups, then along the first axis of a correspondence analysis, by reciprocal averaging (Hill, 1973).",
      caution: "The order says who is near whom; it is no ranking.",
    },
  },
  {
    heading: "Free polygons",
    fr: {
      name: "Polygones libres",
      counts:
        "Habitants et km² de chaque commune × part de sa surface dans le polygone, par intersection géométrique sur les contours en usage.",
      caution: "Une estimation\u202f: les habitants d’une commune ne sont pas répartis également.",
    },
    en: {
      name: "Free polygons",
      counts:
        "People and km² of each commune × share of its area inside the polygon, by geometric intersection on the contours in use.",
      caution: "An estimate: the people of a commune are not spread evenly.",
    },
  },
] as const;
