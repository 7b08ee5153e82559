import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { playwrightCounts, sumCounts, vitestCounts } from "../../scripts/test-counts.ts";

const folder = mkdtempSync(join(tmpdir(), "counts-"));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};
const unit = write("unit.json", { numTotalTests: 12, numPassedTests: 9, numFailedTests: 2, numPendingTests: 1 });
const browser = write("browser.json", { stats: { expected: 5, skipped: 3, unexpected: 1, flaky: 2 } });

it("counts the tests of both runners, skipped ones apart", () => {
  expect(vitestCounts(unit, false)).toEqual({ passed: 9, failed: 2 });
  expect(playwrightCounts(browser, false)).toEqual({ passed: 7, failed: 1 });
  expect(sumCounts([vitestCounts(unit, false), playwrightCounts(browser, false)])).toEqual({ passed: 16, failed: 3 });
});

it("counts one failure where a run breaks without a failed test", () => {
  const clean = write("clean.json", { numPassedTests: 9, numFailedTests: 0 });
  expect(vitestCounts(clean, true)).toEqual({ passed: 9, failed: 0 });
  expect(vitestCounts(clean, false)).toEqual({ passed: 9, failed: 1 });
  expect(playwrightCounts(join(folder, "never-written.json"), false)).toEqual({ passed: 0, failed: 1 });
  expect(playwrightCounts(write("cut.json", '{"stats":'), false)).toEqual({ passed: 0, failed: 1 });
});
