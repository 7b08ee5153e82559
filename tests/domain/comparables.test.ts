import { expect, it } from "vitest";
import { type ComparableFacts, findComparables } from "../../src/domain/comparables.ts";

const facts = (territory: number, populationMax: number, rest: Partial<ComparableFacts> = {}): ComparableFacts => ({
  territory,
  populationMax,
  stage: "inconnu",
  startDate: null,
  partners: [],
  ...rest,
});

const found = (
  self: ComparableFacts,
  others: readonly ComparableFacts[],
  ...criteria: Parameters<typeof findComparables>[2]
) => findComparables(self, others, criteria).map(({ territory }) => territory);

it("compares by ACI size and by type, whose bounds differ", () => {
  const self = facts(0, 39_999);
  const others = [self, facts(1, 20_000), facts(2, 40_000), facts(3, 30_000)];
  // 39 999 is of size 1; rural ends at 29 999, so that 40 000 and 30 000 are of its type.
  expect(found(self, others, "size")).toEqual([1, 3]);
  expect(found(self, others, "type")).toEqual([2, 3]);
  expect(found(self, others, "size", "type")).toEqual([3]);
  expect(found(self, others)).toEqual([]);
});

it("compares by stage, age and common DAC, and never by what is not known", () => {
  const self = facts(0, 1, { stage: "aci", startDate: "2020-06-01", partners: ["DAC 77 nord", "DAC 77 sud"] });
  const others = [
    facts(1, 1, { stage: "aci", startDate: "2021-11-30", partners: ["DAC 77 sud"] }),
    facts(2, 1, { stage: "lettre", startDate: "2021-12-02", partners: ["DAC 91"] }),
    facts(3, 1),
  ];
  expect(found(self, others, "stage")).toEqual([1]);
  expect(found(self, others, "age")).toEqual([1]);
  expect(found(self, others, "mesh")).toEqual([1]);
  expect(found(facts(9, 1), others, "stage")).toEqual([]);
  expect(found(facts(9, 1), others, "age")).toEqual([]);
});
