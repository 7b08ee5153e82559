import { describe, expect, it } from "vitest";
import type { DraftFeedback } from "../../src/analysis/draw-protocol.ts";
import { exampleContent } from "../../src/analysis/loaded-list.ts";
import { duplicateDraft, keepChange } from "../../src/domain/draft-record.ts";
import { builtFrance, contentOf, deskOver, isBuilt, SAID } from "../fixtures/draw-world.ts";
import { miniLayer } from "../fixtures/mini-region.ts";
import { findRealData } from "../fixtures/real-data.ts";

const PACA = findRealData("cpts-paca/cpts_paca_communes.csv");
const france = isBuilt ? builtFrance() : null;
const REGION_93 = { kind: "zones", zones: [{ level: "region", code: "93" }] } as const;

const checkOf = (feedback: DraftFeedback, code: string) => feedback.checks.find((check) => check.code === code);

describe.skipIf(!isBuilt)("Ivry-sur-Seine, Villejuif and Le Kremlin-Bicêtre (S3)", () => {
  const IVRY = "94041";
  const VILLEJUIF = "94076";
  const KREMLIN = "94043";

  it("sets the four scenarios side by side", async () => {
    const { desk, unitOf } = deskOver(france!);
    const scenarios = [[], [VILLEJUIF], [KREMLIN], [VILLEJUIF, KREMLIN]];
    const replies = [];
    for (const [i, added] of scenarios.entries()) {
      const from = { kind: "territories", ids: ["reconstitue-ivry"] } as const;
      const record = await desk.newDraft({ ...SAID, id: `s${i}`, name: `Scénario ${i}`, from });
      expect(record.start).toEqual([IVRY]);
      await desk.openDraft(record);
      replies.push(await desk.strokeDraft(`s${i}`, { stroke: { add: added.map(unitOf) } }));
    }
    const { lines, maps } = await desk.compareDrafts(["s0", "s1", "s2", "s3"]);
    const valuesOf = (row: string) => lines.find((line) => line.row === row)?.values;
    // Census 2023: Ivry 65 064, Villejuif 60 183, Le Kremlin-Bicêtre 24 110.
    expect(valuesOf("population")).toEqual([65_064, 125_247, 89_174, 149_357]);
    expect(valuesOf("targetShare")).toEqual([65_064, 125_247, 89_174, 149_357].map((people) => people / 60_000));
    expect(valuesOf("size")).toEqual([2, 3, 3, 3]);
    expect(valuesOf("yearlyMaximumEuros")).toEqual([287_000, 370_000, 370_000, 370_000]);
    expect(valuesOf("pieces")).toEqual([1, 1, 1, 1]);
    expect(valuesOf("overlapping")).toEqual([0, 0, 0, 0]);
    expect(valuesOf("whiteBeside")).toEqual([2, 1, 1, 0]);
    expect(valuesOf("whiteBesidePopulation")).toEqual([84_293, 24_110, 60_183, 0]);
    // Le Kremlin-Bicêtre alone is too small for a CPTS of its own; Villejuif is not.
    expect(valuesOf("orphans")).toEqual([0, 1, 0, 0]);
    expect(valuesOf("mesh:dac")).toEqual([1, 1, 1, 1]);
    expect(valuesOf("mesh:ght")).toEqual([1, 1, 1, 1]);
    expect(valuesOf("departements")).toEqual([1, 1, 1, 1]);
    const sites = (row: string) => valuesOf(row)!.map(Number);
    for (const row of ["msp", "cds"]) expect(sites(row)[3]).toBe(sites(row)[1]! + sites(row)[2]! - sites(row)[0]!);
    expect(checkOf(replies[1]!.feedback, "orphan")).toMatchObject({ level: "warning", names: ["Le Kremlin-Bicêtre"] });
    expect(checkOf(replies[3]!.feedback, "orphan")?.level).toBe("ok");

    // The same frame for all: Ivry is drawn at the same place in each.
    expect(new Set(maps.map(({ paths }) => paths.start)).size).toBe(1);
    expect(maps.map(({ paths }) => paths.added === "")).toEqual([true, false, false, false]);
    expect(maps.map(({ paths }) => paths.white === "")).toEqual([false, false, false, true]);
    expect(maps[3]!.paths.neighbours).toHaveLength(replies[3]!.feedback.neighbours.length);

    const { added, removed, overlapsGained } = await desk.diffDrafts("s1", "s2");
    expect([added.communes.map(({ code }) => code), added.population]).toEqual([[KREMLIN], 24_110]);
    expect([removed.communes.map(({ code }) => code), removed.population]).toEqual([[VILLEJUIF], 60_183]);
    expect(overlapsGained).toEqual([]);
  });

  it("draws a duplicate further without touching the first", async () => {
    const { desk, unitOf } = deskOver(france!);
    const from = { kind: "territories", ids: ["reconstitue-ivry"] } as const;
    await desk.openDraft(await desk.newDraft({ ...SAID, id: "a", name: "A", from }));
    await desk.strokeDraft("a", { stroke: { add: [unitOf(VILLEJUIF)] } });
    const [record] = await desk.draftRecords(["a"]);
    await desk.openDraft(duplicateDraft(record!, "b", "B"));
    await desk.strokeDraft("b", { stroke: { add: [unitOf(KREMLIN)] } });
    await desk.undoDraft("b");
    const { feedback } = await desk.undoDraft("b");
    expect(feedback.population.max).toBe(65_064);
    expect((await desk.readDraft("a")).feedback.population.max).toBe(125_247);
    expect((await desk.draftRecords(["b", "a"])).map(({ id, name, position }) => [id, name, position])).toEqual([
      ["b", "B", 0],
      ["a", "A", 1],
    ]);
  });

  it("takes nothing from a neighbour by default, and shows what it takes when it may", async () => {
    const { desk, unitOf } = deskOver(france!);
    const record = await desk.newDraft({ ...SAID, id: "d", name: "D", from: { kind: "nothing" } });
    await desk.openDraft(record);
    const first = await desk.strokeDraft("d", { stroke: { add: [VILLEJUIF, IVRY].map(unitOf) } });
    expect(first.refused).toMatchObject([
      { reason: "claimed", communes: 1, names: ["Ivry-sur-Seine"], territories: [{ id: "reconstitue-ivry" }] },
    ]);
    expect(first.feedback.population).toEqual({ min: 60_183, max: 60_183 });
    await desk.changeDraft("d", { source: { kind: "anywhere" } });
    const second = await desk.strokeDraft("d", { stroke: { add: [unitOf(IVRY)] } });
    expect(second.refused).toEqual([]);
    expect(second.feedback.overlaps).toMatchObject([
      {
        id: "reconstitue-ivry",
        communes: 1,
        population: 65_064,
        before: { units: 1, population: { min: 65_064, max: 65_064 }, size: { max: 2 } },
        after: { units: 0, population: { min: 0, max: 0 }, size: { max: 1 }, pieces: 0 },
      },
    ]);
    expect(checkOf(second.feedback, "overlap")?.level).toBe("warning");
    // The sheet for print shows it; the other CPTS, now under the draft, is not named over it.
    const printed = await desk.drawDraft("d");
    expect(printed.overlap).toMatch(/^M/);
    expect(printed.labels.filter(({ kind }) => kind === "neighbour").map(({ name }) => name)).not.toContain(
      "Ivry-sur-Seine",
    );
    await desk.changeDraft("d", { lockedUnits: [IVRY] });
    const third = await desk.strokeDraft("d", { stroke: { remove: [IVRY, VILLEJUIF].map(unitOf) } });
    expect(third.refused).toMatchObject([{ reason: "locked", names: ["Ivry-sur-Seine"] }]);
    expect(third.feedback.units).toEqual([unitOf(IVRY)]);
    // Shared by the draft alone is still an overlap; the population becomes an interval.
    await desk.changeDraft("d", { lockedUnits: [] });
    const fourth = await desk.strokeDraft("d", { stroke: { share: [unitOf(IVRY)] } });
    expect(fourth.feedback.population).toEqual({ min: 0, max: 65_064 });
  });

  it("draws over a list that was imported and not yet analysed", async () => {
    const world = deskOver(france!);
    await world.desk.openDraft(await world.desk.newDraft({ ...SAID, id: "d", name: "D", from: { kind: "nothing" } }));
    world.adopt({ ...exampleContent(france!), layer: miniLayer({}, "france"), sites: [], maillages: [] });
    const { refused, feedback } = await world.desk.strokeDraft("d", { stroke: { add: [world.unitOf(IVRY)] } });
    expect([refused, feedback.population.max, feedback.meshes]).toEqual([[], 65_064, {}]);
  });

  it("follows an analysis that no longer counts a neighbour", async () => {
    const { desk, unitOf, analyse } = deskOver(france!);
    await desk.openDraft(await desk.newDraft({ ...SAID, id: "d", name: "D", from: { kind: "nothing" } }));
    const add = { stroke: { add: [unitOf("75116")] } };
    expect((await desk.strokeDraft("d", add)).refused).toHaveLength(1);
    // The CPTS of Paris 16 is dated 14 September 2023.
    analyse({ date: "2023-01-01" });
    expect((await desk.strokeDraft("d", add)).refused).toEqual([]);
    analyse({ date: "2024-01-01" });
    expect((await desk.readDraft("d")).feedback.overlaps).toMatchObject([{ id: "reconstitue-paris-16" }]);
  });
});

describe.skipIf(!isBuilt || PACA === null)("the list of PACA", async () => {
  const content = france && PACA ? await contentOf(france, PACA) : undefined;
  const START = content?.layer.territories.find(({ name }) => /Bl[ée]one/i.test(name))?.id ?? "";
  const ADDED = ["Sisteron", "Salignac", "Peipin", "Aubignosc", "Châteauneuf-Val-Saint-Donat", "Montfort"];
  const opened = async () => {
    const world = deskOver(france!, content, { ...world0, scope: REGION_93 });
    const from = { kind: "territories", ids: [START] } as const;
    const record = await world.desk.newDraft({ ...SAID, id: "b", name: "Bléone Durance élargie", from });
    const { reply } = await world.desk.openDraft(record);
    return { ...world, record, reply };
  };
  const world0 = { target: 60_000, stages: ["inconnu"], date: "2026-01-31", scope: REGION_93 } as const;

  it("widens a CPTS to its white neighbours and says what one more commune would isolate", async () => {
    const { desk, unitNamed, record, reply } = await opened();
    expect(record.start).toHaveLength(44);
    expect(reply.feedback).toMatchObject({ population: { max: 48_376 }, overlaps: [], added: { communes: 0 } });
    const { feedback } = await desk.strokeDraft("b", { stroke: { add: ADDED.map((name) => unitNamed(name, "04")) } });
    expect(feedback.population).toEqual({ min: 59_901, max: 59_901 });
    expect(feedback.added).toEqual({ communes: 6, population: 11_525 });
    expect(feedback.aci.max).toMatchObject({ size: 2, yearlyMaximumEuros: 287_000, toNextSize: 20_099 });
    expect(feedback.overlaps).toEqual([]);
    // The white zone of the Sisteronais is left in two pieces.
    expect(
      feedback.white.touched.map(({ pieces }) => pieces.map(({ population, side }) => [population, side])),
    ).toEqual([
      [
        [3524, "north"],
        [1331, "west"],
      ],
    ]);
    const entrepierres = await desk.previewDraft("b", unitNamed("Entrepierres", "04"));
    expect(entrepierres).toMatchObject({
      leaving: false,
      population: 414,
      before: { max: 59_901 },
      after: { max: 60_315 },
      consequence: "isolates",
      names: ["Sourribes"],
      concernedPopulation: 174,
    });
    // Names: of the start, only a place with much of the people has its figure; limits between what may be taken.
    const { features } = await desk.draftLabels("b");
    const counted = features.filter(({ properties }) => properties?.kind === "start" && properties.counts === true);
    expect(counted.map(({ properties }) => properties?.name)).toEqual(["Digne-les-Bains"]);
    expect(features.find(({ properties }) => properties?.name === "Sisteron")?.properties).toMatchObject({
      kind: "added",
      counts: true,
    });
    const limits = features.find(({ properties }) => properties?.kind === "white-mesh")!;
    expect(limits.geometry.coordinates.length).toBeGreaterThan(10);
    // A preview changes nothing.
    expect((await desk.readDraft("b")).feedback).toEqual(feedback);
    const epci = feedback.zones.epci.find(({ name }) => /Provence-Alpes/.test(name));
    expect([epci?.units, epci?.ofUnits]).toEqual([43, 46]);
    const candidates = feedback.candidates.flatMap(({ units }) => units);
    expect(candidates.find(({ name }) => name === "Valernes")).toMatchObject({ population: 245, total: 60_146 });
  });

  it("undoes and redoes with the same figures, and comes back from what was kept after a crash", async () => {
    const { desk, unitNamed, record, reply } = await opened();
    let kept = record;
    const feedbacks = [reply.feedback];
    for (const name of ADDED) {
      const next = await desk.strokeDraft("b", { stroke: { add: [unitNamed(name, "04")] } });
      kept = keepChange(kept, next.kept);
      feedbacks.push(next.feedback);
    }
    for (const feedback of feedbacks.slice(0, -1).toReversed()) {
      const back = await desk.undoDraft("b");
      kept = keepChange(kept, back.kept);
      expect(back.feedback).toEqual(feedback);
    }
    kept = keepChange(kept, (await desk.redoDraft("b")).kept);
    // Another worker, which knows nothing but what the page kept.
    const again = deskOver(france!, content, { ...world0, scope: REGION_93 });
    const { reply: restored, historyKept, record: same } = await again.desk.openDraft(JSON.parse(JSON.stringify(kept)));
    expect(historyKept).toBe(true);
    expect(same).toEqual(kept);
    expect(restored.feedback).toEqual(feedbacks[1]);
    expect((await again.desk.redoDraft("b")).feedback).toEqual(feedbacks[2]);
    expect((await again.desk.undoDraft("b")).kept).toEqual({ last: null, position: 1, length: 6 });
  });

  it("sets two complete variants of the region on one score sheet (S10)", async () => {
    const { desk, unitNamed, analyse } = await opened();
    const { report } = analyse({});
    await desk.strokeDraft("b", { stroke: { add: ADDED.map((name) => unitNamed(name, "04")) } });
    // The other variant makes a CPTS of these communes and of all the white zone that they belong to.
    await desk.openDraft(await desk.newDraft({ ...SAID, id: "n", name: "Sisteronais", from: { kind: "nothing" } }));
    const zone = report.whiteZones.find(({ units }) =>
      units.includes(france!.units.codes[unitNamed("Sisteron", "04")]!),
    )!;
    await desk.strokeDraft("n", { stroke: { add: zone.units.map((code) => france!.units.indexOf.get(code)!) } });
    const [today, wider, created] = await desk.scoreVariants([
      { id: "v0", name: "Aujourd’hui", drafts: [] },
      { id: "v1", name: "Élargir", drafts: ["b"] },
      { id: "v2", name: "Créer", drafts: ["n"] },
    ]);
    // Without drafts, the published figures of the region (P1).
    expect(today).toMatchObject({
      scope: { units: 961, population: 5_218_960 },
      white: { units: 46, population: 101_089 },
      overlaps: { pairs: 4, undeclared: 0, units: 2 },
      ratio: { observed: 70 },
    });
    expect(Object.values(today!.bySize).reduce((sum, count) => sum + count)).toBe(70);
    expect(wider).toMatchObject({ white: { units: 40, population: 101_089 - 11_525 }, ratio: { observed: 70 } });
    expect(created).toMatchObject({
      white: { units: 46 - zone.units.length, population: 101_089 - zone.population },
      ratio: { observed: 71 },
    });
    for (const sheet of [today, wider, created]) {
      const { coverage, white, scope } = sheet!;
      expect(coverage.population + white.population).toBe(scope.population);
      expect(sheet!.nestedEpci.of).toBe(today!.nestedEpci.of);
    }
    // 48 376 → 59 901 stays in size 2; the new CPTS adds one to the size of its people.
    expect(wider!.bySize).toEqual(today!.bySize);
    const size = zone.population < 40_000 ? 1 : zone.population < 80_000 ? 2 : 3;
    expect(created!.bySize).toEqual({ ...today!.bySize, [size]: today!.bySize[size] + 1 });
  });

  it("says what leaving communes of a CPTS without another one does", async () => {
    const { desk, record, unitOf } = await opened();
    const { feedback } = await desk.strokeDraft("b", { stroke: { remove: [unitOf(record.start[0]!)] } });
    expect(feedback.white.uncovered).toMatchObject({ communes: 1 });
    expect(feedback.replaced).toMatchObject([{ id: START, kept: 43, left: 1 }]);
    expect(checkOf(feedback, "uncovered")).toMatchObject({ level: "warning" });
  });

  it("makes links and files of what is open, and reads them back", async () => {
    const { desk, unitNamed } = await opened();
    const { feedback } = await desk.strokeDraft("b", { stroke: { add: ADDED.map((name) => unitNamed(name, "04")) } });
    const link = await desk.readDraftLink(await desk.draftLink("b"));
    if (!link.ok) throw new Error(link.refusal.code);
    const { reply } = await desk.openDraft({ ...link.value, id: "l", author: "", date: "2026-02-01", reasons: "" });
    expect(reply.feedback).toEqual(feedback);
    for (const format of ["json", "csv"] as const) {
      const bytes = new TextEncoder().encode(await desk.writePerimeter(["b"], format));
      const read = await desk.readPerimeter(`b.${format}`, bytes, "2026-02-01");
      if (!read.ok) throw new Error(read.refusal.code);
      const { reply: again } = await desk.openDraft({ ...read.value.drafts[0]!, id: format });
      expect(again.feedback.units).toEqual(feedback.units);
    }
  });
});
