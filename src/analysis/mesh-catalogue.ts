import catalogue from "../../data/mesh-catalogue.json";
import type { BilingualText, MaillageFacts, MaillageFamily, MaillageProcess } from "../domain/maillage.ts";
import type { SiteKind } from "../domain/site.ts";
import type { IsoDate } from "../domain/territory.ts";
import type { AdminLevel } from "../domain/unit.ts";
import { foldText } from "../formats/columns.ts";
import type { MeshRequest } from "../formats/mesh-list-import.ts";

/** A mesh that people know by name, whether or not it is loaded: what it is, and where its file is found. */
export interface CatalogueMesh {
  readonly id: string;
  readonly name: BilingualText;
  /** Other names under which people ask for it. */
  readonly aliases: readonly string[];
  readonly what: BilingualText;
  readonly owner: BilingualText;
  readonly legalBasis: BilingualText;
  readonly unit: BilingualText;
  readonly family: MaillageFamily;
  readonly process: MaillageProcess;
  readonly getting: { readonly publisher: string; readonly url: string | null; readonly note: BilingualText };
  /** Words of the headers under which files name its zones. */
  readonly zoneHints: readonly string[];
  readonly zoneNames?: Readonly<Record<string, string>>;
  readonly seatKind?: SiteKind;
  readonly within?: AdminLevel | null;
  /** The application brings it: nothing to import. */
  readonly builtIn?: boolean;
}

/** Known meshes, those of care first (`data/mesh-catalogue.json`). */
export const MESH_CATALOGUE = catalogue.meshes as readonly CatalogueMesh[];

const UNSAID: BilingualText = { fr: "non renseigné", en: "not said" };
const AS_IMPORTED: BilingualText = { fr: "Zones du fichier importé.", en: "Zones of the imported file." };

/** What a person may say of a mesh in place of the catalogue. */
export type MeshChoices = Partial<Omit<MeshRequest, "facts">> &
  Partial<Pick<MaillageFacts, "owner" | "legalBasis" | "unit" | "family" | "process">>;

/** The known mesh that a name means: `GHT`, `ght`, `Territoires de vie-santé`; null for any other. */
function findCatalogueMesh(name: string): CatalogueMesh | null {
  const wanted = foldText(name);
  return (
    MESH_CATALOGUE.find(({ id, name: { fr, en }, aliases }) =>
      [id, fr, en, ...aliases].some((known) => foldText(known) === wanted),
    ) ?? null
  );
}

/**
 * What to ask of the reader for a mesh named by a person: the facts and hints of the catalogue where it knows the name,
 * what the person says otherwise. `date`: of the file, or of its import.
 */
export function meshRequest(name: string, date: IsoDate, choices: MeshChoices = {}): MeshRequest {
  const { owner, legalBasis, unit, family, process, ...reading } = choices;
  const known = findCatalogueMesh(name);
  return {
    facts: {
      id: known?.id ?? (foldText(name).replaceAll(" ", "-") || "maillage"),
      name: known?.name ?? { fr: name, en: name },
      owner: owner ?? known?.owner ?? UNSAID,
      legalBasis: legalBasis ?? known?.legalBasis ?? UNSAID,
      unit: unit ?? known?.unit ?? UNSAID,
      family: family ?? known?.family ?? "intervention",
      process: process ?? known?.process ?? "inconnu",
      rule: AS_IMPORTED,
      date,
    },
    zoneHints: known?.zoneHints ?? [name],
    ...(known?.zoneNames === undefined ? {} : { zoneNames: known.zoneNames }),
    ...(known?.seatKind === undefined ? {} : { seatKind: known.seatKind }),
    ...(known?.within === undefined ? {} : { within: known.within }),
    ...reading,
  };
}
