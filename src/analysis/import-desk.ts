import type { Maillage } from "../domain/maillage.ts";
import { accept, type Result } from "../domain/result.ts";
import type { ZoneRef } from "../domain/scope.ts";
import type { Site } from "../domain/site.ts";
import type { ListRefusal } from "../formats/list-refusal.ts";
import type { MeshRefusal } from "../formats/mesh-list-import.ts";
import { readPerimeterFile } from "../formats/read-perimeters.ts";
import { hashSha256 } from "../formats/sha256.ts";
import type { SiteRefusal } from "../formats/site-import.ts";
import type { France } from "./france.ts";
import type { ListChoices, MaillageChoices, SiteChoices } from "./import-protocol.ts";
import { exampleContent, type ListContent } from "./loaded-list.ts";
import type { ListInfo } from "./protocol.ts";
import { departementMesh, importMesh, importSites } from "./site-importing.ts";
import type { MeshImportInfo, SiteImportInfo } from "./site-protocol.ts";

interface ImportParts {
  readonly base: () => France;
  /** Makes a layer the one in use, with the sites and meshes that come with it. */
  readonly adopt: (content: ListContent) => ListInfo;
}

interface SitesInUse {
  readonly file: string;
  readonly places: readonly Site[];
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
  let maillages: readonly Maillage[] = [];
  let running = new AbortController();

  /** The layers in use now. */
  function content(): ListContent {
    const example = exampleContent(base());
    const isReplaced = new Set(maillages.map(({ id }) => id));
    return {
      ...(perimeters ?? example),
      sites: sites.length > 0 ? uniqueSites(sites) : perimeters === null ? example.sites : [],
      maillages: [
        ...maillages,
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

  /** A mesh takes the place of the one of the same id. */
  function take({ maillage, info }: { readonly maillage: Maillage; readonly info: MeshImportInfo }) {
    maillages = [...maillages.filter(({ id }) => id !== maillage.id), maillage];
    return accept({ list: adopt(content()), info });
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
        onProgress: Progress = () => {},
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
          onProgress,
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
        const result = await importSites(base(), { name, bytes }, { ...choices, onProgress, signal });
        if (!result.ok) return result;
        const { sites: places, info } = result.value;
        sites = [...sites.filter(({ file }) => file !== name), { file: name, places }];
        return accept({ list: adopt(content()), info });
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
        const result = await importMesh(
          base(),
          uniqueSites(sites),
          { name, bytes },
          { name: mesh, date, choices: { ...choices, signal } },
        );
        if (!result.ok) return result;
        return take(result.value);
      },

      /** The rule « un par département » for a mesh of which no file is at hand. */
      async deriveMaillage({ mesh, date }: Pick<MaillageChoices, "mesh" | "date">): Promise<Imported<MeshImportInfo>> {
        const maillage = departementMesh(base(), mesh, date);
        const { id, name, layer, rule } = maillage;
        return take({
          maillage,
          info: {
            file: rule.fr,
            id,
            name,
            territories: layer.territories.length,
            isClassification: false,
            reading: "zones",
            anomalies: [],
            rows: 0,
            units: layer.members.length,
            zoneColumn: null,
            otherZoneColumns: [],
            ignoredColumns: [],
            rebuilt: null,
          },
        }).value;
      },

      async removeMaillage(id: string): Promise<ListInfo> {
        maillages = maillages.filter((other) => other.id !== id);
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
function uniqueSites(files: readonly SitesInUse[]): readonly Site[] {
  return [...new Map(files.flatMap(({ places }) => places.map((site) => [site.id, site] as const))).values()];
}
