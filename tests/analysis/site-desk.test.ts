import { expect, test } from "vitest";
import { createSiteDesk } from "../../src/analysis/site-desk.ts";
import { departementMesh } from "../../src/analysis/site-importing.ts";
import { deskWorld } from "../fixtures/desk-world.ts";
import { MINI_FRANCE, miniContent, miniMaillage, miniSite } from "../fixtures/mini-france.ts";
import { miniLayer } from "../fixtures/mini-region.ts";

/** A covers 0 and 1; everything else is white, in one piece. One MSP on three sites, a CDS, two hospitals. */
const sites = [
  miniSite("msp", 0, "S"),
  miniSite("msp", 1, "S"),
  miniSite("msp", 8, "S"),
  miniSite("cds", 2),
  miniSite("hopital", 7),
  miniSite("hopital", 11),
];
const ght = miniMaillage("ght", miniLayer({ G: { units: [0, 1, 2] } }));
const pays = miniMaillage("pays", miniLayer({ P: { units: [3] } }));
const content = miniContent(miniLayer({ A: { units: [0, 1] } }), { sites, maillages: [ght, pays] });
const world = deskWorld(MINI_FRANCE, content);
const desk = createSiteDesk({ ...world, showTiles: () => 0 });

test("a page of sites, those outside any CPTS, and the counts of the whole answer", async () => {
  const page = await desk.listSites({ limit: 2 });
  expect(page!.rows.map(({ site, cpts }) => [site, cpts])).toEqual([
    [0, ["CPTS A"]],
    [1, ["CPTS A"]],
  ]);
  expect(page!.total).toBe(6);
  expect(page!.counts.msp).toEqual({ structures: 1, sites: 3 });
  const outside = await desk.listSites({ cpts: "outside", kinds: ["msp", "cds"] });
  expect(outside!.rows.map(({ site }) => site)).toEqual([2, 3]);
  expect(outside!.inScope.hopital).toEqual({ structures: 2, sites: 2 });
  const next = await desk.listSites({ offset: 4 });
  expect(next!.rows.map(({ site }) => site)).toEqual([4, 5]);
});

test("the facts of one place: its commune, its CPTS or white zone, the other places of its structure", async () => {
  const facts = await desk.siteFacts(2);
  expect(facts).toMatchObject({ kind: "msp", unitCode: "M08", cpts: [], whiteZone: 0 });
  expect(facts!.siblings.map(({ site }) => site)).toEqual([0, 1]);
  expect((await desk.siteFacts(0))!.territories).toEqual([0]);
  expect(await desk.siteFacts(99)).toBeNull();
});

test("structures by kind in each territory and white zone", async () => {
  const breakdown = await desk.siteBreakdown();
  expect(breakdown!.territories).toMatchObject([{ id: "A", counts: { msp: { structures: 1, sites: 2 } } }]);
  expect(breakdown!.whiteZones).toMatchObject([{ msp: { structures: 1 }, cds: { structures: 1 } }]);
  expect(breakdown!.outside.hopital.structures).toBe(2);
});

test("the catalogue says which meshes are there, which are loaded and which are to be found", async () => {
  const rows = await desk.meshCatalogue();
  const stateOf = (id: string) => rows.find((row) => row.id === id)?.state;
  expect([stateOf("epci"), stateOf("ght"), stateOf("tvs"), stateOf("pays")]).toEqual([
    "fourni",
    "charge",
    "absent",
    "charge",
  ]);
  expect(rows.find(({ id }) => id === "ght")!.loaded).toMatchObject({ nature: "simule", territories: 1 });
});

test("a mesh by rule is one territory for each département, said to be rebuilt", () => {
  const { id, nature, rule, layer } = departementMesh(MINI_FRANCE, "DAC", "2026-01-01");
  expect({ id, nature }).toEqual({ id: "dac", nature: "reconstitue" });
  expect(rule.fr).toContain("un territoire par département");
  expect(layer.territories.map(({ name }) => name)).toEqual(["DAC Zone 01", "DAC Zone 02"]);
});

test("the mark under a point, of the kinds that are shown, no further than asked", async () => {
  const { lng, lat } = (await desk.siteFacts(3))!;
  const near = [lng + 0.0001, lat] as const;
  // Other sites may stand at the same point in this small world: the kind tells them apart.
  expect(await desk.siteNear(near, ["cds"], 13, 1)).toEqual({ kind: "site", site: 3 });
  expect(await desk.siteNear(near, ["dac-siege"], 13, 1)).toBeNull();
  expect(await desk.siteNear([lng + 5, lat], ["cds"], 13, 1)).toBeNull();
});
