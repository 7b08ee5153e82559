import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPerimeterList } from "../../src/formats/perimeter-list.ts";
import { SMALL_BASE } from "./small-base.ts";

/** What stands beside each list of `tests/fixtures/lists`: drop a file and its JSON, get a test. */
interface ExpectedCase {
  readonly says: string;
  readonly refusal?: Readonly<Record<string, unknown>>;
  /** Units of each territory by id; `*` after a code that is declared shared. */
  readonly territories?: Readonly<Record<string, readonly string[]>>;
  /** Row, kind, value, code: all of them, in order. */
  readonly anomalies?: readonly (readonly [number, string, string, string | null])[];
  /** Stage, start and end of each territory by id. */
  readonly stages?: Readonly<Record<string, readonly (string | null)[]>>;
  readonly names?: Readonly<Record<string, string>>;
  readonly nature?: string;
  readonly cog?: number;
  readonly rows?: number;
  readonly separator?: string;
  readonly encoding?: string;
  readonly ignoredColumns?: readonly string[];
}

const folder = new URL("../fixtures/lists/", import.meta.url);
const files = readdirSync(folder).filter((name) => !name.endsWith(".json"));

function readCase(name: string): { expected: ExpectedCase; outcome: ReturnType<typeof readPerimeterList> } {
  const expected: ExpectedCase = JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
  return { expected, outcome: readPerimeterList({ name, bytes: readFileSync(new URL(name, folder)) }, SMALL_BASE) };
}

describe.each(files)("%s", (name) => {
  const { expected, outcome } = readCase(name);

  test(expected.says, () => {
    if (expected.refusal !== undefined) {
      // What a person may answer of the columns has its own test (`columns-to-say.test.ts`).
      const { table: _, ...refusal } = outcome.ok ? { code: "a list" } : { table: null, ...outcome.refusal };
      expect(refusal).toEqual({ file: name, ...expected.refusal });
      return;
    }
    if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
    const { layer, anomalies, ignoredColumns, ...facts } = outcome.value;
    const members = layer.territories.map(({ id }, t) => {
      const codes: string[] = [];
      for (let i = layer.memberStart[t]!; i < layer.memberStart[t + 1]!; i++) {
        codes.push(SMALL_BASE.units.codes[layer.members[i]!]! + (layer.declaredShared[i] === 1 ? "*" : ""));
      }
      return [id, codes];
    });
    expect(Object.fromEntries(members)).toEqual(expected.territories);
    expect(anomalies.map(({ row, kind, value, code }) => [row, kind, value, code])).toEqual(expected.anomalies);
    const { cog, rows, separator, encoding, nature, stages, names } = expected;
    for (const [fact, value] of Object.entries({ cog, rows, separator, encoding })) {
      if (value !== undefined) expect(facts).toHaveProperty(fact, value);
    }
    if (expected.ignoredColumns) expect(ignoredColumns).toEqual(expected.ignoredColumns);
    expect(layer.provenance).toEqual({ source: name, nature: nature ?? "importe" });
    const described = layer.territories.map(({ id, stages, startDate, endDate }) => [
      id,
      [stages[0]?.stage ?? null, startDate ?? null, endDate ?? null],
    ]);
    const silent = Object.keys(expected.territories ?? {}).map((id) => [id, [null, null, null]]);
    expect(Object.fromEntries(described)).toEqual(stages ?? Object.fromEntries(silent));
    if (names) expect(Object.fromEntries(layer.territories.map(({ id, name }) => [id, name]))).toEqual(names);
  });
});

test("every list has its expectations, and the other way round", () => {
  const expectations = readdirSync(folder).filter((name) => name.endsWith(".json"));
  expect(expectations.map((name) => name.replace(/\.json$/, "")).sort()).toEqual(files.toSorted());
});
