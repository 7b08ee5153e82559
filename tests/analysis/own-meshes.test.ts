import { expect, test } from "vitest";
import { createCrossDesk } from "../../src/analysis/cross-desk.ts";
import { DRAWN_MESH, GROUPS_MESH } from "../../src/analysis/own-meshes.ts";
import { crossContext } from "../fixtures/cross-context.ts";
import { MINI_MESH, MINI_UNITS, miniLayer } from "../fixtures/mini-region.ts";

const cpts = miniLayer({ west: { units: [0, 4] }, both: { units: [1, 5] }, apart: { units: [3] } });
const desk = () => createCrossDesk(crossContext({ units: MINI_UNITS, mesh: MINI_MESH, cpts }).context);
const code = (unit: number) => MINI_UNITS.codes[unit]!;

test("drawn perimeters and kept groups are crossed as any mesh", async () => {
  const { crossableMeshes, crossMeshes } = desk();
  const own = {
    drawn: [
      { id: "d1", name: "Projet", codes: [code(0), code(1), "99999"] },
      { id: "d2", name: "Vide", codes: [] },
    ],
    groups: [
      { name: "Ensemble", members: ["west", "both", "gone"] },
      { name: "Partis", members: ["gone"] },
    ],
  };
  const listed = await crossableMeshes(own);
  const mine = listed.filter(({ id }) => id === DRAWN_MESH || id === GROUPS_MESH);
  expect(mine.map(({ id, territories }) => [id, territories])).toEqual([
    [DRAWN_MESH, 1],
    [GROUPS_MESH, 1],
  ]);
  const result = await crossMeshes({ a: DRAWN_MESH, b: GROUPS_MESH, weight: "units" });
  if (!result.ok) throw new Error(result.refusal.code);
  const { a, b, pairs } = result.value;
  expect([a.names, b.names]).toEqual([["Projet"], ["Ensemble"]]);
  expect([...b.units]).toEqual([4]);
  expect([[...pairs.units], [...pairs.shareOfA], [...pairs.shareOfB]]).toEqual([[2], [1], [0.5]]);
});

test("what is drawn no more is no mesh any more, and what is chosen of it is refused by name", async () => {
  const { crossableMeshes, crossMeshes } = desk();
  await crossableMeshes({ drawn: [{ id: "d1", name: "Projet", codes: [code(0)] }], groups: [] });
  expect((await crossableMeshes()).some(({ id }) => id === DRAWN_MESH)).toBe(false);
  expect(await crossMeshes({ a: DRAWN_MESH, b: "cpts", weight: "units" })).toEqual({
    ok: false,
    refusal: { code: "unknown-mesh", seen: DRAWN_MESH },
  });
});
