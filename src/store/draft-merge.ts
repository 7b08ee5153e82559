import type { DraftRecord } from "../domain/draft-record.ts";
import { checkDraftRecord } from "../formats/perimeter-file.ts";

/** A complete variant: the list in use, changed by these drafts. */
export interface KeptVariant {
  readonly id: string;
  readonly name: string;
  readonly drafts: readonly string[];
}

/** The part `drafts` of the work. */
export interface KeptDrafts {
  readonly records: readonly DraftRecord[];
  /** Id of the draft that was open; null for none. */
  readonly current: string | null;
  readonly variants: readonly KeptVariant[];
}

/** Reads the part again, draft by draft: what is damaged is counted, the rest is whole. */
export function readKeptDrafts(part: unknown): KeptDrafts & { readonly damaged: number } {
  const { records, current, variants } = (typeof part === "object" && part !== null ? part : {}) as Partial<
    Record<keyof KeptDrafts, unknown>
  >;
  const listed = Array.isArray(records) ? records : [];
  const checked = listed.map(checkDraftRecord);
  const whole = checked.filter((record) => record !== null);
  const isListless = part !== undefined && !Array.isArray(records);
  return {
    records: whole,
    current: typeof current === "string" && whole.some(({ id }) => id === current) ? current : null,
    variants: (Array.isArray(variants) ? variants : []).filter(isVariant),
    damaged: checked.length - whole.length + (isListless ? 1 : 0),
  };
}

function isVariant(value: unknown): value is KeptVariant {
  const { id, name, drafts } = (value ?? {}) as Partial<Record<keyof KeptVariant, unknown>>;
  const isText = (one: unknown) => typeof one === "string";
  return isText(id) && isText(name) && Array.isArray(drafts) && drafts.every(isText);
}

export interface MergedDrafts {
  /** Where both tabs changed a draft, the version of the other tab. */
  readonly records: readonly DraftRecord[];
  /** Ids of the drafts that both tabs changed. */
  readonly conflicts: readonly string[];
}

/**
 * The drafts of two tabs that began from the same: what one of them alone changed, made or took away holds. A draft
 * that one took away and the other changed stays.
 */
export function mergeDrafts(
  base: readonly DraftRecord[],
  ours: readonly DraftRecord[],
  theirs: readonly DraftRecord[],
): MergedDrafts {
  const textsOf = (records: readonly DraftRecord[]) =>
    new Map(records.map((record) => [record.id, JSON.stringify(record)]));
  const [baseText, ourText, theirText] = [textsOf(base), textsOf(ours), textsOf(theirs)];
  const records: DraftRecord[] = [];
  const conflicts: string[] = [];
  for (const their of theirs) {
    const our = ours.find(({ id }) => id === their.id);
    const isTheirChange = theirText.get(their.id) !== baseText.get(their.id);
    const isOurChange = ourText.get(their.id) !== baseText.get(their.id);
    if (our === undefined) {
      if (isTheirChange) records.push(their);
    } else if (isOurChange && isTheirChange && ourText.get(their.id) !== theirText.get(their.id)) {
      conflicts.push(their.id);
      records.push(their);
    } else records.push(isOurChange ? our : their);
  }
  for (const our of ours) {
    if (theirText.has(our.id)) continue;
    if (ourText.get(our.id) !== baseText.get(our.id)) records.push(our);
  }
  return { records, conflicts };
}
