import { describe, expect, it } from "vitest";
import { readPack } from "../../scripts/read-base.ts";
import { createSurveyDesk } from "../../src/analysis/survey-desk.ts";
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import { builtFrance, deskWorld, isBuilt } from "../fixtures/desk-world.ts";

const DOCTORS = "simule-attentes-craintes";
const THRESHOLD = 11;
const france = isBuilt ? builtFrance() : (undefined as never);
const territory = (mesh: string, id: string) => ({ kind: "territory", territory: { mesh, id } }) as const;

async function openDesk() {
  const world = deskWorld(france);
  const desk = createSurveyDesk(world, async () => readPack("surveys"));
  await desk.openSurveys("");
  const take = async (name: string, lines: readonly string[], instrument = "attentes-craintes") => {
    const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
    const outcome = await desk.importResponses({ name, bytes, instrument });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.value;
  };
  return { desk, world, take };
}
const codesOf = (departement: string) =>
  Array.from({ length: france.units.count }, (_, unit) => unit)
    .filter((unit) => france.units.zones.departement.codes[france.units.zoneOf.departement[unit]!] === departement)
    .map((unit) => france.units.codes[unit]!);

describe.skipIf(!isBuilt)("secrecy of the desk of surveys", { timeout: 60_000 }, () => {
  it("does not put a drawn perimeter beside a territory that is almost the same", async () => {
    const { desk } = await openDesk();
    const answered = readPack("surveys").responses[0]!.units;
    const one = answered.find((unit) => unit >= 0 && answered.filter((other) => other === unit).length === 1)!;
    const units = Array.from({ length: france.units.count }, (_, unit) => unit).filter((unit) => unit !== one);
    const place = { kind: "units", units, name: "tout sauf une commune" } as const;
    const read = await desk.readSurvey({ dataset: DOCTORS, place, threshold: THRESHOLD });
    if (!read.ok) throw new Error(read.refusal.code);
    expect(read.value.respondents.n).toBe(899);
    const beside = read.value.questions.flatMap(({ options }) => options.map((option) => option.beside.n));
    expect(new Set(beside)).toEqual(new Set([null]));
    const whole = await desk.readSurvey({
      dataset: DOCTORS,
      place: territory("france", "france"),
      threshold: THRESHOLD,
    });
    expect(whole).toEqual({ ok: false, refusal: { code: "too-near", name: place.name } });
    const regions = await desk.surveyRegions(DOCTORS, THRESHOLD);
    expect(regions.every(({ share }) => share === null)).toBe(true);
  });

  it("counts who names a CPTS and no commune in all that holds the CPTS, and who names neither in France alone", async () => {
    const { desk, world, take } = await openDesk();
    const { layer } = world.list();
    const regionOf = (unit: number) => france.units.zones.region.codes[france.units.zoneOf.region[unit]!]!;
    const t = layer.territories.findIndex((_, i) => unitsOfTerritory(layer, i).length > 3);
    const region = regionOf(unitsOfTerritory(layer, t)[0]!);
    const named = Array.from({ length: 14 }, (_, i) => `c${i};${layer.territories[t]!.id};F`);
    const lost = Array.from({ length: 12 }, (_, i) => `n${i};;H`);
    const { dataset } = await take("cpts.csv", ["id;cpts;sexe", ...named, ...lost]);
    const count = async (mesh: string, id: string) => {
      const read = await desk.readSurvey({ dataset: dataset.id, place: territory(mesh, id), threshold: THRESHOLD });
      if (!read.ok) throw new Error(read.refusal.code);
      return [read.value.respondents.n, read.value.unlinked?.n];
    };
    expect(await count("cpts", layer.territories[t]!.id)).toEqual([14, 12]);
    expect(await count("region", region)).toEqual([14, 12]);
    expect(await count("france", "france")).toEqual([26, 12]);
  });

  it("shows free texts of two places only if neither list tells the texts of a few", async () => {
    const { desk, take } = await openDesk();
    const [first, second, other] = [codesOf("13")[5]!, codesOf("13")[9]!, codesOf("83")[3]!];
    const rows = [
      ...Array.from({ length: 14 }, (_, i) => `a${i};${first};texte ${i}`),
      `b;${second};je suis seul ici`,
      ...Array.from({ length: 13 }, (_, i) => `c${i};${other};propos ${i}`),
    ];
    const { dataset } = await take("textes.csv", ["id;commune;envies", ...rows], "besoins");
    const unitsOf = (...codes: readonly string[]) => codes.map((code) => france.units.codes.indexOf(code as never));
    const texts = (name: string, ...codes: readonly string[]) =>
      desk.reviewTexts(dataset.id, "envies", THRESHOLD, { kind: "units", units: unitsOf(...codes), name });
    expect(await texts("une", first)).toHaveLength(14);
    expect(await texts("une et la seconde", first, second)).toEqual([]);
    expect(await texts("une et l'autre", first, other)).toHaveLength(27);
    expect(await texts("une", first)).toHaveLength(14);
  });

  it("tells nothing of the région around a perimeter that is almost the same", async () => {
    const { desk, take } = await openDesk();
    const inRegion = Array.from({ length: 40 }, (_, i) => codesOf("13")[i]!);
    const rows = [...inRegion, ...inRegion].map((code, i) => `p${i};${code};F`);
    const { dataset } = await take("presque.csv", ["id;commune;sexe", ...rows, `q;${codesOf("83")[3]!};H`]);
    const units = inRegion.map((code) => france.units.codes.indexOf(code as never));
    const read = async (place: Parameters<typeof desk.readSurvey>[0]["place"]) => {
      const reply = await desk.readSurvey({
        ...{ dataset: dataset.id, place, threshold: THRESHOLD },
        beside: { mesh: "region", id: "93" },
      });
      if (!reply.ok) throw new Error(reply.refusal.code);
      return reply.value;
    };
    const drawn = await read({ kind: "units", units, name: "presque la région" });
    expect(drawn.respondents.n).toBe(80);
    expect(drawn.sample.n).toBeNull();
    const cells = drawn.sample.tables.flatMap(({ options }) => options.flatMap(({ here, beside }) => [here, beside]));
    expect(new Set(cells.map(({ n }) => n))).toEqual(new Set([null]));
    const within = await read(territory("departement", "13"));
    expect(within.sample.n).toBeNull();
  });

  it("does not tell, by the same people placed by another column, who was moved", async () => {
    const { desk, take } = await openDesk();
    const [here, there] = [codesOf("46")[5]!, codesOf("83")[9]!];
    const count = async (moved: number) => {
      const rows = Array.from(
        { length: 40 },
        (_, i) => `a${i};${i < 12 + moved ? here : there};${i % 2 === 0 ? "F" : "H"}`,
      );
      const { dataset } = await take("lieux.csv", ["id;commune;sexe", ...rows]);
      const place = territory("departement", "46");
      const read = await desk.readSurvey({ dataset: dataset.id, place, threshold: THRESHOLD });
      return read.ok ? read.value.respondents.n : read.refusal.code;
    };
    expect(await count(0)).toBe(12);
    // Two more people: what they answered would be the difference.
    expect([null, "too-near"]).toContain(await count(2));
    expect([null, "too-near"]).toContain(await count(2));
    // As many people as the threshold moved away are told.
    expect(await count(0)).toBe(12);
    expect(await count(14)).toBe(26);
  });

  it("forgets whose texts were read with the responses", async () => {
    const { desk, take } = await openDesk();
    const [first, second] = [codesOf("13")[5]!, codesOf("13")[9]!];
    const units = [france.units.codes.indexOf(first as never)];
    const place = { kind: "units", units, name: "une" } as const;
    const open = async (where: (i: number) => string) => {
      const rows = Array.from({ length: 24 }, (_, i) => `a${i};${where(i)};texte ${i}`);
      return (await take("textes.csv", ["id;commune;envies", ...rows], "besoins")).dataset.id;
    };
    const id = await open((i) => (i < 14 ? first : second));
    expect(await desk.reviewTexts(id, "envies", THRESHOLD, place)).toHaveLength(14);
    await desk.removeResponses(id);
    const again = await open((i) => (i < 16 ? first : second));
    expect(await desk.reviewTexts(again, "envies", THRESHOLD, place)).toHaveLength(16);
  });

  it("does not give back by the squares of the plane how many responses a typology left out", async () => {
    const { desk, take } = await openDesk();
    const answers = ["oui;oui", "oui;non", "non;oui", "non;non"];
    const rows = Array.from({ length: 80 }, (_, i) => `t${i};${answers[i % 4]}`);
    const without = Array.from({ length: 3 }, (_, i) => `s${i};oui;`);
    const { dataset } = await take("carre.csv", ["id;a01;a02", ...rows, ...without]);
    const built = await desk.runTypology({
      ...{ dataset: dataset.id, axes: 2, classes: 3, missing: "exclude", threshold: THRESHOLD },
      questions: ["a01", "a02"],
    });
    if (!built.ok) throw new Error(built.refusal.code);
    const { excluded, tiles, n } = built.value;
    expect(n).toBe(83);
    expect(excluded?.n).toBeNull();
    expect(n - tiles.reduce((sum, tile) => sum + tile.n, 0)).toBeGreaterThanOrEqual(THRESHOLD);
  });

  it("tells no count of a typology that its tables hide", async () => {
    const { desk } = await openDesk();
    const request = { dataset: DOCTORS, axes: 5, classes: 4, missing: "category", threshold: 30 } as const;
    const built = await desk.runTypology(request);
    if (!built.ok) throw new Error(built.refusal.code);
    const { classes, tiles, outsideTiles, n, report } = built.value;
    expect(n).toBe(900);
    const outside = n - tiles.reduce((sum, tile) => sum + tile.n, 0);
    expect(outside === 0 || outside >= 30).toBe(true);
    expect(outsideTiles.n === null || outsideTiles.n === outside).toBe(true);
    // A test value to one decimal gives back the count that it compares: those under the threshold are not told.
    const data = readPack("surveys").responses[0]!;
    const tests = classes.flatMap(({ over, under }) => [...over, ...under]);
    expect(tests.some(({ vTest }) => vTest === null)).toBe(true);
    expect(tests.some(({ vTest }) => vTest !== null)).toBe(true);
    for (const { item, value } of report.categories) {
      const q = data.instrument.questions.findIndex(({ id }) => id === item);
      const column = data.answers[q]!;
      if (column.kind !== "single") throw new Error(`${item} is not a choice`);
      const code = data.instrument.questions[q]!.options.findIndex((option) => option.code === value);
      expect(column.codes.filter((one) => one === code).length, `${item} ${value}`).toBeGreaterThanOrEqual(30);
    }
  });
});
