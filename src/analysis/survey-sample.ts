import { unitsOfTerritory } from "../domain/layer.ts";
import type { CellTable } from "../domain/survey-cells.ts";
import { territoryType } from "../domain/thresholds.ts";
import type { DeskContext } from "./desk-context.ts";
import type { DatasetFamily } from "./survey-dataset.ts";
import type { OptionReading } from "./survey-protocol.ts";

/** A table about where respondents are, with the names of its categories. */
export interface SampleTable {
  readonly table: CellTable;
  readonly labels: readonly Pick<OptionReading, "code" | "label">[];
}

const TYPES = [
  { code: "rural", label: { fr: "CPTS rurale", en: "rural CPTS" } },
  { code: "semi-rural", label: { fr: "CPTS semi-rurale ou périurbaine", en: "semi-rural CPTS" } },
  { code: "urbain", label: { fr: "CPTS urbaine", en: "urban CPTS" } },
  { code: "hors-cpts", label: { fr: "hors CPTS", en: "outside any CPTS" } },
] as const;

const STATUSES = [
  { code: "aci", label: { fr: "CPTS à l’ACI signé", en: "CPTS with a signed ACI" } },
  { code: "autre", label: { fr: "CPTS à un autre stade", en: "CPTS at another stage" } },
  { code: "hors-cpts", label: { fr: "hors CPTS", en: "outside any CPTS" } },
] as const;

/** Whom a sample holds: the type and the stage of the CPTS of each respondent (the first, when a commune has several). */
export function sampleTables(
  context: Omit<DeskContext, "showTiles">,
  { family, refs }: DatasetFamily,
): readonly SampleTable[] {
  const { layer, populations } = context.list();
  const stageOf = context.analysed()?.stageOf;
  const positionOf = new Map(layer.territories.map(({ id }, t) => [id, t]));
  const cptsOfAtom = new Int32Array(family.atomCount).fill(-1);
  refs.forEach(({ mesh, id }, territory) => {
    if (mesh !== "cpts") return;
    for (const atom of family.atomsOf[territory]!) if (cptsOfAtom[atom] === -1) cptsOfAtom[atom] = positionOf.get(id)!;
  });
  const cptsOf = Int32Array.from(family.atomOfRespondent, (atom) => (atom < 0 ? -1 : cptsOfAtom[atom]!));
  const typeOf = (t: number) => {
    if (t < 0 || unitsOfTerritory(layer, t).length === 0) return 3;
    return TYPES.findIndex(({ code }) => code === territoryType(populations.max[t]!));
  };
  const statusOf = (t: number) => (t < 0 ? 2 : stageOf?.[t] === "aci" ? 0 : 1);
  return [
    {
      table: { id: "echantillon-type", options: [0, 1, 2, 3], answerOf: Uint8Array.from(cptsOf, typeOf) },
      labels: TYPES,
    },
    {
      table: { id: "echantillon-stade", options: [0, 1, 2], answerOf: Uint8Array.from(cptsOf, statusOf) },
      labels: STATUSES,
    },
  ];
}
