import { expect, it } from "vitest";
import { isSharedMark, OUT, planStroke } from "../../src/domain/draft.ts";
import { createDraftReader, type DraftFigures } from "../../src/domain/draft-figures.ts";
import { buildDraftGround } from "../../src/domain/draft-ground.ts";
import { DraftState } from "../../src/domain/draft-state.ts";
import type { UnitGroup } from "../../src/domain/draft-white.ts";
import { buildLayer, type Membership } from "../../src/domain/layer.ts";
import { buildLayerIndex } from "../../src/domain/layer-index.ts";
import { territoryPopulations } from "../../src/domain/territory-population.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import { randomFrom } from "../bench/random.ts";
import { meshOfGrid } from "../fixtures/label-grid.ts";
import { type PlainDraftWorld, plainDraft } from "../fixtures/plain-draft.ts";
import { tableOf } from "../fixtures/unit-table.ts";

const COLUMNS = 12;
const CELLS = COLUMNS * 10;
const codeOf = (unit: number) => `U${String(unit).padStart(3, "0")}`;

/** A country of at most 120 cells, with sea inside, units of several cells, six CPTS, two of them replaced by the draft. */
function worldFrom(seed: number) {
  const random = randomFrom(seed);
  const pick = (count: number) => Math.floor(random() * count);
  const raw = Array.from({ length: CELLS }, (_, cell) =>
    random() < 0.06 ? -1 : random() < 0.1 && cell > 0 ? cell - 1 : cell,
  );
  const drawn = [...new Set(raw.filter((label) => label >= 0))];
  const labels = raw.map((label) => drawn.indexOf(label));
  const count = drawn.length;
  const rows = Array.from({ length: count }, (_, unit) => ({
    code: codeOf(unit),
    population: pick(4) === 0 ? pick(60_000) : pick(900),
    epci: `E${Math.floor(unit / 9)}`,
    departement: unit < count / 2 ? "01" : "02",
  }));
  const units = tableOf(rows);
  const mesh = meshOfGrid({ columns: COLUMNS, labels, unitCount: count, west: 2, south: 45, cell: 0.05 });
  const base = { units, geography: deriveGeography(mesh) };
  const memberships: Membership[] = [];
  for (let territory = 0; territory < 6; territory++) {
    const seedUnit = pick(count);
    for (let unit = 0; unit < count; unit++) {
      const near = Math.abs((unit % COLUMNS) - (seedUnit % COLUMNS)) + Math.abs(unit - seedUnit) / COLUMNS < 3.2;
      if (near && random() < 0.85) memberships.push({ territory, unit, declaredShared: random() < 0.3 });
    }
  }
  const layer = buildLayer({
    territories: Array.from({ length: 6 }, (_, t) => ({ id: `T${t}`, name: `T${t}`, nature: "simule", stages: [] })),
    memberships,
    extent: "france",
    provenance: { source: "random", nature: "simule" },
  });
  const index = buildLayerIndex(layer, count);
  const active = Uint8Array.from({ length: 6 }, (_, t) => (t === 5 ? 0 : 1));
  const extentMask = Uint8Array.from({ length: count }, (_, unit) => (unit % COLUMNS === 0 && unit > 60 ? 0 : 1));
  const replaces = ["T0", "T1"];
  const ground = buildDraftGround(
    base,
    { layer, index, populations: territoryPopulations(units, layer, index), active, extentMask },
    { source: { kind: "anywhere" }, replaces, lockedUnits: [], lockedTerritories: [] },
  );
  const start = [...new Set(memberships.filter(({ territory }) => territory < 2).map(({ unit }) => unit))];
  const codesOf = (territory: number, part: boolean) =>
    new Set(
      memberships.filter((m) => m.territory === territory && m.declaredShared === part).map(({ unit }) => codeOf(unit)),
    );
  const plain: PlainDraftWorld = {
    cells: Array.from({ length: CELLS / COLUMNS }, (_, row) =>
      labels.slice(row * COLUMNS, (row + 1) * COLUMNS).map((label) => (label < 0 ? "" : codeOf(label))),
    ),
    population: new Map(rows.map(({ code, population }) => [code, population])),
    epci: new Map(rows.map(({ code, epci }) => [code, epci])),
    extent: new Set(rows.map(({ code }) => code).filter((_, unit) => extentMask[unit] === 1)),
    cpts: Array.from({ length: 6 }, (_, t) => ({
      id: `T${t}`,
      whole: codesOf(t, false),
      part: codesOf(t, true),
      active: t < 5,
    })),
    replaced: new Set(replaces),
  };
  return { count, base, ground, start, plain, random };
}

/** The figures in the words of the plain ones. */
function inWords(figures: DraftFigures, epciCodes: readonly string[]) {
  const codes = (units: readonly number[]) => units.map(codeOf).sort();
  const say = ({ units, population }: UnitGroup) => `${codes(units).join()} ${population}`;
  const idOf = (t: number) => `T${t}`;
  return {
    population: figures.population,
    pieces: figures.pieces.map(say).sort(),
    enclosed: figures.enclosed.map((hole) => `${say(hole)} ${hole.territories.map(idOf)}`).sort(),
    overlaps: figures.overlaps
      .map(({ territory, declared, after, ...group }) => {
        const { min, max } = after.population;
        return `${idOf(territory)}: ${say(group)} ${declared} → ${min}–${max} in ${after.pieces}`;
      })
      .sort(),
    touched: figures.white.touched
      .map(({ before, pieces }) => `${say(before)} → ${pieces.map(say).join(" | ")}`)
      .sort(),
    orphans: figures.white.orphans.map(say).sort(),
    beside: figures.white.beside.map(say).sort(),
    uncovered: say(figures.white.uncovered),
    neighbours: figures.neighbours.map(idOf),
    added: say(figures.added),
    removed: say(figures.removed),
    candidates: figures.candidates.map(({ epci, ...group }) => `${epciCodes[epci]}: ${say(group)}`).sort(),
    crossed: figures.crossings.zones.epci.map(({ code, units, ofUnits }) => `${code} ${units}/${ofUnits}`).sort(),
    unstated: codes(figures.unstated),
  };
}

it("gives after each of 300 random strokes the figures that a slow recomputation gives", () => {
  let compared = 0;
  const seen = { holes: 0, orphans: 0, cut: 0, overlaps: 0, uncovered: 0 };
  for (let seed = 1; seed <= 15; seed++) {
    const { count, base, ground, start, plain, random } = worldFrom(seed);
    const read = createDraftReader(ground, [], 60_000);
    const draft = new DraftState(count, start);
    const some = (most: number) =>
      Array.from({ length: Math.floor(random() * most) }, () => Math.floor(random() * count));
    const startCodes = new Set(start.map(codeOf));
    for (let stroke = 0; stroke < 20; stroke++) {
      const asked = { add: some(9), remove: some(5), share: some(6), unshare: some(3) };
      draft.record(planStroke(draft.marks, asked, ground.mayTake).change);
      const figures = read(draft);
      const marks = new Map(
        [...draft.marks.keys()]
          .filter((unit) => draft.marks[unit] !== OUT)
          .map((unit) => [codeOf(unit), isSharedMark(draft.marks[unit]!) ? "part" : "whole"] as const),
      );
      expect(inWords(figures, base.units.zones.epci.codes)).toEqual(plainDraft(plain, marks, startCodes));
      compared++;
      seen.holes += figures.enclosed.length;
      seen.orphans += figures.white.orphans.length;
      seen.cut += figures.overlaps.filter(({ before, after }) => after.pieces > before.pieces).length;
      seen.overlaps += figures.overlaps.length;
      seen.uncovered += figures.white.uncovered.units.length;
    }
    // What was undone leaves the figures as they were.
    const before = inWords(read(draft), base.units.zones.epci.codes);
    draft.undo();
    draft.redo();
    expect(inWords(read(draft), base.units.zones.epci.codes)).toEqual(before);
  }
  expect(compared).toBe(300);
  // Every finding was met: otherwise the comparison would say little.
  for (const met of Object.values(seen)) expect(met).toBeGreaterThan(20);
});
