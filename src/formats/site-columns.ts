import { foldText } from "./columns.ts";

const SITE_ROLES = [
  "id",
  "legalEntity",
  "structure",
  "name",
  "longName",
  "category",
  "categoryLabel",
  "communeCode",
  "communeName",
  "departement",
  "postalCode",
  "lng",
  "lat",
  "point",
  "state",
  "closedOn",
  "level",
] as const;
export type SiteRole = (typeof SITE_ROLES)[number];

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** The headers of each role, folded without spaces, the most precise first: t_finess, regional extracts, plain lists. */
const SYNONYMS: Readonly<Record<SiteRole, readonly string[]>> = {
  id: words(`etfiness finesset nofinesset numfinesset finessgeographique finesssite numerofinessset numerofiness
    nofiness numfiness finess codefiness fi siteid idsite identifiantsite identifiant id`),
  legalEntity: words("ejfiness finessej nofinessej numfinessej finessjuridique finessentitejuridique fiej"),
  structure: words("structureid idstructure codestructure structure"),
  name: words(`etrs raisonsociale rs rset nometablissement nomstructure nomsite nomcourt denomination nom site libelle
    etablissement intitule name`),
  longName: words("raisonsocialelongue rslongue nomlong"),
  category: words(`categcode categorie codecategorie categetab categorieetablissement codecategorieetablissement cat
    category kind typesite typestructure typedestructure typeetablissement nature type`),
  categoryLabel: words("categlib libcategorie libellecategorie libcategetab categliblong categlibcourt"),
  communeCode:
    words(`unite codeunite unitecode comcode codecommune codeinsee codeinseecommune insee inseecom comminsee cominsee codegeo codgeo depcom
    citycode communecode codecom cinsee idcommune communeid codcom com`),
  communeName: words("nomcommune commune ville libellecommune libcommune libcom nomcom municipalite village libcomm"),
  departement: words("departement dep dept codedepartement coddep"),
  postalCode: words("adressecodepostal codepostal cp cpo codepost postcode"),
  lng: words(`geoloc4326long longitude lng lon long geolong loncentre coordxet coordx xlambert93 xl93 xl2 xlambert coordonneex
    xcoord x`),
  lat: words(`geoloc4326lat latitude lat geolat latcentre coordyet coordy ylambert93 yl93 yl2 ylambert coordonneey
    ycoord y`),
  point: words(
    "geopoint2d geopoint coordonnees coordonneesgps coordonneesgeographiques geolocalisation latlon latlng gps",
  ),
  state: words("etat etatobjet statut"),
  closedOn: words("datefermeture datefin"),
  level: words("typefiness type"),
};

const ROLE_OF_HEADER = new Map(
  // « type » says a category in most lists; the level of a FINESS number only where categories have a column of their own.
  SITE_ROLES.flatMap((role) => SYNONYMS[role].map((word, rank) => [`${role} ${word}`, rank] as const)),
);

/** Words that show that a column names people or how to reach them. */
const IDENTITY =
  /president|coordinat(eur|rice)|directeur|directrice|referent|responsable|contact|interlocut|prenom|mail|courriel|telephone|telecopie|\b(tel|fax|gsm|rpps|adeli)\b/;

const HEADER_SEARCH_ROWS = 30;
const MOST_COLUMNS = 500;

export interface SiteColumns {
  /** Position of the header in the rows given. */
  readonly headerPosition: number;
  readonly headers: readonly string[];
  readonly columns: Readonly<Partial<Record<SiteRole, number>>>;
  readonly unreadHeaders: readonly string[];
  readonly identityHeaders: readonly string[];
}

const foldHeader = (header: string): string => foldText(header.slice(0, 200)).replaceAll(" ", "");

function assignRoles(cells: readonly string[]): SiteColumns["columns"] {
  const columns: Partial<Record<SiteRole, number>> = {};
  const ranks: Partial<Record<SiteRole, number>> = {};
  cells.slice(0, MOST_COLUMNS).forEach((cell, column) => {
    const header = foldHeader(cell);
    for (const role of SITE_ROLES) {
      const rank = ROLE_OF_HEADER.get(`${role} ${header}`);
      if (rank === undefined || rank >= (ranks[role] ?? Number.POSITIVE_INFINITY)) continue;
      columns[role] = column;
      ranks[role] = rank;
    }
  });
  if (columns.level === columns.category) delete columns.level;
  return columns;
}

/** « Commune » may head a column of INSEE codes: whether a cell is one. */
export function isBareCode(cell: string): boolean {
  return /^(\d{4,5}|2[ab]\d{3})$/i.test(cell);
}

/** How many columns of a list of sites a row of cells names; a place and a name count for more. */
export function rateSiteHeader(cells: readonly string[]): number {
  const columns = assignRoles(cells);
  const isPlaced = hasPlace(columns);
  return Object.keys(columns).length + (isPlaced ? 10 : 0) + (columns.name === undefined ? 0 : 3);
}

export function hasPlace({ lng, lat, point, communeCode, communeName, postalCode }: SiteColumns["columns"]): boolean {
  return (
    (lng !== undefined && lat !== undefined) ||
    [point, communeCode, communeName, postalCode].some((column) => column !== undefined)
  );
}

/** Finds the header among the first rows, and what each column holds. */
export function planSiteColumns(rows: readonly (readonly string[])[]): SiteColumns {
  let headerPosition = 0;
  let best = -1;
  rows.slice(0, HEADER_SEARCH_ROWS).forEach((cells, position) => {
    const score = rateSiteHeader(cells);
    if (score > best) [best, headerPosition] = [score, position];
  });
  const headers = (rows[headerPosition] ?? []).map((cell) => cell.trim());
  const columns = assignRoles(headers);
  const read = new Set(Object.values(columns));
  const isIdentity = (header: string) => IDENTITY.test(foldText(header.slice(0, 200)));
  const unread = headers.filter((header, column) => header !== "" && !read.has(column));
  return {
    headerPosition,
    headers,
    columns,
    unreadHeaders: unread.filter((header) => !isIdentity(header)),
    identityHeaders: unread.filter(isIdentity),
  };
}
