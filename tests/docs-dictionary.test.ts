import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { makeDictionary } from "../scripts/dictionary-text.ts";
import { MISSIONS } from "../src/domain/actions.ts";
import { SHEET_LABELS_EN } from "../src/formats/sheet-labels-en.ts";
import { SHEET_LABELS_FR } from "../src/formats/sheet-labels-fr.ts";

const written = readFileSync(resolve(import.meta.dirname, "../docs/dictionnaire.md"), "utf8");

it("docs/dictionnaire.md is what scripts/dictionary.ts writes from the schemas", () => {
  expect(written).toBe(makeDictionary());
});

it("covers what the minimal structure of data asks for", () => {
  for (const field of [
    "objectives",
    "beneficiaries",
    "resources",
    "results",
    "members",
    "professionals",
    "process",
    "interCpts",
    "stages",
  ])
    expect(written, field).toContain(`| \`${field}\` |`);
  for (const mission of MISSIONS) expect(written).toContain(`\`${mission}\``);
});

it("gives every column one label of its own in each language", () => {
  for (const labels of [SHEET_LABELS_FR, SHEET_LABELS_EN]) {
    const all = Object.values(labels);
    expect(all.filter((label, i) => all.indexOf(label) !== i)).toEqual([]);
  }
});
