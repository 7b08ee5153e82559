import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium } from "./find-chromium.ts";
import { playwrightCounts, sumCounts, type TestCounts, vitestCounts } from "./test-counts.ts";

/**
 * `npm test`: all that must hold before a change is kept, in order, up to the first failure. Each step can be run
 * alone, by the command in its title. Once tests have run, the last line counts those of both runners.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const NO_BROWSER = "no Chromium was found; install one (apt-get install chromium) or set CHROMIUM_PATH";
const counts: TestCounts[] = [];
const browser = findBrowser();
const results = mkdtempSync(join(tmpdir(), "cpts-tests-"));

/** Before anything runs, so that a wrong CHROMIUM_PATH is not found out at the end. */
function findBrowser(): string | null {
  try {
    return findChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

/** Runs a command line with its own output. Through a shell, which finds npm and local commands on every system. */
function run(title: string, command: string, addition = "", env: NodeJS.ProcessEnv = {}): boolean {
  console.log(`\n── ${title} · ${command}`);
  const options = { cwd: root, stdio: "inherit", shell: true, env: { ...process.env, ...env } } as const;
  return spawnSync(`${command}${addition}`, options).status === 0;
}

function runUnitTests(): boolean {
  const file = join(results, "unit.json");
  const passed = run(
    "Unit tests",
    "npm run unit",
    ` -- --reporter=default --reporter=json --outputFile.json="${file}"`,
  );
  counts.push(vitestCounts(file, passed));
  return passed;
}

/** A machine without a browser may do without, except the one that decides for everybody. */
function runBrowserTests(): boolean {
  if (browser === null) {
    const required = process.env.CI === "true";
    console.log(`\n── Browser tests ${required ? "cannot run" : "left out"}: ${NO_BROWSER}`);
    if (required) counts.push({ passed: 0, failed: 1 });
    return !required;
  }
  const file = join(results, "browser.json");
  const passed = run("Browser tests", "npm run e2e", " -- --reporter=list,json", { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  counts.push(playwrightCounts(file, passed));
  return passed;
}

try {
  const passed =
    run("Data", "tsx scripts/ensure-data.ts") &&
    run("Types", "npm run types") &&
    run("Lint", "npm run lint") &&
    runUnitTests() &&
    run("Build", "vite build") &&
    runBrowserTests();
  if (!passed) process.exitCode = 1;
} finally {
  rmSync(results, { recursive: true, force: true });
}
if (counts.length > 0) {
  const { passed, failed } = sumCounts(counts);
  console.log(`\n${passed} passed, ${failed} failed`);
}
