import type { Instrument, Question } from "../domain/survey.ts";

/** Rows that begin so are help, not responses. */
export const HELP_MARK = "#";

/** A CSV file to fill: one column for each question, then two lines of help that the reader skips. */
export function templateOf({ questions, respondent }: Instrument): string {
  const place = respondent === "structure" ? ["id", "date", "cpts"] : ["id", "date", "commune", "code_postal"];
  const hints = respondent === "structure" ? ["nom ou identifiant"] : ["nom ou code INSEE", "5 chiffres"];
  const lines = [
    [...place, ...questions.map(({ id }) => id)],
    [`${HELP_MARK} question`, "", ...hints.map(() => ""), ...questions.map(({ label }) => label.fr)],
    [`${HELP_MARK} réponses`, "AAAA-MM-JJ", ...hints, ...questions.map(hintOf)],
  ];
  return `\ufeff${lines.map((cells) => cells.map(quote).join(";")).join("\r\n")}\r\n`;
}

function hintOf({ kind, options }: Question): string {
  if (kind === "text") return "texte";
  if (kind === "number") return "nombre";
  const codes = options.map(({ code }) => code);
  return kind === "multiple" ? `${codes.join(" et/ou ")}` : codes.join(" ou ");
}

const quote = (cell: string): string => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
