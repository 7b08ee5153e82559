import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium } from "./scripts/find-chromium.ts";

/** Two runs at once on one machine each need their own build and port. */
const { E2E_PORT = "4179", E2E_DIST = "dist" } = process.env;
const ADDRESS = `http://localhost:${E2E_PORT}/`;

/**
 * Browser tests over the built page, as it is deployed: the policy, the chunks and the worker are the real ones.
 * Software rendering everywhere, so that a machine without a graphics card gives the same pictures.
 */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: E2E_DIST === "dist" ? "test-results" : `${E2E_DIST}-results`,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // One page keeps a core and a half busy; what is timed is the shortest of several, so that a neighbour does no harm.
  workers: Math.min(2, availableParallelism()),
  retries: 0,
  forbidOnly: true,
  use: {
    baseURL: ADDRESS,
    viewport: { width: 1440, height: 900 },
    locale: "fr-FR",
    launchOptions: {
      executablePath: findChromium() ?? "chromium",
      args: CHROMIUM_FLAGS,
    },
  },
  webServer: {
    command: `vite preview --outDir ${E2E_DIST} --port ${E2E_PORT} --strictPort`,
    url: ADDRESS,
    reuseExistingServer: false,
  },
});
