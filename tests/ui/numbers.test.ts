import { expect, test } from "vitest";
import { formatInteger, formatPercent, formatSigned } from "../../src/ui/text/numbers.ts";

test("French numbers: narrow spaces, comma, true minus", () => {
  expect(formatInteger(1_234_567, "fr")).toBe("1\u202f234\u202f567");
  expect(formatPercent(0.9806, "fr")).toBe("98,1\u202f%");
  expect(formatSigned(-16.98, "fr")).toBe("\u221216,98");
  expect(formatSigned(2.06, "fr")).toBe("+2,06");
  expect(formatSigned(0, "fr")).toBe("0,00");
});

test("a share never rounds up to the whole, nor down to nothing", () => {
  expect(formatPercent(0.99996, "fr")).toBe("99,9\u202f%");
  expect(formatPercent(1, "fr")).toBe("100,0\u202f%");
  expect(formatPercent(0.00001, "fr")).toBe("0,1\u202f%");
  expect(formatPercent(0, "fr")).toBe("0,0\u202f%");
});

test("English numbers", () => {
  expect(formatInteger(1_234_567, "en")).toBe("1,234,567");
  expect(formatPercent(0.9806, "en")).toBe("98.1%");
});
