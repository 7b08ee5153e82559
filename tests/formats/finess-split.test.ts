import { expect, test } from "vitest";
import { ElementSplitter } from "../../src/formats/finess-split.ts";

const DOCUMENT = {
  schemaVersion: "v1.0.0",
  gcc: [{ gccId: "1", nomGcc: 'GHT « É "guillemets" \\ », ] } {' }],
  empty: [],
  numbers: [1, [2, { a: 3 }]],
  pmej: [{ a: { b: [{ c: "}" }] } }, { d: "fin \\" }],
};

test.each([1, 2, 3, 7, 64, 10_000])("elements of the arrays of the root, by chunks of %i bytes", (size) => {
  const bytes = new TextEncoder().encode(JSON.stringify(DOCUMENT, null, 1));
  const found: unknown[] = [];
  const splitter = new ElementSplitter((text) => found.push(JSON.parse(text)));
  for (let from = 0; from < bytes.length; from += size) {
    expect(splitter.isWhole).toBe(false);
    splitter.write(bytes.subarray(from, from + size));
  }
  expect(found).toEqual([...DOCUMENT.gcc, ...DOCUMENT.pmej]);
  expect(splitter.isWhole).toBe(true);
});
