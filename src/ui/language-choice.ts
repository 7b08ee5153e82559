import { newest } from "../store/newest.ts";
import type { Language } from "../store/state.ts";
import type { AppStore } from "../store/store.ts";

/** Puts the page in a language once its sentences are there: that of the last click, whichever comes last; else says why not. */
export function createLanguageChoice(loadText: (language: Language) => Promise<void>) {
  const clicks = newest();
  return async (store: Pick<AppStore, "chooseLanguage" | "sayLanguageMissing">, language: Language): Promise<void> => {
    const isNewest = clicks();
    const isThere = await loadText(language).then(
      () => true,
      () => false,
    );
    if (!isNewest()) return;
    if (isThere) store.chooseLanguage(language);
    else store.sayLanguageMissing();
  };
}
