import type { ResponseSentences } from "./response-sentences.ts";

const quote = (text: string) => `“${text}”`;

export const RESPONSE_SENTENCES_EN: ResponseSentences = {
  row: (row, rest) => `Row ${row}: ${rest}`,
  kinds: {
    "colonne-identite": ({ column }) => `column ${quote(column)} identifies people, it is not read.`,
    "identite-masquee": ({ column }) => `an address or telephone number was crossed out in ${quote(column)}.`,
    "question-absente": ({ column, value }) =>
      `question ${quote(column)} (${value}) is not in the file, it stays without answer.`,
    "colonne-inconnue": ({ column }) => `column ${quote(column)} is no question of this survey, it is not read.`,
    "option-inconnue": ({ column, value }) =>
      `${quote(value)} is not an answer to ${quote(column)}, it counts as no answer.`,
    "accord-lu": ({ column, value, candidates }) =>
      `${quote(value)} is read as “${candidates.join("")}” for ${quote(column)}.`,
    "nombre-illisible": ({ column, value }) =>
      `${quote(value)} is not a number, ${quote(column)} stays without answer.`,
    "nombre-impossible": ({ column, value }) =>
      `${quote(value)} is beyond what is possible, ${quote(column)} stays without answer.`,
    contradiction: ({ column, value }) =>
      `${quote(value)} is ticked with other answers, ${quote(column)} stays without answer.`,
    formule: ({ column }) => `a formula is kept as plain text in ${quote(column)}.`,
    "identifiant-repete": ({ value }) => `id ${quote(value)} comes again: the responses are kept, one is retained.`,
    "commune-inconnue": ({ value }) => `no commune matches ${quote(value)}, the response counts for France only.`,
    "commune-douteuse": ({ value }) => `${quote(value)} may be several communes, the response counts for France only.`,
    "cpts-inconnue": ({ value, candidates }) =>
      `no CPTS of the list is called ${quote(value)}${candidates.length > 0 ? ` (${candidates.join(", ")}?)` : ""}.`,
    "cpts-approchee": ({ value, candidates }) => `${quote(value)} is read as ${quote(candidates.join(", "))}.`,
    "sans-lieu": () => "neither commune nor CPTS, the response counts for France only.",
  },
};
