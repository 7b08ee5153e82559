import type { CodeHistory } from "../domain/code-history.ts";
import type { Membership } from "../domain/layer.ts";
import type { Territory } from "../domain/territory.ts";
import type { UnitTable } from "../domain/unit.ts";
import { readBoolean } from "./cell-values.ts";
import { type ColumnPlan, type ColumnRole, foldText } from "./columns.ts";
import type { AnomalyKind, ListAnomaly } from "./list-anomaly.ts";
import type { TableRow } from "./read-table.ts";
import { type ResolvedCode, resolveCode } from "./resolve-code.ts";
import { finishTerritory, gatherTerritories, type TerritoryDraft } from "./territory-drafts.ts";
import { type CodeCell, readArrondissements } from "./unit-codes.ts";

/** What a list is read against. */
export interface ListBase {
  readonly units: UnitTable;
  readonly history: CodeHistory;
}

export interface RowsRead {
  readonly territories: readonly Territory[];
  readonly memberships: readonly Membership[];
  /** In the order of the rows, without the name of the file. */
  readonly anomalies: readonly Omit<ListAnomaly, "file">[];
  /** Rows with at least one code that the base knows. */
  readonly knownRows: number;
}

interface RowsToRead {
  readonly rows: readonly TableRow[];
  readonly plan: ColumnPlan;
  /** COG year of the list. */
  readonly year: number;
  readonly readCodes: (cell: string) => CodeCell;
}

/** Turns the rows of a list into territories and the units they claim, and says every row not used as written. */
export function readListRows({ rows, plan, year, readCodes }: RowsToRead, { units, history }: ListBase): RowsRead {
  const { columns, header } = plan;
  const anomalies: Omit<ListAnomaly, "file">[] = [];
  const memberships: Membership[] = [];
  const territories = gatherTerritories((anomaly) => anomalies.push(anomaly));
  const resolved = new Map<string, ResolvedCode>();
  const declared: { readonly row: TableRow; readonly draft: TerritoryDraft; readonly unit: number }[] = [];
  const unplaced: { readonly row: TableRow; readonly draft: TerritoryDraft; readonly code: string }[] = [];
  const hasCutEnd = endsCut(rows, header.cells.length);
  let knownRows = 0;

  const cellOf = (row: TableRow, role: ColumnRole) => {
    const column = columns[role];
    return column === undefined ? "" : (row.cells[column]?.trim() ?? "");
  };
  const resolve = (code: string) => {
    let resolution = resolved.get(code);
    if (resolution === undefined) {
      resolution = resolveCode(code, year, units, history);
      resolved.set(code, resolution);
    }
    return resolution;
  };

  const readRow = (row: TableRow, isCut: boolean) => {
    const unitCell = cellOf(row, "unit");
    const { codes, mended } = readCodes(unitCell);
    const name = cellOf(row, "territoryName");
    const id = cellOf(row, "territoryId");
    const label = name || id || null;
    const say = (kind: AnomalyKind, value: string, code: string | null = null, candidates: readonly string[] = []) =>
      anomalies.push({ row: row.number, kind, value, code, candidates, territory: label });

    if (codes.length === 0 && /^(sous )?tota(l|ux)\b/.test(foldText(label ?? row.cells.join(" ")))) {
      say("ligne-total", row.cells.filter((cell) => cell.trim() !== "").join(" "));
      return;
    }
    if (isCut) {
      say("ligne-tronquee", row.cells.join(" ").trim());
      if ((columns.unit ?? 0) >= row.cells.length - 1) return;
    }
    if (row.cells.slice(header.cells.length).some((cell) => cell.trim() !== "")) {
      say("ligne-irreguliere", row.cells.join(" ").trim());
    }
    const draft = territories.find({
      row: row.number,
      id,
      name,
      stage: cellOf(row, "stage"),
      startDate: cellOf(row, "startDate"),
      endDate: cellOf(row, "endDate"),
      nature: cellOf(row, "nature"),
    });
    const resolutions = codes.map(resolve);
    const known = resolutions.filter(({ kind }) => kind !== "inconnu");
    if (known.length > 0) knownRows++;
    if (draft === null) {
      say("sans-territoire", unitCell || row.cells.join(" ").trim());
      return;
    }
    if (mended !== null && known.length > 0) say(mended, unitCell, known[0]!.targets[0] ?? null);

    const sharedCell = cellOf(row, "shared");
    const shared = readBoolean(sharedCell);
    if (shared === null) say("partage-illisible", sharedCell);

    const claim = (code: string, written: string, former: "fusion" | "deleguee" | null) => {
      const unit = units.indexOf.get(code);
      if (unit === undefined) return;
      const earlier = draft.units.get(unit);
      if (earlier !== undefined) say(former !== null || earlier ? "doublon-fusion" : "doublon", written, code);
      else {
        if (former !== null)
          say(former, written, code, resolve(written).targets.length > 1 ? resolve(written).targets : []);
        draft.units.set(unit, former !== null);
      }
      memberships.push({ territory: draft.index, unit, declaredShared: shared === true });
      if (shared === true) declared.push({ row, draft, unit });
    };
    const countCode = (code: string, written: string) => {
      const { kind, targets, splitCandidates } = resolve(code);
      if (kind === "inconnu" || kind === "collectivite") say(kind, written);
      else if (kind === "unit") {
        if (splitCandidates.length > 0) say("scission", written, code, splitCandidates);
        claim(code, written, null);
      } else if (kind === "arrondissements") {
        const listed = readArrondissements(cellOf(row, "arrondissements"), targets);
        if (listed.length > 0) for (const part of listed) countArrondissement(part);
        else {
          say("arrondissements", written, null, targets);
          for (const target of targets) claim(target, written, null);
        }
      } else if (targets[0] !== undefined) claim(targets[0], code, kind);
    };
    const countArrondissement = (code: string) => {
      if (resolve(code).kind === "arrondissements") say("inconnu", code);
      else countCode(code, code);
    };

    const listed = cellOf(row, "arrondissements");
    codes.forEach((code) => {
      countCode(code, codes.length === 1 && resolve(code).kind === "inconnu" ? unitCell : code);
    });
    if (codes.length === 0 && unitCell !== "") say("inconnu", unitCell);
    if (codes.length === 0 && unitCell === "" && listed !== "") {
      for (const code of readArrondissements(listed, [])) countArrondissement(code);
    } else if (unitCell === "") {
      draft.saidEmpty = true;
      say("sans-unite", label ?? "");
    } else if (listed !== "" && !resolutions.some(({ kind }) => kind === "arrondissements")) {
      for (const code of readArrondissements(listed, [])) {
        if (resolve(code).kind === "unit") unplaced.push({ row, draft, code });
      }
    }
  };

  for (const row of rows) readRow(row, hasCutEnd && row === rows.at(-1));

  const add = ({ number }: TableRow, draft: TerritoryDraft, kind: AnomalyKind, value: string, code: string | null) =>
    anomalies.push({ row: number, kind, value, code, candidates: [], territory: draft.name });
  const claims = new Int32Array(units.count);
  for (const draft of territories.drafts) {
    for (const unit of draft.units.keys()) claims[unit]!++;
    if (draft.units.size === 0 && !draft.saidEmpty) {
      anomalies.push({
        row: draft.row,
        kind: "sans-unite",
        value: draft.name,
        code: null,
        candidates: [],
        territory: draft.name,
      });
    }
  }
  for (const { row, draft, unit } of declared) {
    const code = units.codes[unit]!;
    if (claims[unit] === 1) add(row, draft, "partage-unique", code, code);
  }
  for (const { row, draft, code } of unplaced) {
    if (!draft.units.has(units.indexOf.get(code)!)) add(row, draft, "arrondissement-ignore", code, null);
  }
  return {
    territories: territories.drafts.map(finishTerritory),
    memberships,
    anomalies: anomalies.sort((a, b) => a.row - b.row),
    knownRows,
  };
}

/** A file cut short: its last row has fewer cells than the header, and no row before it. */
function endsCut(rows: readonly TableRow[], width: number): boolean {
  const last = rows.at(-1);
  return (
    last !== undefined &&
    rows.length > 1 &&
    last.cells.length < width &&
    rows.every((row) => row === last || row.cells.length >= width)
  );
}
