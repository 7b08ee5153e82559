import type { ForeignKind } from "./file-kind.ts";
import type { ListSentences } from "./refusal-sentences.ts";

const q = (value: string): string => `«\u00a0${value}\u00a0»`;
const listed = (values: readonly string[]): string => values.map(q).join(", ");
const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)}\u00a0Mo`;
const inColumn = (column: string | null): string =>
  column === null ? "" : `\u202f; la colonne ${q(column)} ressemble à des codes INSEE`;

const FOREIGN: Readonly<Record<ForeignKind, string>> = {
  xlsx: "un classeur Excel (XLSX)",
  ods: "un classeur OpenDocument (ODS)",
  xls: "un ancien classeur Excel (XLS)",
  xlsb: "un classeur Excel binaire (XLSB)",
  protected: "un classeur protégé par un mot de passe",
  document: "un document de texte ou une présentation",
  zip: "une archive compressée",
  pdf: "un document PDF",
  image: "une image",
  html: "une page web (HTML)",
  xml: "un document XML",
  json: "un document JSON ou GeoJSON",
  binary: "un fichier qui n’est pas du texte",
};
const TO_SAVE_AGAIN: readonly ForeignKind[] = ["xlsb", "ods", "xls"];

/** The sentences of the list reader in French; narrow no-break spaces before : ; ? %, no-break ones inside « ». */
export const LIST_SENTENCES_FR: ListSentences = {
  refusals: {
    missing: ({ file }) => `Le fichier ${q(file)} n’existe pas.`,
    unreadable: ({ file, reason }) => `Le fichier ${q(file)} ne peut pas être ouvert (${reason}).`,
    empty: ({ file }) => `Le fichier ${q(file)} est vide.`,
    "too-large": ({ file, bytes, limitBytes }) =>
      `Le fichier ${q(file)} pèse ${megabytes(bytes)}, plus que la limite de ${megabytes(limitBytes)}\u202f: une liste de CPTS en pèse rarement plus de 5.`,
    foreign: ({ file, found }) =>
      found === "protected"
        ? `Le fichier ${q(file)} est ${FOREIGN[found]}\u202f: ouvrez-le, retirez le mot de passe et enregistrez-le au format .xlsx.`
        : TO_SAVE_AGAIN.includes(found)
          ? `Le fichier ${q(file)} est ${FOREIGN[found]}, qui n’est pas lu\u202f: ouvrez-le et enregistrez-le au format .xlsx.`
          : found === "html" || found === "xml"
            ? `Le fichier ${q(file)} est ${FOREIGN[found]} et non une liste\u202f: si un tableur l’ouvre, enregistrez-le au format .xlsx, sinon téléchargez-le de nouveau.`
            : `Le fichier ${q(file)} est ${FOREIGN[found]} et non une liste (.csv, .xlsx) ou un GeoJSON.`,
    "workbook-broken": ({ file }) =>
      `Le classeur ${q(file)} est coupé ou abîmé\u202f: téléchargez-le de nouveau, ou ouvrez-le dans un tableur et enregistrez-le au format .xlsx.`,
    "workbook-too-large": ({ file }) =>
      `Le classeur ${q(file)} contient trop de données une fois décompressé\u202f: enregistrez seule la feuille des communes.`,
    "no-sheet": ({ file, sheet, sheets }) =>
      `Le classeur ${q(file)} n’a pas de feuille ${q(sheet)} parmi ${listed(sheets)}.`,
    "geojson-broken": ({ file }) =>
      `Le fichier ${q(file)} n’est pas un GeoJSON lisible\u202f: il est coupé, ou c’est du JSON d’une autre sorte.`,
    topojson: ({ file }) =>
      `Le fichier ${q(file)} est un TopoJSON, qui n’est pas lu\u202f: convertissez-le en GeoJSON (QGIS ou mapshaper le font).`,
    "no-polygon": ({ file, features }) =>
      `Aucun des ${features} objets du fichier ${q(file)} n’est un polygone utilisable\u202f: un périmètre se donne en Polygon ou MultiPolygon.`,
    "outside-france": ({ file, sample, declared }) =>
      `Les coordonnées du fichier ${q(file)} (première\u202f: ${sample}) ne tombent sur aucune commune de France${declared === null ? "" : ` dans la projection déclarée ${declared}`} ni dans aucune projection connue\u202f: exportez-le en WGS 84 (EPSG:4326).`,
    "no-contours": ({ file }) =>
      `Le fichier ${q(file)} contient des polygones, qui demandent ici les contours des communes\u202f: chargez-les d’abord.`,
    "one-column": ({ file, firstLine }) =>
      `Le fichier ${q(file)} n’a qu’une colonne\u202f: aucun des séparateurs attendus (; , tabulation |) ne découpe la ligne ${q(firstLine)}.`,
    "no-unit-column": ({ file, headers, codesSeenIn }) =>
      `Le fichier ${q(file)} n’a pas de colonne de codes de communes reconnue (par exemple «\u00a0code_commune\u00a0» ou «\u00a0code_insee\u00a0») parmi ${listed(headers)}${inColumn(codesSeenIn)}.`,
    "no-territory-column": ({ file, headers }) =>
      `Le fichier ${q(file)} n’a pas de colonne qui nomme la CPTS (par exemple «\u00a0cpts_nom\u00a0» ou «\u00a0cpts_id\u00a0») parmi ${listed(headers)}.`,
    "no-row": ({ file, headers }) =>
      `Le fichier ${q(file)} a des en-têtes (${listed(headers)}) mais aucune ligne de données.`,
    "no-known-code": ({ file, column, rows, sample, codesSeenIn }) =>
      `Aucune des ${rows} lignes du fichier ${q(file)} n’a de code de commune connu dans la colonne ${q(column)} (première valeur\u202f: ${q(sample)})${inColumn(codesSeenIn)}.`,
    "nothing-usable": ({ file, rows }) =>
      `Aucune des ${rows} lignes du fichier ${q(file)} ne place une commune de France dans une CPTS\u202f: les communes des collectivités d’outre-mer et les lignes sans CPTS ne comptent pas.`,
    "too-dense": ({ file, unit, claims }) =>
      `Le fichier ${q(file)} met trop de CPTS sur les mêmes communes (${claims} pour ${unit})\u202f: vérifiez la colonne des CPTS.`,
  },
  anomalies: {
    "zero-perdu": ({ value, code }) => `le code ${q(value)} avait perdu son zéro de tête, il est lu ${code}.`,
    "code-corrige": ({ value, code }) => `le code ${q(value)} est lu ${code}.`,
    fusion: ({ value, code }) => `la commune ${value} a fusionné, elle est comptée dans ${code}.`,
    deleguee: ({ value, code }) => `la commune déléguée ou associée ${value} est comptée dans ${code}.`,
    arrondissements: ({ value, candidates }) =>
      `le code ${value} désigne une ville entière et aucun arrondissement n’est cité, ses ${candidates.length} arrondissements sont comptés.`,
    "arrondissement-ignore": ({ value }) =>
      `l’arrondissement ${value} est cité à côté d’une commune dont il ne fait pas partie, il n’est pas compté.`,
    collectivite: ({ value }) =>
      `la commune ${value} est dans une collectivité d’outre-mer hors du décompte, elle n’est pas comptée.`,
    scission: ({ value, candidates }) =>
      `la commune ${value} s’est scindée depuis la date de la liste, elle est comptée sous ce code en attendant de choisir entre ${candidates.join(", ")}.`,
    inconnu: ({ value }) => `le code ${q(value)} est inconnu, la ligne n’est pas comptée.`,
    "nom-inconnu": ({ value, candidates }) =>
      `la commune ${q(value)} n’est pas reconnue, elle n’est pas comptée${candidates.length === 0 ? "" : `\u202f; les noms les plus proches sont ceux de ${candidates.join(", ")}`}.`,
    "nom-ambigu": ({ value, candidates }) =>
      `la commune ${q(value)} peut être ${candidates.slice(0, 8).join(" ou ")}, elle n’est pas comptée en attendant de choisir.`,
    "nom-approche": ({ value, code }) => `la commune ${q(value)} est lue ${code}, seul nom proche à cet endroit.`,
    "nom-deduit": ({ value, code }) =>
      `la commune ${q(value)} est lue ${code} parmi celles de ce nom, d’après le reste de la liste.`,
    "nom-contredit": ({ value, code }) =>
      `le nom ${q(value)} n’est pas celui de la commune ${code}, qui est comptée d’après son code.`,
    "ancien-nom": ({ value, code }) => `${q(value)} est un ancien nom, compté dans la commune ${code}.`,
    choisi: ({ value, candidates }) => `${q(value)} est compté dans ${candidates.join(", ")}, choisi à la relecture.`,
    ecarte: ({ value }) => `${q(value)} n’est pas compté, écarté à la relecture.`,
    doublon: ({ value, territory }) =>
      `la commune ${value} figure déjà dans ${q(territory ?? "")}, elle y est comptée une fois.`,
    "doublon-fusion": ({ value, code, territory }) =>
      value === code
        ? `la commune ${value} figure déjà dans ${q(territory ?? "")} par une commune fusionnée, elle y est comptée une fois.`
        : `la commune ${value} est devenue ${code}, qui figure déjà dans ${q(territory ?? "")}\u202f: elle y est comptée une fois.`,
    "sans-unite": ({ value }) => `la CPTS ${q(value)} n’a pas de commune sur cette ligne.`,
    "sans-territoire": ({ value }) => `la commune ${q(value)} n’a pas de CPTS, la ligne n’est pas comptée.`,
    "ligne-total": ({ value }) => `${q(value)} est un total et non une CPTS, la ligne n’est pas comptée.`,
    "partage-unique": ({ value, territory }) =>
      `la commune ${value} est déclarée partagée mais seule ${q(territory ?? "")} la déclare, elle est comptée comme couverte par une seule CPTS.`,
    "partage-illisible": ({ value }) => `le partage ${q(value)} n’est ni oui ni non, la commune est comptée entière.`,
    "stade-inconnu": ({ value, territory }) =>
      `le stade ${q(value)} de ${q(territory ?? "")} n’est pas reconnu, son stade reste inconnu.`,
    "date-illisible": ({ value, territory }) =>
      `la date ${q(value)} de ${q(territory ?? "")} n’est pas lisible, elle est laissée de côté.`,
    "dates-inversees": ({ value, territory }) =>
      `${q(territory ?? "")} finit avant de commencer (${value}), elle n’est comptée à aucune date.`,
    "nom-contradictoire": ({ value, kept }) =>
      `la même CPTS porte deux noms, ${q(value)} et ${q(kept ?? "")}\u202f: le second est gardé.`,
    "stade-contradictoire": ({ value, kept, territory }) =>
      `${q(territory ?? "")} a deux stades, ${q(value)} et ${q(kept ?? "")}\u202f: le second est gardé.`,
    "date-contradictoire": ({ value, kept, territory }) =>
      `${q(territory ?? "")} a deux dates, ${q(value)} et ${q(kept ?? "")}\u202f: la seconde est gardée.`,
    "ligne-tronquee": ({ value, code }) =>
      `le fichier s’arrête au milieu de la ligne ${q(value)}, ${code === null ? "qui n’est pas comptée" : "qui est comptée"}.`,
    "ligne-irreguliere": ({ value }) =>
      `la ligne ${q(value)} a plus de cellules que l’en-tête\u202f: un séparateur s’est glissé dans un texte.`,
    "guillemet-ouvert": () => "un guillemet n’est jamais refermé, le fichier est lu sans tenir compte des guillemets.",
    "colonne-identite": ({ value }) => `la colonne ${q(value)} identifie des personnes, elle n’est pas lue.`,
    "cellules-fusionnees": ({ value }) =>
      `des cellules fusionnées sur plusieurs lignes donnent leur valeur à chacune (cellules remplies\u202f: ${value}).`,
    "cpts-reprise": ({ value }) =>
      `la CPTS n’est écrite qu’une fois, au-dessus de ses communes\u202f: les lignes qui la suivent la reprennent (lignes complétées\u202f: ${value}).`,
    "feuille-non-lue": ({ value }) =>
      `la feuille ${q(value)} contient aussi une liste, elle n’est pas lue\u202f: choisissez-la, ou réunissez les feuilles en une seule.`,
    projection: ({ value }) => `les coordonnées sont lues en ${value}.`,
    "coordonnees-inversees": ({ value }) =>
      `les coordonnées sont écrites dans l’autre ordre (latitude avant longitude, ou y avant x) et sont retournées (${value}).`,
    "geometrie-ignoree": ({ value }) => `la géométrie (${value}) n’est pas un polygone utilisable, elle n’est pas lue.`,
    "geometrie-reparee": ({ territory }) =>
      `le contour de ${q(territory ?? "")} se croise ou n’est pas fermé, il est lu comme la surface qu’il entoure.`,
    "hors-unites": ({ territory }) => `le périmètre ${q(territory ?? "")} ne tombe sur aucune commune.`,
    "unite-douteuse": ({ value, code, candidates, territory }) =>
      `la commune ${code ?? candidates[0] ?? ""} n’est que pour ${value}\u202f% dans ${q(territory ?? "")}, elle ${code === null ? "n’y est pas comptée" : "y est comptée"}.`,
  },
  row: (row, rest) => `Ligne ${row}\u202f: ${rest}`,
  object: (object, rest) => (object === 0 ? `Fichier\u202f: ${rest}` : `Objet ${object}\u202f: ${rest}`),
};
