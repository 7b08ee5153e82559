import type { ContoursSentences } from "./contours-sentences.ts";

const q = (value: string): string => `«\u00a0${value}\u00a0»`;
const whole = new Intl.NumberFormat("fr-FR");
const count = (value: number, one: string, many: string): string => `${whole.format(value)} ${value < 2 ? one : many}`;
const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)}\u00a0Mo`;
const MOST_NAMES = 5;
const listed = (names: readonly string[]): string =>
  names.length <= MOST_NAMES
    ? names.join(", ")
    : `${names.slice(0, MOST_NAMES).join(", ")} et ${whole.format(names.length - MOST_NAMES)} de plus`;
const AGAIN = "les contours en place restent";

/** The sentences of the official contours in French. */
export const CONTOURS_SENTENCES_FR: ContoursSentences = {
  refusals: {
    offline: ({ source }) => `${q(source)} ne répond pas\u202f: vérifiez la connexion et réessayez, ${AGAIN}.`,
    http: ({ source, status }) =>
      status === 404
        ? `${q(source)} n’existe pas ou plus (réponse 404)\u202f: ${AGAIN}.`
        : `${q(source)} a répondu par une erreur (${status})\u202f: réessayez plus tard, ${AGAIN}.`,
    timeout: ({ source, seconds }) =>
      `${q(source)} n’a rien envoyé pendant ${seconds}\u00a0secondes\u202f: réessayez, ${AGAIN}.`,
    cut: ({ source, bytes }) =>
      `${q(source)} s’arrête avant la fin (${whole.format(bytes)} octets reçus)\u202f: réessayez, ${AGAIN}.`,
    cancelled: ({ source }) => `La demande à ${q(source)} a été annulée\u202f: ${AGAIN}.`,
    "too-large": ({ source, bytes, limitBytes }) =>
      `${q(source)} pèse ${megabytes(bytes)}, plus que la limite de ${megabytes(limitBytes)}\u202f: prenez un département ou une région, ou une version plus généralisée.`,
    empty: ({ source }) => `${q(source)} est vide\u202f: ${AGAIN}.`,
    page: ({ source }) =>
      `${q(source)} est une page web et non des contours (accès filtré ou adresse changée)\u202f: ${AGAIN}.`,
    "not-json": ({ source, start }) => `${q(source)} n’est pas un GeoJSON\u202f: il commence par ${q(start)}.`,
    "no-features": ({ source }) => `${q(source)} ne contient aucun contour.`,
    "no-codes": ({ source, properties }) =>
      `Aucune propriété de ${q(source)} ne donne le code INSEE des communes (propriétés lues\u202f: ${properties.join(", ") || "aucune"}).`,
    "no-polygons": ({ source, features }) =>
      `${q(source)} décrit ${count(features, "objet", "objets")} sans aucun polygone\u202f: il faut les contours, pas les centres.`,
    projected: ({ source, seen }) =>
      `Les coordonnées de ${q(source)} (${seen.map((value) => whole.format(value)).join("\u202f; ")}) ne sont pas des longitudes et latitudes\u202f: exportez le fichier en WGS 84 (EPSG:4326).`,
    elsewhere: ({ source, commune }) =>
      `Les polygones de ${q(source)} ne sont pas là où sont leurs communes (par exemple ${commune})\u202f: longitudes et latitudes sont peut-être échangées.`,
    "unknown-codes": ({ source, codes }) =>
      `Aucun code de ${q(source)} n’est celui d’une commune (${codes.join(", ")}…).`,
    "wrong-zone": ({ source, zone, commune }) =>
      `${q(source)} ne décrit aucune commune du territoire demandé (${zone}), mais par exemple ${commune}\u202f: ${AGAIN}.`,
    partial: ({ source, zone, communes, expected }) =>
      `${q(source)} ne donne que ${whole.format(communes)} des ${whole.format(expected)} communes du territoire demandé (${zone})\u202f: ${AGAIN}.`,
  },
  outcome: {
    replaced: ({ replaced, source, cog }) =>
      `${count(replaced, "commune ou arrondissement dessiné", "communes ou arrondissements dessinés")} par les contours officiels de ${q(source)} (codes de ${cog}).`,
    merged: (merged) =>
      `${count(merged, "ancienne commune réunie", "anciennes communes réunies")} dans la commune d’aujourd’hui.`,
    cut: (names) =>
      `${listed(names)}\u202f: un seul polygone officiel, découpé selon les contours approchés des arrondissements ou communes.`,
    uncut: (names) =>
      `${listed(names)}\u202f: le polygone officiel n’a pas pu être découpé, les contours en place restent.`,
    missing: (names) => `Sans polygone officiel, contours en place gardés\u202f: ${listed(names)}.`,
    spared: (names) => `Contours approchés gardés à l’intérieur de contours officiels\u202f: ${listed(names)}.`,
    unknown: (codes) => `Codes qui ne sont ceux d’aucune commune, laissés de côté\u202f: ${listed(codes)}.`,
    seam: ({ adjusted, seamPairs }) =>
      `Autour, ${count(adjusted, "contour approché ajusté", "contours approchés ajustés")} au trait officiel\u202f; ${count(seamPairs, "paire de voisines connue", "paires de voisines connues")} des seuls contours approchés ${seamPairs < 2 ? "reste voisine" : "restent voisines"}.`,
  },
};
