import { describe, expect, it } from "vitest";
import type { DraftRecord } from "../../src/domain/draft-record.ts";
import { mergeDrafts, readKeptDrafts } from "../../src/store/draft-merge.ts";
import { draftRecord } from "../fixtures/draft-record.ts";

const record = (id: string, name = id) => draftRecord({ id, name });
const names = (records: readonly DraftRecord[]) => records.map(({ name }) => name);

describe("the drafts of two tabs", () => {
  const base = [record("a"), record("b")];

  it("keeps what each tab alone changed, made or took away", () => {
    const ours = [record("a", "ours"), record("b"), record("c")];
    const theirs = [record("a"), record("b", "theirs"), record("d")];
    const { records, conflicts } = mergeDrafts(base, ours, theirs);
    expect(names(records)).toEqual(["ours", "theirs", "d", "c"]);
    expect(conflicts).toEqual([]);
    expect(names(mergeDrafts(base, [record("a")], base).records)).toEqual(["a"]);
    expect(names(mergeDrafts(base, base, [record("b")]).records)).toEqual(["b"]);
  });

  it("says which drafts both changed, and loses neither", () => {
    const { records, conflicts } = mergeDrafts(
      base,
      [record("a", "ours"), record("b")],
      [record("a", "theirs"), record("b")],
    );
    expect(conflicts).toEqual(["a"]);
    expect(names(records)).toEqual(["theirs", "b"]);
  });

  it("takes the same change twice for one, and keeps a draft that the other tab took away and this one changed", () => {
    expect(mergeDrafts(base, [record("a", "x"), record("b")], [record("a", "x"), record("b")]).conflicts).toEqual([]);
    expect(names(mergeDrafts(base, [record("a", "ours"), record("b")], [record("b")]).records)).toEqual(["b", "ours"]);
  });
});

describe("the part of the work", () => {
  it("gives back what is whole, and counts what is damaged", () => {
    const part = { records: [record("a"), { ...record("b"), cog: "2026" }, 7], current: "b", variants: [{ id: "v" }] };
    const { records, current, variants, damaged } = readKeptDrafts(structuredClone(part));
    expect(names(records)).toEqual(["a"]);
    expect([current, variants, damaged]).toEqual([null, [], 2]);
  });

  it("is empty where nothing was kept, damaged where something else was", () => {
    expect(readKeptDrafts(undefined)).toEqual({ records: [], current: null, variants: [], damaged: 0 });
    expect(readKeptDrafts("text").damaged).toBe(1);
  });
});
