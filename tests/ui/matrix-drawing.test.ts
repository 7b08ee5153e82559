import { expect, test } from "vitest";
import { fitLabel, wrapLabel } from "../../src/ui/crossing/label-fit.ts";
import { cellColours, layMatrix, shortName } from "../../src/ui/crossing/matrix-drawing.ts";
import { neighbourOf } from "../../src/ui/crossing/matrix-figure.tsx";

test("a label drops the word of its kind, never a part of a name", () => {
  expect(shortName("CPTS Pays d'Apt")).toBe("Pays d'Apt");
  expect(shortName("CC du Pays d'Orange en Provence")).toBe("Pays d'Orange en Provence");
  expect(shortName("CA de la Provence Verte")).toBe("Provence Verte");
  expect(shortName("CC Vallée des Baux-Alpilles (CC VBA)")).toBe("Vallée des Baux-Alpilles");
  expect(shortName("CPTS Activ Santé (Marseille 4-5)")).toBe("Activ Santé (Marseille 4-5)");
  expect(shortName("CACTUS")).toBe("CACTUS");
  expect(shortName("Métropole d'Aix-Marseille-Provence")).toBe("Aix-Marseille-Provence");
  expect(shortName("Métropole Européenne de Lille")).toBe("Métropole Européenne de Lille");
  expect(shortName("Bordeaux Métropole")).toBe("Bordeaux Métropole");
  expect(shortName("CA Durance-Lubéron-Verdon Agglomération")).toBe("Durance-Lubéron-Verdon Agglo.");
});

/** Six pixels a letter. */
const measure = (text: string) => text.length * 6;

test("a name is cut only where it has no room, and goes on a second line first where it may", () => {
  expect(fitLabel("Pays d'Apt", 60, measure)).toBe("Pays d'Apt");
  expect(fitLabel("Pays d'Apt", 59, measure)).toBe("Pays d'A…");
  expect(wrapLabel("Cerebellum Pays des Sorgues et Luberon", 108, 2, measure)).toEqual([
    "Cerebellum Pays",
    "des Sorgues et Lu…",
  ]);
  expect(wrapLabel("Pays d'Apt", 108, 2, measure)).toEqual(["Pays d'Apt"]);
});

test("names of rows take the room that few columns leave, and no more than their share beside many", () => {
  const long = ["Pays d'Aubagne et de l'Étoile, Garlaban"];
  const few = layMatrix(long, ["A", "B", "C"], 576, measure);
  expect(few.rowNames).toEqual(long);
  const many = layMatrix(
    long,
    Array.from({ length: 24 }, () => "A"),
    576,
    measure,
  );
  expect(many.rowNames[0]).toMatch(/…$/);
  expect(many.labelWidth).toBe(158);
  // On a phone too, a name stays inside its column.
  const phone = layMatrix(long, ["A", "B", "C"], 342, measure);
  expect(measure(phone.rowNames[0]!)).toBeLessThanOrEqual(phone.labelWidth - 14);
});

test("the drawing reaches as far as its last label", () => {
  const { width, labelWidth, cell, columnNames } = layMatrix(["a"], ["A", "B", "x".repeat(28)], 576, measure);
  expect(width).toBeGreaterThan(labelWidth + 2.6 * cell + measure(columnNames[2]!) * Math.cos((58 * Math.PI) / 180));
});

test("figures are white on dark cells alone", () => {
  expect(cellColours(0.62).text).toBe("#16202b");
  expect(cellColours(0.63).text).toBe("#ffffff");
  expect(cellColours(1).fill).toBe("rgb(27, 42, 99)");
});

test("cells never get thinner than a figure: the drawing widens instead", () => {
  const names = (count: number) => Array.from({ length: count }, (_, n) => `Nom ${n}`);
  expect(layMatrix(names(3), names(10), 576, measure).width).toBeLessThanOrEqual(576);
  const wide = layMatrix(names(3), names(69), 576, measure);
  expect(wide.cell).toBe(22);
  expect(wide.width).toBeGreaterThan(69 * 22);
});

test("arrows go from pair to pair", () => {
  const cells = [
    { row: 0, column: 0, pair: 0 },
    { row: 0, column: 3, pair: 1 },
    { row: 2, column: 2, pair: 2 },
    { row: 2, column: 5, pair: 3 },
  ];
  expect(neighbourOf(cells, 0, "ArrowRight")).toBe(1);
  expect(neighbourOf(cells, 1, "ArrowRight")).toBeNull();
  expect(neighbourOf(cells, 1, "ArrowLeft")).toBe(0);
  // Row 1 has no pair: the nearest of the next row that has one.
  expect(neighbourOf(cells, 1, "ArrowDown")).toBe(2);
  expect(neighbourOf(cells, 3, "ArrowUp")).toBe(1);
  expect(neighbourOf(cells, 0, "x")).toBeNull();
});
