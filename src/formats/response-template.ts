import type { Instrument, Question } from "../domain/survey.ts";

/** A CSV file to fill: one column for each question, and a second row that says what may be written; delete it first. */
export function templateOf({ questions, respondent }: Instrument): string {
  const place = respondent === "structure" ? ["id", "date", "cpts"] : ["id", "date", "commune", "code_postal"];
  const hints =
    respondent === "structure"
      ? ["1", "2026-01-31", "nom ou identifiant"]
      : ["1", "2026-01-31", "nom ou code INSEE", "5 chiffres"];
  const lines = [
    [...place, ...questions.map(({ id }) => id)],
    [...hints, ...questions.map(hintOf)],
    [...place.map(() => ""), ...questions.map(({ label }) => label.fr)],
  ];
  // The header comes first so that the file reads back; the two lines below are help.
  return `\ufeff${lines.map((cells) => cells.map(quote).join(";")).join("\r\n")}\r\n`;
}

function hintOf({ kind, options }: Question): string {
  if (kind === "text") return "texte";
  if (kind === "number") return "nombre";
  const codes = options.map(({ code }) => code);
  return kind === "multiple" ? `${codes.join(" et/ou ")}` : codes.join(" ou ");
}

const quote = (cell: string): string => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
