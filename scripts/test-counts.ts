import { existsSync, readFileSync } from "node:fs";

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
}

export function sumCounts(counts: readonly TestCounts[]): TestCounts {
  return counts.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }));
}

/** Counts in the report of Vitest's `json` reporter; `runPassed`: whether the run ended well. */
export function vitestCounts(file: string, runPassed: boolean): TestCounts {
  const report = readReport(file);
  return countsOf(numberIn(report, "numPassedTests"), numberIn(report, "numFailedTests"), runPassed);
}

/** Counts in the report of Playwright's `json` reporter; a test that passed when tried again is `flaky`, and passed. */
export function playwrightCounts(file: string, runPassed: boolean): TestCounts {
  const { stats } = readReport(file);
  return countsOf(numberIn(stats, "expected") + numberIn(stats, "flaky"), numberIn(stats, "unexpected"), runPassed);
}

/** A run that fails without a failed test (a file that does not load, a server that does not start) counts as one. */
function countsOf(passed: number, failed: number, runPassed: boolean): TestCounts {
  return { passed, failed: runPassed ? failed : Math.max(1, failed) };
}

/** An absent or half-written report counts nothing: the runner broke, and its exit code says so. */
function readReport(file: string): Readonly<Record<string, unknown>> {
  if (!existsSync(file)) return {};
  try {
    const report: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isObject(report) ? report : {};
  } catch {
    return {};
  }
}

function numberIn(object: unknown, key: string): number {
  const value = isObject(object) ? object[key] : undefined;
  return typeof value === "number" ? value : 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
