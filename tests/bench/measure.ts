import { writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { AIMS, type AimId } from "./aims.ts";

/** Times of one task, in milliseconds. */
export interface Timing {
  readonly name: string;
  readonly medianMs: number;
  /** Median of the processor time, garbage collection included: what the task costs on a machine that others use too. */
  readonly medianCpuMs: number;
  readonly bestMs: number;
  readonly worstMs: number;
  readonly runs: number;
}

/** Runs a task a few times to warm up, then times it; the median of at least fifteen runs is what counts. */
export function time(name: string, task: () => unknown, { runs = 21, warmUp = 5 } = {}): Timing {
  for (let i = 0; i < warmUp; i++) task();
  const times: number[] = [];
  const cpuTimes: number[] = [];
  for (let i = 0; i < runs; i++) {
    const cpuStart = process.cpuUsage();
    const start = performance.now();
    task();
    times.push(performance.now() - start);
    const cpu = process.cpuUsage(cpuStart);
    cpuTimes.push((cpu.user + cpu.system) / 1000);
  }
  times.sort((a, b) => a - b);
  cpuTimes.sort((a, b) => a - b);
  return {
    name,
    medianMs: times[runs >> 1]!,
    medianCpuMs: cpuTimes[runs >> 1]!,
    bestMs: times[0]!,
    worstMs: times.at(-1)!,
    runs,
  };
}

/** One line of a printed table: cells by column name. */
export type Line = Readonly<Record<string, string | number>>;

/** A line of the table of speed that the design aims at: what was measured, beside what, and whether it is met. */
export interface AimLine {
  readonly aim: AimId;
  readonly measured: string;
  readonly beside: string;
  /** Null where nothing was set as an aim. */
  readonly isMet: boolean | null;
}

const printed: string[] = [];
const aimed: AimLine[] = [];

/** What one subject found: its tables as Markdown, and its lines of the table of aims. */
export interface Findings {
  readonly tables: string;
  readonly aims: readonly AimLine[];
}

let file: string | null = null;

/** Writes what is found to a file as it comes, so that a subject that is stopped leaves what it measured. */
export function recordTo(path: string): void {
  file = path;
  record();
}

function record(): void {
  if (file !== null)
    writeFileSync(file, JSON.stringify({ tables: printed.join("\n"), aims: aimed } satisfies Findings));
}

/** Says a figure of the table of aims. */
export function sayAim(aim: AimId, measured: string, beside: string, isMet: boolean | null): void {
  aimed.push({ aim, measured, beside, isMet });
  record();
  console.log(`\n${AIMS[aim].what}: ${measured}, beside ${beside}; aim ${AIMS[aim].aim}`);
}

/** A table of a document. */
function markdownTable(title: string, columns: readonly string[], lines: readonly Line[]): string {
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  const rules = columns.map((_, i) => (i === 0 ? "---" : "---:"));
  const cells = lines.map((line) => row(columns.map((column) => line[column] ?? "")));
  return [`## ${title}`, "", row(columns), row(rules), ...cells, ""].join("\n");
}

/** Prints a table with its columns aligned, and keeps it for the document. */
export function printTable(title: string, lines: readonly Line[]): void {
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  printed.push(markdownTable(title, columns, lines));
  record();
  const cell = (line: Line, column: string) => String(line[column] ?? "");
  const widths = columns.map((column) => Math.max(column.length, ...lines.map((line) => cell(line, column).length)));
  const row = (cells: readonly string[]) =>
    cells.map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join("  ");
  console.log(`\n${title}`);
  console.log(row(columns));
  console.log(widths.map((width) => "-".repeat(width)).join("  "));
  for (const line of lines) console.log(row(columns.map((column) => cell(line, column))));
}

export const ms = (value: number) =>
  value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);

/** A time as the table of aims gives it, with that of the processor, which other users of the machine do not lengthen. */
export const spent = ({ medianMs, medianCpuMs }: Timing): string => `${ms(medianMs)} ms (cpu ${ms(medianCpuMs)})`;

/** A line for a timing, beside a reference (`× 3.2` = the reference takes 3.2 times longer). */
export function timingLine(timing: Timing, extra: Line = {}): Line {
  return {
    task: timing.name,
    "median ms": ms(timing.medianMs),
    "cpu ms": ms(timing.medianCpuMs),
    "best ms": ms(timing.bestMs),
    "worst ms": ms(timing.worstMs),
    runs: timing.runs,
    ...extra,
  };
}

/** Of many times of one answer: median, 95th centile and worst; nothing is a number when there is none. */
export function timesLine(answer: string, times: readonly number[]): Line {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    ms(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN);
  return { answer, "median ms": at(0.5), "p95 ms": at(0.95), "worst ms": at(1) };
}
