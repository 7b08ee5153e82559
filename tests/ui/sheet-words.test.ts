import { expect, it } from "vitest";
import type { Report } from "../../src/domain/report.ts";
import { aciStanding } from "../../src/domain/thresholds.ts";
import { sayBounds, sayDensity, sayPeople, sayTimesTarget } from "../../src/ui/panels/sheet-words.ts";
import { fr } from "../../src/ui/text/fr.ts";

const territory = (min: number, max: number) =>
  ({
    population: { min, max },
    aci: { min: aciStanding(min), max: aciStanding(max) },
    densityPerKm2: 4310,
  }) as unknown as Report["territories"][number];

it("says one number of a known population", () => {
  const known = territory(69_099, 69_099);
  expect(sayPeople(known.population, fr)).toBe("69\u202f099");
  expect(sayTimesTarget(known.population, 60_000, fr)).toBe("1,15 × 60\u202f000");
  expect(sayBounds(known, fr)).toBe("29\u202f099 au-dessus · 10\u202f901 avant la suivante");
  expect(sayDensity(known, fr)).toBe("4\u202f310\u00a0hab./km²");
});

it("says both ends of an interval everywhere, never its maximum alone", () => {
  const open = territory(4531, 362_268);
  expect(sayPeople(open.population, fr)).toBe("4\u202f531 à 362\u202f268");
  expect(sayTimesTarget(open.population, 60_000, fr)).toBe("0,08 à 6,04 × 60\u202f000");
  expect(sayBounds(open, fr)).toBe(
    "au minimum, 4\u202f531 au-dessus · 35\u202f469 avant la suivante\u202f; au maximum, 187\u202f268 au-dessus",
  );
  expect(sayDensity(open, fr)).toBe("au plus 4\u202f310\u00a0hab./km²");
});
