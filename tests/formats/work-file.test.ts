import { expect, test } from "vitest";
import { looksLikeWorkFile, readWorkFile, upgradeParts, writeWorkFile } from "../../src/formats/work-file.ts";
import { keptFilesOf } from "../../src/formats/work-parts.ts";

const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 31) % 256);
const work = {
  savedAt: "2026-06-01T14:32:00Z",
  address: "#perimetre=region:93",
  parts: { perimeters: { name: "liste.csv", bytes, choices: { cog: 2025 } }, notes: { "13201": { cause: "inconnu" } } },
};

test("what was written comes back to the bit", () => {
  const text = writeWorkFile(work);
  expect(looksLikeWorkFile(text)).toBe(true);
  const read = readWorkFile("dossier.json", text);
  expect(read).toEqual({ ok: true, value: work });
});

test.each([
  ["not JSON", "{", "not-json"],
  ["another JSON", '{"type":"FeatureCollection","features":[]}', "not-work"],
  ["a list", "[]", "not-work"],
  [
    "bytes that are no base64",
    '{"format":"cpts-dossier-de-travail","version":1,"parts":{"notes":{"$bytes":"é"}}}',
    "not-json",
  ],
  ["a newer version", '{"format":"cpts-dossier-de-travail","version":99,"parts":{"notes":{}}}', "newer"],
  ["no version", '{"format":"cpts-dossier-de-travail","parts":{"notes":{}}}', "not-work"],
  ["unknown parts alone", '{"format":"cpts-dossier-de-travail","version":1,"parts":{"secrets":1}}', "empty-work"],
])("%s is refused", (_, text, code) => {
  expect(readWorkFile("f.json", text)).toMatchObject({ ok: false, refusal: { code, file: "f.json" } });
});

test("damaged kept files are counted, the others used", () => {
  const file = { name: "a.csv", bytes: new Uint8Array(2), choices: {} };
  expect(keptFilesOf([file, { name: "b.csv" }, null])).toEqual({ files: [file], damaged: 2 });
  expect(keptFilesOf(file).files).toEqual([file]);
  expect(keptFilesOf(undefined)).toEqual({ files: [], damaged: 0 });
});

test("older parts go through every step up to what the application holds; newer ones through none", () => {
  const steps = {
    1: (parts: object) => ({ ...parts, notes: ["from 1"] }),
    2: ({ notes, ...parts }: { readonly notes?: unknown }) => ({ ...parts, notes: [...(notes as string[]), "from 2"] }),
  };
  expect(upgradeParts({ sets: 7 }, 1, 3, steps)).toEqual({ sets: 7, notes: ["from 1", "from 2"] });
  expect(upgradeParts({ notes: ["as 2"] }, 2, 3, steps)).toEqual({ notes: ["as 2", "from 2"] });
  expect(upgradeParts({ notes: 3 }, 3, 3, steps)).toEqual({ notes: 3 });
  expect(upgradeParts({ notes: 3 }, 4, 3, steps)).toBeNull();
});
