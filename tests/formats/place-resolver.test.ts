import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPack } from "../../scripts/read-base.ts";
import { foldPlace, placeKey, repairMojibake } from "../../src/formats/place-key.ts";
import { createPlaceResolver, type PlaceMatch, type PlaceQuery } from "../../src/formats/place-resolver.ts";
import { findRealData } from "../fixtures/real-data.ts";

const units = readPack("units");
const base = { units, history: readPack("formerCodes"), postalCodes: readPack("postalCodes") };
const resolver = createPlaceResolver(base);

/** The outcome in one line: code of the unit and evidence, or kind and codes of the candidates. */
function outcome(query: PlaceQuery): string {
  const match = resolver.resolve(query);
  const codes = (list: readonly number[]) => list.map((unit) => units.codes[unit]).join(" ");
  if (match.kind === "matched") return `${units.codes[match.unit]} ${match.how}`;
  if (match.kind === "city") return `city ${match.code} ${match.units.length}`;
  if (match.kind === "collectivite") return `collectivite ${match.code}`;
  return `${match.kind} ${codes(match.candidates)}`.trim();
}

describe("a name alone", () => {
  test.each([
    ["L'Abergement-Clémenciat", "01001 name"],
    ["L’ABERGEMENT CLEMENCIAT", "01001 name"],
    ["Abergement-Clémenciat (L')", "01001 name"],
    ["Abergement Clémenciat", "01001 name"],
    ["Thor", "84132 name"],
    ["St-Cyr s/ Mer", "83112 name"],
    ["SAINT CYR SUR MER", "83112 name"],
    ["N.-D. de Bellecombe", "73186 name"],
    ["OrlÃ©ans", "45234 name"],
    ["Commune de Toulon", "83137 name"],
    ["Ile d'Yeu", "85113 name"],
    ["L'Île d’Yeu", "85113 name"],
    ["Œuilly", "doubtful 51410 02565"],
    ["Oeuilly", "doubtful 51410 02565"],
    ["Paris 13", "75113 arrondissement"],
    ["Paris XIIIe", "75113 arrondissement"],
    ["13e arrondissement de Paris", "75113 arrondissement"],
    ["Lyon 3ème", "69383 arrondissement"],
    ["Marseille 14e Arrondissement", "13214 arrondissement"],
    ["13014 Marseille", "13214 arrondissement"],
    ["MARSEILLE CEDEX 14", "13214 arrondissement"],
    ["Marseille", "city 13055 16"],
    ["Valence (26)", "26362 name"],
    ["Valence - Drôme", "26362 name"],
    ["26000 Valence", "26362 name"],
    ["26 - Valence", "26362 name"],
    ["NÎMES CEDEX 9", "30189 name"],
    ["2A004 Ajaccio", "2A004 name"],
    ["Bruis", "05024 former"],
    ["Chauffayer", "05039 former"],
    ["Les Costes", "05039 former"],
    ["Ristolas", "05001 former"],
    ["Châlons-sur-Marne", "51108 former"],
    ["Papeete", "collectivite 98735"],
    ["75013", "75113 postal-code"],
  ])("%s gives %s", (name, expected) => {
    expect(outcome({ name })).toBe(expected);
  });

  test.each([
    ["La Garde", "83062"],
    ["Garde", "83062"],
    ["Montmorin", "05024"],
    ["Ponèon", "60504"],
  ])("%s, which may be several or may be damaged, is not decided, and the right one is a candidate", (name, code) => {
    const match = resolver.resolve({ name });
    expect(match.kind).toBe("doubtful");
    expect(candidatesOf(match)).toContain(code);
  });

  test("nothing near is invented: a misspelt name has candidates and no unit", () => {
    expect(outcome({ name: "Toulun" })).toMatch(/^unknown 83137/);
    expect(outcome({ name: "Paris 25" })).toMatch(/^unknown 75101/);
    expect(outcome({ name: "" })).toBe("unknown");
    expect(outcome({ name: "xxyyzzxxyyzz" })).toBe("unknown");
  });
});

describe("a name with its surroundings", () => {
  test.each<[PlaceQuery, string]>([
    [{ name: "Garde", departement: "83" }, "83062 name"],
    [{ name: "La Garde", departement: "Var" }, "83062 name"],
    [{ name: "La Garde", departement: "04 - Alpes-de-Haute-Provence" }, "04092 name"],
    [{ name: "La Garde", postalCode: "4120" }, "04092 name"],
    [{ name: "Sainte-Marie", departement: "5" }, "05024 former"],
    [{ name: "Marseille", postalCode: "13014" }, "13214 arrondissement"],
    [{ name: "Toulun", departement: "83" }, "83137 slip"],
    [{ name: "Saint-Julien-le-Montagnier", postalCode: "83560" }, "83113 slip"],
    [{ name: "Orl?ans", departement: "45" }, "45234 damaged"],
    [{ code: "13055", name: "Marseille 8" }, "13208 arrondissement"],
    [{ code: "13055", name: "Marseille", postalCode: "13014" }, "13214 arrondissement"],
    [{ code: "75056", postalCode: "75013" }, "75113 arrondissement"],
    [{ name: "Ivry/Seine", departement: "94" }, "94041 name"],
    [{ name: "Abriès/Ristolas" }, "05001 name"],
    [{ code: "75056", name: "Paris" }, "city 75056 20"],
    [{ name: "Saint-Julien-le-Montagnier", departement: "83" }, "unknown 83113"],
    [{ code: "1001", name: "" }, "01001 code"],
    [{ code: "05120" }, "05001 former"],
    [{ code: "99999", name: "Toulon", departement: "83" }, "83137 name"],
    [{ name: "", postalCode: "83000" }, "83137 postal-code"],
    // The name of La Roquette-sur-Var until 1962.
    [{ name: "La Roquette", departement: "06" }, "doubtful 06108 06109"],
    [{ name: "Castellet", departement: "83/84" }, "doubtful 83035 84033"],
    [{ name: "Marseille 3", postalCode: "13014" }, "doubtful 13214 13203"],
    [{ name: "Saint-Barthélemy", postalCode: "97133" }, "collectivite 97701"],
  ])("%j gives %s", (query, expected) => {
    expect(outcome(query)).toBe(expected);
  });

  test("a name that the département lacks has its longer names there as first candidates", () => {
    expect(outcome({ name: "Aix", departement: "13" })).toMatch(/^doubtful 13001 /);
  });

  test("a name that the département lacks is not looked for by spelling: it may be the département that is wrong", () => {
    expect(outcome({ name: "Toulon", departement: "13" })).toMatch(/^doubtful 83137/);
  });
});

test("mojibake is put right, once or twice over, and plain text is left alone", () => {
  fc.assert(
    fc.property(fc.constantFrom("Orléans", "Bâgé-Dommartin", "Nœux-les-Mines", "L’Haÿ"), (name) => {
      const damage = (text: string) => new TextDecoder("windows-1252").decode(new TextEncoder().encode(text));
      expect(repairMojibake(damage(name))).toBe(name);
      expect(repairMojibake(damage(damage(name)))).toBe(name);
      expect(repairMojibake(name)).toBe(name);
    }),
  );
});

test("no text makes it throw, and a unit found by its name shares the name, under one of those it had", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...units.names.slice(0, 400),
      " ",
      "(",
      ")",
      "13",
      "La",
      "CEDEX",
      "?",
      "é",
      "Ã©",
      ",",
      "-",
      "83000",
    ),
    fc.string({ unit: "binary", maxLength: 4 }),
  );
  const text = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, text, text, (name, departement, postalCode) => {
      const match = resolver.resolve({ name, departement, postalCode });
      if (match.kind === "matched") {
        expect(match.unit).toBeLessThan(units.count);
        const bare = name.replace(/\([^)]*\)/g, "");
        if (match.how === "name" && /^[\p{L} '-]+$/u.test(bare)) expect(resolver.isNameOf(bare, match.unit)).toBe(true);
      }
      for (const code of candidatesOf(match)) expect(units.indexOf.has(code)).toBe(true);
    }),
    { numRuns: 1500 },
  );
});

test("every unit is found by its own name and département, or left undecided: never as another one", () => {
  const others: string[] = [];
  let found = 0;
  units.codes.forEach((code, unit) => {
    const departement = units.zones.departement.codes[units.zoneOf.departement[unit]!]!;
    const match = resolver.resolve({ name: units.names[unit]!, departement });
    if (match.kind === "matched" && match.unit === unit) found++;
    else if (match.kind !== "doubtful") others.push(code);
  });
  expect(others).toEqual([]);
  expect(found).toBeGreaterThan(34_880);
});

test("one key for the spellings of one name", () => {
  const keys = ["La Garde", "Garde (La)", "GARDE"].map((name) => placeKey(foldPlace(name)));
  expect(new Set(keys)).toEqual(new Set(["garde"]));
  expect(placeKey("la")).toBe("la");
});

const zoning = findRealData("zonage-medecins/zonmed.csv");
test.skipIf(zoning === null)(
  "the zoning of doctors, without codes: at least 34 876 units by postal code and name",
  () => {
    const rows = readFileSync(zoning!, "utf8").trim().split("\n").slice(1);
    const reached = new Set<number>();
    for (const row of rows) {
      const [, postalCode, quoted, plain] = /^(\d+),(?:"([^"]*)"|([^,]*)),/.exec(row)!;
      const match = resolver.resolve({ name: quoted ?? plain ?? "", postalCode: postalCode! });
      if (match.kind === "matched") reached.add(match.unit);
      else if (match.kind === "city") for (const unit of match.units) reached.add(unit);
    }
    process.stdout.write(`zonage-medecins: ${reached.size} of ${units.count} units from ${rows.length} rows\n`);
    expect(reached.size).toBeGreaterThanOrEqual(34_876);
  },
);

function candidatesOf(match: PlaceMatch): readonly string[] {
  return "candidates" in match ? match.candidates.map((unit) => units.codes[unit]!) : [];
}
