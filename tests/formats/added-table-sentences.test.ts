import { expect, it } from "vitest";
import { readActionList } from "../../src/formats/action-list.ts";
import { addedAnomalySentence, addedRefusalSentence } from "../../src/formats/added-table-sentences.ts";

const read = (text: string) => readActionList({ name: "actions.csv", bytes: new TextEncoder().encode(text) });

it("says in both languages why a table is refused, by its name", async () => {
  const result = await read("Titre\nUne action\n");
  if (result.ok) throw new Error("it should be refused");
  expect(addedRefusalSentence(result.refusal, "fr")).toContain("«\u00a0actions.csv\u00a0»");
  expect(addedRefusalSentence(result.refusal, "en")).toContain("“actions.csv”");
});

it("names the row and never the contact that was left out", async () => {
  const result = await read("CPTS;Titre;Contact\nA;Une action;secret@exemple.fr\n");
  if (!result.ok) throw new Error(result.refusal.code);
  const [anomaly] = result.value.anomalies;
  expect(addedAnomalySentence(anomaly!, "fr")).toBe(
    "Ligne 2\u202f: contact laissé de côté, faute de consentement à sa publication.",
  );
  expect(addedAnomalySentence(anomaly!, "en")).not.toContain("secret");
});
