import type { MaillageProcess } from "./maillage.ts";

/**
 * What the minimal structure of data on CPTS asks for beyond the perimeter and the stages (IRDES): counts of persons
 * belong to the organisation that publishes them, and are no counts of patients.
 */
export interface CptsFacts {
  /** Id or name of the CPTS, as written. */
  readonly territory: string;
  /** Members of the association; null when the source does not say. */
  readonly members: number | null;
  /** Health professionals of the territory, members or not. */
  readonly professionals: number | null;
  /** How its territory was built: imposed, chosen, or both. */
  readonly process: MaillageProcess;
  /** The inter-CPTS that it belongs to; empty for none. */
  readonly interCpts: string;
}
