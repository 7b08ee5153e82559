import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { contoursAddress } from "../../src/analysis/contours-address.ts";
import { createContoursDesk } from "../../src/analysis/contours-desk.ts";
import type { DeskContext } from "../../src/analysis/desk-context.ts";
import type { France } from "../../src/analysis/france.ts";
import { contoursRefusalSentence } from "../../src/formats/contours-sentences.ts";
import { contoursFrance, officialGeojson, officialSquare, squaresOfCodes } from "../fixtures/contours-base.ts";
import { MINI_MESH } from "../fixtures/mini-region.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

const VAR = { level: "departement", code: "83" } as const;
const VAR_CODES = ["83001", "83002", "83003", "83004"];
const geojson = (value: object) => (_: unknown, response: Parameters<RequestListener>[1]) => {
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.end(JSON.stringify(value));
};

/** A desk over twelve squares whose requests go to a server of the test, and what it adopted and told. */
async function openDesk(answer: RequestListener) {
  server = createServer(answer);
  await new Promise<void>((resolve) => server!.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const asked: string[] = [];
  let current: France = contoursFrance();
  const steps: string[] = [];
  const desk = createContoursDesk({ base: () => current } as DeskContext, {
    adopt: (france) => {
      current = france;
    },
    ask: (address, init) => {
      asked.push(String(address));
      const { pathname, search } = new URL(String(address));
      return fetch(`http://127.0.0.1:${port}${pathname}${search}`, init);
    },
    today: () => "2026-11-22",
    silenceSeconds: 0.3,
  });
  const onStep = (step: string) => void steps.push(step);
  return { desk, asked, steps, onStep, france: () => current };
}

describe("fetchOfficialContours", () => {
  it("asks the address that it shows, replaces the contours, and everything follows", async () => {
    const { desk, asked, steps, onStep, france } = await openDesk(geojson(officialGeojson(squaresOfCodes(VAR_CODES))));
    const before = france();
    const result = await desk.fetchOfficialContours(VAR, onStep);
    expect(asked).toEqual([contoursAddress(VAR)]);
    expect(asked[0]).toBe(
      "https://geo.api.gouv.fr/departements/83/communes?fields=code,nom,contour&format=geojson&geometry=contour",
    );
    expect(result).toMatchObject({
      ok: true,
      value: {
        piece: {
          id: "departement:83",
          source: "geo.api.gouv.fr",
          date: "2026-11-22",
          communes: 4,
          outcome: { replaced: 4, missing: [], cut: [], cog: 2026 },
        },
      },
    });
    expect([...new Set(steps)]).toEqual(["receive", "read", "draw"]);
    // The four squares have moved 0.01° east, as official ones are drawn.
    expect(france().boxOfUnits([8])).toEqual([5.01, 43.2, 5.11, 43.3]);
    expect(france().unitIndex.unitAt(5.105, 43.25)).toBe(8);
    expect(before.unitIndex.unitAt(5.105, 43.25)).toBe(9);
    expect(france().geography.areaKm2[8]).toBeCloseTo(before.geography.areaKm2[8]!, 6);
    expect(france().info.sources.at(-1)).toMatchObject({ name: "geo.api.gouv.fr", licence: "ODbL 1.0" });
    expect(france().units).toBe(before.units);
  });

  it("cuts Marseille given as one polygon, and says it with what is missing", async () => {
    const city = { ...squaresOfCodes(["13001", "13002", "13003"]), "13055": officialSquare("13201", 4) };
    const { desk, onStep, france } = await openDesk(geojson(officialGeojson(city)));
    const result = await desk.fetchOfficialContours({ level: "departement", code: "13" }, onStep);
    expect(result).toMatchObject({
      ok: true,
      value: { piece: { outcome: { cut: ["Marseille"], missing: ["Commune 13004"], replaced: 7 } } },
    });
    expect(france().unitIndex.unitAt(5.15, 43.15)).toBe(5);
    // The land that the official polygon has to the east of the built-in fourth arrondissement is of that one.
    expect(france().unitIndex.unitAt(5.405, 43.15)).toBe(7);
  });

  it("adds up départements, takes one away, and restores what was kept", async () => {
    const { desk, onStep, france } = await openDesk((request, response) => {
      const codes = request.url!.includes("/83/")
        ? VAR_CODES
        : ["13001", "13002", "13003", "13004", "13201", "13202", "13203", "13204"];
      geojson(officialGeojson(squaresOfCodes(codes)))(request, response);
    });
    const first = await desk.fetchOfficialContours(VAR, onStep);
    const second = await desk.fetchOfficialContours({ level: "departement", code: "13" }, onStep);
    expect(second.ok && second.value.pieces.map(({ id }) => id)).toEqual(["departement:83", "departement:13"]);
    const shifted = france().mesh;
    expect(Math.min(...shifted.points.filter((_, i) => i % 2 === 0))).toBe(501_000);

    expect((await desk.removeContours("departement:83")).map(({ id }) => id)).toEqual(["departement:13"]);
    expect(france().boxOfUnits([8])[0]).toBe(5);
    await desk.removeContours("departement:13");
    expect(france().mesh).toBe(MINI_MESH);

    const kept = [first, second].map((result) => (result.ok ? result.value.bytes : new Uint8Array()));
    const again = await openDesk(() => {});
    const restored = await again.desk.restoreContours([new Uint8Array([1, 2]), ...kept]);
    expect(restored.map(({ id, date }) => `${id} ${date}`)).toEqual([
      "departement:83 2026-11-22",
      "departement:13 2026-11-22",
    ]);
    expect(again.asked).toEqual([]);
    expect([...again.france().mesh.points]).toEqual([...shifted.points]);
  });

  const faults: readonly (readonly [string, RequestListener])[] = [
    ["http", (_, response) => response.writeHead(404).end()],
    ["http", (_, response) => response.writeHead(500).end()],
    ["page", (_, response) => response.end("<html>proxy</html>")],
    ["empty", (_, response) => response.end()],
    [
      "cut",
      (_, response) => {
        response.writeHead(200, { "content-length": "1000" });
        response.write('{"type":');
        setTimeout(() => response.destroy(), 30);
      },
    ],
    ["cut", (_, response) => response.end('{"type":"FeatureCollection","features":[{"type":')],
    ["timeout", () => {}],
    ["timeout", (_, response) => void response.write('{"type":')],
    ["offline", (_, response) => response.destroy()],
    ["no-features", geojson({ type: "FeatureCollection", features: [] })],
    ["wrong-zone", geojson(officialGeojson(squaresOfCodes(["13001"])))],
    ["partial", geojson(officialGeojson(squaresOfCodes(["83001"])))],
  ];
  it.each(faults)("answers « %s » in a sentence and leaves the contours as they were", async (code, answer) => {
    const { desk, onStep, france } = await openDesk(answer);
    const before = france();
    const result = await desk.fetchOfficialContours(VAR, onStep);
    expect(result).toMatchObject({ ok: false, refusal: { code } });
    expect(france()).toBe(before);
    if (!result.ok) {
      expect(contoursRefusalSentence(result.refusal, "fr")).toMatch(/^«.geo\.api\.gouv\.fr.».*\.$/);
      expect(contoursRefusalSentence(result.refusal, "en")).toMatch(/^“geo\.api\.gouv\.fr”.*\.$/);
    }
  });

  it("stops when it is cancelled", async () => {
    const { desk, onStep } = await openDesk(() => {});
    const asked = desk.fetchOfficialContours(VAR, onStep);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await desk.cancelOfficialContours();
    expect(await asked).toMatchObject({ ok: false, refusal: { code: "cancelled" } });
  });
});

describe("importContours", () => {
  it("draws a file without asking anything of anybody", async () => {
    const { desk, asked, onStep, france } = await openDesk(() => {});
    const bytes = new TextEncoder().encode(JSON.stringify(officialGeojson(squaresOfCodes(["83002"]))));
    const result = await desk.importContours("var.geojson", bytes, onStep);
    expect(result).toMatchObject({ ok: true, value: { piece: { id: "file:var.geojson", outcome: { replaced: 1 } } } });
    expect(asked).toEqual([]);
    expect(france().boxOfUnits([9])).toEqual([5.11, 43.2, 5.21, 43.3]);
  });

  it("refuses what is no contour with the name of the file", async () => {
    const { desk, onStep } = await openDesk(() => {});
    expect(await desk.importContours("liste.csv", new TextEncoder().encode("a;b"), onStep)).toMatchObject({
      ok: false,
      refusal: { code: "not-json", source: "liste.csv" },
    });
  });
});
