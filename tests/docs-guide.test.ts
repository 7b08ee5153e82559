import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { fr } from "../src/ui/text/fr.ts";

const ROOT = resolve(import.meta.dirname, "..");
const guide = readFileSync(join(ROOT, "docs/guide.md"), "utf8");
const IMAGES = join(ROOT, "docs/images");

it("docs/guide.md shows pictures that are there, described, light, and taken by scripts/tour.ts", () => {
  const pictures = [...guide.matchAll(/!\[([^\]]+)\]\(images\/([\w-]+)\.png\)/g)];
  expect(pictures.length).toBeGreaterThan(6);
  const tour = readFileSync(join(ROOT, "scripts/tour.ts"), "utf8");
  for (const [, description, name] of pictures) {
    expect(description!.length, name).toBeGreaterThan(10);
    expect(tour).toContain(`name: "${name!.replace(/-\w+$/, "")}"`);
  }
  const shown = new Set(pictures.map(([, , name]) => `${name}.png`));
  for (const file of readdirSync(IMAGES)) {
    expect(shown.has(file), `${file} is not shown`).toBe(true);
    expect(statSync(join(IMAGES, file)).size, file).toBeLessThan(200_000);
  }
});

it("docs/guide.md names the four spaces as the page does", () => {
  for (const space of ["couverture", "dessiner", "maillages", "enquetes"] as const)
    expect(guide).toContain(`**${fr.spaces[space]}**`);
});

it("docs/guide.md and docs/accessibility.md follow French typography", () => {
  for (const file of ["docs/guide.md", "docs/accessibility.md"]) {
    const text = readFileSync(join(ROOT, file), "utf8").replaceAll(/`[^`]+`|\(images[^)]+\)/g, "");
    expect(text.match(/.{0,20} (?:[;?»]|!(?!\[)).{0,10}/g), file).toBeNull();
    expect(text.match(/« .{0,10}/g), file).toBeNull();
  }
});
