import { expect, it } from "vitest";
import { previewUnit } from "../../src/domain/draft-preview.ts";
import { miniDraft } from "../fixtures/mini-draft.ts";
import { MINI_UNITS } from "../fixtures/mini-region.ts";

const C = { units: [4, 5, 6, 7, 8, 9, 10, 11] };
const ALL = { units: [0, 1, 2, 3] };
const RICH = { ...MINI_UNITS, population: MINI_UNITS.population.map((people) => 10 * people) };
const anywhere = { source: { kind: "anywhere" } } as const;

type World = Parameters<typeof miniDraft>;

/* Squares of the mini region, four a row from the south; only 5 and 6 touch no coast. */
it.each<readonly [string, World, unit: number, consequence: string, units: readonly number[]]>([
  ["a commune of a CPTS, when only white ones are taken", [{ A: ALL }, [4]], 0, "refused", [0]],
  ["a locked commune", [{}, [4], { lockedUnits: [8] }], 8, "refused", [8]],
  ["a commune that leaves a small piece alone", [{ A: ALL }, [8]], 5, "isolates", [4]],
  ["a commune that closes a ring around a covered one", [{ A: ALL, C }, [1, 4, 6], anywhere], 9, "encloses", [5]],
  ["a commune of a neighbour", [{ A: ALL, C }, [4], anywhere], 8, "overlaps", [8]],
  ["the middle of three", [{ A: { units: [0, 1, 2] }, C }, [0, 1, 2], { replaces: ["A"] }], 1, "cuts", [2]],
  ["a commune that touches nothing of the draft", [{}, [8]], 11, "apart", [11]],
  ["a commune that cuts a large white zone in two", [{}, [5, 9], {}, { units: RICH }], 1, "splits-white", [0, 4, 8]],
  ["the end of a CPTS replaced", [{ A: { units: [0, 1, 2] }, C }, [0, 1, 2], { replaces: ["A"] }], 2, "uncovers", [2]],
  ["the link between two pieces", [{}, [8, 10]], 9, "unites", [9]],
  ["a commune that reaches 40 000 inhabitants", [{}, [0]], 1, "changes-size", [1]],
  ["a first commune of another département", [{}, [8, 9]], 10, "new-departement", [10]],
  ["a first commune of another EPCI", [{}, [8]], 4, "new-epci", [4]],
  ["an ordinary commune", [{}, [8]], 9, "none", []],
])("says of %s what matters most", (_, [territories, start, ...rest], unit, consequence, units) => {
  const { ground, draft, read } = miniDraft(territories, start, ...rest);
  const now = read(draft);
  const { leaving, before, after, ...seen } = previewUnit(ground, draft, now, read, unit);
  expect([seen.consequence, [...seen.units].sort((a, b) => a - b)]).toEqual([consequence, units]);
  const people = ground.base.units.population[unit]!;
  const change = consequence === "refused" ? 0 : leaving ? -people : people;
  expect(leaving).toBe(start.includes(unit));
  expect(after.max - before.max).toBe(change);
  expect(read(draft)).toEqual(now);
});

it("names the CPTS in the way", () => {
  const { ground, draft, read } = miniDraft({ A: ALL, C }, [], {
    lockedTerritories: ["C"],
    source: { kind: "anywhere" },
  });
  const look = (unit: number) => previewUnit(ground, draft, read(draft), read, unit);
  expect(look(8)).toMatchObject({ territories: [1], refusal: { reason: "locked", units: [8] } });
  expect(look(0)).toMatchObject({ territories: [0], refusal: null, consequence: "overlaps" });
});
