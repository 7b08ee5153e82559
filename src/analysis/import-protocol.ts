import type { SiteKind } from "../domain/site.ts";
import type { IsoDate } from "../domain/territory.ts";
import type { FileOptions } from "../formats/read-perimeters.ts";
import type { MeshChoices } from "./mesh-catalogue.ts";

/** How a list of CPTS was read, beside what the file says: sheet, columns, year, extent, corrections. */
export type ListChoices = FileOptions;

export interface SiteChoices {
  /** What every place of the file is, for a list without categories. */
  readonly kind?: SiteKind;
  readonly sheet?: string;
}

export interface MaillageChoices extends Pick<MeshChoices, "zoneColumn" | "unitColumn" | "sheet"> {
  /** As a person calls it: `GHT`, `TVS`, or any name of their own. */
  readonly mesh: string;
  /** Of the file, or of its import. */
  readonly date: IsoDate;
}
