import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium } from "./scripts/find-chromium.ts";

const PORT = 4179;

/**
 * Browser tests over the built page, as it is deployed: the policy, the chunks and the worker are the real ones.
 * Software rendering everywhere, so that a machine without a graphics card gives the same pictures.
 */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  timeout: 90_000,
  expect: { timeout: 20_000 },
  workers: 1,
  retries: 0,
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${PORT}/`,
    viewport: { width: 1440, height: 900 },
    locale: "fr-FR",
    launchOptions: {
      executablePath: findChromium() ?? "chromium",
      args: CHROMIUM_FLAGS,
    },
  },
  webServer: {
    command: `vite preview --port ${PORT} --strictPort`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
});
