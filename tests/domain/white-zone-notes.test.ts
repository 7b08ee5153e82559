import { expect, it } from "vitest";
import { notesOfZone, readZoneNotes } from "../../src/domain/white-zone-notes.ts";

const note = (key: string) => ({ key, cause: "sans-projet" as const, note: `note de ${key}` });

it("finds the notes of a zone whatever its limits have become", () => {
  const notes = [note("04001"), note("04209"), note("13201")];
  expect(notesOfZone(notes, "04209", new Set(["04209", "04001"])).map(({ key }) => key)).toEqual(["04209", "04001"]);
  // Its most populous commune got a CPTS: what is left of the zone keeps the note of a smaller one.
  expect(notesOfZone(notes, "04070", new Set(["04070", "04001"])).map(({ key }) => key)).toEqual(["04001"]);
  expect(notesOfZone(notes, "83001", new Set(["83001"]))).toEqual([]);
});

it("reads kept notes and leaves out what is none", () => {
  expect(readZoneNotes([note("04209"), { key: "x", cause: "autre", note: "" }, null, 3, { key: 4 }])).toEqual([
    note("04209"),
  ]);
  expect(readZoneNotes("texte")).toEqual([]);
});
