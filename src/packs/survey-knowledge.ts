import type { BilingualText } from "../domain/maillage.ts";
import type { Instrument } from "../domain/survey.ts";
import type { Shape } from "./json-shape.ts";
import { decodeBilingual } from "./survey-text.ts";

/** One entry of a codebook, with the lines that it comes from. */
export interface CodebookEntry {
  readonly id: string;
  readonly label: BilingualText;
  readonly source: string;
}

/** The hat of de Bono under which a theme was said. */
export const CHAPEAUX = ["rouge", "vert", "noir", "jaune"] as const;
export type Chapeau = (typeof CHAPEAUX)[number];

/** Themes of the published interviews: what was said, never how many people say it. */
export interface Codebooks {
  readonly chapeaux: Readonly<Record<Chapeau, BilingualText>>;
  readonly themes: readonly (CodebookEntry & {
    readonly chapeau: Chapeau;
    readonly items: readonly Omit<CodebookEntry, "source">[];
  })[];
  readonly objectives: readonly (CodebookEntry & {
    readonly freins: readonly CodebookEntry[];
    readonly leviers: readonly CodebookEntry[];
  })[];
  readonly needsHeadings: readonly CodebookEntry[];
}

/** A published figure: `n` of `of`, either of which the source may leave out. */
export interface PublishedMark {
  readonly id: string;
  readonly survey: string;
  readonly label: BilingualText;
  readonly n: number | null;
  readonly of: number | null;
  readonly date: string;
  /** Id of `PublishedResults.populations`. */
  readonly population: string;
  readonly source: string;
  /** Question and option of the instrument; the option may be one of the source that the instrument puts otherwise. */
  readonly question: string | null;
  readonly option: string | null;
  /** As the source prints it. */
  readonly printed: string | null;
  readonly note: BilingualText | null;
  /** Where the source contradicts itself: said, never smoothed. */
  readonly contradiction: BilingualText | null;
}

export interface PublishedResults {
  readonly populations: readonly (CodebookEntry & { readonly limits: readonly BilingualText[] })[];
  readonly marks: readonly PublishedMark[];
  readonly typology: {
    readonly source: string;
    readonly method: BilingualText;
    readonly note: BilingualText;
    /** Shares are words: « ≈ 1/5 ». */
    readonly classes: readonly {
      readonly class: number;
      readonly label: BilingualText;
      readonly share: string;
      readonly source: string;
    }[];
  };
}

export function readCodebooks(shape: Shape): Codebooks {
  const chapeaux = shape.field("chapeaux");
  const labels = chapeaux.field("labels");
  const labelOf = (chapeau: Chapeau) => decodeBilingual(labels.field(chapeau));
  return {
    chapeaux: { rouge: labelOf("rouge"), vert: labelOf("vert"), noir: labelOf("noir"), jaune: labelOf("jaune") },
    themes: chapeaux
      .field("themes")
      .items()
      .map((theme) => ({
        ...readEntry(theme),
        chapeau: theme.field("chapeau").text(/^(rouge|vert|noir|jaune)$/) as Chapeau,
        items: theme.field("items").items().map(readItem),
      })),
    objectives: shape
      .field("objectives")
      .field("list")
      .items()
      .map((objective) => ({
        ...readEntry(objective),
        freins: objective.field("freins").items().map(readEntry),
        leviers: objective.field("leviers").items().map(readEntry),
      })),
    needsHeadings: shape.field("needsHeadings").field("list").items().map(readEntry),
  };
}

const readItem = (shape: Shape) => ({ id: shape.field("id").text(), label: decodeBilingual(shape.field("label")) });
const readEntry = (shape: Shape): CodebookEntry => ({ ...readItem(shape), source: shape.field("source").text() });

export function readPublished(shape: Shape, instruments: readonly Instrument[]): PublishedResults {
  const populations = shape
    .field("populations")
    .items()
    .map((population) => ({
      ...readEntry(population),
      limits: population.field("limits").items().map(decodeBilingual),
    }));
  const typology = shape.field("typology");
  return {
    populations,
    marks: shape
      .field("marks")
      .items()
      .map((mark) => readMark(mark, populations, instruments)),
    typology: {
      source: typology.field("source").text(),
      method: decodeBilingual(typology.field("method")),
      note: decodeBilingual(typology.field("note")),
      classes: typology
        .field("classes")
        .items()
        .map((one) => ({
          class: one.field("class").integer(1, 9),
          label: decodeBilingual(one.field("label")),
          share: one.field("share").text(),
          source: one.field("source").text(),
        })),
    },
  };
}

function readMark(
  shape: Shape,
  populations: readonly CodebookEntry[],
  instruments: readonly Instrument[],
): PublishedMark {
  const textOf = (name: string) => (shape.has(name) ? shape.field(name).text() : null);
  const bilingualOf = (name: string) => (shape.has(name) ? decodeBilingual(shape.field(name)) : null);
  const countOf = (name: string) => (!shape.has(name) ? null : shape.field(name).integer(0, 1_000_000));
  const population = shape.field("population").text();
  if (!populations.some(({ id }) => id === population)) shape.field("population").refuse("a known population");
  const survey = shape.field("survey").text();
  if (!instruments.some(({ id }) => id === survey)) shape.field("survey").refuse("a known instrument");
  return {
    id: shape.field("id").text(),
    survey,
    label: decodeBilingual(shape.field("label")),
    n: countOf("n"),
    of: countOf("of"),
    date: shape.field("date").text(),
    population,
    source: shape.field("source").text(),
    question: textOf("question"),
    option: textOf("option"),
    printed: textOf("printed"),
    note: bilingualOf("note"),
    contradiction: bilingualOf("contradiction"),
  };
}
