import { describe, expect, it } from "vitest";
import { readPack } from "../../scripts/read-base.ts";
import { gatherFamily, openDataset, respondentsOf } from "../../src/analysis/survey-dataset.ts";
import { createSurveyDesk } from "../../src/analysis/survey-desk.ts";
import { type Cell, keyOfTerritory, type MappedAnswer } from "../../src/analysis/survey-protocol.ts";
import { sampleRef } from "../../src/analysis/survey-sample-groups.ts";
import { builtFrance, deskWorld, isBuilt } from "../fixtures/desk-world.ts";
import { createKnowledge, type Sum } from "../fixtures/linear-span.ts";

const DOCTORS = "simule-attentes-craintes";
const MESHES = ["region", "departement", "arrondissement", "epci", "ept", "cpts", "dac", "ght", "inter-cpts"];
const EQUIPE: MappedAnswer = { kind: "theme", theme: "equipe", side: "attente" };
const france = isBuilt ? builtFrance() : (undefined as never);

/** One session: a desk whose date and threshold a person moves, and all that was seen. */
async function openSession() {
  const world = deskWorld(france);
  let analysed = world.last;
  const desk = createSurveyDesk({ ...world, analysed: () => analysed }, async () => readPack("surveys"));
  await desk.openSurveys("");
  const dataset = openDataset(DOCTORS, readPack("surveys").responses[0]!);
  /** Who is in each territory and group, as anyone can tell from maps: no count of theirs. */
  const { refs, ...gathered } = gatherFamily(world, dataset, 11);
  const members = new Map(
    refs.map((ref, t) => [
      keyOfTerritory(ref),
      [...respondentsOf({ refs, ...gathered }, t)].flatMap((isIn, respondent) => (isIn === 1 ? [respondent] : [])),
    ]),
  );
  /** Cells seen of each territory, all answers of one kind together: « n », « 0 » for the answer… */
  const seen = new Map<string, Cell[]>();
  const see = (territory: string, what: string, cell: Cell) => {
    const key = `${territory}|${what}`;
    seen.set(key, [...(seen.get(key) ?? []), cell]);
  };
  return {
    desk,
    members,
    seen,
    moveTo(date: string): void {
      analysed = deskWorld(france, undefined, { date }).last;
    },
    async mapAll(answer: MappedAnswer, what: string, threshold: number): Promise<void> {
      for (const mesh of MESHES) {
        const map = await desk.mapSurvey(DOCTORS, mesh, answer, threshold);
        for (const { id, respondents, answer: cell, other } of map.values) {
          see(`${mesh} ${id}`, "n", respondents);
          see(`${mesh} ${id}`, what, cell);
          if (other !== undefined) see(`${mesh} ${id}`, `${what} other`, other);
        }
      }
    },
    async readAll(threshold: number): Promise<void> {
      for (const place of ["france", ...france.units.zones.region.codes]) {
        const mesh = place === "france" ? "france" : "region";
        const read = await desk.readSurvey({
          dataset: DOCTORS,
          place: { kind: "territory", territory: { mesh, id: place } },
          threshold,
        });
        if (!read.ok) throw new Error(read.refusal.code);
        see(`${mesh} ${place}`, "n", read.value.respondents);
        for (const [c, { here }] of read.value.classes.entries()) see(`${mesh} ${place}`, `class ${c}`, here);
        for (const { question, options } of read.value.sample.tables)
          for (const { code, here } of options) see(keyOfTerritory(sampleRef(question, place, code)), "n", here);
      }
    },
  };
}

/** People that every territory counts alike are one unknown. */
function gatherUnknowns(members: ReadonlyMap<string, readonly number[]>): (territory: string) => readonly number[] {
  const signatures: string[] = [];
  [...members.values()].forEach((list, t) => {
    for (const respondent of list) signatures[respondent] = `${signatures[respondent] ?? ""}${t} `;
  });
  const unknowns = new Map([...new Set(signatures)].map((signature, unknown) => [signature, unknown]));
  const of = new Map(
    [...members].map(([key, list]) => [key, [...new Set(list.map((one) => unknowns.get(signatures[one]!)!))]]),
  );
  return (territory) => of.get(territory) ?? [];
}

/** Territories seen whose cell was never shown, and that those shown give all the same. */
function findHidden(
  seen: ReadonlyMap<string, readonly Cell[]>,
  sumOf: (territory: string, what: string) => Sum | null,
): { readonly found: readonly string[]; readonly hidden: number; readonly shown: number } {
  const knowledge = createKnowledge();
  const hidden: (readonly [string, Sum])[] = [];
  let shown = 0;
  for (const [key, cells] of seen) {
    const [territory, what] = key.split("|") as [string, string];
    const sum = sumOf(territory, what);
    if (sum === null || sum.size === 0) continue;
    if (cells.some(({ n }) => n !== null)) {
      knowledge.learn(sum);
      shown++;
    } else hidden.push([key, sum]);
  }
  const found = hidden.flatMap(([key, sum]) => (knowledge.knows(sum) ? [key] : []));
  return { found, hidden: hidden.length, shown };
}

describe.skipIf(!isBuilt)("someone who reads everything in one session", { timeout: 240_000 }, () => {
  it("finds no hidden total by moving the date and the threshold, samples included", async () => {
    const session = await openSession();
    for (const threshold of [11, 14, 8, 20, 5]) {
      await session.mapAll(EQUIPE, "equipe", threshold);
      await session.readAll(threshold);
    }
    for (const date of ["2019-06-01", "2022-06-01", "2024-06-01"]) {
      session.moveTo(date);
      await session.mapAll(EQUIPE, "equipe", 11);
      await session.readAll(11);
    }
    const unknownsOf = gatherUnknowns(session.members);
    const totals = findHidden(session.seen, (territory, what) =>
      what === "n" ? new Map(unknownsOf(territory).map((unknown) => [unknown, 1])) : null,
    );
    expect(totals.found).toEqual([]);
    expect(totals.shown).toBeGreaterThan(60);
    expect(totals.hidden).toBeGreaterThan(500);
    // Each unknown is two: those who gave the answer, and the others.
    const answers = findHidden(session.seen, (territory, what) =>
      what.startsWith("class")
        ? null
        : new Map(
            unknownsOf(territory).flatMap((unknown) =>
              what === "n"
                ? [
                    [2 * unknown, 1],
                    [2 * unknown + 1, 1],
                  ]
                : [[2 * unknown, 1]],
            ),
          ),
    );
    expect(answers.found).toEqual([]);
  });

  it("finds no hidden class from the halves that « parrainage » tells", async () => {
    const session = await openSession();
    const request = { dataset: DOCTORS, axes: 5, classes: 4, missing: "category", threshold: 11 } as const;
    expect((await session.desk.runTypology(request)).ok).toBe(true);
    await session.readAll(11);
    for (const position of [1, 2, 3, 4])
      await session.mapAll({ kind: "class", class: position }, `class ${position - 1}`, 11);
    await session.mapAll({ kind: "parrainage" }, "upper", 11);
    const unknownsOf = gatherUnknowns(session.members);
    const classesOf: Readonly<Record<string, readonly number[]>> = {
      n: [0, 1, 2, 3],
      upper: [2, 3],
      "upper other": [0, 1],
      "class 0": [0],
      "class 1": [1],
      "class 2": [2],
      "class 3": [3],
    };
    const { found, hidden } = findHidden(
      session.seen,
      (territory, what) =>
        new Map(
          unknownsOf(territory).flatMap((unknown) => classesOf[what]!.map((one) => [4 * unknown + one, 1] as const)),
        ),
    );
    // Two classes hidden together are known in sum, and so is the half that they make: that is what is shown of it.
    expect(found.filter((key) => !key.includes("upper"))).toEqual([]);
    expect(hidden).toBeGreaterThan(100);
    const met = [...session.seen].filter(([key, cells]) => key.endsWith("upper") && cells.some(({ n }) => n !== null));
    expect(met.length).toBeGreaterThan(2);
    for (const [, cells] of met) for (const { n } of cells) expect(n).toBeGreaterThanOrEqual(11);
  });
});
