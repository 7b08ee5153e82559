import type { BilingualText } from "../domain/maillage.ts";
import type { Shape } from "./json-shape.ts";

/** A text in both languages of the page. */
export function decodeBilingual(shape: Shape): BilingualText {
  return { fr: shape.field("fr").text(), en: shape.field("en").text() };
}
