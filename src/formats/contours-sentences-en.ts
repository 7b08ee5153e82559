import type { ContoursSentences } from "./contours-sentences.ts";

const q = (value: string): string => `“${value}”`;
const whole = new Intl.NumberFormat("en-GB");
const count = (value: number, one: string, many: string): string =>
  `${whole.format(value)} ${value === 1 ? one : many}`;
const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)} MB`;
const MOST_NAMES = 5;
const listed = (names: readonly string[]): string =>
  names.length <= MOST_NAMES
    ? names.join(", ")
    : `${names.slice(0, MOST_NAMES).join(", ")} and ${whole.format(names.length - MOST_NAMES)} more`;
const AGAIN = "the contours in place stay";

/** The sentences of the official contours in English. */
export const CONTOURS_SENTENCES_EN: ContoursSentences = {
  refusals: {
    offline: ({ source }) => `${q(source)} does not answer: check the connection and try again, ${AGAIN}.`,
    http: ({ source, status }) =>
      status === 404
        ? `${q(source)} does not exist, or no longer (answer 404): ${AGAIN}.`
        : `${q(source)} answered with an error (${status}): try again later, ${AGAIN}.`,
    timeout: ({ source, seconds }) => `${q(source)} sent nothing for ${seconds} seconds: try again, ${AGAIN}.`,
    cut: ({ source, bytes }) =>
      `${q(source)} stops before its end (${whole.format(bytes)} bytes received): try again, ${AGAIN}.`,
    cancelled: ({ source }) => `The request to ${q(source)} was cancelled: ${AGAIN}.`,
    "too-large": ({ source, bytes, limitBytes }) =>
      `${q(source)} is ${megabytes(bytes)}, over the limit of ${megabytes(limitBytes)}: take a département or a région, or a more generalised version.`,
    empty: ({ source }) => `${q(source)} is empty: ${AGAIN}.`,
    page: ({ source }) => `${q(source)} is a web page, not contours (filtered access or changed address): ${AGAIN}.`,
    "not-json": ({ source, start }) => `${q(source)} is no GeoJSON: it begins with ${q(start)}.`,
    "no-features": ({ source }) => `${q(source)} holds no contour.`,
    "no-codes": ({ source, properties }) =>
      `No property of ${q(source)} gives the INSEE code of the communes (properties read: ${properties.join(", ") || "none"}).`,
    "no-polygons": ({ source, features }) =>
      `${q(source)} describes ${count(features, "object", "objects")} without any polygon: contours are needed, not centres.`,
    projected: ({ source, seen }) =>
      `The coordinates of ${q(source)} (${seen.map((value) => whole.format(value)).join("; ")}) are no longitudes and latitudes: export the file in WGS 84 (EPSG:4326).`,
    elsewhere: ({ source, commune }) =>
      `The polygons of ${q(source)} do not lie where their communes are (for instance ${commune}): longitudes and latitudes may be swapped.`,
    "unknown-codes": ({ source, codes }) => `No code of ${q(source)} is that of a commune (${codes.join(", ")}…).`,
    "wrong-zone": ({ source, zone, commune }) =>
      `${q(source)} describes no commune of ${zone}, but for instance ${commune}: ${AGAIN}.`,
    partial: ({ source, zone, communes, expected }) =>
      `${q(source)} gives only ${whole.format(communes)} of the ${whole.format(expected)} communes of ${zone}: ${AGAIN}.`,
  },
  outcome: {
    replaced: ({ replaced, source, cog }) =>
      `${count(replaced, "commune or arrondissement", "communes or arrondissements")} drawn by the official contours of ${q(source)} (codes of ${cog}).`,
    merged: (merged) => `${count(merged, "former commune", "former communes")} gathered into the commune of today.`,
    cut: (names) =>
      `${listed(names)}: a single official polygon, cut along the approximate contours of its arrondissements or communes.`,
    uncut: (names) => `${listed(names)}: the official polygon could not be cut, the contours in place stay.`,
    missing: (names) => `Without official polygon, contours in place kept: ${listed(names)}.`,
    spared: (names) => `Approximate contours kept inside official ones: ${listed(names)}.`,
    unknown: (codes) => `Codes that are those of no commune, left out: ${listed(codes)}.`,
    seam: ({ adjusted, seamPairs }) =>
      `Around them, ${count(adjusted, "approximate contour", "approximate contours")} fitted to the official line; ${count(seamPairs, "pair of neighbours", "pairs of neighbours")} known from the approximate contours alone ${seamPairs === 1 ? "stays" : "stay"} neighbours.`,
  },
};
