import type { ImportSentences } from "./import-sentences.ts";

const q = (value: string): string => `“${value}”`;
const listed = (values: readonly string[]): string => values.slice(0, 20).map(q).join(", ");
const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)} MB`;
const choices = (candidates: readonly string[]): string =>
  candidates.length === 0 ? "" : ` (among ${candidates.slice(0, 8).join(", ")}${candidates.length > 8 ? "…" : ""})`;
const counted = (code: string | null): string => (code === null ? "is not counted" : `is counted in ${code}`);
const IDENTITY = (value: string): string => `column ${q(value)} identifies people, it is not read.`;

/** The sentences of the readers of sites and meshes in English. */
export const IMPORT_SENTENCES_EN: ImportSentences = {
  refusals: {
    "too-large": ({ file, bytes, limitBytes }) =>
      `The file ${q(file)} weighs ${megabytes(bytes)}, more than the limit of ${megabytes(limitBytes)}: keep your région.`,
    "not-finess-json": ({ file }) =>
      `The file ${q(file)} is a JSON document, but not the daily file of FINESS+ (it lacks “pmej”), nor a GeoJSON of points.`,
    "legal-entities": ({ file }) =>
      `The file ${q(file)} lists the legal entities of FINESS, which have no place: take that of the establishments (cs1100507).`,
    "no-place-column": ({ file, headers }) =>
      `The file ${q(file)} has neither coordinates nor communes that are recognised among ${listed(headers)}.`,
    "no-kind": ({ file, headers }) =>
      `The file ${q(file)} does not say what its places are (MSP, CDS, hospital…) among ${listed(headers)}: choose it when importing.`,
    "no-row": ({ file }) => `The file ${q(file)} has headers but no row of data.`,
    "nothing-usable": ({ file, rows, sample }) =>
      `None of the ${rows} rows of the file ${q(file)} could be placed${sample === "" ? "" : ` (for example ${q(sample)})`}.`,
    "no-unit-column": ({ file, headers }) =>
      headers.length === 0
        ? `The file ${q(file)} is neither a table of communes nor a file of members.`
        : `The file ${q(file)} has no column of communes that is recognised among ${listed(headers)}.`,
    "no-zone-column": ({ file, headers }) =>
      `The file ${q(file)} has no column that names the zones among ${listed(headers)}: choose it.`,
    "too-many-zones": ({ file, column, zones }) =>
      `Column ${q(column)} of the file ${q(file)} gives ${zones} zones: it is probably not the right one.`,
    "no-member-place": ({ file, members }) =>
      `None of the ${members} members of the file ${q(file)} has a known place: load the hospitals (FINESS) first.`,
    cancelled: ({ file }) => `Reading the file ${q(file)} was stopped.`,
  },
  sites: {
    "sans-lieu": ({ territory }) =>
      `${q(territory ?? "")} has neither coordinates nor a known commune, it is not counted.`,
    "commune-inconnue": ({ value, code }) =>
      `commune ${q(value)} is not recognised, the place ${counted(code)} after its coordinates.`,
    "commune-douteuse": ({ value, candidates }) =>
      `${q(value)} names several communes${choices(candidates)} and the place has no coordinates, it is not counted.`,
    "ancienne-commune": ({ value, code }) => `commune ${value} no longer exists, the place ${counted(code)}.`,
    collectivite: ({ value }) =>
      `commune ${value} is in an overseas collectivity outside the totals, the place is not counted.`,
    "sans-coordonnees": ({ territory, code }) =>
      `${q(territory ?? "")} has no coordinates, it is drawn in the middle of ${code ?? "its commune"}.`,
    "fichier-sans-coordonnees": ({ value }) =>
      `the file has no coordinates, each of its places is drawn in the middle of its commune (places: ${value}).`,
    "hors-france": ({ value, code }) => `point ${value} is not in France, the place ${counted(code)}.`,
    "loin-de-sa-commune": ({ value, territory, code }) =>
      `${q(territory ?? "")} is ${value} km away from the commune ${code ?? ""} of its row, where it is counted.`,
    "projection-metropolitaine": ({ value, code }) =>
      `coordinates ${value} do not fall in the overseas département of ${code ?? "the commune"} (metropolitan projection?), the place is drawn in the middle of its commune.`,
    "coordonnees-inversees": ({ value }) => `longitude and latitude are swapped (${value} rows), they are put right.`,
    ferme: ({ territory }) => `${q(territory ?? "")} is closed, it is not counted.`,
    doublon: ({ value }) => `number ${value} is already above, it is counted once.`,
    "colonne-identite": ({ value }) => IDENTITY(value),
    "autre-categorie": ({ value, territory }) =>
      `${value} ${Number(value) > 1 ? "establishments" : "establishment"} of another category (${territory || "not said"}) left out.`,
    "fichier-coupe": ({ value }) => `the document stops before its end, ${value} places were read.`,
  },
  meshes: {
    "commune-inconnue": ({ value }) => `commune ${q(value)} is not recognised, the row is not counted.`,
    "commune-douteuse": ({ value, candidates }) =>
      `${q(value)} names several communes${choices(candidates)}, the row is not counted.`,
    "ancienne-commune": ({ value, code }) => `commune ${value} no longer exists, it is read as ${code ?? ""}.`,
    arrondissements: ({ value, candidates }) =>
      `${value} names a whole city, its ${candidates.length} arrondissements are in the zone.`,
    collectivite: ({ value }) => `commune ${value} is in an overseas collectivity outside the totals.`,
    "sans-zone": ({ value }) => `${value} communes have no zone.`,
    "plusieurs-zones": ({ value, territory, code }) =>
      `commune ${code ?? ""} is in two zones, ${q(value)} and ${q(territory ?? "")}.`,
    "membre-sans-lieu": ({ value, territory }) =>
      `member ${q(value)} of ${q(territory ?? "")} has no known place, it is not used.`,
    "zone-sans-commune": ({ value }) => `zone ${q(value)} has no commune.`,
    egalite: ({ value }) => `${value} communes are as near to another zone, within one kilometre.`,
    "colonne-identite": ({ value }) => IDENTITY(value),
  },
  row: (row, rest) => `Row ${row}: ${rest}`,
  file: (rest) => `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`,
};
