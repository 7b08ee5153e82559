import type { ResponseSentences } from "./response-sentences.ts";

const quote = (text: string) => `«\u00a0${text}\u00a0»`;

export const RESPONSE_SENTENCES_FR: ResponseSentences = {
  row: (row, rest) => `Ligne ${row}\u202f: ${rest}`,
  kinds: {
    "colonne-identite": ({ column }) => `la colonne ${quote(column)} identifie des personnes, elle n’est pas lue.`,
    "identite-masquee": ({ column }) => `une adresse ou un téléphone a été masqué dans ${quote(column)}.`,
    "question-absente": ({ column, value }) =>
      `la question ${quote(column)} (${value}) n’est pas dans le fichier, elle reste sans réponse.`,
    "colonne-inconnue": ({ column }) =>
      `la colonne ${quote(column)} n’est pas une question de cette enquête, elle n’est pas lue.`,
    "option-inconnue": ({ column, value }) =>
      `${quote(value)} n’est pas une réponse prévue à ${quote(column)}, elle est comptée sans réponse.`,
    "accord-lu": ({ column, value, candidates }) =>
      `${quote(value)} est lu «\u00a0${candidates.join("")}\u00a0» pour ${quote(column)}.`,
    "nombre-illisible": ({ column, value }) =>
      `${quote(value)} n’est pas un nombre, ${quote(column)} reste sans réponse.`,
    "nombre-impossible": ({ column, value }) =>
      `${quote(value)} sort de ce qui est possible, ${quote(column)} reste sans réponse.`,
    contradiction: ({ column, value }) =>
      `${quote(value)} est coché avec d’autres réponses, ${quote(column)} reste sans réponse.`,
    formule: ({ column }) => `une formule est gardée comme un simple texte dans ${quote(column)}.`,
    "identifiant-repete": ({ value }) =>
      `l’identifiant ${quote(value)} revient\u202f: les réponses sont gardées, une seule est retenue.`,
    "commune-inconnue": ({ value }) =>
      `aucune commune ne correspond à ${quote(value)}, la réponse ne compte que pour la France.`,
    "commune-douteuse": ({ value }) =>
      `${quote(value)} désigne plusieurs communes, la réponse ne compte que pour la France.`,
    "cpts-inconnue": ({ value, candidates }) =>
      `aucune CPTS de la liste ne s’appelle ${quote(value)}${candidates.length > 0 ? ` (${candidates.join(", ")}\u202f?)` : ""}.`,
    "cpts-approchee": ({ value, candidates }) => `${quote(value)} est lu ${quote(candidates.join(", "))}.`,
    "sans-lieu": () => "ni commune ni CPTS, la réponse ne compte que pour la France.",
  },
};
