import type { Maillage } from "../domain/maillage.ts";
import { accept, type Result } from "../domain/result.ts";
import type { ZoneRef } from "../domain/scope.ts";
import type { ListRefusal } from "../formats/list-refusal.ts";
import { readMesh } from "../formats/mesh-list.ts";
import type { MeshImport, MeshRefusal } from "../formats/mesh-list-import.ts";
import { createPlaceResolver } from "../formats/place-resolver.ts";
import { readPerimeterFile } from "../formats/read-perimeters.ts";
import { hashSha256 } from "../formats/sha256.ts";
import type { SiteBase, SiteImport, SiteRefusal } from "../formats/site-import.ts";
import { readSites } from "../formats/site-list.ts";
import { createCentreReader } from "../geo/unit-centres.ts";
import type { France } from "./france.ts";
import type { ListChoices, MaillageChoices, SiteChoices } from "./import-protocol.ts";
import { exampleContent, type ListContent } from "./loaded-list.ts";
import { meshRequest } from "./mesh-catalogue.ts";
import type { ListInfo } from "./protocol.ts";
import type { MeshImportInfo, SiteImportInfo } from "./site-protocol.ts";

interface ImportParts {
  readonly base: () => France;
  /** Makes a layer the one in use, with the sites and meshes that come with it. */
  readonly adopt: (content: ListContent) => ListInfo;
}

interface SitesInUse {
  readonly file: string;
  readonly read: SiteImport;
}

interface MaillageInUse {
  readonly file: string;
  readonly read: MeshImport;
}

/** What follows an import that was accepted: the list in use as it now is, and what was read. */
export interface Imported<Info> {
  readonly list: ListInfo;
  readonly info: Info;
}

type Progress = (share: number) => void;

/**
 * Reads the files of people and puts what they hold in place of the example, layer by layer. Simulated sites and meshes
 * stay only as long as the simulated CPTS do: they never mix with real ones.
 */
export function createImportDesk({ base, adopt }: ImportParts) {
  let perimeters: Omit<ListContent, "sites" | "maillages"> | null = null;
  let sites: readonly SitesInUse[] = [];
  let maillages: readonly MaillageInUse[] = [];
  let running = new AbortController();

  /** The layers in use now. */
  function content(): ListContent {
    const example = exampleContent(base());
    const imported: readonly Maillage[] = maillages.map(({ read }) => read.maillage);
    const isReplaced = new Set(imported.map(({ id }) => id));
    return {
      ...(perimeters ?? example),
      sites: sites.length > 0 ? uniqueSites(sites) : perimeters === null ? example.sites : [],
      maillages: [
        ...imported,
        ...(perimeters === null ? example.maillages.filter(({ id }) => !isReplaced.has(id)) : []),
      ],
    };
  }

  /** Only one file is read at a time: a new one takes the place of the one before. */
  function begin(): AbortSignal {
    running.abort();
    running = new AbortController();
    return running.signal;
  }

  async function siteBase(): Promise<SiteBase> {
    const { units, unitIndex, mesh, history, postalCodes } = base();
    const read = { units, history: await history(), postalCodes: await postalCodes() };
    return {
      units,
      history: read.history,
      unitIndex,
      centreOf: createCentreReader(mesh, unitIndex),
      places: createPlaceResolver(read),
    };
  }

  return {
    /** The example, or what was imported in its place, on the contours in use now. */
    adoptContent: (): ListInfo => adopt(content()),

    requests: {
      /** Reads a list of CPTS; when it is refused the one in use stays. */
      async importList(
        name: string,
        bytes: Uint8Array<ArrayBuffer>,
        choices: ListChoices = {},
      ): Promise<Result<ListInfo, ListRefusal>> {
        begin();
        const { units, mesh, unitIndex, geography, history, postalCodes } = base();
        const ground = {
          units,
          mesh,
          unitIndex,
          geography,
          history: await history(),
          postalCodes: await postalCodes(),
        };
        const result = await readPerimeterFile({ name, bytes }, ground, choices);
        if (!result.ok) return result;
        const { layer, rows } = result.value;
        perimeters = { layer, read: result.value, inputs: [{ file: name, sha256: await hashSha256(bytes), rows }] };
        return accept(adopt(content()));
      },

      /** Back to the embedded example. */
      async removeList(): Promise<ListInfo> {
        perimeters = null;
        return adopt(content());
      },

      async chooseExtent(extent: readonly ZoneRef[] | "france"): Promise<ListInfo> {
        if (perimeters !== null) perimeters = { ...perimeters, layer: { ...perimeters.layer, extent } };
        return adopt(content());
      },

      /** Reads a file of structures; those of a file of the same name leave. */
      async importSites(
        name: string,
        bytes: Uint8Array<ArrayBuffer>,
        choices: SiteChoices = {},
        onProgress: Progress = () => {},
      ): Promise<Result<Imported<SiteImportInfo>, SiteRefusal>> {
        const signal = begin();
        const result = await readSites({ name, bytes }, await siteBase(), { ...choices, onProgress, signal });
        if (!result.ok) return result;
        sites = [...sites.filter(({ file }) => file !== name), { file: name, read: result.value }];
        const { sites: _places, ...info } = result.value;
        return accept({ list: adopt(content()), info: { ...info, file: name } });
      },

      async removeSites(file: string): Promise<ListInfo> {
        sites = sites.filter((other) => other.file !== file);
        return adopt(content());
      },

      /** Reads another mesh; the one of the same name leaves. */
      async importMaillage(
        name: string,
        bytes: Uint8Array<ArrayBuffer>,
        { mesh, date, ...choices }: MaillageChoices,
      ): Promise<Result<Imported<MeshImportInfo>, MeshRefusal>> {
        const signal = begin();
        const { geography, mesh: contours } = base();
        const places = sites.length > 0 ? uniqueSites(sites) : [];
        const ground = { ...(await siteBase()), geography, mesh: contours, sites: places };
        const result = await readMesh({ name, bytes }, ground, { ...meshRequest(mesh, date, choices), signal });
        if (!result.ok) return result;
        const { maillage, ...info } = result.value;
        maillages = [
          ...maillages.filter(({ read }) => read.maillage.id !== maillage.id),
          { file: name, read: result.value },
        ];
        const { id, name: title, layer, isClassification = false } = maillage;
        return accept({
          list: adopt(content()),
          info: { ...info, file: name, id, name: title, territories: layer.territories.length, isClassification },
        });
      },

      async removeMaillage(id: string): Promise<ListInfo> {
        maillages = maillages.filter(({ read }) => read.maillage.id !== id);
        return adopt(content());
      },

      /** Stops the file being read, where its reader can be stopped. */
      async cancelImport(): Promise<void> {
        running.abort();
      },
    },
  };
}

/** A place that two files name is one place: the later file says what it is. */
function uniqueSites(files: readonly SitesInUse[]): readonly SiteImport["sites"][number][] {
  return [...new Map(files.flatMap(({ read }) => read.sites.map((site) => [site.id, site] as const))).values()];
}
