import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readBoolean, readDate, readStage } from "../../src/formats/cell-values.ts";
import { rateListHeader } from "../../src/formats/columns.ts";
import { decodeText } from "../../src/formats/decode-text.ts";
import { readFreePolygons } from "../../src/formats/free-polygon-list.ts";
import { readGeojsonZones } from "../../src/formats/geojson-zones.ts";
import { readPerimeterList } from "../../src/formats/perimeter-list.ts";
import { readTable } from "../../src/formats/read-table.ts";
import { openResponses } from "../../src/formats/response-file.ts";
import { readResponseList } from "../../src/formats/response-list.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";
import { decodeInstrument } from "../../src/packs/instrument.ts";
import { MINI_MESH } from "../fixtures/mini-region.ts";
import { SMALL_BASE } from "../formats/small-base.ts";
import { CASES } from "./cases.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

it("any bytes are text, of no more letters than bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(decodeText(bytes).text.length).toBeLessThanOrEqual(bytes.length);
    }),
    { numRuns: CASES["any bytes as text"] },
  );
});

it("any text is a table whose rows are numbered upwards", () => {
  const piece = fc.oneof(
    fc.constantFrom(";", ",", "\t", "|", "\n", "\r\n", '"', '""', "sep=;"),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
      (text) => {
        const numbers = readTable(text, rateListHeader).rows.map(({ number }) => number);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      },
    ),
    { numRuns: CASES["any text as a table"] },
  );
});

it("any cell is a date of the calendar, a stage, a yes or no, or nothing", () => {
  const near = fc
    .tuple(fc.nat(40), fc.constantFrom("/", "-", ".", " "), fc.nat(14), fc.nat(2200))
    .map(([day, mark, month, year]) => [day, month, year].join(mark));
  fc.assert(
    fc.property(fc.oneof(near, fc.string({ maxLength: 12 })), (cell) => {
      const date = readDate(cell);
      if (date !== null) expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
      expect(["string", "object"]).toContain(typeof readStage(cell));
      expect([true, false, null]).toContain(readBoolean(cell));
    }),
    { numRuns: CASES["any cell"] },
  );
});

it("any list is read or refused, with units of the base only", () => {
  const cell = fc.oneof(
    fc.constantFrom("01001", "1001", "13055", "05120", "CPTS A", "oui", "ACI", "2024-02-30", "=1+1", "<b>", "\u0000"),
    fc.string({ unit: "binary", maxLength: 6 }),
  );
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 12 });
  fc.assert(
    fc.property(
      fc.subarray(["cpts_id", "cpts_nom", "code_commune", "partage", "stade", "date_debut"]),
      rows,
      (header, lines) => {
        const text = [header, ...lines].map((cells) => cells.join(";")).join("\n");
        const read = readPerimeterList({ name: "liste.csv", bytes: bytesOf(text) }, SMALL_BASE, {});
        if (!read.ok) return;
        const { layer } = read.value;
        expect(layer.memberStart.at(-1)).toBe(layer.members.length);
        for (const unit of layer.members) expect(unit).toBeLessThan(SMALL_BASE.units.count);
      },
    ),
    { numRuns: CASES["a list of CPTS"] },
  );
});

it("any rings, crossed, open, endless or elsewhere, are zones of known units or a refusal", () => {
  const base = { mesh: MINI_MESH, unitIndex: buildUnitIndex(MINI_MESH) };
  const number = fc.oneof(
    fc.double({ min: 4.9, max: 5.5, noNaN: true }),
    fc.double({ min: 42.9, max: 43.4, noNaN: true }),
    fc.constantFrom(0, -1e9, 1e300, 180, 90, null, "5"),
  );
  const ring = fc.array(fc.array(number, { maxLength: 3 }), { maxLength: 7 });
  const geometry = fc.oneof(
    fc.record({ type: fc.constant("Polygon"), coordinates: fc.array(ring, { maxLength: 2 }) }),
    fc.record({
      type: fc.constant("MultiPolygon"),
      coordinates: fc.array(fc.array(ring, { maxLength: 2 }), { maxLength: 2 }),
    }),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const content = geometry.map((one) => ({
    type: "FeatureCollection",
    features: [{ type: "Feature", properties: { nom: "A" }, geometry: one }],
  }));
  fc.assert(
    fc.property(content, (json) => {
      const file = { name: "a.geojson", bytes: bytesOf(JSON.stringify(json)) };
      const read = readGeojsonZones(file, base, {});
      for (const one of [read, readFreePolygons(file, base)])
        expect(one.ok || one.refusal.file === "a.geojson").toBe(true);
      if (!read.ok) return;
      for (const { unit, share } of read.value.decisions) {
        expect(unit).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
    { numRuns: CASES["polygons as zones"] },
  );
});

it("any answers keep one row each, whatever their cells", async () => {
  const instrument = decodeInstrument(
    JSON.parse(readFileSync(join(import.meta.dirname, "../../data/surveys/attentes-craintes.json"), "utf8")),
  );
  const header = fc.subarray(["id", "date", "commune", "sexe", "age", "a01", "mode", "Nom", "inconnue"], {
    minLength: 2,
  });
  const cell = fc.oneof(
    fc.constantFrom("F", "oui", "non", "", "NSP", "msp, seul", "=1+1", "45 ans", "a@b.fr", "2026-02-31"),
    fc.string({ maxLength: 5 }).map((text) => text.replace(/[\r\n;"]/g, " ")),
  );
  await fc.assert(
    fc.asyncProperty(
      header,
      fc.array(fc.array(cell, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 8 }),
      async (names, rows) => {
        const text = [names, ...rows].map((cells) => cells.join(";")).join("\n");
        const opened = await openResponses({ name: "r.csv", bytes: bytesOf(text) });
        if (!opened.ok) return;
        const { table, rows: counted } = readResponseList(opened.value, instrument, {});
        expect(table.ids).toHaveLength(counted);
        expect(counted).toBeLessThanOrEqual(rows.length + 1);
        expect(JSON.stringify(table.ids)).not.toContain("a@b.fr");
      },
    ),
    { numRuns: CASES["answers to a survey"] },
  );
});
