import type { IndexedMesh } from "../domain/draft-crossing.ts";
import type { CountedLayer } from "../domain/draft-ground.ts";
import { extentMask } from "../domain/extent.ts";
import { buildLayerIndex } from "../domain/layer-index.ts";
import type { Maillage } from "../domain/maillage.ts";
import { activeTerritories } from "../domain/stages.ts";
import type { DeskContext } from "./desk-context.ts";
import { createDraftView, type DraftView } from "./draw-view.ts";

/** What drawing rests on, whatever the draft: it follows from the list, the meshes and the last analysis. */
export interface DrawSetting {
  readonly counted: CountedLayer;
  readonly meshes: readonly IndexedMesh[];
  readonly target: number;
  /** 1 for every unit of the scope of the analysis. */
  readonly inScope: Uint8Array;
  readonly view: DraftView;
}

/**
 * Returns a function that gives the setting of the moment: the same value as long as nothing changed under it. A list
 * that was just imported may not be analysed yet, so that what counts is read from the list and never from the analysis.
 */
export function createDrawSetting(context: DeskContext): () => DrawSetting {
  let made: { readonly from: readonly unknown[]; readonly setting: DrawSetting } | null = null;
  return () => {
    const analysed = context.analysed();
    if (analysed === null) throw new Error("a perimeter was drawn before the first analysis");
    const list = context.list();
    const maillages = context.maillages();
    const from = [analysed, list, ...maillages];
    if (made?.from.length === from.length && made.from.every((one, i) => one === from[i])) return made.setting;
    const base = context.base();
    const { layer, index, populations } = list;
    const active = activeTerritories(layer, analysed.report.meta);
    const meshes = maillages.map((maillage) => indexMesh(maillage, base.units.count));
    const setting: DrawSetting = {
      counted: { layer, index, populations, active, extentMask: extentMask(base.units, layer.extent) },
      meshes,
      target: analysed.report.ratio.target,
      inScope: analysed.inScope,
      view: createDraftView(base, list, meshes),
    };
    made = { from, setting };
    return setting;
  };
}

function indexMesh({ id, layer }: Maillage, unitCount: number): IndexedMesh {
  return { id, layer, index: buildLayerIndex(layer, unitCount) };
}
