import { IMPORT_SENTENCES_EN } from "./import-sentences-en.ts";
import { IMPORT_SENTENCES_FR } from "./import-sentences-fr.ts";
import type { MeshAnomaly, MeshAnomalyKind, MeshRefusal } from "./mesh-list-import.ts";
import { anomalySentence, refusalSentence, type SentenceLanguage } from "./refusal-sentences.ts";
import type { SiteAnomaly, SiteAnomalyKind, SiteRefusal } from "./site-import.ts";

type OwnRefusal = Exclude<SiteRefusal | MeshRefusal, { readonly code: "file" }>;
type Facts = Pick<SiteAnomaly, "value" | "code" | "candidates" | "territory">;

/** One sentence for every refusal and anomaly of the files of sites and of meshes: a missing one does not compile. */
export interface ImportSentences {
  readonly refusals: {
    readonly [Code in OwnRefusal["code"]]: (facts: Extract<OwnRefusal, { readonly code: Code }>) => string;
  };
  /** What happened, without the number of the row. */
  readonly sites: Readonly<Record<SiteAnomalyKind, (facts: Facts) => string>>;
  readonly meshes: Readonly<Record<MeshAnomalyKind, (facts: Facts) => string>>;
  readonly row: (row: number, rest: string) => string;
  readonly file: (rest: string) => string;
}

const SENTENCES: Readonly<Record<SentenceLanguage, ImportSentences>> = {
  fr: IMPORT_SENTENCES_FR,
  en: IMPORT_SENTENCES_EN,
};

/** Why a file of sites or a mesh could not be read, in one sentence that names the file and what to do. */
export function importRefusalSentence(refusal: SiteRefusal | MeshRefusal, language: SentenceLanguage): string {
  if (refusal.code === "file") return refusalSentence(refusal.refusal, language);
  const sentence = SENTENCES[language].refusals[refusal.code] as (facts: OwnRefusal) => string;
  return sentence(refusal);
}

/** What was not used as written in a file of sites; row 0 is the whole file. */
export function siteAnomalySentence(anomaly: SiteAnomaly, language: SentenceLanguage): string {
  return withRow(anomaly.row, SENTENCES[language].sites[anomaly.kind](anomaly), language);
}

/** What was not used as written in a mesh; row 0 is the whole file. */
export function meshAnomalySentence(anomaly: MeshAnomaly, language: SentenceLanguage): string {
  const own = SENTENCES[language].meshes[anomaly.kind as MeshAnomalyKind] as ((facts: Facts) => string) | undefined;
  return own === undefined ? anomalySentence(anomaly, language) : withRow(anomaly.row, own(anomaly), language);
}

function withRow(row: number, rest: string, language: SentenceLanguage): string {
  const { row: say, file } = SENTENCES[language];
  return row === 0 ? file(rest) : say(row, rest);
}
