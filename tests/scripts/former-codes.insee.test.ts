import { describe, expect, it } from "vitest";
import { buildCodeHistory } from "../../scripts/packs/former-codes.ts";
import { listUnits } from "../../scripts/packs/units.ts";
import { readCommuneLives } from "../../scripts/sources/commune-lives.ts";
import { DECOUPAGE_YEARS, LATEST_COG, readCommunes } from "../../scripts/sources/decoupage.ts";
import { findRealData, readRealRows } from "../fixtures/real-data.ts";

const INSEE = "insee-cog-2026";
const editions = new Map(DECOUPAGE_YEARS.map((year) => [year, readCommunes(year)]));
const history = buildCodeHistory({ editions, lives: readCommuneLives() });
const { former, firstYear, splits } = history;
const units = new Set(listUnits(editions.get(LATEST_COG)!).map(({ code }) => code));
const targets = (code: string): readonly string[] => (units.has(code) ? [code] : (former.get(code)?.targets ?? []));

describe("the history of the codes, 2014 to 2026", () => {
  it("knows the splits, and since when the code held its heirs", () => {
    expect(Object.fromEntries(splits)).toEqual({
      "76676": [{ year: 2017, since: 2014, candidates: ["76601", "76676"] }],
      "14712": [{ year: 2020, since: 2017, candidates: ["14666", "14712"] }],
      "60054": [{ year: 2024, since: 2019, candidates: ["60054", "60694"] }],
      "85084": [{ year: 2024, since: 2016, candidates: ["85084", "85165", "85212"] }],
      "15141": [{ year: 2025, since: 2017, candidates: ["15031", "15035", "15047", "15141", "15171"] }],
    });
  });

  it("leads every former code to units, and the 94 communes overseas to none", () => {
    const kinds = [...former.values()].map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "collectivite")).toHaveLength(94);
    for (const { code, kind, targets: found } of former.values()) {
      expect(units.has(code), code).toBe(false);
      expect(
        found.every((target) => units.has(target)),
        code,
      ).toBe(true);
      expect(found.length > 0, code).toBe(kind !== "collectivite");
    }
  });

  it("replaces Paris, Lyon and Marseille by their 45 arrondissements", () => {
    expect(["75056", "69123", "13055"].map((code) => former.get(code)?.targets.length)).toEqual([20, 9, 16]);
  });

  it("keeps the names that a code had before a merger or a change of name", () => {
    const names = (code: string) => history.otherNames.get(code) ?? [];
    expect(names("05024")).toContain("Bruis");
    expect(names("05039")).toContain("Chauffayer");
    expect(names("51108")).toContain("Châlons-sur-Marne");
    expect(names("01001")).toEqual([]);
  });

  it("settles what the sources dispute", () => {
    expect(targets("69232")).toEqual(["69389"]);
    expect(targets("60455")).toEqual(["60694"]);
    expect(targets("55273")).toEqual(["55386"]);
  });
});

describe.skipIf(findRealData(`${INSEE}/passage_cog2014_vers_2026.csv`) === null)("the files of INSEE", () => {
  it("give the same heirs to every code that changed since 2014", () => {
    const heirs = new Map<string, string[]>();
    const rows = readRealRows(`${INSEE}/passage_cog2014_vers_2026.csv`, ";");
    for (const { code_2014, code_2026 } of rows) heirs.set(code_2014!, [...(heirs.get(code_2014!) ?? []), code_2026!]);
    const single = [...heirs].filter(([, found]) => found.length === 1);
    const several = [...heirs].filter(([, found]) => found.length > 1);
    expect(single.filter(([code, [heir]]) => targets(code).join() !== heir)).toEqual([]);
    // Where INSEE's chain of movements leaves several heirs, ours is one of them: the place itself lies in one unit.
    expect(several).toHaveLength(15);
    for (const [code, found] of several) {
      expect(found, code).toEqual(expect.arrayContaining([...targets(code)]));
      const candidates = splits.get(code)?.[0]?.candidates;
      if (candidates) expect([...found].sort(), code).toEqual(candidates);
    }
  });

  it("place delegated and associated communes in the same unit", () => {
    const rows = readRealRows(`${INSEE}/communes.csv`, ",").filter(({ TYPECOM }) => /^COM[DA]$/.test(TYPECOM!));
    const elsewhere = rows.filter(({ COM, COMPARENT }) => !units.has(COM!) && targets(COM!).join() !== COMPARENT);
    expect(elsewhere).toEqual([]);
    const kinds = rows.filter(({ COM }) => !units.has(COM!)).map(({ COM }) => former.get(COM!)?.kind);
    expect(new Set(kinds)).toEqual(new Set(["deleguee"]));
  });

  it("date the same births and deaths of communes", () => {
    const [born, dead] = readMovements();
    // Le Fresne-sur-Loire (49382) and Gernicourt (51664) lived one day, a 31 December: no COG holds them as communes.
    for (const [code, year] of dead) if ((born.get(code) ?? 0) > year) dead.delete(code);
    const died = [...former.values()].filter(({ lastYear = 0 }) => lastYear >= 2014 && lastYear < LATEST_COG);
    expect(Object.fromEntries(died.map(({ code, lastYear }) => [code, lastYear]))).toEqual(
      Object.fromEntries([...dead].filter(([code, year]) => !units.has(code) && year >= 2014)),
    );
    expect(Object.fromEntries(firstYear)).toEqual(
      Object.fromEntries([...born].filter(([code, year]) => units.has(code) && year > 2014).sort()),
    );
  });
});

/** First COG year after each code was last born, last COG year before it last died, from the movements of INSEE alone. */
function readMovements(): readonly [Map<string, number>, Map<string, number>] {
  const before = new Map<string, Set<string>>();
  const after = new Map<string, Set<string>>();
  for (const { MOD, DATE_EFF, TYPECOM_AV, COM_AV, TYPECOM_AP, COM_AP } of readRealRows(
    `${INSEE}/mouvements-communes.csv`,
    ",",
  )) {
    // 34 and 35 end an associated or delegated commune, inside a commune that lives on.
    if (MOD === "34" || MOD === "35") continue;
    if (TYPECOM_AV === "COM") before.set(DATE_EFF!, (before.get(DATE_EFF!) ?? new Set()).add(COM_AV!));
    if (TYPECOM_AP === "COM") after.set(DATE_EFF!, (after.get(DATE_EFF!) ?? new Set()).add(COM_AP!));
  }
  const born = new Map<string, number>();
  const dead = new Map<string, number>();
  for (const date of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [year, onNewYear] = [Number(date.slice(0, 4)), date.endsWith("-01-01")];
    for (const code of after.get(date) ?? [])
      if (!before.get(date)?.has(code)) born.set(code, onNewYear ? year : year + 1);
    for (const code of before.get(date) ?? [])
      if (!after.get(date)?.has(code)) dead.set(code, onNewYear ? year - 1 : year);
  }
  return [born, dead];
}
