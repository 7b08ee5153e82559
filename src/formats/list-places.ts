import { extentMask } from "../domain/extent.ts";
import type { TerritoryLayer } from "../domain/territory.ts";
import type { ColumnPlan, ColumnRole } from "./columns.ts";
import type { ListBase } from "./list-rows.ts";
import { mayHoldSeveral, splitPlaces } from "./place-cells.ts";
import { decidePlaces, type PlaceDecision, type WrittenPlace } from "./place-decider.ts";
import type { PlaceResolver } from "./place-resolver.ts";
import type { TableRow } from "./read-table.ts";
import type { CodeCell } from "./unit-codes.ts";

/** One commune that a row writes by its name, and what it stands for. */
export interface PlaceAnswer {
  readonly written: string;
  readonly departement: string;
  readonly decision: PlaceDecision;
}

export interface PlacesToRead {
  readonly rows: readonly TableRow[];
  readonly plan: ColumnPlan;
  readonly readCodes: (cell: string) => CodeCell;
  readonly extent?: TerritoryLayer["extent"] | undefined;
  /** Made when it is first asked for: a list of codes needs none. */
  readonly resolverOf: () => PlaceResolver;
}

export interface ListPlaces {
  /** The communes of a row that gives no known code; null when its code is enough, or when it names none. */
  readonly ofRow: (row: TableRow) => readonly PlaceAnswer[] | null;
  /** The codes of the arrondissements that a row names beside the code of their city; none when it names none. */
  readonly arrondissementsOf: (row: TableRow, city: string) => readonly string[];
  /** INSEE codes that names led to, of units and of former communes: they tell the year of the list. */
  readonly codes: ReadonlySet<string>;
  /** Units that the name of a row stands for, when it is known and is not that of its code; null otherwise. */
  readonly contradiction: (row: TableRow, unit: number) => readonly number[] | null;
}

/** Rows that tell whether a column of codes holds postal codes. */
const SAMPLE_ROWS = 200;

/**
 * The columns of a list once a column of « codes » that holds postal codes is taken for what it is: those of the
 * communes named beside them, or codes of which few are INSEE's.
 */
export function movePostalCodes(
  plan: ColumnPlan,
  body: readonly TableRow[],
  base: ListBase,
  resolverOf: () => PlaceResolver,
): ColumnPlan {
  const { unit, communeName, postalCode } = plan.columns;
  const { units, postalCodes = [] } = base;
  if (unit === undefined || postalCode !== undefined || postalCodes.length === 0) return plan;
  let filled = 0;
  let coded = 0;
  const doubted: { readonly name: string; readonly digits: string }[] = [];
  for (const { cells } of body.slice(0, SAMPLE_ROWS)) {
    const digits = cells[unit]?.trim() ?? "";
    if (digits === "") continue;
    filled++;
    const name = communeName === undefined ? "" : (cells[communeName]?.trim() ?? "");
    const found = units.indexOf.get(digits.padStart(5, "0"));
    if (found !== undefined && (name === "" || name === units.names[found])) coded++;
    else if (/^\d{4,5}$/.test(digits)) doubted.push({ name, digits: digits.padStart(5, "0") });
  }
  if (doubted.length * 2 <= filled) return plan;
  const resolver = resolverOf();
  let postal = 0;
  for (const { name, digits } of doubted) {
    const found = units.indexOf.get(digits);
    if (found !== undefined && resolver.isNameOf(name, found)) coded++;
    else if (resolver.index.unitsOfPostalCode.get(digits)?.some((one) => name === "" || resolver.isNameOf(name, one)))
      postal++;
  }
  if (postal * 2 <= filled || coded >= postal) return plan;
  const { unit: _, ...columns } = plan.columns;
  return { ...plan, columns: { ...columns, postalCode: unit } };
}

/** Reads the communes of a list that are written by name, each in the light of the others of its territory. */
export function readListPlaces(
  { rows, plan, readCodes, extent, resolverOf }: PlacesToRead,
  base: ListBase,
): ListPlaces {
  const { units, history } = base;
  const cell = (row: TableRow, role: ColumnRole): string => {
    const column = plan.columns[role];
    return column === undefined ? "" : (row.cells[column]?.trim() ?? "");
  };
  const isPlace = (text: string) => resolverOf().resolve({ name: text }).kind !== "unknown";

  const places: WrittenPlace[] = [];
  const placesOfRow = new Map<TableRow, number[]>();
  const codedUnits = new Map<number, number[]>();
  const groups = new Map<string, number>();
  for (const row of rows) {
    const territory = cell(row, "territoryName") || cell(row, "territoryId");
    let group = groups.get(territory);
    if (group === undefined) {
      group = groups.size;
      groups.set(territory, group);
    }
    const unitCell = cell(row, "unit");
    const { codes } = readCodes(unitCell);
    const known = codes.filter((code) => units.indexOf.has(code) || history.former.has(code));
    const nameCell = cell(row, "communeName") || (codes.length === 0 ? unitCell : "");
    const departement = cell(row, "departement");
    const postalCode = cell(row, "postalCode");
    if (known.length > 0) {
      const coded = known.map(
        (code) => units.indexOf.get(code) ?? units.indexOf.get(history.former.get(code)!.targets[0] ?? ""),
      );
      const list = codedUnits.get(group) ?? [];
      for (const unit of coded) if (unit !== undefined) list.push(unit);
      codedUnits.set(group, list);
    } else if (nameCell !== "" || (postalCode !== "" && plan.columns.communeName === undefined)) {
      const written =
        nameCell === "" ? [postalCode] : mayHoldSeveral(nameCell) ? splitPlaces(nameCell, isPlace) : [nameCell];
      const positions: number[] = [];
      for (const name of written) positions.push(places.push({ name, departement, postalCode, group }) - 1);
      if (positions.length > 0) placesOfRow.set(row, positions);
    }
  }
  const decisions =
    places.length === 0
      ? []
      : decidePlaces(places, codedUnits, {
          units,
          resolver: resolverOf(),
          geography: base.geography,
          scopeMask: extent === undefined ? undefined : extentMask(units, extent),
        });
  const codes = new Set(decisions.flatMap((decision) => (decision.kind === "matched" ? [decision.code] : [])));
  return {
    codes,
    ofRow(row) {
      const positions = placesOfRow.get(row);
      if (positions === undefined) return null;
      const isLost = (position: number) => {
        const decision = decisions[position]!;
        return decision.kind === "unknown" && decision.candidates.length === 0;
      };
      if (cell(row, "unit") !== "" && positions.every(isLost)) return null;
      return positions.map((position) => {
        const { name, departement } = places[position]!;
        return { written: name, departement, decision: decisions[position]! };
      });
    },
    arrondissementsOf(row, city) {
      const name = cell(row, "communeName");
      const postalCode = cell(row, "postalCode");
      if (postalCode === "" && !/\d|[ivx]e/i.test(name)) return [];
      const targets: readonly string[] = history.former.get(city)?.targets ?? [];
      const named = (mayHoldSeveral(name) ? splitPlaces(name, isPlace) : [name]).map((one) => {
        const match = resolverOf().resolve({ name: one, postalCode });
        return match.kind === "matched" && match.how === "arrondissement" ? match.code : "";
      });
      return named.every((code) => targets.includes(code)) ? named : [];
    },
    contradiction(row, unit) {
      const name = cell(row, "communeName");
      if (name === "" || name === units.names[unit]) return null;
      const resolver = resolverOf();
      if (resolver.isNameOf(name, unit)) return null;
      const match = resolver.resolve({
        name,
        departement: cell(row, "departement"),
        postalCode: cell(row, "postalCode"),
      });
      if (match.kind === "matched") return match.unit === unit || match.how === "slip" ? null : [match.unit];
      if (match.kind === "city") return match.units.includes(unit) ? null : match.units;
      return match.kind === "doubtful" && !match.candidates.includes(unit) ? match.candidates : null;
    },
  };
}
