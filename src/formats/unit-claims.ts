import type { Membership } from "../domain/layer.ts";
import type { UnitTable } from "../domain/unit.ts";
import type { AnomalyKind } from "./list-anomaly.ts";
import type { TableRow } from "./read-table.ts";
import type { TerritoryDraft } from "./territory-drafts.ts";

/** The row being read, as far as it is understood. */
export interface Claimant {
  readonly row: TableRow;
  readonly draft: TerritoryDraft;
  readonly shared: boolean;
}

/** Says what of a row was not used as written. */
export type SayOfRow = (
  row: TableRow,
  kind: AnomalyKind,
  value: string,
  facts?: { readonly code?: string | null; readonly candidates?: readonly string[] },
) => void;

/** Which territory claims which unit: counted once each, with what is odd about it. */
export class UnitClaims {
  readonly memberships: Membership[] = [];
  readonly #units: UnitTable;
  readonly #say: SayOfRow;
  /** Units declared shared, to be found again once every row is read. */
  readonly #declared: { readonly claimant: Claimant; readonly unit: number }[] = [];
  /** Arrondissements listed beside a commune that has none. */
  readonly #unplaced: { readonly claimant: Claimant; readonly code: string }[] = [];

  constructor(units: UnitTable, say: SayOfRow) {
    this.#units = units;
    this.#say = say;
  }

  /** `former`: a commune that is no more brought the unit, or several `heirs` of which it is the first. */
  claim(
    claimant: Claimant,
    code: string,
    written: string,
    former: "fusion" | "deleguee" | null,
    heirs: readonly string[] = [],
  ): void {
    const { row, draft, shared } = claimant;
    const unit = this.#units.indexOf.get(code)!;
    const earlier = draft.units.get(unit);
    if (earlier !== undefined)
      this.#say(row, former !== null || earlier ? "doublon-fusion" : "doublon", written, { code });
    else {
      if (former !== null) this.#say(row, former, written, { code, candidates: heirs.length > 1 ? heirs : [] });
      draft.units.set(unit, former !== null);
    }
    this.memberships.push({ territory: draft.index, unit, declaredShared: shared });
    if (shared) this.#declared.push({ claimant, unit });
  }

  /** An arrondissement beside a commune that does not hold it: counted only if the territory claims it elsewhere. */
  setAside(claimant: Claimant, code: string): void {
    this.#unplaced.push({ claimant, code });
  }

  /** Says what only shows once every row is read. */
  finish(drafts: readonly TerritoryDraft[]): void {
    const { count, codes, indexOf } = this.#units;
    const claims = new Int32Array(count);
    for (const draft of drafts) {
      for (const unit of draft.units.keys()) claims[unit]!++;
      if (draft.units.size === 0 && !draft.saidEmpty) this.#say(draft.row, "sans-unite", draft.name);
    }
    for (const { claimant, unit } of this.#declared) {
      const code = codes[unit]!;
      if (claims[unit] === 1) this.#say(claimant.row, "partage-unique", code, { code });
    }
    for (const { claimant, code } of this.#unplaced) {
      if (!claimant.draft.units.has(indexOf.get(code)!)) this.#say(claimant.row, "arrondissement-ignore", code);
    }
  }
}
