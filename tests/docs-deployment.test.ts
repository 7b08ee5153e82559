import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { CONTENT_SECURITY_POLICY } from "../scripts/content-security-policy.ts";
import { PACKS } from "../src/packs/pack-list.ts";

const ROOT = resolve(import.meta.dirname, "..");
const text = readFileSync(join(ROOT, "docs/deployment.md"), "utf8");
const nginx = /^```nginx\n([\s\S]*?)^```$/m.exec(text)![1]!;

it("docs/deployment.md sends the policy of the build", () => {
  expect(/add_header Content-Security-Policy "(.*)" always;/.exec(nginx)?.[1]).toBe(CONTENT_SECURITY_POLICY);
});

it("docs/deployment.md gives a type to every kind of file of the site", () => {
  const types = /types \{([\s\S]*?)\}/.exec(nginx)![1]!;
  const extensions = new Set([...types.matchAll(/^\s+\S+ (.+);$/gm)].flatMap(([, names]) => names!.split(" ")));
  const files = [
    ...Object.values(PACKS).map(({ file }) => file),
    ...readdirSync(join(ROOT, "public"), { recursive: true, encoding: "utf8" }).filter((file) => /\.\w+$/.test(file)),
    "index.html",
    "service-worker.js",
    "assets/maplibre-gl-worker.mjs",
    "assets/inter.woff2",
    "assets/index.css",
  ].filter((file) => !file.endsWith(".sha256"));
  expect(files.filter((file) => !extensions.has(file.split(".").at(-1)!))).toEqual([]);
});

it("docs/deployment.md says how long each file of public is kept", () => {
  const table = text.split("## Without network")[0]!;
  for (const { name } of readdirSync(join(ROOT, "public"), { withFileTypes: true }))
    expect(table).toContain(`\`${name}`);
});
