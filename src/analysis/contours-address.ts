import type { ContoursZone } from "./contours-protocol.ts";

/** The one server that the page asks for contours, and only on a click. */
export const CONTOURS_SERVER = "https://geo.api.gouv.fr";

/** Licence of the contours of that server, as its catalogue says. */
export const CONTOURS_LICENCE = "ODbL 1.0";

/** Address of the contours of all communes of a zone, shown before it is called. */
export function contoursAddress({ level, code }: ContoursZone): string {
  const communes = level === "departement" ? `departements/${code}/communes?` : `communes?codeRegion=${code}&`;
  return `${CONTOURS_SERVER}/${communes}fields=code,nom,contour&format=geojson&geometry=contour`;
}
