import { describe, expect, it } from "vitest";
import { exampleContent } from "../../src/analysis/loaded-list.ts";
import { namePlace } from "../../src/analysis/unit-names.ts";
import { builtFrance, deskOver, isBuilt, SAID } from "../fixtures/draw-world.ts";
import { miniLayer } from "../fixtures/mini-region.ts";

const france = isBuilt ? builtFrance() : null;

describe.skipIf(!isBuilt)("places of a draft", () => {
  it("reads the communes of a message, with their slips, and says what is doubtful", async () => {
    const { desk } = deskOver(france!);
    const text =
      "Bonjour,\nvoici la liste :\n- Ivry-sur-Seine (94)\n- Villejuif\n- Le Kremlin Bicetre\nCordialement,\nAnne";
    const { units, review, leftOut } = await desk.readPastedCommunes(text);
    expect(units.map(({ code }) => code)).toEqual(["94041", "94043", "94076"]);
    expect(leftOut.map(({ text: left }) => left)).toEqual(["Bonjour,", "voici la liste :", "Cordialement,", "Anne"]);
    expect(review.filter(({ status }) => status !== "approximate")).toEqual([]);
    // Six communes are called Saint-Aubin: nobody is asked to guess.
    const doubtful = await desk.readPastedCommunes("Saint-Aubin, Villejuif");
    expect(doubtful.review[0]?.candidates.length).toBeGreaterThan(1);
  });

  it("says who holds the communes of a message now, and keeps what it doubts before a colon", async () => {
    const { desk } = deskOver(france!);
    const { claimed, review, leftOut } = await desk.readPastedCommunes(
      "Ivry-sur-Seine, Villejuif\nSaint-Aubin : on ne sait pas lequel",
    );
    expect(claimed).toMatchObject([{ id: "reconstitue-ivry", communes: 1 }]);
    expect(review.map(({ written, status }) => [written, status])).toEqual([["Saint-Aubin", "doubtful"]]);
    expect(leftOut.map(({ text: left }) => left)).toEqual(["on ne sait pas lequel"]);
    // Those of the département of the others come first, with the names that people shorten.
    const near = await desk.readPastedCommunes("Sisteron, Digne-les-Bains, Saint-Julien");
    expect(near.review[0]?.candidates.slice(0, 2).map(({ name }) => name)).toEqual([
      "Saint-Julien-du-Verdon",
      "Saint-Julien-d'Asse",
    ]);
  });

  it("reads codes alone, and a column of a spreadsheet", async () => {
    const { desk } = deskOver(france!);
    const codes = async (text: string) => (await desk.readPastedCommunes(text)).units.map(({ code }) => code);
    expect(await codes("94041\n94076")).toEqual(["94041", "94076"]);
    expect(await codes("94041 94076, 94043")).toEqual(["94041", "94043", "94076"]);
    expect(await codes("code\tcommune\n94041\tIvry-sur-Seine\n94076\tVillejuif")).toEqual(["94041", "94076"]);
    expect(await codes("")).toEqual([]);
  });

  it("names the nearest communes without CPTS, however large their zone", async () => {
    const world = deskOver(france!);
    world.adopt({ ...exampleContent(france!), layer: miniLayer({}, "france"), sites: [], maillages: [] });
    await world.desk.openDraft(await world.desk.newDraft({ ...SAID, id: "a", name: "A", from: { kind: "nothing" } }));
    const ivry = world.unitOf("94041");
    await world.desk.strokeDraft("a", { stroke: { add: [ivry] } });
    const { features } = await world.desk.draftLabels("a");
    const white = features.filter(({ properties }) => properties?.kind === "white");
    expect(white).toHaveLength(200);
    const { neighbours, neighbourStart } = france!.geography;
    const names = white.map(({ properties }) => properties?.name);
    for (const unit of neighbours.subarray(neighbourStart[ivry]!, neighbourStart[ivry + 1]!))
      expect(names).toContain(namePlace(france!.units.names[unit]!));
  });

  it("says before the click what a whole EPCI or a whole CPTS would bring, and what is out of reach", async () => {
    const { desk, unitOf } = deskOver(france!);
    await desk.openDraft(await desk.newDraft({ ...SAID, id: "a", name: "A", from: { kind: "nothing" } }));
    // Ivry-sur-Seine, in an EPT of the Grand Paris; a CPTS of its own.
    const [lng, lat] = [2.384, 48.813];
    const ept = await desk.previewGroupAt("a", { kind: "epci", lng, lat, to: "add" });
    expect(ept).toMatchObject({
      name: "Grand-Orly Seine Bièvre",
      unit: unitOf("94041"),
      before: { max: 0 },
      leaving: false,
    });
    expect(ept!.left).toBeGreaterThan(0);
    const { feedback } = await desk.strokeDraft("a", {
      stroke: { select: (await desk.selectionAt("epci", lng, lat))!, to: "add" },
    });
    expect([ept!.communes, ept!.population, ept!.after]).toEqual([
      feedback.units.length,
      feedback.population.max,
      feedback.population,
    ]);
    const cpts = await desk.previewGroupAt("a", { kind: "territory", lng, lat, to: "add" });
    expect(cpts).toMatchObject({ communes: 0, left: 1, reason: "claimed", population: 0 });
    expect(await desk.selectionAt("territory", lng, lat)).toEqual({ kind: "territory", id: "reconstitue-ivry" });
    expect(await desk.previewGroupAt("a", { kind: "epci", lng: -30, lat: 40, to: "add" })).toBeNull();
    // The list of a phone says the same as the pointer.
    const near = feedback.candidates.flatMap(({ units }) => units.map(({ unit }) => unit)).slice(0, 3);
    expect(await desk.previewUnits("a", near)).toEqual(
      await Promise.all(near.map((unit) => desk.previewDraft("a", unit))),
    );
  });

  it("draws a draft for print, no name over another", async () => {
    const { desk } = deskOver(france!);
    const from = { kind: "zone", zone: { level: "departement", code: "04" } } as const;
    await desk.openDraft(await desk.newDraft({ ...SAID, id: "a", name: "A", from }));
    const { labels, paths, mesh, scaleKm, scaleLength, width } = await desk.drawDraft("a");
    expect(labels[0]?.name).toBe("Manosque");
    expect(paths.outline.length).toBeGreaterThan(500);
    expect(mesh.length).toBeGreaterThan(paths.outline.length);
    // Alpes-de-Haute-Provence is some 130 km wide.
    expect((width / scaleLength) * scaleKm).toBeGreaterThan(100);
    for (const [i, a] of labels.entries())
      for (const b of labels.slice(i + 1))
        expect(Math.abs(a.y - b.y) >= 11 || Math.abs(a.x - b.x) > 12, a.name).toBe(true);
  });

  it("finds the unit under a point, and outlines a set without its inner borders", async () => {
    const { desk, unitOf } = deskOver(france!);
    await desk.openDraft(await desk.newDraft({ ...SAID, id: "a", name: "A", from: { kind: "nothing" } }));
    expect(await desk.unitIndexAt(2.384, 48.813)).toBe(unitOf("94041"));
    expect((await desk.previewDraftAt("a", 2.384, 48.813))?.code).toBe("94041");
    expect(await desk.previewDraftAt("a", -30, 40)).toBeNull();
    const { geometry } = await desk.outlineUnits([unitOf("94041"), unitOf("94076")]);
    expect(geometry.type === "MultiPolygon" && geometry.coordinates.length).toBe(1);
  });
});
