import { spawn } from "node:child_process";
import { printTable, sayAim } from "./measure.ts";

/** `npm run data` as it is run by hand: packs, example and first view of the whole country. */
export async function benchData(): Promise<void> {
  const start = performance.now();
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/data.ts"], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    child.on("exit", resolve);
  });
  if (code !== 0) throw new Error(`npm run data ended with ${code}`);
  const seconds = (performance.now() - start) / 1000;
  printTable("Data", [{ task: "npm run data, whole country", seconds: seconds.toFixed(1) }]);
  sayAim("data", `${seconds.toFixed(0)} s`, "–", seconds <= 60);
}
