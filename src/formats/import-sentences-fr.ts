import type { ImportSentences } from "./import-sentences.ts";

const q = (value: string): string => `«\u00a0${value}\u00a0»`;
const listed = (values: readonly string[]): string => values.slice(0, 20).map(q).join(", ");
const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)}\u00a0Mo`;
const choices = (candidates: readonly string[]): string =>
  candidates.length === 0 ? "" : ` (entre ${candidates.slice(0, 8).join(", ")}${candidates.length > 8 ? "…" : ""})`;
const counted = (code: string | null): string => (code === null ? "n’est pas compté" : `est compté dans ${code}`);
const IDENTITY = (value: string): string => `la colonne ${q(value)} identifie des personnes, elle n’est pas lue.`;

/** The sentences of the readers of sites and meshes in French. */
export const IMPORT_SENTENCES_FR: ImportSentences = {
  refusals: {
    "too-large": ({ file, bytes, limitBytes }) =>
      `Le fichier ${q(file)} pèse ${megabytes(bytes)}, plus que la limite de ${megabytes(limitBytes)}\u202f: gardez votre région.`,
    "not-finess-json": ({ file }) =>
      `Le fichier ${q(file)} est un document JSON, mais pas le fichier quotidien de FINESS+ (il y manque «\u00a0pmej\u00a0»), ni un GeoJSON de points.`,
    "legal-entities": ({ file }) =>
      `Le fichier ${q(file)} liste les entités juridiques de FINESS, qui n’ont pas de lieu\u202f: prenez celui des établissements (cs1100507).`,
    "no-place-column": ({ file, headers }) =>
      `Le fichier ${q(file)} n’a ni coordonnées ni commune reconnues parmi ${listed(headers)}.`,
    "no-kind": ({ file, headers }) =>
      `Le fichier ${q(file)} ne dit pas ce que sont ses lieux (MSP, CDS, hôpital…) parmi ${listed(headers)}\u202f: choisissez-le à l’import.`,
    "no-row": ({ file }) => `Le fichier ${q(file)} a des en-têtes mais aucune ligne de données.`,
    "nothing-usable": ({ file, rows, sample }) =>
      `Aucune des ${rows} lignes du fichier ${q(file)} n’a pu être placée${sample === "" ? "" : ` (par exemple ${q(sample)})`}.`,
    "no-unit-column": ({ file, headers }) =>
      headers.length === 0
        ? `Le fichier ${q(file)} n’est ni un tableau de communes ni un fichier de membres.`
        : `Le fichier ${q(file)} n’a pas de colonne de communes reconnue parmi ${listed(headers)}.`,
    "no-zone-column": ({ file, headers }) =>
      `Le fichier ${q(file)} n’a pas de colonne qui nomme les zones parmi ${listed(headers)}\u202f: choisissez-la.`,
    "too-many-zones": ({ file, column, zones }) =>
      `La colonne ${q(column)} du fichier ${q(file)} donne ${zones} zones\u202f: ce n’est sans doute pas la bonne.`,
    "no-member-place": ({ file, members }) =>
      `Aucun des ${members} membres du fichier ${q(file)} n’a de lieu connu\u202f: chargez d’abord les hôpitaux (FINESS).`,
    cancelled: ({ file }) => `La lecture du fichier ${q(file)} a été arrêtée.`,
  },
  sites: {
    "sans-lieu": ({ territory }) => `${q(territory ?? "")} n’a ni coordonnées ni commune connue, il n’est pas compté.`,
    "commune-inconnue": ({ value, code }) =>
      `la commune ${q(value)} n’est pas reconnue, le lieu ${counted(code)} d’après ses coordonnées.`,
    "commune-douteuse": ({ value, candidates }) =>
      `${q(value)} désigne plusieurs communes${choices(candidates)} et le lieu n’a pas de coordonnées, il n’est pas compté.`,
    "ancienne-commune": ({ value, code }) => `la commune ${value} n’existe plus, le lieu ${counted(code)}.`,
    collectivite: ({ value }) =>
      `la commune ${value} est dans une collectivité d’outre-mer hors du décompte, le lieu n’est pas compté.`,
    "sans-coordonnees": ({ territory, code }) =>
      `${q(territory ?? "")} n’a pas de coordonnées, il est dessiné au milieu de ${code ?? "sa commune"}.`,
    "fichier-sans-coordonnees": ({ value }) =>
      `le fichier n’a pas de coordonnées, chacun de ses lieux est dessiné au milieu de sa commune (lieux\u202f: ${value}).`,
    "hors-france": ({ value, code }) => `le point ${value} n’est pas en France, le lieu ${counted(code)}.`,
    "loin-de-sa-commune": ({ value, territory, code }) =>
      `${q(territory ?? "")} est à ${value}\u00a0km de la commune ${code ?? ""} que dit la ligne, où il est compté.`,
    "projection-metropolitaine": ({ value, code }) =>
      `les coordonnées ${value} ne tombent pas dans le département d’outre-mer de ${code ?? "la commune"} (projection de la métropole\u202f?), le lieu est dessiné au milieu de sa commune.`,
    "coordonnees-inversees": ({ value }) =>
      `longitude et latitude sont inversées (${value} lignes), elles sont remises en ordre.`,
    ferme: ({ territory }) => `${q(territory ?? "")} est fermé, il n’est pas compté.`,
    doublon: ({ value }) => `le numéro ${value} figure déjà plus haut, il est compté une fois.`,
    "colonne-identite": ({ value }) => IDENTITY(value),
    "autre-categorie": ({ value, territory }) =>
      `${value} ${Number(value) > 1 ? "établissements" : "établissement"} d’une autre catégorie (${territory || "non dite"}) ${Number(value) > 1 ? "laissés" : "laissé"} de côté.`,
    "fichier-coupe": ({ value }) => `le document s’arrête avant sa fin, ${value} lieux ont été lus.`,
  },
  meshes: {
    "commune-inconnue": ({ value }) => `la commune ${q(value)} n’est pas reconnue, la ligne n’est pas comptée.`,
    "commune-douteuse": ({ value, candidates }) =>
      `${q(value)} désigne plusieurs communes${choices(candidates)}, la ligne n’est pas comptée.`,
    "ancienne-commune": ({ value, code }) => `la commune ${value} n’existe plus, elle est lue ${code ?? ""}.`,
    arrondissements: ({ value, candidates }) =>
      `${value} désigne une ville entière, ses ${candidates.length} arrondissements sont dans la zone.`,
    collectivite: ({ value }) => `la commune ${value} est dans une collectivité d’outre-mer hors du décompte.`,
    "sans-zone": ({ value }) => `${value} communes n’ont pas de zone.`,
    "plusieurs-zones": ({ value, territory, code }) =>
      `la commune ${code ?? ""} est dans deux zones, ${q(value)} et ${q(territory ?? "")}.`,
    "membre-sans-lieu": ({ value, territory }) =>
      `le membre ${q(value)} de ${q(territory ?? "")} n’a pas de lieu connu, il n’est pas utilisé.`,
    "zone-sans-commune": ({ value }) => `la zone ${q(value)} n’a aucune commune.`,
    egalite: ({ value }) => `${value} communes sont à moins d’un kilomètre près aussi proches d’une autre zone.`,
    "colonne-identite": ({ value }) => IDENTITY(value),
  },
  row: (row, rest) => `Ligne ${row}\u202f: ${rest}`,
  file: (rest) => `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`,
};
