import { adminMaillages } from "../domain/admin-maillage.ts";
import type { MeshView } from "../domain/cross.ts";
import { buildLayerIndex, type LayerIndex } from "../domain/layer-index.ts";
import type { Maillage } from "../domain/maillage.ts";
import { existsAt } from "../domain/stages.ts";
import type { TerritoryLayer } from "../domain/territory.ts";
import type { UnitTable } from "../domain/unit.ts";
import type { Analysed } from "./analyse-list.ts";
import type { CrossMeshInfo } from "./cross-protocol.ts";
import type { DeskContext } from "./desk-context.ts";
import { NO_OWN, type OwnTerritories, ownMaillages } from "./own-meshes.ts";

/** Id of the CPTS among the meshes. */
export const CPTS_MESH = "cpts";

/** A mesh that can be crossed, read at the date of the analysis. */
export interface OpenMesh extends MeshView {
  readonly info: CrossMeshInfo;
}

const CPTS_FACTS = {
  name: { fr: "CPTS", en: "CPTS" },
  owner: { fr: "Professionnels de santé, validation de l’ARS", en: "Health professionals, approval of the ARS" },
  legalBasis: { fr: "Code de la santé publique, L.1434-12", en: "Public health code, L.1434-12" },
  unit: { fr: "communes", en: "communes" },
  family: "intervention",
  process: "inconnu",
  rule: {
    fr: "Communes déclarées\u202f; une commune dont une partie est déclarée compte entière dans chaque CPTS.",
    en: "Communes as declared; a commune of which a part is declared counts whole in each CPTS.",
  },
} as const;

/**
 * The meshes of a moment: the CPTS counted by the analysis (stages and date), the administrative levels, and every
 * other mesh in use, of which a territory counts when it exists at the date. Indexes are kept from one request to the next.
 */
export function createMeshBook(context: DeskContext) {
  const indexes = new WeakMap<TerritoryLayer, LayerIndex>();
  const admin = new WeakMap<UnitTable, readonly Maillage[]>();
  let own: OwnTerritories = NO_OWN;
  /** Meshes made of `own`, and the list that they were made beside. */
  let made: {
    readonly of: OwnTerritories;
    readonly beside: TerritoryLayer;
    readonly meshes: readonly Maillage[];
  } | null = null;

  function ownMeshes(): readonly Maillage[] {
    const { layer } = context.list();
    if (made === null || made.of !== own || made.beside !== layer) {
      const meshes = ownMaillages(context.base().units, layer, own, analysed().report.meta.date);
      made = { of: own, beside: layer, meshes };
    }
    return made.meshes;
  }

  function indexOf(layer: TerritoryLayer): LayerIndex {
    let index = indexes.get(layer);
    if (index === undefined) {
      index = buildLayerIndex(layer, context.base().units.count);
      indexes.set(layer, index);
    }
    return index;
  }

  function others(): readonly Maillage[] {
    const { units } = context.base();
    let levels = admin.get(units);
    if (levels === undefined) {
      levels = adminMaillages(units);
      admin.set(units, levels);
    }
    return [...levels, ...context.maillages(), ...ownMeshes()];
  }

  /** The last analysis. @throws when nothing was analysed yet, which is a bug of the page */
  function analysed(): Analysed {
    const last = context.analysed();
    if (last === null) throw new Error("meshes were crossed before anything was analysed");
    return last;
  }

  function openMaillage({ layer, ...facts }: Maillage): OpenMesh {
    const { date } = analysed().report.meta;
    const active = Uint8Array.from(layer.territories, (territory) => (existsAt(territory, date) ? 1 : 0));
    return { info: { ...facts, territories: countOf(active) }, layer, index: indexOf(layer), active };
  }

  function openCpts(): OpenMesh {
    const { layer, index } = context.list();
    const { active, report } = analysed();
    const { nature } = layer.provenance;
    const info = { id: CPTS_MESH, ...CPTS_FACTS, date: report.meta.date, nature, territories: countOf(active) };
    return { info, layer, index, active };
  }

  return {
    analysed,
    /** Puts what a person made among the meshes, in place of what was there. */
    takeOwn(territories: OwnTerritories): void {
      own = territories;
    },
    list: (): readonly CrossMeshInfo[] => [openCpts().info, ...others().map((mesh) => openMaillage(mesh).info)],
    /** Null when no mesh in use has this id: the one that was chosen left with its list. */
    open(id: string): OpenMesh | null {
      if (id === CPTS_MESH) return openCpts();
      const mesh = others().find((one) => one.id === id);
      return mesh === undefined ? null : openMaillage(mesh);
    },
  };
}

const countOf = (active: Uint8Array): number => active.reduce((sum, one) => sum + one, 0);
