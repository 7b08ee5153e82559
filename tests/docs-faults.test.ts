import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const text = readFileSync(join(ROOT, "docs/faults.md"), "utf8");
const rows = text.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| what was tried"));

it("docs/faults.md names, for each fault, a test that is still there under its title", () => {
  expect(rows.length).toBeGreaterThan(20);
  const lost = rows.filter((row) => {
    const [, file, title] = /`(tests\/[\w./-]+)` « (.+) » \|$/.exec(row) ?? [];
    return (
      file === undefined || !existsSync(join(ROOT, file)) || !readFileSync(join(ROOT, file), "utf8").includes(title!)
    );
  });
  expect(lost).toEqual([]);
});
