import type { CptsFacts } from "../domain/cpts-facts.ts";
import type { MaillageProcess } from "../domain/maillage.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import { foldText } from "./columns.ts";
import { readNamedTable } from "./named-columns.ts";
import type { NamedFile } from "./perimeter-list.ts";

/** Folded headers that name each column. */
export const FACT_COLUMNS = {
  territory: ["identifiant", "cptsid", "id", "idcpts", "territoireid", "cpts", "cptsnom", "nomcpts", "nom"],
  members: ["membres", "adherents", "nombredemembres", "nombredadherents", "members"],
  professionals: ["professionnels", "professionnelsdesante", "nombredeprofessionnels", "professionals"],
  process: ["processus", "processusdeconstruction", "construction", "process"],
  interCpts: ["intercpts", "groupement"],
} as const;

const PROCESS_WORDS: readonly (readonly [MaillageProcess, readonly string[]])[] = [
  ["mixte", ["mixte", "both"]],
  ["descendant", ["descendant", "impose", "ad hoc"]],
  ["ascendant", ["ascendant", "choisi", "vecu"]],
];

export interface CptsFactsAnomaly {
  readonly row: number;
  readonly code: "sans-cpts" | "doublon" | "effectif-illisible" | "processus-inconnu";
  readonly value: string;
}

export interface CptsFactsImport {
  readonly file: string;
  readonly facts: readonly CptsFacts[];
  readonly anomalies: readonly CptsFactsAnomaly[];
}

export interface CptsFactsRefusal {
  readonly code: "no-facts-columns" | "no-facts";
  readonly file: string;
}

/** Reads a table of facts, one CPTS a row: a column for the CPTS and at least one fact. An empty cell is « not said ». */
export async function readCptsFacts(file: NamedFile): Promise<Result<CptsFactsImport, CptsFactsRefusal>> {
  const { name } = file;
  const table = await readNamedTable(file, FACT_COLUMNS);
  if (table === null || table.columns.territory === undefined || Object.keys(table.columns).length < 2)
    return refuse({ code: "no-facts-columns", file: name });
  const anomalies: CptsFactsAnomaly[] = [];
  const seen = new Set<string>();
  const facts = table.rows.flatMap(({ number: row, cells }): CptsFacts[] => {
    const cell = (role: keyof typeof FACT_COLUMNS) => cells[table.columns[role] ?? -1]?.trim() ?? "";
    const say = (code: CptsFactsAnomaly["code"], value: string) => anomalies.push({ row, code, value });
    const territory = cell("territory");
    if (territory === "TOTAL") return [];
    if (territory === "" || seen.has(foldText(territory))) {
      say(territory === "" ? "sans-cpts" : "doublon", territory);
      return [];
    }
    seen.add(foldText(territory));
    const count = (role: "members" | "professionals") => {
      const written = cell(role).replace(/[\s\u00a0\u202f]/g, "");
      if (/^\d{1,6}$/.test(written)) return Number(written);
      if (written !== "") say("effectif-illisible", cell(role));
      return null;
    };
    const folded = foldText(cell("process"));
    const process = PROCESS_WORDS.find(([, words]) => words.some((word) => folded.includes(word)))?.[0] ?? "inconnu";
    if (process === "inconnu" && folded !== "" && folded !== "inconnu") say("processus-inconnu", cell("process"));
    return [
      {
        territory,
        members: count("members"),
        professionals: count("professionals"),
        process,
        interCpts: cell("interCpts"),
      },
    ];
  });
  return facts.length === 0 ? refuse({ code: "no-facts", file: name }) : accept({ file: name, facts, anomalies });
}
