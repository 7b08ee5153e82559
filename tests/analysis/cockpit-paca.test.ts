import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { readSheet } from "read-excel-file/node";
import { beforeAll, describe, expect, it } from "vitest";
import { createCockpitDesk } from "../../src/analysis/cockpit-desk.ts";
import type { WhiteZoneFacts } from "../../src/analysis/cockpit-protocol.ts";
import { createExportDesk } from "../../src/analysis/export-desk.ts";
import { EXPORT_SENTENCES_FR } from "../../src/formats/export-sentences-fr.ts";
import type { ColumnId, Sheet } from "../../src/formats/sheet.ts";
import { multiPolygonAreaKm2 } from "../../src/geo/measure.ts";
import { builtFrance, contentOfFile, deskWorld, isBuilt } from "../fixtures/desk-world.ts";
import { findRealData } from "../fixtures/real-data.ts";
import { readShapefile } from "../fixtures/shapefile-reader.ts";

const file = findRealData("cpts-paca/cpts_paca_communes.csv");

const column = ({ columns }: Sheet, id: ColumnId) => columns.find((one) => one.id === id)!.values;

describe.skipIf(file === null || !isBuilt)("the cockpit on the 70 CPTS of PACA", () => {
  let world: ReturnType<typeof deskWorld>;
  let zones: readonly WhiteZoneFacts[];
  beforeAll(async () => {
    const france = builtFrance();
    world = deskWorld(france, await contentOfFile(france, file!), {
      scope: { kind: "zones", zones: [{ level: "region", code: "93" }] },
    });
    zones = await createCockpitDesk(world).whiteZoneObjects();
  }, 60_000);

  it("makes seven objects of the 46 white units, whose people sum to 101 089", () => {
    expect(zones.map(({ key, name, units, population }) => [key, name, units.length, population])).toEqual([
      ["13201", "Marseille 1er", 1, 37_599],
      ["06079", "Mandelieu-la-Napoule", 3, 24_867],
      ["06033", "Carros", 5, 20_257],
      ["04209", "Sisteron", 32, 16_380],
      ["13111", "Vauvenargues", 1, 1_058],
      ["06070", "Gréolières", 3, 793],
      ["04140", "Les Omergues", 1, 135],
    ]);
    expect(zones.reduce((sum, zone) => sum + zone.units.length, 0)).toBe(46);
    expect(zones.reduce((sum, zone) => sum + zone.population, 0)).toBe(101_089);
  });

  it("says who could take a zone in, and what size that makes", () => {
    const sisteron = zones.find(({ key }) => key === "04209")!;
    for (const { populationBefore, populationAfter } of sisteron.neighbours)
      expect(populationAfter - populationBefore).toBe(16_380);
    expect(sisteron.departements.map(({ code }) => code)).toEqual(["04"]);
    expect(sisteron.epci.reduce((sum, { population }) => sum + population, 0)).toBe(16_380);
    // No seat is in the list: the limit of a bordering CPTS is measured, and said.
    expect(sisteron.nearest).toMatchObject({ kind: "border" });
    expect(sisteron.nearest!.distanceKm).toBeGreaterThan(1);
    expect(sisteron.nearest!.distanceKm).toBeLessThan(10);
  });

  it("shows the CPTS of Nice and Toulon as intervals that hold the shared commune in full", async () => {
    const { sheet } = await createCockpitDesk(world).territoryTable({ kind: "territories", language: "fr" });
    const [min, max] = [column(sheet, "populationMin"), column(sheet, "populationMax")] as [Float64Array, Float64Array];
    const differences = [...max].map((value, row) => value - min[row]!).filter((value) => value > 0);
    const nice = world.base().units.population[world.base().units.indexOf.get("06088")!]!;
    const toulon = world.base().units.population[world.base().units.indexOf.get("83137")!]!;
    expect(nice + toulon).toBe(536_853);
    expect(differences.sort((a, b) => b - a)).toEqual([nice, nice, nice, toulon, toulon]);
    expect(sheet.totals).toMatchObject({ populationMax: 5_218_960 - 101_089 });
  });

  it("sums a table by département to the région, each commune once", async () => {
    const { sheet } = await createCockpitDesk(world).territoryTable({ kind: "departement", language: "fr" });
    const sum = (id: ColumnId) => [...(column(sheet, id) as Float64Array)].reduce((total, value) => total + value, 0);
    expect(sum("population")).toBe(5_218_960);
    expect(sum("whitePopulation")).toBe(101_089);
    // A CPTS on two départements counts in both lines, and once in the total.
    expect(sum("cptsCount")).toBeGreaterThan(70);
    expect(sheet.totals).toMatchObject({ cptsCount: 70, population: 5_218_960, whiteUnits: 46 });
  });

  it("gives the sheet of a CPTS on several départements", async () => {
    const desk = createCockpitDesk(world);
    const position = world.last.report.territories.findIndex(({ departements }) => departements.length > 1);
    const entry = world.last.report.territories[position]!;
    const sheet = await desk.territorySheet(world.list().layer.territories.findIndex(({ id }) => id === entry.id));
    const { departement } = sheet!.zones;
    expect(departement.length).toBeGreaterThan(1);
    expect(departement.reduce((sum, { populationShare }) => sum + populationShare, 0)).toBeCloseTo(1, 9);
    expect(departement.every(({ name }) => !/^\d/.test(name))).toBe(true);
    const { sheet: straddling } = await desk.territoryTable({ kind: "straddling", language: "fr" });
    expect(column(straddling, "id")).toContain(entry.id);
  });

  it("says nothing of the coverage of France from a list of one région", async () => {
    const reply = await createCockpitDesk(world).comparablesOf(0, ["size"]);
    const [france, region] = [reply!.references.at(-1)!, reply!.references.find(({ level }) => level === "region")!];
    expect(france).toMatchObject({ level: "france", population: 68_350_798, populationShare: null, cpts: null });
    expect(region.populationShare).toBeCloseTo((5_218_960 - 101_089) / 5_218_960, 9);
    const sizes = reply!.comparables.map(({ size }) => size.max);
    expect(new Set(sizes)).toEqual(new Set([reply!.self.size.max]));
  });

  it("compares the list of January with one of July", async () => {
    const january = readFileSync(file!, "utf8");
    const [header, ...lines] = january.trim().split(/\r?\n/);
    const first = lines.find((line) => line.includes(";05061;"))!;
    const [id, name] = first.split(";");
    // In July Sisteron joins the CPTS of Gap, which is renamed, and Vallouise-Pelvoux leaves its own.
    const july = [
      header,
      ...lines
        .filter((line) => !line.includes(";05101;"))
        .map((line) => line.replace(`${id};${name};`, `${id};${name} bis;`)),
      first.replace(`${id};${name};05061;Gap`, `${id};${name} bis;04209;Sisteron`),
    ].join("\n");
    const reply = await createCockpitDesk(world).compareWith("juillet.csv", new TextEncoder().encode(july), {
      other: "after",
      date: "2026-07-01",
    });
    if (!reply.ok) throw new Error(reply.refusal.code);
    const { added, lost, moved, changed, zonesNew, zonesFilled, zonesChanged, coverage, before, after } = reply.value;
    const { units } = world.base();
    const people = (code: string) => units.population[units.indexOf.get(code)!]!;
    expect([added.units.map(({ code }) => code), added.population]).toEqual([["04209"], people("04209")]);
    expect([lost.units.map(({ code }) => code), lost.population]).toEqual([["05101"], people("05101")]);
    expect(moved.units).toEqual([]);
    expect(coverage.after.population - coverage.before.population).toBe(people("04209") - people("05101"));
    expect([before.date, after.date]).toEqual(["2026-01-31", "2026-07-01"]);
    expect(changed.map(({ id: changedId, renamed }) => [changedId, renamed])).toContainEqual([id, true]);
    expect(zonesNew.map(({ key }) => key)).toEqual(["05101"]);
    expect(zonesFilled).toEqual([]);
    expect(zonesChanged).toHaveLength(1);
    expect(zonesChanged[0]!.unitsLost.map(({ code }) => code)).toEqual(["04209"]);
  });

  it("writes a workbook that gives back the figures of the report", async () => {
    const notes = [{ key: "04209", cause: "projet-en-cours", note: "=réunion le 3" }] as const;
    const { bytes, name } = await createExportDesk(world).exportWorkbook({ language: "fr", notes });
    expect(name).toBe("cpts-2026-01-31.xlsx");
    const { report } = world.last;
    const rowsOf = (tab: keyof typeof EXPORT_SENTENCES_FR.sheets) =>
      readSheet(Buffer.from(bytes), EXPORT_SENTENCES_FR.sheets[tab].name);
    const synthesis = await rowsOf("synthesis");
    const value = (figure: keyof typeof EXPORT_SENTENCES_FR.figures) =>
      synthesis.find(([label]) => label === EXPORT_SENTENCES_FR.figures[figure][0])?.[1];
    expect(value("scopePopulation")).toBe(report.scope.population);
    expect(value("whitePopulation")).toBe(101_089);
    expect(value("expected")).toBeCloseTo(86.982667, 6);
    expect(value("populationShare")).toBeCloseTo(report.coverage.populationShare, 6);

    const body = (rows: readonly (readonly unknown[])[], header: string) => {
      const at = rows.findIndex(([cell]) => cell === header);
      return { header: rows[at]!, rows: rows.slice(at + 1) };
    };
    const territories = body(await rowsOf("territories"), "Nom");
    const at = (label: string) => territories.header.indexOf(label);
    expect(
      territories.rows.slice(0, -1).map((row) => [row[at("Identifiant")], row[at("Population maximale")]]),
    ).toEqual(report.territories.map(({ id, population }) => [id, population.max]));
    const white = body(await rowsOf("whiteZones"), "Nom");
    expect(white.rows.slice(0, -1).map((row) => row[white.header.indexOf("Population")])).toEqual(
      report.whiteZones.map(({ population }) => population),
    );
    const sisteron = white.rows.find((row) => row[white.header.indexOf("Code INSEE")] === "04209")!;
    expect(sisteron[white.header.indexOf("Cause")]).toBe("projet en cours");
    expect(sisteron[white.header.indexOf("Note")]).toBe("=réunion le 3");
    const units = body(await rowsOf("units"), "Nom");
    expect(units.rows.slice(0, -1).map((row) => row[units.header.indexOf("Code INSEE")])).toHaveLength(961);
    expect((await rowsOf("method")).flat().join(" ")).toContain("Licence Ouverte 2.0");
  });

  it("writes units as GeoJSON that give the same codes back", async () => {
    const { bytes } = await createExportDesk(world).exportGeojson({ language: "fr", content: "units" });
    const text = new TextDecoder().decode(bytes);
    const collection = JSON.parse(text) as GeoJSON.FeatureCollection & { readonly notes: readonly string[] };
    const { units } = world.base();
    const inScope = units.codes.filter((_, unit) => world.last.inScope[unit] === 1);
    expect(collection.features.map(({ properties }) => properties?.code_commune)).toEqual(inScope);
    expect(collection.notes.join(" ")).toContain("31 janvier 2026");
    const classes = collection.features.filter(({ properties }) => properties?.classe === "sans CPTS");
    expect(classes).toHaveLength(46);
  });

  it("writes shapefiles with the same units, codes and accents", async () => {
    const { bytes } = await createExportDesk(world).exportShapefile({ language: "fr" });
    const files = unzipSync(bytes);
    const layer = (name: string) => readShapefile(files[`${name}.shp`]!, files[`${name}.shx`]!, files[`${name}.dbf`]!);
    const communes = layer("communes");
    const { units, geography } = world.base();
    const codes = units.codes.filter((_, unit) => world.last.inScope[unit] === 1);
    expect(communes.rows.map(([code]) => code)).toEqual(codes);
    expect(communes.rows.map(([, name]) => name)).toContain("Gréolières");
    const sisteron = codes.indexOf("04209" as (typeof codes)[number]);
    const rings = communes.shapes[sisteron]!;
    expect(multiPolygonAreaKm2([rings])).toBeCloseTo(geography.areaKm2[units.indexOf.get("04209")!]!, 6);
    expect(layer("zones_blanches").rows.reduce((sum, row) => sum + Number(row[2]), 0)).toBe(101_089);
    expect(layer("territoires").rows).toHaveLength(70);
    const readme = new TextDecoder().decode(files["LISEZMOI.txt"]);
    expect(readme).toContain("31 janvier 2026");
    for (const field of [...communes.fields, ...layer("territoires").fields]) expect(readme).toContain(`  ${field} `);
  });

  it("draws a map that names its zones, dates, sources and scale, and calls nothing outside", async () => {
    const { bytes } = await createExportDesk(world).exportFigure({ language: "fr" });
    const svg = new TextDecoder().decode(bytes);
    expect(svg).toContain("Sisteron · 16\u202f380");
    expect(svg).toContain("Mandelieu-la-Napoule · 24\u202f867");
    expect(svg).toContain("31 janvier 2026");
    expect(svg).toContain("50 km");
    expect(svg).toContain("Natural Earth");
    expect(svg).toContain("importé");
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:|href/);
  });

  it("says nothing of structures where no list of them was given, rather than none", async () => {
    for (const kind of ["territories", "whiteZones"] as const) {
      const { sheet } = await createCockpitDesk(world).territoryTable({ kind, language: "fr" });
      expect([...column(sheet, "msp"), ...column(sheet, "cds")].every(Number.isNaN), kind).toBe(true);
    }
    const { bytes } = await createExportDesk(world).exportGeojson({ language: "fr", content: "whiteZones" });
    const { features } = JSON.parse(new TextDecoder().decode(bytes)) as {
      features: { properties: Record<string, unknown> }[];
    };
    expect(features.map(({ properties }) => [properties.msp, properties.cds])).toEqual(Array(7).fill([null, null]));
  });

  it("draws one territory for its sheet: yellow around it, its communes named, its neighbours beside", async () => {
    const { territories } = world.list().layer;
    const territory = territories.findIndex(({ name }) => name === "CPTS Nice Nord et ses Collines");
    const { bytes, mime } = await createExportDesk(world).exportPlate({ language: "fr", territory });
    expect(mime).toBe("image/svg+xml");
    const svg = new TextDecoder().decode(bytes);
    for (const said of ["Aspremont", "Falicon", ">Nice<", "des Baous", "commune partagée", ">5 km<", ">N<"])
      expect(svg).toContain(said);
    // The outline in yellow between two of ink, and nothing else of that colour but its sign in the legend.
    expect(svg.split('stroke="#FFDF5E"')).toHaveLength(3);
    expect(svg).not.toMatch(/(?:href|url\()[^#]*http/);
    const whole = new TextDecoder().decode((await createExportDesk(world).exportPlate({ language: "fr" })).bytes);
    expect(whole).not.toContain("#FFDF5E");
    expect(whole).toContain("Mandelieu-la-Napoule · 24\u202f867");
    expect(whole).toContain("sans CPTS\u202f: 101\u202f089\u00a0hab.");
    // Its limits of communes are those of the whole scope, drawn once each.
    expect(whole.match(/stroke-opacity="0.22"/g)).toHaveLength(1);
  });
});
