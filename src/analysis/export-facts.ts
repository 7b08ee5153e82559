import { DEFAULT_STAGES } from "../domain/stages.ts";
import { type ExportFacts, exportSentences } from "../formats/export-sentences.ts";
import type { SentenceLanguage } from "../formats/refusal-sentences.ts";
import type { ExportNotes } from "../formats/sheet.ts";
import { nameSources } from "../formats/source-names.ts";
import type { Analysed } from "./analyse-list.ts";
import type { France } from "./france.ts";
import type { LoadedList } from "./loaded-list.ts";

/** The scope as people name it: « Bouches-du-Rhône », several names, or France. */
function nameScope({ units }: France, { report }: Analysed, language: SentenceLanguage): string {
  const { scope } = report.meta;
  if (scope === "france") return exportSentences(language).france;
  return scope
    .split(",")
    .map((zone) => {
      const [level, code] = zone.split(":") as [keyof typeof units.zones, string];
      const { codes, names } = units.zones[level];
      return names[codes.indexOf(code)] ?? zone;
    })
    .join(", ");
}

/** Whether something that the files hold is simulated: a CPTS of the scope, a site, or a mesh. */
function isSimulated({ layer, sites, maillages }: LoadedList): boolean {
  return (
    layer.provenance.nature === "simule" ||
    layer.territories.some(({ nature }) => nature === "simule") ||
    sites.some(({ nature }) => nature === "simule") ||
    maillages.some(({ nature }) => nature === "simule")
  );
}

/** What every file says of its figures. */
export function exportFacts(
  base: France,
  list: LoadedList,
  analysed: Analysed,
  language: SentenceLanguage,
): ExportFacts {
  const { meta } = analysed.report;
  const { provenance } = list.layer;
  return {
    scope: nameScope(base, analysed, language),
    date: meta.date,
    stages: meta.stages,
    isEveryStage: DEFAULT_STAGES.every((stage) => meta.stages.includes(stage)),
    nature: provenance.nature,
    isSimulated: isSimulated(list),
    list: provenance.date === undefined ? provenance.source : `${provenance.source}, ${provenance.date}`,
    cog: meta.base.cog,
    populationYear: meta.base.populationYear,
    sources: nameSources(base.info.sources, language),
  };
}

/** The same as sentences, one a line. */
export const exportNotes = (
  base: France,
  list: LoadedList,
  analysed: Analysed,
  language: SentenceLanguage,
): ExportNotes => exportSentences(language).notes(exportFacts(base, list, analysed, language));
