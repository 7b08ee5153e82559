import { expect, test } from "vitest";
import { peopleIn, peopleText } from "../../src/map/people-words.ts";

test("what is measured of a label is what is drawn of it, in its language", () => {
  expect(peopleText(16_380, "fr")).toBe("16\u202f380\u00a0hab.");
  expect(peopleText(16_380, "en")).toBe("16,380\u00a0inh.");
  for (const language of ["fr", "en"] as const) {
    const [, number, unit] = peopleIn(language) as [string, [string, unknown, { locale: string }], string];
    expect(new Intl.NumberFormat(number[2].locale).format(16_380) + unit).toBe(peopleText(16_380, language));
  }
});
