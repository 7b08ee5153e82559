import { accessSync, constants, existsSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

/** Names under which distributions install it. */
const COMMANDS = ["chromium", "chromium-browser", "google-chrome"] as const;

/**
 * Path of the Chromium that draws the browser tests: the one that CHROMIUM_PATH names, else the first on PATH, else
 * the one that Playwright downloaded (`downloaded`: where it would be). Null when there is none.
 * @throws Error when CHROMIUM_PATH names a file that cannot be run: another browser in its place would be a surprise
 */
export function findChromium(
  env: NodeJS.ProcessEnv = process.env,
  downloaded: string = chromium.executablePath(),
): string | null {
  const named = env.CHROMIUM_PATH ?? "";
  if (named !== "") {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM_PATH names a file that cannot be run: ${named}`);
  }
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const installed = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return installed.find(isExecutable) ?? (existsSync(downloaded) ? downloaded : null);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Software rendering, so that a machine without a graphics card gives the same pictures, and no traffic of its own.
 * Only the map goes through WebGL: letters and boxes are painted by the processor itself, which is faster than a
 * processor that plays a graphics card.
 */
export const CHROMIUM_FLAGS: string[] = [
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--disable-gpu-rasterization",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
