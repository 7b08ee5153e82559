import { performance } from "node:perf_hooks";
import { SourceError } from "../sources/source-record.ts";
import { AnomalyError } from "./anomalies.ts";
import { buildPacks } from "./build-packs.ts";

/**
 * Builds the packs with their names and shares on the terminal.
 * @returns whether it succeeded; otherwise what the sources have wrong was printed, one line each
 */
export function showBuild(root: string): boolean {
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  const line = (text: string) => (process.stdout.isTTY ? `\r\x1b[2K${text}` : text);
  let last = "";
  try {
    buildPacks(root, {
      onProgress: (pack, share) => {
        const text = `${pack} ${Math.floor(share * 100)} %`;
        if (process.stdout.isTTY && text !== last) process.stdout.write(line(text));
        last = text;
      },
      onBuilt: (pack, bytes, detail) =>
        process.stdout.write(
          `${line(`${pack.padEnd(13)} ${kilobytes(bytes).padStart(8)}  ${seconds().padStart(7)}  ${detail}`)}\n`,
        ),
      onNote: (sentence) => process.stdout.write(`${line(sentence)}\n`),
    });
  } catch (error) {
    if (!(error instanceof AnomalyError || error instanceof SourceError)) throw error;
    process.stdout.write(line(""));
    process.stderr.write(`The data were not built:\n${error.message}\n`);
    return false;
  }
  process.stdout.write(`Data built in ${seconds()}.\n`);
  return true;
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
