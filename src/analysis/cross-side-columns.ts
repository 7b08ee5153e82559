/** Columns of the table of one side of a crossing that the page shows, in their order; files add a few. */
export const SIDE_COLUMNS = [
  "name",
  "population",
  "partners",
  "wholePartners",
  "cutPartners",
  "effectivePartners",
  "mainPartner",
  "mainShare",
  "nested",
  "straddling",
  "alonePopulation",
  "pieces",
] as const;
