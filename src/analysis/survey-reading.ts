import { protectFamily } from "../domain/secrecy.ts";
import { familyOfOne } from "../domain/secrecy-family.ts";
import type { ResponseTable } from "../domain/survey.ts";
import { anyTable, type CellTable, cellTablesOf } from "../domain/survey-cells.ts";
import { answerCell, countCell, HIDDEN, makeCell, nameOption, questionOf, restCell } from "./survey-cells.ts";
import type { Dataset, DatasetFamily } from "./survey-dataset.ts";
import type { Publication } from "./survey-earlier.ts";
import type { Cell, OptionReading, QuestionReading, SurveyReading, ThemeReading } from "./survey-protocol.ts";

/** What is read of a dataset under one threshold: its family, and each table judged once. */
export interface SurveyReader extends Publication {
  readonly tables: readonly CellTable[];
  readonly themes: readonly {
    readonly theme: string;
    readonly expectations: CellTable | null;
    readonly fears: CellTable | null;
  }[];
}

export function createSurveyReader({ table, rows }: Dataset, gathered: DatasetFamily): SurveyReader {
  const { instrument } = table;
  const judged = new Map<string, ReturnType<Publication["judge"]>>();
  const sideOf = (theme: string, side: "attente" | "crainte") => {
    const questions = instrument.questions.flatMap((question, q) =>
      question.theme === theme && question.role === side ? [q] : [],
    );
    return questions.length === 0 ? null : anyTable(`${theme}-${side}`, table, questions, rows);
  };
  return {
    gathered,
    tables: instrument.questions.flatMap((_, q) => cellTablesOf(table, q, rows)),
    themes: instrument.themes.map(({ id }) => ({
      theme: id,
      expectations: sideOf(id, "attente"),
      fears: sideOf(id, "crainte"),
    })),
    judge(cells) {
      const rules = () => ({ wasShown: gathered.earlier.wasAnswerShown(cells), order: cells.order });
      const known = judged.get(cells.id) ?? gathered.secrecy.judge(cells.answerOf, cells.options.length, rules());
      judged.set(cells.id, known);
      return known;
    },
  };
}

/** Counts of one table in a place, in the territory beside, and in what is left of it. */
interface Counted {
  readonly here: readonly Cell[];
  readonly beside: readonly Cell[];
  readonly rest: readonly (Cell | null)[];
}

/** How the counts of a place are read: from the family, or for any set of respondents. */
export interface PlaceCounter {
  readonly respondents: Cell;
  readonly count: (table: CellTable) => Counted;
}

/** A territory of the family beside another. `drawn`: the perimeters already shown, and its own respondents. */
export function countTerritory(
  reader: SurveyReader,
  here: number,
  beside: number,
  drawn: {
    readonly members: Uint8Array;
    readonly sets: readonly Uint8Array[];
    readonly threshold: number;
    readonly isBesideOpen: boolean;
  },
): PlaceCounter {
  const { gathered } = reader;
  const { family, secrecy } = gathered;
  const holds = family.holdersOf[here]!.includes(beside);
  return {
    respondents: countCell(gathered, here),
    count(table) {
      const judged = reader.judge(table);
      const cells = (territory: number) => table.options.map((_, c) => answerCell(gathered, judged, territory, c));
      const isTold = tellsGap(table, drawn.members, drawn.sets, drawn.threshold);
      const own = isTold ? table.options.map(() => HIDDEN) : cells(here);
      const other = drawn.isBesideOpen ? cells(beside) : table.options.map(() => HIDDEN);
      const rest = other.map((cell, c) =>
        holds ? restCell(cell, own[c]!, secrecy.counts[beside]!, secrecy.counts[here]!) : null,
      );
      return { here: own, beside: other, rest };
    },
  };
}

/**
 * A drawn set of respondents: its tables are judged by themselves, and a table is hidden whole where the set holds, or
 * lies in, a territory already shown from which it would differ by a count under the threshold.
 */
export function countDrawn(
  reader: SurveyReader,
  members: Uint8Array,
  besideIndex: number,
  shown: readonly Uint8Array[],
  threshold: number,
  isBesideOpen: boolean,
): PlaceCounter {
  const { gathered } = reader;
  const alone = protectFamily(familyOfOne(members), threshold);
  const people = alone.counts[0]!;
  return {
    respondents: makeCell(alone.states[0]!, people, null),
    count(table) {
      const judged = alone.judge(table.answerOf, table.options.length, { order: table.order });
      const isTold = tellsGap(table, members, shown, threshold);
      const whole = reader.judge(table);
      return {
        here: table.options.map((_, c) => (isTold ? HIDDEN : makeCell(judged.states[c]!, judged.counts[c]!, people))),
        beside: table.options.map((_, c) => (isBesideOpen ? answerCell(gathered, whole, besideIndex, c) : HIDDEN)),
        rest: table.options.map(() => null),
      };
    },
  };
}

/**
 * Whether a count of a table, subtracted from that of a set already shown which holds it or lies in it, would leave
 * fewer people than the threshold of those who are in one and not in the other.
 */
export function tellsGap(
  table: CellTable,
  members: Uint8Array,
  shown: readonly Uint8Array[],
  threshold: number,
): boolean {
  return shown.some((other) => {
    if (other.length !== members.length || !(isNested(members, other) || isNested(other, members))) return false;
    const gaps = new Uint32Array(table.options.length);
    members.forEach((isIn, i) => {
      if (isIn !== other[i]) gaps[table.answerOf[i]!]! += 1;
    });
    return gaps.some((gap) => gap > 0) && gaps.some((gap) => gap < threshold);
  });
}

function isNested(inner: Uint8Array, outer: Uint8Array): boolean {
  return inner.every((isIn, i) => isIn <= outer[i]!);
}

/** Every question of a place, with what is hidden. */
export function readPlace(
  reader: SurveyReader,
  table: ResponseTable,
  place: PlaceCounter,
  classes: CellTable | null,
): Pick<SurveyReading, "respondents" | "questions" | "themes" | "classes" | "hiddenCells"> {
  const byQuestion = new Map<string, OptionReading[]>();
  for (const cells of reader.tables) {
    const question = questionOf(cells);
    const option = cells.id.includes(":") ? cells.id.slice(question.length + 1) : null;
    const read = readOptions(place.count(cells), (c) => nameOption(table, question, cells.options[c]!));
    byQuestion.set(question, [
      ...(byQuestion.get(question) ?? []),
      ...read.filter(({ code }) => option === null || code === option),
    ]);
  }
  const questions = [...byQuestion].map(
    ([question, options]): QuestionReading => ({ question, options, hiddenCells: countHidden(options) }),
  );
  const side = (cells: CellTable | null, theme: string): OptionReading | null =>
    cells === null
      ? null
      : readOptions(place.count(cells), (c) => (c === 0 ? { code: theme, label: { fr: theme, en: theme } } : null))[0]!;
  const themes = reader.themes.map(
    ({ theme, expectations, fears }): ThemeReading => ({
      theme,
      expectations: side(expectations, theme),
      fears: side(fears, theme),
    }),
  );
  const named = (c: number) => ({ code: String(c + 1), label: { fr: `classe ${c + 1}`, en: `class ${c + 1}` } });
  const isLeftOut = (c: number) => classes !== null && classes.options[c]! < 0;
  const shares = classes === null ? [] : readOptions(place.count(classes), (c) => (isLeftOut(c) ? null : named(c)));
  const told = themes.flatMap(({ expectations, fears }) => [expectations, fears].filter((one) => one !== null));
  const hiddenCells = questions.reduce((sum, one) => sum + one.hiddenCells, countHidden(shares) + countHidden(told));
  return { respondents: place.respondents, questions, themes, classes: shares, hiddenCells };
}

function readOptions(
  { here, beside, rest }: Counted,
  nameOf: (category: number) => Pick<OptionReading, "code" | "label"> | null,
): readonly OptionReading[] {
  return here.flatMap((cell, c) => {
    const name = nameOf(c);
    return name === null
      ? []
      : [{ code: name.code, label: name.label, here: cell, beside: beside[c]!, rest: rest[c]! }];
  });
}

const countHidden = (options: readonly OptionReading[]) => options.filter(({ here }) => here.state !== "shown").length;
