import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { analyseCorrespondences } from "../../src/domain/acm.ts";
import { finish } from "../../src/domain/cah.ts";
import type { ItemTable } from "../../src/domain/item-table.ts";
import { protectFamily } from "../../src/domain/secrecy.ts";
import { buildFamily, type FamilyTerritory } from "../../src/domain/secrecy-family.ts";
import { buildTypology } from "../../src/domain/typology.ts";
import { ms, printTable, sayAim, spent, time, timingLine } from "./measure.ts";
import { runR } from "./peers.ts";
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
  const smallTime = time("312 × 49: ACM, CAH, consolidation, test values", () =>
    finish(buildTypology(small, AXES, CLASSES)),
  );
  const largeTime = time("8 115 × 49: the same", () => finish(buildTypology(large, AXES, CLASSES)), {
    runs: 7,
    warmUp: 1,
  });
  const hasR = runR("library(FactoMineR); cat(1)")?.endsWith("1") === true;
  const [smallR, largeR] = [timeFactoMineR(hasR, small, 3), timeFactoMineR(hasR, large, 1)];
  printTable("Surveys: ACM then CAH (5 axes, 4 classes), secrecy (threshold 11)", [
    timingLine(smallTime),
    timingLine(time("  the ACM of them", () => analyseCorrespondences(small, AXES))),
    timingLine(largeTime),
    timingLine(time("  the ACM of them", () => analyseCorrespondences(large, AXES), { runs: 7, warmUp: 1 })),
    timingLine(time("family of 900 people in every région, département and EPCI", () => protectFamily(family, 11))),
    timingLine(time("one question of theirs", () => secrecy.judge(doctors.answerOf, 2))),
  ]);
  const beside = (theirs: number | null, ours: number) =>
    theirs === null
      ? `R FactoMineR ${hasR ? "more than 60 s" : "not installed"}`
      : `R FactoMineR ${ms(theirs)} ms (× ${(theirs / ours).toFixed(1)})`;
  sayAim("typology-small", spent(smallTime), beside(smallR, smallTime.medianMs), smallTime.medianMs <= 50);
  sayAim("typology-large", spent(largeTime), beside(largeR, largeTime.medianMs), largeTime.medianMs <= 2000);
}

/** MCA then HCPC of FactoMineR on the same table, in milliseconds, reading apart; null where it is not there or too slow. */
function timeFactoMineR(hasR: boolean, { rowCount, items, codes }: ItemTable, runs: number): number | null {
  if (!hasR) return null;
  const folder = mkdtempSync(join(tmpdir(), "bench-r-"));
  const file = join(folder, "items.csv");
  const row = (r: number) => items.map(({ values }, q) => values[codes[q]![r]!]).join(",");
  const rows = Array.from({ length: rowCount }, (_, r) => row(r));
  writeFileSync(file, [items.map(({ id }) => id).join(","), ...rows].join("\n"));
  const said = runR(`suppressMessages(library(FactoMineR)); d <- read.csv("${file}", stringsAsFactors = TRUE)
t <- sapply(1:${runs}, function(i) system.time({ m <- MCA(d, ncp = ${AXES}, graph = FALSE)
HCPC(m, nb.clust = ${CLASSES}, graph = FALSE) })[["elapsed"]]); cat(1000 * median(t))`);
  rmSync(folder, { recursive: true, force: true });
  const milliseconds = Number.parseFloat(said ?? "");
  return Number.isFinite(milliseconds) ? milliseconds : null;
}
