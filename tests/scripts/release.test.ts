import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { datedChanges, isNewerVersion } from "../../scripts/release/version.ts";

const ROOT = resolve(import.meta.dirname, "../..");

it("takes a version of three numbers after the current one, and nothing else", () => {
  const after = (version: string) => isNewerVersion(version, "0.9.2");
  expect(["0.9.3", "0.10.0", "1.0.0"].map(after)).toEqual([true, true, true]);
  expect(["0.9.2", "0.9.1", "0.8.9", "", "1.0", "v1.0.0", "1.0.0-beta"].some(after)).toBe(false);
});

it("dates the section of the version, and only that one", () => {
  const changes = "# Changes\n\n## 0.2.0, not released\n\n- a\n\n## 0.1.0, 2026-01-01\n";
  expect(datedChanges(changes, "0.2.0", "2026-03-02")).toBe(
    "# Changes\n\n## 0.2.0, 2026-03-02\n\n- a\n\n## 0.1.0, 2026-01-01\n",
  );
  expect(datedChanges(changes, "0.1.0", "2026-03-02")).toBeNull();
});

it("CHANGELOG.md has a section to date, after the version of package.json", () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { readonly version: string };
  const [, next = version] = /^## (\S+), not released$/m.exec(readFileSync(join(ROOT, "CHANGELOG.md"), "utf8")) ?? [];
  expect(next === version || isNewerVersion(next, version)).toBe(true);
});
