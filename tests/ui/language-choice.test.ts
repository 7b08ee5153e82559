import { expect, test } from "vitest";
import { createLanguageChoice } from "../../src/ui/language-choice.ts";

/** The choice over sentences that come, or do not, when the test says so. */
function choice() {
  const said: string[] = [];
  const english = { come: () => {}, fail: (_: Error) => {} };
  const choose = createLanguageChoice((language) =>
    language === "fr"
      ? Promise.resolve()
      : new Promise<void>((resolve, reject) => {
          Object.assign(english, { come: resolve, fail: reject });
        }),
  );
  const store = {
    chooseLanguage: (language: string) => said.push(language),
    sayLanguageMissing: () => said.push("missing"),
  };
  return { choose: (language: "fr" | "en") => choose(store as never, language), said, english };
}

test("sentences that do not come are said, and the language stays", async () => {
  const { choose, said, english } = choice();
  const asked = choose("en");
  english.fail(new TypeError("Failed to fetch dynamically imported module"));
  await asked;
  expect(said).toEqual(["missing"]);
});

test("the last click holds: English that comes late does not take French away, nor complain", async () => {
  const { choose, said, english } = choice();
  const late = choose("en");
  await choose("fr");
  english.come();
  await late;
  expect(said).toEqual(["fr"]);
  const failed = choose("en");
  await choose("fr");
  english.fail(new TypeError("no network"));
  await failed;
  expect(said).toEqual(["fr", "fr"]);
});
