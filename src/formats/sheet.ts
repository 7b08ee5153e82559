/** How the values of a column are written: by the page, in a workbook and in delimited text alike. */
export type ColumnKind = "text" | "integer" | "decimal" | "share" | "km2" | "km" | "yes-no";

/** Every column that a table or an export can have. Its label is in `sheet-labels.ts`. */
export const COLUMNS = {
  id: "text",
  name: "text",
  code: "text",
  nature: "text",
  stage: "text",
  territoryType: "text",
  departements: "text",
  departement: "text",
  epci: "text",
  region: "text",
  startDate: "text",
  population: "integer",
  populationMin: "integer",
  populationMax: "integer",
  sizeMin: "integer",
  sizeMax: "integer",
  targetShare: "share",
  units: "integer",
  areaKm2: "km2",
  densityPerKm2: "decimal",
  pieces: "integer",
  holes: "integer",
  compactness: "decimal",
  msp: "integer",
  cds: "integer",
  touchesEdge: "yes-no",
  scopeShare: "share",
  coveredPopulation: "integer",
  coveredShare: "share",
  coveredAreaShare: "share",
  whiteUnits: "integer",
  whitePopulation: "integer",
  unstatedPopulation: "integer",
  sharedUnits: "integer",
  overlapUnits: "integer",
  cptsCount: "integer",
  expected: "decimal",
  gap: "decimal",
  inhabitantsPerCpts: "decimal",
  unitClass: "text",
  cpts: "text",
  cptsIds: "text",
  level: "text",
  zone: "text",
  zoneCode: "text",
  populationShare: "share",
  partner: "text",
  partnerId: "text",
  declared: "yes-no",
  communes: "text",
  codes: "text",
  cause: "text",
  note: "text",
  seatKind: "text",
  seat: "text",
  distanceKm: "km",
  neighbours: "text",
  change: "text",
  populationBefore: "integer",
  populationAfter: "integer",
  sizeBefore: "integer",
  sizeAfter: "integer",
  figure: "text",
  value: "decimal",
  unit: "text",
  explanation: "text",
  members: "integer",
  professionals: "integer",
  process: "text",
  interCpts: "text",
  title: "text",
  mission: "text",
  themes: "text",
  actionPopulation: "text",
  objectives: "text",
  beneficiaries: "text",
  resources: "text",
  results: "text",
  difficulties: "text",
  seeks: "text",
  contact: "text",
  consent: "yes-no",
  date: "text",
  practitioners: "integer",
  collaborators: "integer",
  nameA: "text",
  idA: "text",
  nameB: "text",
  idB: "text",
  shareOfA: "share",
  shareOfB: "share",
  partners: "integer",
  effectivePartners: "decimal",
  mainPartner: "text",
  mainShare: "share",
  wholePartners: "integer",
  cutPartners: "integer",
  alonePopulation: "integer",
  cutUnits: "integer",
  estimatedPopulation: "integer",
  nested: "yes-no",
  straddling: "yes-no",
  toUnit: "text",
  toEpci: "text",
  toEpt: "text",
  toDepartement: "text",
  question: "text",
  answer: "text",
  answers: "integer",
  respondents: "integer",
  answerShare: "share",
  intervalLow: "share",
  intervalHigh: "share",
  secrecy: "text",
  besideShare: "share",
  restShare: "share",
} as const satisfies Record<string, ColumnKind>;

export type ColumnId = keyof typeof COLUMNS;

/** Values of one column: texts, or numbers where NaN is « not known ». */
export type ColumnValues = readonly string[] | Float64Array;

export interface SheetColumn {
  readonly id: ColumnId;
  readonly kind: ColumnKind;
  readonly values: ColumnValues;
}

/** A table column by column; every column is as long as `rowCount`. */
export interface Sheet {
  readonly rowCount: number;
  readonly columns: readonly SheetColumn[];
  /** Last row, which is no sum of the rows where they overlap: null where a column has no total. */
  readonly totals?: Readonly<Partial<Record<ColumnId, number>>>;
}

/** A sheet with what a person sees around it; `name` is short enough for a tab of a workbook. */
export interface NamedSheet extends Sheet {
  readonly name: string;
  readonly title: string;
}

/** What every file says of itself: one sentence a line (scope, date, stages, nature, sources, rule of the columns). */
export type ExportNotes = readonly string[];

/** One row of a table in the making. */
export type SheetRow = Readonly<Partial<Record<ColumnId, string | number | boolean | null>>>;

/** Turns rows into columns, in the order of `ids`; a value that a row lacks is empty. */
export function sheetOf(ids: readonly ColumnId[], rows: readonly SheetRow[], totals?: Sheet["totals"]): Sheet {
  return {
    rowCount: rows.length,
    columns: ids.map((id): SheetColumn => {
      const kind = COLUMNS[id];
      const values: ColumnValues =
        kind === "text"
          ? rows.map((row) => String(row[id] ?? ""))
          : Float64Array.from(rows, (row) =>
              row[id] === null || row[id] === undefined ? Number.NaN : Number(row[id]),
            );
      return { id, kind, values };
    }),
    ...(totals === undefined ? {} : { totals }),
  };
}
