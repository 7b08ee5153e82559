import fc from "fast-check";
import { expect, test } from "vitest";
import { readPastedList, readPastedTable } from "../../src/formats/pasted-list.ts";

const names = (text: string, isPlace?: (text: string) => boolean) =>
  readPastedList(text, isPlace).entries.map(({ written }) => written);

test.each<[string, string, string[]]>([
  ["lines", "Apt\nGordes\r\nBonnieux", ["Apt", "Gordes", "Bonnieux"]],
  [
    "bullets",
    "- Apt\n• Gordes\n* La Garde\n– L'Isle-sur-la-Sorgue",
    ["Apt", "Gordes", "La Garde", "L'Isle-sur-la-Sorgue"],
  ],
  ["numbers", "1. Apt\n2) Gordes\n3° Lacoste", ["Apt", "Gordes", "Lacoste"]],
  ["numbers with dashes", "1 - Apt\n2 - Gordes", ["Apt", "Gordes"]],
  ["départements with dashes", "84 - Apt\n13 - Arles", ["84 - Apt", "13 - Arles"]],
  ["a sentence", "Apt, Gordes, Bonnieux et Lacoste.", ["Apt", "Gordes", "Bonnieux", "Lacoste"]],
  ["an article after its comma", "Garde, La\nApt, Gordes", ["Garde, La", "Apt", "Gordes"]],
  ["codes", "84120 Pertuis\n84003 - Apt\nGordes (84)\n84089", ["84120 Pertuis", "84003 - Apt", "Gordes (84)", "84089"]],
  ["a count, then names", "Le territoire compte 12 communes dont Apt, Gordes et Lacoste", ["Apt", "Gordes", "Lacoste"]],
  ["quoted lines", "> Apt\n> > - Gordes", ["Apt", "Gordes"]],
  ["an announcement", "Voici la liste : Apt, Gordes", ["Apt", "Gordes"]],
  [
    "names that begin like other words",
    "Merci-Dieu\nMonsieur-le-Duc\nLe Mans\nIllats",
    ["Merci-Dieu", "Monsieur-le-Duc", "Le Mans", "Illats"],
  ],
])("%s", (_, text, expected) => {
  expect(names(text)).toEqual(expected);
});

test("populations are taken off, départements and codes are not", () => {
  const { entries } = readPastedList(
    "Pertuis (20 513 hab.)\nApt (11 234)\nSivergues (45)\nGordes - 1 680 habitants\nLacoste (84480)",
  );
  expect(entries.map(({ written, population }) => [written, population])).toEqual([
    ["Pertuis", 20513],
    ["Apt", 11234],
    ["Sivergues", 45],
    ["Gordes", 1680],
    ["Lacoste (84480)", null],
  ]);
  expect(readPastedList("Apt (84)").entries[0]).toMatchObject({ written: "Apt (84)", population: null });
});

test("« et » parts two known names, and stays within one", () => {
  const known = new Set(["Apt", "Gordes", "Bazoches et Saint Thibaut"]);
  expect(names("Apt et Gordes", (text) => known.has(text))).toEqual(["Apt", "Gordes"]);
  expect(names("Bazoches et Saint Thibaut", (text) => known.has(text))).toEqual(["Bazoches et Saint Thibaut"]);
});

test("a name before a colon is one, when it is known; what is written after it as a sentence is said", () => {
  const { entries, leftOut } = readPastedList("St Julien : on ne sait pas, Apt\nPour les doutes :\nGordes", (text) =>
    ["St Julien", "Apt", "Gordes"].includes(text),
  );
  expect(entries.map(({ written }) => written)).toEqual(["St Julien", "Apt", "Gordes"]);
  expect(leftOut.map(({ text }) => text)).toEqual(["on ne sait pas", "Pour les doutes :"]);
});

const MESSAGE = `De : Jeanne Exemple <jeanne@exemple.fr>
Objet : périmètre

Bonjour,
Voici les communes retenues :

CPTS du Luberon :
- Apt (11 234 hab.)
- Gordes
CPTS Sud Vaucluse : Pertuis, Cadenet et Lauris

Bien cordialement,
Jeanne Exemple
06 12 34 56 78
`;

test("a whole message: its CPTS, and every line that was not read", () => {
  const { entries, leftOut } = readPastedList(MESSAGE);
  expect(entries.map(({ line, written, territory }) => `${line} ${territory}: ${written}`)).toEqual([
    "8 CPTS du Luberon: Apt",
    "9 CPTS du Luberon: Gordes",
    "10 CPTS Sud Vaucluse: Pertuis",
    "10 CPTS Sud Vaucluse: Cadenet",
    "10 CPTS Sud Vaucluse: Lauris",
  ]);
  expect(leftOut).toEqual([
    { line: 1, reason: "contact", text: null },
    { line: 2, reason: "contact", text: null },
    { line: 4, reason: "greeting", text: "Bonjour," },
    { line: 5, reason: "sentence", text: "Voici les communes retenues :" },
    { line: 12, reason: "signature", text: "Bien cordialement," },
    { line: 13, reason: "signature", text: "Jeanne Exemple" },
    { line: 14, reason: "contact", text: null },
  ]);
});

test("as a table: one row for each commune, or the cells of a spreadsheet as they were copied", () => {
  expect(readPastedTable("Apt, Gordes", "Mon périmètre").rows.map(({ cells }) => cells)).toEqual([
    ["cpts_nom", "nom_commune"],
    ["Mon périmètre", "Apt"],
    ["Mon périmètre", "Gordes"],
  ]);
  expect(readPastedTable("Nom CPTS\tCode commune\nLuberon\t84003", "x").rows[1]?.cells).toEqual(["Luberon", "84003"]);
});

test("no text makes it throw, and no line disappears", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(readPastedTable(text, "x").rows.length).toBeGreaterThan(0);
    }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("Apt", "Gordes", "Le Mans", "Bonjour", "Merci", "a@b.fr"), { minLength: 1 }),
      (lines) => {
        const { entries, leftOut } = readPastedList(lines.join("\n"));
        expect(entries.length + leftOut.length).toBe(lines.length);
      },
    ),
  );
});
