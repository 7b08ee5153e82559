import type { SiteKind } from "../domain/site.ts";
import { foldText } from "./columns.ts";

/**
 * FINESS categories of establishments, after the nomenclature of May 2025. 125, 130, 289 and 439 are the centres de santé of files before
 * December 2013; hospitals are the establishments under the hospital law that admit patients, and those of the armies.
 */
const CATEGORIES: Readonly<Record<SiteKind, readonly string[]>> = {
  msp: ["603"],
  cds: ["124", "125", "130", "289", "439"],
  "cpts-siege": ["604"],
  "dac-siege": ["606"],
  hopital: "101 106 109 114 115 122 128 129 131 161 292 355 362 365 697".split(" "),
  mmg: ["617"],
};

const KIND_OF_CATEGORY = new Map(
  (Object.keys(CATEGORIES) as SiteKind[]).flatMap((kind) => CATEGORIES[kind].map((code) => [code, kind] as const)),
);

/** The words of labels, folded, the most precise first: « maison de santé pour maladies mentales » is a hospital. */
const WORDS: readonly (readonly [pattern: RegExp, kind: SiteKind | null])[] = [
  [/sante sexuelle|dialyse|medico psychologique|groupement de cooperation/, null],
  [/maladies mentales/, "hopital"],
  [/^mmg\b|maisons? medicales? de garde/, "mmg"],
  [/^cpts\b|communautes? professionnelles? territoriales?/, "cpts-siege"],
  [/^dac\b|dispositifs? d appui/, "dac-siege"],
  [/^msp\b|maisons? de sante|pole de sante pluri/, "msp"],
  [/^cds\b|centres? de sante/, "cds"],
  [
    /centres? hospitaliers?|hopita|^ch[ru]?\b|clinique|lutte contre (le )?cancer|etablissements? de soins|etablissements? soins|etablissements? de sante prive/,
    "hopital",
  ],
];

/** The kind of a FINESS category, given by its code or, failing that, by its label; null when it is none of those shown. */
export function kindOfCategory(code: string, label: string): SiteKind | null {
  const digits = /^\d{1,3}(?:[.,]0+)?$/.test(code.trim())
    ? code
        .trim()
        .replace(/[.,]0+$/, "")
        .padStart(3, "0")
    : "";
  if (digits !== "") return KIND_OF_CATEGORY.get(digits) ?? null;
  const words = foldText(label === "" ? code : label);
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/**
 * Which number names the structure of a place. A centre de santé or a maison médicale de garde is a structure of its
 * own, although one body may run dozens of them; the places of an MSP or of a hospital share the number of whoever
 * runs them.
 */
export function structureOf(kind: SiteKind, place: { id: string; legalEntity: string; structure: string }): string {
  if (place.structure !== "") return place.structure;
  return kind === "cds" || kind === "mmg" || place.legalEntity === "" ? place.id : place.legalEntity;
}
