import { MAILLAGE_PROCESSES, type MaillageProcess } from "../domain/maillage.ts";
import { SET_JOINS, type SetJoin, type SetRow, type SetTerm } from "../domain/set-rows.ts";

export interface KeptSet {
  readonly name: string;
  readonly rows: readonly SetRow[];
}

/** CPTS that work together: a fact that a person states, whatever the meshes say. */
export interface KeptGroup {
  readonly name: string;
  /** Ids of CPTS. */
  readonly members: readonly string[];
}

/** The part `sets` of the work: sets of communes, groups of CPTS, and who drew each CPTS. */
export interface KeptSets {
  readonly sets: readonly KeptSet[];
  readonly groups: readonly KeptGroup[];
  /** By id of CPTS. */
  readonly processes: Readonly<Record<string, MaillageProcess>>;
}

export const NO_SETS: KeptSets = { sets: [], groups: [], processes: {} };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What a browser or a work file kept; entries that cannot be read are left out, and counted. */
export function readKeptSets(part: unknown): { readonly kept: KeptSets; readonly damaged: number } {
  if (part === undefined) return { kept: NO_SETS, damaged: 0 };
  if (!isRecord(part)) return { kept: NO_SETS, damaged: 1 };
  const sets = listOf(part.sets).map(readSet);
  const groups = listOf(part.groups).map(readGroup);
  const processes = Object.entries(isRecord(part.processes) ? part.processes : {});
  const known = processes.filter((entry): entry is [string, MaillageProcess] =>
    (MAILLAGE_PROCESSES as readonly unknown[]).includes(entry[1]),
  );
  const present = <Value>(values: readonly (Value | null)[]) => values.filter((one): one is Value => one !== null);
  const kept = { sets: present(sets), groups: present(groups), processes: Object.fromEntries(known) };
  const read = kept.sets.length + kept.groups.length + known.length;
  return { kept, damaged: sets.length + groups.length + processes.length - read };
}

function readGroup(value: unknown): KeptGroup | null {
  if (!isRecord(value) || typeof value.name !== "string" || !Array.isArray(value.members)) return null;
  const members = value.members.filter((one): one is string => typeof one === "string");
  return members.length === value.members.length ? { name: value.name, members } : null;
}

function readSet(value: unknown): KeptSet | null {
  if (!isRecord(value) || typeof value.name !== "string" || !Array.isArray(value.rows)) return null;
  const rows = value.rows.map(readRow);
  return rows.every((row) => row !== null) ? { name: value.name, rows } : null;
}

function readRow(value: unknown): SetRow | null {
  if (!isRecord(value) || !(SET_JOINS as readonly unknown[]).includes(value.join)) return null;
  const term = readTerm(value.term);
  return term === null ? null : { join: value.join as SetJoin, term };
}

function readTerm(value: unknown): SetTerm | null {
  if (!isRecord(value)) return null;
  const { kind, mesh, id } = value;
  if (kind === "scope") return { kind };
  if (typeof mesh !== "string") return null;
  if (kind === "mesh") return { kind, mesh };
  return kind === "territory" && typeof id === "string" ? { kind, mesh, id } : null;
}
