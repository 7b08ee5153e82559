import type { SentenceLanguage } from "./refusal-sentences.ts";

interface NamedSource {
  readonly name: string;
  readonly vintage: string;
  readonly licence: string;
}

/** Older years of one package, which are built from packages of their own. */
const YEAR_OF_CODES = /^decoupage-(\d{4})$/;

/** What the manifest writes in English and a French page does not. */
const IN_FRENCH: readonly (readonly [RegExp, string])[] = [
  [/\bcensus\b/g, "recensement"],
  [/\bpublic domain\b/g, "domaine public"],
  [/; /g, "\u202f; "],
];

/**
 * Sources as a caption says them, grouped by licence in their order: the years of codes that one publisher gives are
 * one source, « 2019 à 2025 ».
 */
export function nameSources(
  sources: readonly NamedSource[],
  language: SentenceLanguage,
): readonly { readonly licence: string; readonly names: readonly string[] }[] {
  const say = (words: string) =>
    language === "fr" ? IN_FRENCH.reduce((said, [from, to]) => said.replace(from, to), words) : words;
  const groups = new Map<string, string[]>();
  const yearsOf = new Map<string, string[]>();
  for (const { name, vintage, licence } of sources) {
    const year = YEAR_OF_CODES.exec(name)?.[1];
    if (year !== undefined) yearsOf.set(licence, [...(yearsOf.get(licence) ?? []), year]);
    else groups.set(licence, [...(groups.get(licence) ?? []), say(`${name} ${vintage}`)]);
  }
  for (const [licence, years] of yearsOf) {
    const [first, last] = [years.toSorted()[0]!, years.toSorted().at(-1)!];
    const span = first === last ? first : language === "fr" ? `${first} à ${last}` : `${first} to ${last}`;
    groups.set(licence, [...(groups.get(licence) ?? []), `@etalab/decoupage-administratif COG ${span} (INSEE)`]);
  }
  return [...groups].map(([licence, names]) => ({ licence: say(licence), names }));
}
