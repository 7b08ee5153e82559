import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vite";
import { expect, it } from "vitest";

/** A sign of two parts after a plain space, or a quotation mark beside one: it could begin a line. */
const PLAIN_SPACE = /[\p{L}\d)»"’] [:;?!%»](?![\p{L}/-])|« [\p{L}\d]/u;

const filesUnder = (folder: string, ends: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => ends.test(name))
    .map((name) => join(folder, name));

/** Every text of a parsed source: strings, parts of templates, words between tags. */
function textsOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (node === null || typeof node !== "object") return [];
  const { type, value } = node as { readonly type?: string; readonly value?: unknown };
  if (type === "Literal" || type === "JSXText") return typeof value === "string" ? [value] : [];
  // A value stands on either side.
  if (type === "TemplateElement") return [`0${(value as { readonly cooked: string | null }).cooked ?? ""}0`];
  return Object.values(node).flatMap(textsOf);
}

/** Every string of a document but those in English. */
function wordsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "en" ? [] : wordsOf(inner)));
}

it("no French sentence of the page, its files or its example has a plain space before a double sign or inside quotation marks", () => {
  const isEnglish = (file: string) => /(-|\/)en\.ts$/.test(file);
  const sources = [...filesUnder("src", /\.tsx?$/), ...filesUnder("scripts/example", /\.ts$/)].filter(
    (file) => !isEnglish(file),
  );
  // Those of surveys are set when they are shown (`survey-words.ts`).
  const documents = filesUnder("data", /\.json$/).filter((file) => !file.startsWith(join("data", "surveys")));
  const found = [
    ...sources.map((file) => {
      const code = readFileSync(file, "utf8");
      return { file, texts: textsOf(parseAst(code, { lang: file.endsWith("x") ? "tsx" : "ts" })) };
    }),
    ...documents.map((file) => ({ file, texts: wordsOf(JSON.parse(readFileSync(file, "utf8"))) })),
  ].flatMap(({ file, texts }) => texts.filter((text) => PLAIN_SPACE.test(text)).map((text) => `${file}: ${text}`));
  expect(sources.length).toBeGreaterThan(400);
  expect(found).toEqual([]);
});
