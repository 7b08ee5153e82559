import type { Language } from "../../store/state.ts";
import { fr, type Text } from "./fr.ts";

/** French is there from the start; English comes when it is asked for. */
let english: Text | null = null;

/** Fetches the sentences of a language; `textIn` has them from then on. */
export async function loadText(language: Language): Promise<void> {
  if (language === "en") english ??= (await import("./en.ts")).en;
}

/** The sentences of a language that was loaded; those of French until then. */
export const textIn = (language: Language): Text => (language === "en" ? (english ?? fr) : fr);
