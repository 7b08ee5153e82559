import type { ActionImport } from "../formats/action-list.ts";
import type { CptsFactsImport } from "../formats/cpts-facts-list.ts";
import type { PractitionerImport } from "../formats/practitioner-list.ts";

/** The tables that people add to the list of CPTS: the desk of the cockpit takes them up, that of exports writes them. */
export interface CockpitState {
  actions: ActionImport | null;
  facts: CptsFactsImport | null;
  practitioners: PractitionerImport | null;
}

export const createCockpitState = (): CockpitState => ({ actions: null, facts: null, practitioners: null });
