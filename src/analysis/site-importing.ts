import type { BilingualText, Maillage } from "../domain/maillage.ts";
import { accept, type Result } from "../domain/result.ts";
import type { Site } from "../domain/site.ts";
import type { IsoDate } from "../domain/territory.ts";
import { readMesh } from "../formats/mesh-list.ts";
import type { MeshRefusal } from "../formats/mesh-list-import.ts";
import type { NamedFile } from "../formats/perimeter-list.ts";
import type { SiteRefusal } from "../formats/site-import.ts";
import { readSites, type SiteOptions } from "../formats/site-list.ts";
import { onePerDepartement } from "../geo/rebuilt-mesh.ts";
import type { France } from "./france.ts";
import { type MeshChoices, meshRequest } from "./mesh-catalogue.ts";
import { meshBaseOf } from "./site-base.ts";
import type { MeshImportInfo, SiteImportInfo } from "./site-protocol.ts";

/** Reads a file of sites against a base; the caller decides what becomes of those in use. */
export async function importSites(
  france: France,
  file: NamedFile,
  options: SiteOptions = {},
): Promise<Result<{ readonly sites: readonly Site[]; readonly info: SiteImportInfo }, SiteRefusal>> {
  const read = await readSites(file, await meshBaseOf(france, []), options);
  if (!read.ok) return read;
  const { sites, ...info } = read.value;
  return accept({ sites, info: { file: file.name, ...info } });
}

/**
 * Reads a mesh that a person names (« GHT », « TVS », any name). `sites`: those in use, which place the members of a
 * GHT. `date`: of the file, or of its import.
 */
export async function importMesh(
  france: France,
  sites: readonly Site[],
  file: NamedFile,
  asked: { readonly name: string; readonly date: IsoDate; readonly choices?: MeshChoices },
): Promise<Result<{ readonly maillage: Maillage; readonly info: MeshImportInfo }, MeshRefusal>> {
  const read = await readMesh(
    file,
    await meshBaseOf(france, sites),
    meshRequest(asked.name, asked.date, asked.choices),
  );
  if (!read.ok) return read;
  const { maillage, ...info } = read.value;
  const { id, name, layer, isClassification = false } = maillage;
  return accept({
    maillage,
    info: { file: file.name, ...info, id, name, territories: layer.territories.length, isClassification },
  });
}

const WHOLE_DEPARTEMENT: BilingualText = {
  fr: "Zone reconstituée par règle\u202f: un territoire par département.",
  en: "Zone rebuilt by rule: one territory for each département.",
};

/** The built-in rule « un par département » for a mesh of which no file is at hand, labelled as rebuilt. */
export function departementMesh({ units }: France, name: string, date: IsoDate): Maillage {
  const { facts } = meshRequest(name, date);
  return onePerDepartement(units, { ...facts, rule: WHOLE_DEPARTEMENT }, name);
}
