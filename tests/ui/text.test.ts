import { expect, test } from "vitest";
import { en } from "../../src/ui/text/en.ts";
import { fr } from "../../src/ui/text/fr.ts";

/** What a function is called with, by its key; any other with a plausible number. */
const ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  dateText: ["2024-02-01"],
  mark: ["2024-02-01", "2024-02-01"],
  sheetCell: [{ id: "population", kind: "integer", values: [3] }, 0],
};

/** Sentences of a catalogue by their path; functions are called with plausible arguments. */
function sentences(catalogue: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue)) {
    const here = `${path}/${key}`;
    if (typeof value === "string") found.set(here, value);
    else if (typeof value === "function") {
      found.set(here, String((value as (...args: unknown[]) => string)(...(ARGUMENTS[key] ?? [3, 3]))));
    } else if (value !== null && typeof value === "object")
      for (const [inner, text] of sentences(value, here)) found.set(inner, text);
  }
  return found;
}

/** Words of the trade and names that stay French in English. */
const KEPT =
  /^(Communes|\d+ communes|Sources|Alt|Ctrl Z|Départements|rural|Import|\d+ CPTS|population \d+|CPTS|EPCI|EPT|région|département|arrondissement|dép\.|Population|Date|Structures|Type|Enclaves|Stage|DAC|GHT|Commune|Département|MSP|CDS|MMG|structures|notes)$/;

test("no French sentence is left in the English catalogue, and none is missing", () => {
  const [french, english] = [sentences(fr), sentences(en)];
  const paths = [...french.keys()].filter((path) => !path.startsWith("/loading/steps"));
  expect(paths.filter((path) => !english.has(path))).toEqual([]);
  const same = paths.filter(
    (path) =>
      english.get(path) === french.get(path) && /[a-zà-ÿ]{3}/i.test(french.get(path)!) && !KEPT.test(french.get(path)!),
  );
  expect(same).toEqual([]);
});

test("French typography: a narrow space before ? : ; %, no-break spaces in quotes", () => {
  for (const [path, text] of sentences(fr)) {
    expect(text, path).not.toMatch(/[^\u202f\s] ?[?;!]($|\s)/);
    expect(text, path).not.toMatch(/ [:;?!%]/);
    expect(text, path).not.toMatch(/« | »/);
  }
});
