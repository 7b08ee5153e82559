import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const DOCUMENTS = [
  ...["README.md", "ARCHITECTURE.md", "METHODS.md", "CONTRIBUTING.md", "CHANGELOG.md"],
  ...readdirSync(join(ROOT, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];
/** Made by commands, so absent from a clean clone. */
const MADE = /^(public\/data|dist|report\.json)\b/;

const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { readonly scripts: Readonly<Record<string, string>> };

/** What stands between backticks, blocks of code apart. */
const codeSpans = (text: string): readonly string[] =>
  [...text.replace(/^```[\s\S]*?^```/gm, "").matchAll(/`([^`\n]+)`/g)].map((match) => match[1]!);

/** Paths of the project among code spans: of a known folder, or a file of the root. */
const pathsIn = (text: string): readonly string[] =>
  codeSpans(text).filter((span) =>
    /^(?:(?:src|scripts|tests|data|public|docs|\.ci)(?:\/[\w./-]+)?|[\w.-]+\.(?:ts|json|md))$/.test(span),
  );

const linksIn = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!).filter((link) => !/^https?:/.test(link));

/** Names of scripts in `npm run name` and `npm name`, within code only. */
const commandsIn = (text: string): readonly string[] => {
  const blocks = text.match(/^```[\s\S]*?^```/gm) ?? [];
  return [...codeSpans(text), ...blocks].flatMap((code) =>
    [...code.matchAll(/\bnpm (?:run )?(?!run\b|ci\b)([a-z][\w:-]*)/g)].map((match) => match[1]!),
  );
};

/** Pairs written `name` (`path`), or several names one after the other. */
const functionsIn = (text: string): readonly (readonly [name: string, path: string])[] =>
  [...text.matchAll(/`([A-Za-z_]\w*)` \(`([\w./-]+\.tsx?)`\)/g)].map((match) => [match[1]!, match[2]!] as const);

/** Headings as the anchors that they make. */
const anchorsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map((match) =>
    match[1]!
      .toLowerCase()
      .replace(/[^\p{L}\d\s-]/gu, "")
      .replace(/\s/g, "-"),
  );

const isExported = (name: string, path: string): boolean =>
  new RegExp(`^export (?:async )?(?:function|const|class|interface|type) ${name}\\b`, "m").test(read(path));

describe.each(DOCUMENTS)("%s", (document) => {
  const text = read(document);

  it("names files and folders that exist", () => {
    const files = pathsIn(text).filter((path) => !MADE.test(path));
    const packs = new Set(packFiles());
    expect(files.filter((path) => !existsSync(join(ROOT, path)) && !packs.has(path))).toEqual([]);
  });

  it("links to files and headings that exist", () => {
    const broken = linksIn(text).filter((link) => {
      const [file = "", anchor] = link.split("#");
      const path = join(dirname(document), file);
      if (file !== "" && !existsSync(join(ROOT, path))) return true;
      return anchor !== undefined && !anchorsIn(file === "" ? text : read(path)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it("names commands of package.json", () => {
    expect(commandsIn(text).filter((name) => !(name in scripts))).toEqual([]);
  });

  it("names functions and types that their file exports", () => {
    expect(functionsIn(text).filter(([name, path]) => !isExported(name, path))).toEqual([]);
  });
});

function packFiles(): readonly string[] {
  return [
    "manifest.json",
    ...[...read("src/packs/pack-list.ts").matchAll(/file: "([^"]+)"/g)].map((match) => match[1]!),
  ];
}

it("finds what a document names", () => {
  const text = "`src/a.ts`, `x` of [b](c.md#d), `f` (`src/g.ts`)\n```\n`src/no.ts` npm run e\n```\n## Été, à h";
  expect(pathsIn(text)).toEqual(["src/a.ts", "src/g.ts"]);
  expect(linksIn(text)).toEqual(["c.md#d"]);
  expect(commandsIn(`${text}\nnpm packages, \`npm ci && npm test\``)).toEqual(["test", "e"]);
  expect(functionsIn(text)).toEqual([["f", "src/g.ts"]]);
  expect(anchorsIn(text)).toEqual(["été-à-h"]);
});

it("CONTRIBUTING.md explains every command of package.json", () => {
  const explained = new Set(commandsIn(read("CONTRIBUTING.md")));
  expect(Object.keys(scripts).filter((name) => !explained.has(name))).toEqual([]);
});

it("ARCHITECTURE.md describes every folder, in the one direction of imports", () => {
  const text = read("ARCHITECTURE.md");
  const order = "domain ← geo ← packs ← formats ← analysis ← store ← map ← ui";
  expect(text).toContain(order);
  const rows = [...text.matchAll(/^\| `src\/(\w+)` \|/gm)].map((match) => match[1]!);
  expect(rows).toEqual(order.split(" ← "));
  const folders = readdirSync(join(ROOT, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual([...rows].sort());
});

it("METHODS.md gives formula, unit, source, bias and function for each indicator", () => {
  const [, indicators = ""] = read("METHODS.md").split(/^## Indicators$/m);
  const entries = indicators.split(/^## /m)[0]!.split(/^### /m).slice(1);
  expect(entries.length).toBeGreaterThan(12);
  for (const entry of entries) {
    const fields = [...entry.matchAll(/^- (\w+): \S/gm)].map((match) => match[1]!);
    expect(fields, entry.split("\n")[0]).toEqual(["Formula", "Unit", "Source", "Bias", "Function"]);
    expect(functionsIn(entry), entry.split("\n")[0]).not.toHaveLength(0);
  }
});
