import { describe, expect, it } from "vitest";
import corrections from "../../data/corrections/former-codes.json" with { type: "json" };
import { buildCodeHistory } from "../../scripts/packs/former-codes.ts";
import { type CommuneLife, coversYear } from "../../scripts/sources/commune-lives.ts";
import type { Commune } from "../../scripts/sources/decoupage.ts";
import { arrondissement, commune } from "../fixtures/decoupage.ts";

const deleguee = (code: string, chefLieu: string) =>
  commune(code, { name: `Ancienne ${code}`, type: "commune-deleguee", chefLieu, population: undefined });
const life = (code: string, change: Partial<CommuneLife> = {}): CommuneLife => ({
  code,
  name: `Commune ${code}`,
  start: undefined,
  end: undefined,
  within: undefined,
  ...change,
});

/*
 * 01001 absorbed 01002 on 2016-01-01 (delegated) and gives it back in 2023.
 * 01003 absorbed 01020, which stood alone in 2020 only, and 01004 in 2013-06 (nothing left but the code); 01005 becomes 01006, its own delegated commune, in 2022.
 */
const lives = [
  ...["01001", "01003", "01005", "69123"].map((code) => life(code)),
  life("01002", { end: "2016-01-01" }),
  life("01002", { start: "2016-01-01", within: "01001" }),
  life("01004", { end: "2013-06-01" }),
  life("01006", { end: "2015-06-01" }),
  life("01020", { start: "2019-05-01" }),
  life("01006", { start: "2015-06-01", within: "01005" }),
];
const city = [commune("69123"), arrondissement("69381"), arrondissement("69382"), commune("69383", { name: "Lyon 3" })];
const stable = [commune("01001"), commune("01003", { formerCodes: ["01004", "01020"] }), ...city];
const editions = new Map<number, readonly Commune[]>([
  [2019, [...stable, commune("01005"), deleguee("01002", "01001"), deleguee("01006", "01005")]],
  [2021, [...stable, commune("01005"), deleguee("01002", "01001"), deleguee("01006", "01005")]],
  [
    2022,
    [...stable, commune("01006", { formerCodes: ["01005"] }), deleguee("01005", "01006"), deleguee("01002", "01001")],
  ],
  [2023, [...stable, commune("01002"), commune("01006", { formerCodes: ["01005"] }), deleguee("01005", "01006")]],
]);
const build = (latest: readonly Commune[] = editions.get(2023)!) =>
  buildCodeHistory(
    { editions: new Map([...editions, [2023, latest]]), lives },
    { cog2020: { ...corrections.cog2020, gone: [], new: ["01020"] }, targets: [] },
  );

describe("buildCodeHistory", () => {
  it("leads every former code to its unit, with the last year in which it was a commune", () => {
    const { former } = build();
    expect(former.get("01004")).toEqual({
      code: "01004",
      name: "Commune 01004",
      kind: "fusion",
      targets: ["01003"],
      lastYear: 2013,
    });
    expect(former.get("01005")).toEqual({
      code: "01005",
      name: "Ancienne 01005",
      kind: "deleguee",
      targets: ["01006"],
      lastYear: 2021,
    });
    expect(former.get("01020")).toMatchObject({ kind: "fusion", targets: ["01003"], lastYear: 2020 });
    expect(former.get("69123")).toMatchObject({ kind: "arrondissements", targets: ["69381", "69382"], lastYear: 2023 });
    expect(former.has("01002")).toBe(false);
  });

  it("keeps the names that differ by more than spelling from the one listed", () => {
    const { otherNames } = build();
    expect([...otherNames]).toEqual([
      ["01002", ["Ancienne 01002"]],
      ["01005", ["Commune 01005"]],
      ["01006", ["Ancienne 01006"]],
    ]);
  });

  it("tells a split from a change of main commune", () => {
    const { splits, firstYear } = build();
    expect([...splits]).toEqual([["01001", [{ year: 2023, since: 2016, candidates: ["01001", "01002"] }]]]);
    expect(firstYear.get("01002")).toBe(2023);
    expect(firstYear.get("01006")).toBe(2022);
    expect(firstYear.has("01001")).toBe(false);
  });

  it("keeps the communes of the overseas collectivities, without target", () => {
    const { former } = build([
      ...editions.get(2023)!,
      commune("98735", { name: "Papeete", overseasCollectivity: true }),
    ]);
    expect(former.get("98735")).toEqual({ code: "98735", name: "Papeete", kind: "collectivite", targets: [] });
  });

  it("refuses two heirs, an heir that is no unit, and a code that leads nowhere", () => {
    const latest = editions.get(2023)!;
    expect(() => build([...latest, commune("01009", { formerCodes: ["01004"] })])).toThrow(
      "communes.json: former code 01004: in 01003 and in 01009",
    );
    expect(() => build([...latest, deleguee("01010", "01999")])).toThrow(
      "former code 01010: in 01999, which is not a unit",
    );
    expect(() => build(latest.filter(({ code }) => code !== "01001"))).toThrow(
      "communes.json: 01001: a former code that leads to no unit",
    );
  });
});

describe("coversYear", () => {
  it("describes 1 January: an end on that day is too early, a start is not", () => {
    expect(coversYear(life("01001", { end: "2016-01-01" }), 2016)).toBe(false);
    expect(coversYear(life("01001", { end: "2016-01-02" }), 2016)).toBe(true);
    expect(coversYear(life("01001", { start: "2016-01-01" }), 2016)).toBe(true);
    expect(coversYear(life("01001", { start: "2016-01-02" }), 2016)).toBe(false);
  });
});
