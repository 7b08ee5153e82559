import { gzipSync } from "fflate";
import { topology } from "topojson-server";
import { describe, expect, it } from "vitest";
import { contoursOutcomeSentences, contoursRefusalSentence } from "../../src/formats/contours-sentences.ts";
import { matchContours } from "../../src/formats/match-contours.ts";
import { readOfficialContours } from "../../src/formats/official-contours.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";
import { decodePiece, encodePiece } from "../../src/packs/official-cache.ts";
import {
  CONTOURS_HISTORY,
  CONTOURS_UNITS,
  officialGeojson,
  officialSquare,
  squaresOfCodes,
} from "../fixtures/contours-base.ts";
import { MINI_MESH } from "../fixtures/mini-region.ts";

const bytesOf = (content: unknown) =>
  new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content));
const read = (content: unknown) => readOfficialContours(bytesOf(content), "essai.geojson");
const refusalOf = (content: unknown) => {
  const result = read(content);
  return result.ok ? null : result.refusal;
};
const squares = officialGeojson(squaresOfCodes(["83001", "83002"]));

describe("readOfficialContours", () => {
  it("reads what geo.api.gouv.fr, Etalab and ADMIN EXPRESS publish, TopoJSON and gzip alike", () => {
    const api = read(squares);
    const plain = read([
      { nom: "Commune 83001", code: "83001", contour: { type: "Polygon", coordinates: [officialSquare("83001")] } },
    ]);
    const ign = read(JSON.stringify(squares).replaceAll('"code"', '"INSEE_COM"').replaceAll('"nom"', '"NOM"'));
    const topo = read(topology({ communes: squares as never }, 100_000));
    const zipped = readOfficialContours(gzipSync(bytesOf(squares)), "essai.geojson.gz");
    for (const result of [api, ign, topo, zipped]) {
      expect(result.ok && result.value.map(({ code, name }) => `${code} ${name}`)).toEqual([
        "83001 Commune 83001",
        "83002 Commune 83002",
      ]);
      const ring = result.ok ? result.value[0]!.polygons[0]![0]! : [];
      expect(Math.min(...ring.map(([lng]) => lng))).toBeCloseTo(5.01, 4);
      expect(Math.max(...ring.map(([, lat]) => lat))).toBeCloseTo(43.3, 4);
    }
    expect(plain.ok && plain.value[0]!.code).toBe("83001");
  });

  it("leaves out features without code or polygon", () => {
    const mixed = {
      type: "FeatureCollection",
      features: [
        ...(squares as { features: object[] }).features,
        { type: "Feature", geometry: null, properties: { code: "83003" } },
        { type: "Feature", geometry: { type: "Point", coordinates: [5, 43] }, properties: { code: "83004" } },
        {
          type: "Feature",
          geometry: {
            type: "Polygon",
            coordinates: [
              [
                [5, 43],
                [5, Number.NaN],
                [6, 44],
              ],
            ],
          },
          properties: { code: "83004" },
        },
      ],
    };
    const result = read(mixed);
    expect(result.ok && result.value.map(({ code }) => code)).toEqual(["83001", "83002"]);
  });

  it.each([
    ["empty", ""],
    ["page", "<!DOCTYPE html><html><body>Accès refusé</body></html>"],
    ["not-json", "code;nom\n83001;Ville"],
    ["cut", JSON.stringify(squares).slice(0, 200)],
    ["no-features", { type: "FeatureCollection", features: [] }],
    ["no-codes", JSON.stringify(squares).replaceAll('"code"', '"cle"')],
    ["no-polygons", JSON.stringify(squares).replaceAll('"Polygon"', '"MultiLineString"')],
    [
      "projected",
      officialGeojson({
        "83001": [
          [900_000, 6_200_000],
          [901_000, 6_200_000],
          [901_000, 6_201_000],
        ],
      }),
    ],
  ])("refuses as « %s », in one sentence of each language", (code, content) => {
    const refusal = refusalOf(content);
    expect(refusal?.code).toBe(code);
    for (const language of ["fr", "en"] as const) {
      const sentence = contoursRefusalSentence(refusal!, language);
      expect(sentence).toContain("essai.geojson");
      expect(sentence).toMatch(/^\S[^\n]*\.$/);
    }
  });

  it("says that a gzip file was cut", () => {
    const cut = readOfficialContours(gzipSync(bytesOf(squares)).subarray(0, 60), "essai.geojson.gz");
    expect(cut).toMatchObject({ ok: false, refusal: { code: "cut", bytes: 60 } });
  });
});

describe("matchContours", () => {
  const base = { units: CONTOURS_UNITS, history: CONTOURS_HISTORY, index: buildUnitIndex(MINI_MESH) };
  const match = (list: Readonly<Record<string, [number, number][]>>) => {
    const communes = read(officialGeojson(list));
    return matchContours(communes.ok ? communes.value : [], base, "essai.geojson");
  };
  const zonesOf = (list: Readonly<Record<string, [number, number][]>>) => {
    const result = match(list);
    return result.ok ? result.value.zones.map(({ units }) => units.map((unit) => CONTOURS_UNITS.codes[unit])) : result;
  };

  it("gathers former communes into theirs, and guesses the year", () => {
    const result = match({ ...squaresOfCodes(["83001", "83002"]), "83900": officialSquare("83001") });
    expect(result).toMatchObject({ ok: true, value: { cog: 2023, merged: 1, unknown: [] } });
    expect(result.ok && result.value.zones.map(({ polygons }) => polygons.length)).toEqual([2, 1]);
  });

  it("makes one zone of Marseille, unless its arrondissements come too", () => {
    const whole = { "13055": officialSquare("13201", 4) };
    expect(zonesOf(whole)).toEqual([["13201", "13202", "13203", "13204"]]);
    expect(zonesOf({ ...whole, ...squaresOfCodes(["13201", "13202"]) })).toEqual([["13201"], ["13202"]]);
  });

  it("makes one zone of a commune that has been split since, unless its heir is drawn", () => {
    const former = { "83900": officialSquare("83001"), "83003": officialSquare("83003", 2) };
    expect(zonesOf(former)).toEqual([["83003", "83004"], ["83001"]]);
    expect(zonesOf({ ...former, "83004": officialSquare("83004") })).toEqual([["83003"], ["83004"], ["83001"]]);
  });

  it("leaves out the overseas collectivities and says the codes that mean nothing", () => {
    const result = match({
      ...squaresOfCodes(["83001"]),
      "98701": officialSquare("83002"),
      "99999": officialSquare("83003"),
    });
    expect(result).toMatchObject({ ok: true, value: { unknown: ["99999"] } });
  });

  it("refuses polygons that lie elsewhere than their communes, and codes that are none", () => {
    const swapped = officialSquare("83001").map(([lng, lat]): [number, number] => [lat, lng]);
    expect(match({ "83001": swapped })).toMatchObject({
      ok: false,
      refusal: { code: "elsewhere", commune: "Commune 83001 (83001)" },
    });
    expect(match({ "99999": officialSquare("83001") })).toMatchObject({
      ok: false,
      refusal: { code: "unknown-codes", codes: ["99999"] },
    });
  });
});

describe("the kept pieces", () => {
  const communes = read(squares);
  const piece = {
    id: "departement:83",
    source: "geo.api.gouv.fr",
    date: "2026-11-22",
    communes: communes.ok ? communes.value : [],
  };

  it("come back as they were, to the grid of the mesh", () => {
    const back = decodePiece(encodePiece(piece))!;
    expect({ ...back, communes: back.communes.map(({ code, name }) => ({ code, name })) }).toEqual({
      ...piece,
      communes: piece.communes.map(({ code, name }) => ({ code, name })),
    });
    back.communes[1]!.polygons[0]![0]!.forEach(([lng, lat], i) => {
      expect(lng).toBeCloseTo(piece.communes[1]!.polygons[0]![0]![i]![0], 9);
      expect(lat).toBeCloseTo(piece.communes[1]!.polygons[0]![0]![i]![1], 9);
    });
  });

  it("are nothing when altered, cut or of another version", () => {
    const bytes = encodePiece(piece);
    expect(decodePiece(bytes.subarray(0, 50))).toBeNull();
    expect(decodePiece(gzipSync(bytesOf({ format: "cpts-official-contours", version: 99 })))).toBeNull();
    expect(decodePiece(bytesOf("{}"))).toBeNull();
  });
});

describe("the sentences of an outcome", () => {
  const nothing = {
    source: "geo.api.gouv.fr",
    communes: 1,
    cog: 2026,
    replaced: 1,
    merged: 0,
    cut: [],
    uncut: [],
    missing: [],
    spared: [],
    unknown: [],
    seamPairs: 0,
    adjusted: 0,
  };

  it("say only what happened", () => {
    expect(contoursOutcomeSentences(nothing, "en")).toEqual([
      "1 commune or arrondissement drawn by the official contours of “geo.api.gouv.fr” (codes of 2026).",
    ]);
    expect(
      contoursOutcomeSentences(
        {
          ...nothing,
          merged: 2,
          cut: ["Marseille"],
          missing: ["A", "B", "C", "D", "E", "F", "G"],
          adjusted: 3,
          seamPairs: 1,
        },
        "fr",
      ),
    ).toEqual([
      "1 commune ou arrondissement dessiné par les contours officiels de «\u00a0geo.api.gouv.fr\u00a0» (codes de 2026).",
      "2 anciennes communes réunies dans la commune d’aujourd’hui.",
      "Marseille\u202f: un seul polygone officiel, découpé selon les contours approchés des arrondissements ou communes.",
      "Sans polygone officiel, contours en place gardés\u202f: A, B, C, D, E et 2 de plus.",
      "Autour, 3 contours approchés ajustés au trait officiel\u202f; 1 paire de voisines connue des seuls contours approchés reste voisine.",
    ]);
  });
});
