import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { CASES } from "./cases.ts";

it("runs at least 100 000 cases, each of them somewhere", () => {
  expect(Object.values(CASES).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(100_000);
  const suites = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith(".test.ts") && file !== "cases.test.ts")
    .map((file) => readFileSync(join(import.meta.dirname, file), "utf8"))
    .join("");
  for (const name of Object.keys(CASES)) expect(suites).toContain(`numRuns: CASES["${name}"]`);
});
