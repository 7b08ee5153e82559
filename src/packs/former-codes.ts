import { type CodeHistory, FORMER_KINDS, type FormerCode, type Split } from "../domain/code-history.ts";
import type { UnitCode } from "../domain/unit.ts";
import { openPack, type Shape } from "./json-shape.ts";
import { PACKS } from "./pack-list.ts";

/** `targets` is a list of codes separated by spaces; `lastYear` 0: never a commune in the years known. */
type FormerRow = readonly [code: string, name: string, kind: number, targets: string, lastYear: number];

interface FormerCodesPack {
  readonly pack: "formerCodes";
  readonly version: number;
  readonly earliestYear: number;
  readonly latestYear: number;
  readonly former: readonly FormerRow[];
  readonly firstYear: readonly (readonly [code: string, year: number])[];
  readonly splits: readonly (readonly [code: string, year: number, since: number, candidates: readonly string[]])[];
  readonly otherNames: readonly (readonly [code: string, name: string])[];
}

const CODE = /^(\d\d|2[AB])\d{3}$/;

/** Writes the history of the codes as a JSON pack. */
export function encodeFormerCodes(history: CodeHistory): FormerCodesPack {
  return {
    pack: "formerCodes",
    version: PACKS.formerCodes.version,
    earliestYear: history.earliestYear,
    latestYear: history.latestYear,
    former: [...history.former.values()].map(({ code, name, kind, targets, lastYear }) => [
      code,
      name,
      FORMER_KINDS.indexOf(kind),
      targets.join(" "),
      lastYear ?? 0,
    ]),
    firstYear: [...history.firstYear],
    splits: [...history.splits].flatMap(([code, splits]) =>
      splits.map(({ year, since, candidates }) => [code, year, since, candidates] as const),
    ),
    otherNames: [...history.otherNames].flatMap(([code, names]) => names.map((name) => [code, name] as const)),
  };
}

/**
 * Reads the history of the codes.
 * @throws PackError when the pack has another version or a record does not hold what it should
 */
export function decodeFormerCodes(json: unknown): CodeHistory {
  const pack = openPack("formerCodes", json);
  const rows = pack.field("former").items().map(readFormer);
  const splits = new Map<string, Split[]>();
  for (const row of pack.field("splits").items()) {
    const [code, year, since, candidates] = cells(row, 4);
    const unit = code!.text(CODE);
    const split = { year: readYear(year!), since: readYear(since!), candidates: candidates!.texts(CODE) as UnitCode[] };
    splits.set(unit, [...(splits.get(unit) ?? []), split]);
  }
  const otherNames = new Map<string, string[]>();
  for (const row of pack.field("otherNames").items()) {
    const [code, name] = cells(row, 2);
    const key = code!.text(CODE);
    otherNames.set(key, [...(otherNames.get(key) ?? []), name!.text()]);
  }
  return {
    earliestYear: readYear(pack.field("earliestYear")),
    latestYear: readYear(pack.field("latestYear")),
    former: new Map(rows.map((former) => [former.code, former])),
    firstYear: new Map(
      pack
        .field("firstYear")
        .items()
        .map((row) => {
          const [code, year] = cells(row, 2);
          return [code!.text(CODE), readYear(year!)];
        }),
    ),
    splits,
    otherNames,
  };
}

function readFormer(row: Shape): FormerCode {
  const [code, name, kindCell, targetCell, yearCell] = cells(row, 5);
  const kind = FORMER_KINDS[kindCell!.integer(0, FORMER_KINDS.length - 1)]!;
  const targets = kind === "collectivite" ? [] : targetCell!.text().split(" ");
  if (!targets.every((target) => CODE.test(target))) targetCell!.refuse("codes of units");
  const former = { code: code!.text(CODE), name: name!.text(), kind, targets: targets as UnitCode[] };
  const lastYear = yearCell!.integer(0, 2100);
  return lastYear === 0 ? former : { ...former, lastYear };
}

function cells(row: Shape, count: number): readonly Shape[] {
  return row.ofLength(count).items();
}

function readYear(shape: Shape): number {
  return shape.integer(1900, 2100);
}
