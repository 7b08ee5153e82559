import { analyseCorrespondences } from "../../src/domain/acm.ts";
import { finish } from "../../src/domain/cah.ts";
import type { ItemTable } from "../../src/domain/item-table.ts";
import { protectFamily } from "../../src/domain/secrecy.ts";
import { buildFamily, type FamilyTerritory } from "../../src/domain/secrecy-family.ts";
import { buildTypology } from "../../src/domain/typology.ts";
import { printTable, time, timingLine } from "./measure.ts";
import { randomFrom } from "./random.ts";
import type { World } from "./world.ts";

const ITEMS = 49;
const AXES = 5;
const CLASSES = 4;

/** Yes or no to 49 items by four kinds of respondents. */
function drawItems(rowCount: number): ItemTable {
  const random = randomFrom(312);
  const kinds = Array.from({ length: rowCount }, () => Math.floor(random() * 4));
  return {
    rowCount,
    items: Array.from({ length: ITEMS }, (_, q) => ({ id: `q${q}`, values: ["non", "oui"] })),
    codes: Array.from({ length: ITEMS }, (_, q) =>
      Uint16Array.from(kinds, (kind) => (random() < 0.15 + 0.2 * ((kind + q) % 4) ? 1 : 0)),
    ),
  };
}

/** ACM then CAH at the two published sizes, and secrecy of one question over France. */
export function benchSurveys({ units }: World): void {
  const small = drawItems(312);
  const large = drawItems(8115);
  const people = (count: number) => {
    const random = randomFrom(count);
    const unitOf = Int32Array.from({ length: count }, () => Math.floor(random() * units.count));
    return { unitOf, answerOf: Uint8Array.from(unitOf, () => (random() < 0.4 ? 0 : 1)) };
  };
  const territories: FamilyTerritory[] = (["region", "departement", "epci"] as const).flatMap((mesh) => {
    const members: number[][] = units.zones[mesh].codes.map(() => []);
    units.zoneOf[mesh].forEach((zone, unit) => {
      if (zone >= 0) members[zone]!.push(unit);
    });
    return members.map((list) => ({ mesh, units: list }));
  });
  const doctors = people(900);
  const family = buildFamily(territories, doctors.unitOf, units.count);
  const secrecy = protectFamily(family, 11);
  const memory = process.memoryUsage().rss;
  printTable("Surveys: ACM then CAH (5 axes, 4 classes), secrecy (threshold 11)", [
    timingLine(
      time("312 × 49: ACM, CAH, consolidation, test values", () => finish(buildTypology(small, AXES, CLASSES))),
    ),
    timingLine(time("  the ACM of them", () => analyseCorrespondences(small, AXES))),
    timingLine(time("8 115 × 49: the same", () => finish(buildTypology(large, AXES, CLASSES)), { runs: 7, warmUp: 1 })),
    timingLine(time("  the ACM of them", () => analyseCorrespondences(large, AXES), { runs: 7, warmUp: 1 })),
    timingLine(time("family of 900 people in every région, département and EPCI", () => protectFamily(family, 11))),
    timingLine(time("one question of theirs", () => secrecy.judge(doctors.answerOf, 2))),
  ]);
  console.log(
    `Memory: ${Math.round(memory / 1e6)} MB before, ${Math.round(process.memoryUsage().rss / 1e6)} MB after.`,
  );
}
