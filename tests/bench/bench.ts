import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AIMS, type AimId } from "./aims.ts";
import type { Findings } from "./measure.ts";

/**
 * `npm run bench [-- --write] [-- subject…]`: one file of this folder for each subject, each in a process of its own, so that
 * one that fails or outstays its time is left out with its reason and the others go on. Everything is seeded; nothing
 * fails on a slow machine, the tables are there to be read. With `--write`, they go to `docs/BENCHMARKS.md`.
 */
const SUBJECTS: Readonly<Record<string, { readonly seconds: number; readonly aims: readonly AimId[] }>> = {
  kernel: { seconds: 90, aims: ["indicators"] },
  crosses: { seconds: 120, aims: ["cross"] },
  drawing: { seconds: 60, aims: [] },
  "drawing-desk": { seconds: 45, aims: ["stroke"] },
  "drawing-page": { seconds: 240, aims: [] },
  outlines: { seconds: 120, aims: ["outlines"] },
  surveys: { seconds: 240, aims: ["typology-small", "typology-large"] },
  "first-view": { seconds: 150, aims: ["first-view", "code", "first-data"] },
  page: { seconds: 660, aims: ["scope", "stage", "date", "main-thread", "memory"] },
  growth: { seconds: 90, aims: ["growth"] },
  data: { seconds: 180, aims: ["data"] },
};

/** What a subject found, and why it did not find more. */
interface Outcome extends Findings {
  readonly stopped: string | null;
}

const isWritten = process.argv.includes("--write");
const asked = process.argv.slice(2).filter((word) => word !== "--write");
const unknown = asked.filter((name) => !(name in SUBJECTS));
if (unknown.length > 0) {
  console.error(`Unknown subject: ${unknown.join(", ")}. Subjects: ${Object.keys(SUBJECTS).join(", ")}.`);
  process.exitCode = 1;
} else {
  const started = new Date();
  const names = asked.length > 0 ? asked : Object.keys(SUBJECTS);
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const loads = [loadavg()[0]!];
  const outcomes: (readonly [string, Outcome])[] = [];
  for (const name of names) {
    outcomes.push([name, await measure(name, join(folder, `${name}.json`))]);
    loads.push(loadavg()[0]!);
  }
  rmSync(folder, { recursive: true, force: true });
  const document = documentOf(started, outcomes, loads);
  console.log(`\n${document.slice(0, document.indexOf("\n## ", document.indexOf("| --- ")))}`);
  if (isWritten) writeFileSync("docs/BENCHMARKS.md", document);
}

function measure(name: string, file: string): Promise<Outcome> {
  const script = fileURLToPath(new URL("subject.ts", import.meta.url));
  const limit = SUBJECTS[name]!.seconds;
  return new Promise((resolve) => {
    // A group of its own: a browser or a build that it started ends with it.
    const child = spawn(process.execPath, ["--import", "tsx", script, name, file], {
      stdio: "inherit",
      detached: true,
    });
    let stopped: string | null = null;
    const timer = setTimeout(() => {
      stopped = `stopped after ${limit} s`;
      process.kill(-child.pid!, "SIGKILL");
    }, limit * 1000);
    child.on("exit", (code) => {
      clearTimeout(timer);
      if (stopped === null && code !== 0) stopped = "stopped by an error";
      const found = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Findings) : { tables: "", aims: [] };
      resolve({ ...found, stopped });
    });
  });
}

function documentOf(
  started: Date,
  outcomes: readonly (readonly [string, Outcome])[],
  loads: readonly number[],
): string {
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GB`;
  const found = new Map(outcomes);
  const aims = outcomes.flatMap(([, outcome]) => outcome.aims);
  const lines = (Object.keys(AIMS) as AimId[]).map((id) => {
    const { what, aim } = AIMS[id];
    const line = aims.find((one) => one.aim === id);
    if (line !== undefined)
      return `| ${what} | ${aim} | ${line.measured} | ${line.beside} | ${line.isMet === null ? "" : line.isMet ? "met" : "**short**"} |`;
    const subject = Object.keys(SUBJECTS).find((name) => SUBJECTS[name]!.aims.includes(id))!;
    const reason = found.get(subject)?.stopped ?? `not measured: npm run bench -- ${subject}`;
    return `| ${what} | ${aim} | ${reason} | | |`;
  });
  const minutes = ((Date.now() - started.getTime()) / 60_000).toFixed(1);
  return `# Benchmarks

Written by \`npm run bench -- --write\`, never by hand. Times are medians in milliseconds over the runs given; « cpu » is the time of the
processor, garbage collection included, which says more on a machine that others use too. Where a reference is named, « × 3.2 » means that it
takes 3.2 times longer; under × 1, it is the faster one.

- ${started.toISOString().slice(0, 10)}, in ${minutes} minutes
- ${machine}
- load of the machine while it ran (one minute): ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)} for ${cpus().length} processors; above their number, medians are too long

## What is aimed at

| what | aim | measured | beside | |
| --- | --- | ---: | ---: | --- |
${lines.join("\n")}

${outcomes.map(([name, { tables, stopped }]) => tables + (stopped === null ? "" : `\n(${name}: ${stopped})\n`)).join("\n")}`;
}
