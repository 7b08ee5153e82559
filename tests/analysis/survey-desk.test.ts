import { describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/universal";
import { readPack } from "../../scripts/read-base.ts";
import { createSurveyDesk } from "../../src/analysis/survey-desk.ts";
import type { Cell, SurveyReading } from "../../src/analysis/survey-protocol.ts";
import type { TileLayers } from "../../src/analysis/tiles.ts";
import { builtFrance, deskWorld, isBuilt } from "../fixtures/desk-world.ts";
import { boundsOf, type Constraint } from "../fixtures/linear-program.ts";

const DOCTORS = "simule-attentes-craintes";
const CPTS = "simule-cpts-recherche";
const THRESHOLD = 11;
const france = isBuilt ? builtFrance() : (undefined as never);

async function openDesk() {
  const world = deskWorld(france);
  const desk = createSurveyDesk(world, async () => readPack("surveys"));
  await desk.openSurveys("");
  return { desk, world };
}
const territory = (mesh: string, id: string) => ({ kind: "territory", territory: { mesh, id } }) as const;
const FRANCE = territory("france", "france");
const unitsIn = (departements: readonly string[]) =>
  Array.from({ length: france.units.count }, (_, unit) => unit).filter((unit) =>
    departements.includes(france.units.zones.departement.codes[france.units.zoneOf.departement[unit]!]!),
  );

/** Every cell of a reading, by name. */
function cellsOf(reading: SurveyReading): readonly (readonly [string, Cell])[] {
  const options = [...reading.questions, ...reading.sample.tables].flatMap(({ question, options: list }) =>
    list.flatMap(({ code, here, beside, rest }) => [
      [`${question} ${code}`, here] as const,
      [`${question} ${code} beside`, beside] as const,
      ...(rest === null ? [] : [[`${question} ${code} rest`, rest] as const]),
    ]),
  );
  const themes = reading.themes.flatMap(({ theme, expectations, fears }) =>
    [expectations, fears].flatMap((one) => (one === null ? [] : [[theme, one.here] as const])),
  );
  return [["n", reading.respondents], ...options, ...themes];
}

describe.skipIf(!isBuilt)("the desk of surveys", { timeout: 60_000 }, () => {
  it("reads France: n, shares with their interval, themes, and says what is simulated", async () => {
    const { desk } = await openDesk();
    const info = await desk.openSurveys("");
    expect(info.datasets.map(({ id, nature, received, retained }) => [id, nature, received, retained])).toEqual([
      [DOCTORS, "simule", 900, 900],
      [CPTS, "simule", 166, 145],
    ]);
    const read = await desk.readSurvey({ dataset: DOCTORS, place: FRANCE, threshold: THRESHOLD, population: 9000 });
    if (!read.ok) throw new Error(read.refusal.code);
    expect([read.value.respondents.n, read.value.responseRate]).toEqual([900, 0.1]);
    const women = read.value.questions[0]!.options[0]!;
    expect([women.code, women.here.n]).toEqual(["F", 214]);
    // Wilson's interval of 214 in 900, by R: prop.test(214, 900, correct = FALSE).
    expect(women.here.low).toBeCloseTo(0.211_115_713_6, 9);
    expect(women.here.high).toBeCloseTo(0.266_668_807_8, 9);
    expect(read.value.themes.map(({ theme }) => theme)).toEqual([
      "gouvernance",
      "temps",
      "financement",
      "miseEnPlace",
      "equipe",
    ]);
  });

  it("never lets a count under the threshold out, at any place (S6)", async () => {
    const { desk } = await openDesk();
    const places = [
      FRANCE,
      territory("region", "93"),
      territory("region", "94"),
      territory("departement", "13"),
      territory("departement", "48"),
    ];
    let hidden = 0;
    for (const place of places) {
      const read = await desk.readSurvey({ dataset: DOCTORS, place, threshold: THRESHOLD });
      if (!read.ok) throw new Error(read.refusal.code);
      for (const [name, cell] of cellsOf(read.value)) {
        if (cell.state === "shown") expect(cell.n, name).toBeGreaterThanOrEqual(THRESHOLD);
        else expect([cell.n, cell.share, cell.low, cell.high], name).toEqual([null, null, null, null]);
      }
      hidden += read.value.hiddenCells;
      if (place === places[4]) {
        expect(read.value.respondents.state).toBe("small");
        expect(read.value.coarser?.mesh).toMatch(/region|france/);
      }
    }
    expect(hidden).toBeGreaterThan(50);
  });

  it("does not let a link lower the threshold", async () => {
    const { desk } = await openDesk();
    for (const threshold of [0, -3, Number.NaN]) {
      const read = await desk.readSurvey({ dataset: DOCTORS, place: territory("region", "94"), threshold });
      expect(read.ok && read.value.threshold).toBeGreaterThanOrEqual(5);
    }
  });

  it("shows a box to tick only where those who did not tick it are as many", async () => {
    const { desk } = await openDesk();
    const read = await desk.mapSurvey(DOCTORS, "cpts", { kind: "theme", theme: "equipe", side: "attente" }, THRESHOLD);
    const shown = read.values.filter(({ answer }) => answer.state === "shown");
    expect(shown.length).toBeGreaterThan(0);
    for (const { respondents, answer } of shown) {
      expect(answer.n).toBeGreaterThanOrEqual(THRESHOLD);
      expect(respondents.n! - answer.n!).toBeGreaterThanOrEqual(THRESHOLD);
    }
    expect(read.hidden).toBe(read.values.length - shown.length);
    expect(read.values.filter(({ respondents }) => respondents.state === "shown").length).toBeGreaterThan(10);
  });

  it("leaves nothing to an attacker who maps an answer at every level of one région", async () => {
    const { desk, world } = await openDesk();
    const { units } = france;
    const inRegion = Array.from({ length: units.count }, (_, unit) => unit).filter(
      (unit) => units.zones.region.codes[units.zoneOf.region[unit]!] === "93",
    );
    const answer = { kind: "theme", theme: "equipe", side: "attente" } as const;
    const rows: { readonly members: ReadonlySet<number>; readonly n: Cell; readonly ticked: Cell }[] = [];
    const { layer } = world.list();
    for (const mesh of ["region", "departement", "epci", "cpts"] as const) {
      const map = await desk.mapSurvey(DOCTORS, mesh, answer, THRESHOLD);
      map.values.forEach(({ id, respondents, answer: ticked }) => {
        const members = inRegion.filter((unit) => {
          if (mesh !== "cpts") return units.zones[mesh].codes[units.zoneOf[mesh][unit]!] === id;
          const t = layer.territories.findIndex((one) => one.id === id);
          return layer.members.subarray(layer.memberStart[t], layer.memberStart[t + 1]).includes(unit);
        });
        if (members.length > 0) rows.push({ members: new Set(members), n: respondents, ticked });
      });
    }
    // Communes that the same territories hold are one unknown for each answer.
    const signature = (unit: number) => rows.map(({ members }) => Number(members.has(unit))).join("");
    const parts = [...new Set(inRegion.map(signature))];
    const constraints: Constraint[] = [];
    const targets: (readonly number[])[] = [];
    rows.forEach(({ n, ticked }, r) => {
      const holds = parts.map((part) => Number(part[r]));
      for (const [cell, coefficients] of [
        [n, [...holds, ...holds]],
        [ticked, [...holds, ...holds.map(() => 0)]],
      ] as const) {
        if (cell.state === "shown") constraints.push({ coefficients, relation: "=", bound: cell.n! });
        else if (n.state === "shown") targets.push(coefficients);
        if (cell.state === "small") constraints.push({ coefficients, relation: "≤", bound: THRESHOLD - 1 });
      }
    });
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) {
      const bounds = boundsOf(target, constraints);
      expect(bounds!.max - bounds!.min).toBeGreaterThan(1);
    }
  });

  it("shows a drawn perimeter, then refuses one that differs from it by a few responses", async () => {
    const { desk } = await openDesk();
    const all = unitsIn(["13", "83", "84", "06"]);
    const first = await desk.readSurvey({
      dataset: DOCTORS,
      place: { kind: "units", units: all, name: "côte" },
      threshold: THRESHOLD,
    });
    if (!first.ok) throw new Error(first.refusal.code);
    for (const { here } of first.value.questions.flatMap(({ options }) => options)) {
      if (here.state === "shown") expect(here.n).toBeGreaterThanOrEqual(THRESHOLD);
    }
    const answered = readPack("surveys").responses[0]!.units;
    const one = all.find((unit) => answered.filter((other) => other === unit).length === 1)!;
    const less = await desk.readSurvey({
      dataset: DOCTORS,
      place: { kind: "units", units: all.filter((unit) => unit !== one), name: "côte, moins une commune" },
      threshold: THRESHOLD,
    });
    expect(less).toEqual({ ok: false, refusal: { code: "too-near", name: "côte" } });
    const same = await desk.readSurvey({
      dataset: DOCTORS,
      place: { kind: "units", units: all, name: "la même" },
      threshold: THRESHOLD,
    });
    expect(same.ok).toBe(true);
    const few = await desk.readSurvey({
      dataset: DOCTORS,
      place: { kind: "units", units: [one], name: "une commune" },
      threshold: THRESHOLD,
    });
    expect(few).toEqual({ ok: false, refusal: { code: "too-few" } });
  });

  it("refuses a drawn perimeter that almost is a territory of a map already shown", async () => {
    const { desk } = await openDesk();
    await desk.mapSurvey(DOCTORS, "region", { kind: "option", question: "sexe", option: "F" }, THRESHOLD);
    const answered = readPack("surveys").responses[0]!.units;
    const region = unitsIn(["04", "05", "06", "13", "83", "84"]);
    const one = region.find((unit) => answered.includes(unit))!;
    const near = await desk.readSurvey({
      dataset: DOCTORS,
      place: { kind: "units", units: region.filter((unit) => unit !== one), name: "presque la région" },
      threshold: THRESHOLD,
    });
    expect(near.ok ? "" : near.refusal).toMatchObject({ code: "too-near" });
  });

  it("does not hide what structures answer, and shows their duplicates side by side", async () => {
    const { desk } = await openDesk();
    const read = await desk.readSurvey({ dataset: CPTS, place: FRANCE, threshold: THRESHOLD });
    if (!read.ok) throw new Error(read.refusal.code);
    expect(read.value.hiddenCells).toBe(0);
    const option = (question: string, code: string) =>
      read.value.questions.find((one) => one.question === question)!.options.find((one) => one.code === code)!.here;
    expect(option("projet", "oui").n).toBe(31);
    expect(Math.round(100 * option("projet", "oui").share!)).toBe(21);
    expect(["1", "2-3", "4+"].map((code) => option("theses", code).n)).toEqual([22, 16, 10]);
    expect(option("convention", "oui").n).toBe(1);
    const [first] = await desk.listDuplicates(CPTS);
    expect(first!.responses).toHaveLength(2);
    const other = first!.responses.find(({ row }) => row !== first!.retained)!.row;
    await desk.retainResponse(CPTS, other);
    expect((await desk.listDuplicates(CPTS))[0]!.retained).toBe(other);
    expect(await desk.listDuplicates(DOCTORS)).toEqual([]);
  });

  it("builds four classes, tells no one's place, and can be cancelled", async () => {
    const { desk } = await openDesk();
    const request = { dataset: DOCTORS, axes: 5, classes: 4, missing: "category", threshold: THRESHOLD } as const;
    const built = await desk.runTypology(request);
    if (!built.ok) throw new Error(built.refusal.code);
    const sizes = built.value.classes.map(({ size }) => size.n!);
    expect(sizes.reduce((sum, n) => sum + n)).toBe(900);
    // The simulation holds one reticent in five and one unconditional in ten.
    expect(sizes[0]! / 900).toBeGreaterThan(0.15);
    expect(sizes[0]! / 900).toBeLessThan(0.3);
    expect(sizes[3]! / 900).toBeGreaterThan(0.07);
    expect(sizes[3]! / 900).toBeLessThan(0.15);
    expect(built.value.tiles.every(({ n }) => n >= THRESHOLD)).toBe(true);
    expect(JSON.stringify(built.value)).not.toContain("sim-mg");
    // A tree of twenty branches has nineteen merges, each branch and merge but the last joined once, ever higher.
    const { branches, merges } = built.value.tree;
    const joined = merges.flatMap(({ left, right }) => [left, right]).sort((a, b) => a - b);
    expect(joined).toEqual(Array.from({ length: 2 * branches - 2 }, (_, i) => i));
    expect(merges.every(({ height }, i) => i === 0 || height >= merges[i - 1]!.height)).toBe(true);
    expect(merges.at(-1)!.height).toBe(built.value.report.inertiaGains[0]);
    const read = await desk.readSurvey({ dataset: DOCTORS, place: FRANCE, threshold: THRESHOLD });
    expect(read.ok && read.value.classes.map(({ here }) => here.n)).toEqual(sizes);
    const map = await desk.mapSurvey(DOCTORS, "region", { kind: "parrainage" }, THRESHOLD);
    expect(map.values.filter(({ answer }) => answer.state === "shown").length).toBeGreaterThan(2);
    const running = desk.runTypology(request, () => void desk.cancelTypology());
    expect(await running).toEqual({ ok: false, refusal: { code: "cancelled" } });
  });

  it("links imported responses to communes and to 0, 1 or several CPTS, and forgets none", async () => {
    const { desk } = await openDesk();
    const text = "id;commune;code_postal;sexe\n1;Toulouse;31000;F\n2;75116;;H\n3;Nulle-Part;;F\n4;;;H\n";
    const bytes = new TextEncoder().encode(text);
    const outcome = await desk.importResponses({ name: "r.csv", bytes, instrument: "attentes-craintes" });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    expect(outcome.value.dataset).toMatchObject({ received: 4, retained: 4, nature: "importe" });
    const kinds = outcome.value.anomalies
      .map(({ kind, row }) => `${row} ${kind}`)
      .filter((one) => !one.includes("question"));
    expect(kinds).toEqual(["4 commune-inconnue", "5 sans-lieu"]);
    const read = await desk.readSurvey({ dataset: outcome.value.dataset.id, place: FRANCE, threshold: THRESHOLD });
    expect(read.ok && read.value.respondents.state).toBe("small");
  });

  it("tells how far the reading of a file is, and when it is stopped changes nothing", async () => {
    const { desk } = await openDesk();
    const bytesOf = (rows: number) =>
      new TextEncoder().encode(
        `id;commune;sexe\n${Array.from({ length: rows }, (_, r) => `${r};Cahors;F`).join("\n")}`,
      );
    const request = { name: "r.csv", instrument: "attentes-craintes" };
    const shares: number[] = [];
    const whole = await desk.importResponses({ ...request, bytes: bytesOf(50_000) }, (share) => shares.push(share));
    expect(whole.ok && whole.value.dataset.received).toBe(50_000);
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    const stopped = desk.importResponses({ ...request, bytes: bytesOf(10) }, () => void desk.cancelResponses());
    expect(await stopped).toEqual({ ok: false, refusal: { code: "cancelled", file: "r.csv" } });
    const { datasets } = await desk.openSurveys("");
    expect(datasets.find(({ source }) => source === "r.csv")?.received).toBe(50_000);
  });

  it("reads a workbook, and draws a map of answers with what is hidden said so", async () => {
    const world = deskWorld(france);
    let layers: TileLayers = {};
    const show = (make: () => TileLayers) => {
      layers = make();
      return 7;
    };
    const desk = createSurveyDesk(world, async () => readPack("surveys"), show);
    await desk.openSurveys("");
    const rows = ["id commune sexe age", "1 13055 F 45", "2 Aix-en-Provence H 51"].map((line) =>
      line.split(" ").map((value) => ({ value, type: String })),
    );
    const blob = await writeXlsxFile([{ sheet: "réponses", data: rows }]).toBlob();
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const outcome = await desk.importResponses({ name: "r.xlsx", bytes, instrument: "attentes-craintes" });
    expect(outcome.ok && outcome.value.dataset).toMatchObject({ received: 2 });
    const map = await desk.mapSurvey(DOCTORS, "region", { kind: "theme", theme: "equipe", side: "attente" }, THRESHOLD);
    expect(map.version).toBe(7);
    const { features } = layers.answer!;
    expect(features).toHaveLength(18);
    expect(features.filter(({ properties }) => properties!.hidden === 1)).toHaveLength(map.hidden);
    for (const { properties } of features) expect("share" in properties!).toBe(properties!.hidden === 0);
    // A number is written where the respondents are told, and inside its territory.
    const numbers = layers.number!.features;
    expect(numbers.length).toBeGreaterThan(3);
    expect(numbers).toHaveLength(map.values.filter(({ respondents }) => respondents.n !== null).length);
    for (const { geometry, properties } of numbers) {
      const [lng, lat] = (geometry as GeoJSON.Point).coordinates as [number, number];
      const unit = france.unitIndex.unitAt(lng, lat);
      const region = france.units.zones.region.codes[france.units.zoneOf.region[unit]!];
      expect(map.values.find(({ id }) => id === region)?.respondents.n).toBe(properties!.n);
    }
  });

  it("puts territories together like a drawn perimeter, and refuses what would tell one of them by difference", async () => {
    const { desk } = await openDesk();
    const together = (...ids: readonly string[]) =>
      ({
        kind: "several",
        territories: ids.map((id) => ({ mesh: "departement", id })),
        name: ids.join(" + "),
      }) as const;
    const answered = Array.from(readPack("surveys").responses[0]!.units, (unit) =>
      unit < 0 ? "" : france.units.zones.departement.codes[france.units.zoneOf.departement[unit]!]!,
    );
    const countOf = (id: string) => answered.filter((code) => code === id).length;
    const small = france.units.zones.departement.codes.find((id) => countOf(id) > 0 && countOf(id) < THRESHOLD)!;
    const read = (place: Parameters<typeof desk.readSurvey>[0]["place"]) =>
      desk.readSurvey({ dataset: DOCTORS, place, threshold: THRESHOLD });
    const both = await read(together("13", "83"));
    expect(both.ok && both.value.respondents.n).toBe(countOf("13") + countOf("83"));
    expect(await read(together("13", "83", small))).toEqual({
      ok: false,
      refusal: { code: "too-near", name: "13 + 83" },
    });
    expect(await read(together("13", "none"))).toEqual({ ok: false, refusal: { code: "unknown" } });
  });

  it("maps the scope alone, and says where the sample comes from", async () => {
    const world = deskWorld(france, undefined, { scope: { kind: "zones", zones: [{ level: "region", code: "93" }] } });
    const desk = createSurveyDesk(world, async () => readPack("surveys"));
    await desk.openSurveys("");
    const sex = { kind: "option", question: "sexe", option: "F" } as const;
    const map = await desk.mapSurvey(DOCTORS, "departement", sex, THRESHOLD);
    expect(map.values.map(({ id }) => id).sort()).toEqual(["04", "05", "06", "13", "83", "84"]);
    const regions = await desk.surveyRegions(DOCTORS, THRESHOLD);
    expect(regions).toHaveLength(18);
    expect(regions.reduce((sum, { populationShare }) => sum + populationShare, 0)).toBeCloseTo(1, 9);
    for (const { respondents, share } of regions) {
      if (respondents.n === null) expect(share).toBeNull();
      else expect([respondents.n >= THRESHOLD, share]).toEqual([true, respondents.n / 900]);
    }
    const scope = await desk.readSurvey({
      dataset: DOCTORS,
      place: { kind: "scope", name: "PACA" },
      threshold: THRESHOLD,
    });
    expect(scope.ok && scope.value.respondents.n).toBe(regions.find(({ id }) => id === "93")!.respondents.n);
  });

  it("never shows simulated responses on an imported list", async () => {
    const world = deskWorld(france);
    const imported = { ...world.list(), read: {} as never };
    const desk = createSurveyDesk({ ...world, list: () => imported }, async () => readPack("surveys"));
    await desk.openSurveys("");
    const read = await desk.readSurvey({ dataset: DOCTORS, place: FRANCE, threshold: THRESHOLD });
    expect(read).toEqual({ ok: false, refusal: { code: "simulated" } });
  });
});
