import { showBuild } from "./packs/show-build.ts";
import { buildSnapshot } from "./snapshot.ts";

/** Builds the packs, then the first view over them. @returns whether all went well; if not, what is wrong was said */
export async function buildData(root: string): Promise<boolean> {
  if (!showBuild(root)) return false;
  await refreshFirstView(root);
  return true;
}

/** Rebuilds the first view when the code or the packs behind it have changed, or the day has. */
export async function refreshFirstView(root: string): Promise<void> {
  const bytes = await buildSnapshot(root, new Date().toISOString().slice(0, 10));
  if (bytes !== null) process.stdout.write(`First view built, ${Math.round(bytes / 1000)} kB.\n`);
}
