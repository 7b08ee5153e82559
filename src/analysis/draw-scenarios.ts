import type { DraftFigures } from "../domain/draft-figures.ts";
import type { DraftGround } from "../domain/draft-ground.ts";
import type { DraftRecord } from "../domain/draft-record.ts";
import type { DraftState } from "../domain/draft-state.ts";
import { compareScenarios, diffDrafts } from "../domain/scenario.ts";
import { applyDrafts, readVariant } from "../domain/scenario-variant.ts";
import type { DeskContext } from "./desk-context.ts";
import { draftFigure, draftMaps } from "./draw-maps.ts";
import type { DraftDifferenceView, DraftFigure, ScenarioTable, VariantRequest, VariantView } from "./draw-protocol.ts";
import type { DrawSetting } from "./draw-setting.ts";

/** An open draft as it stands. */
interface ReadDraft {
  readonly record: DraftRecord;
  readonly state: DraftState;
  readonly figures: DraftFigures;
  readonly ground: DraftGround;
}

/** The part of the desk that sets open drafts beside each other. `read` throws on a draft that is not open. */
export function createDrawScenarios(context: DeskContext, settle: () => DrawSetting, read: (id: string) => ReadDraft) {
  return {
    /** Open drafts side by side. */
    async compareDrafts(ids: readonly string[]): Promise<ScenarioTable> {
      const { view, meshes, counted } = settle();
      const drafts = ids.map(read);
      return {
        drafts: drafts.map(({ record: { id, name } }) => ({ id, name })),
        lines: compareScenarios(
          drafts.map(({ figures }) => ({ figures, sites: view.sites(figures.units) })),
          meshes.map(({ id }) => id),
        ),
        maps: draftMaps(
          context.base(),
          counted.layer,
          drafts.map(({ record, state, figures }) => ({ id: record.id, draft: state, figures })),
        ),
      };
    },

    /** One open draft, drawn for print. */
    async drawDraft(id: string): Promise<DraftFigure> {
      const { record, state, figures } = read(id);
      return draftFigure(context.base(), settle().counted.layer, { id: record.id, draft: state, figures });
    },

    /** What changed from an open draft to another: two versions, or two scenarios. */
    async diffDrafts(before: string, after: string): Promise<DraftDifferenceView> {
      const [old, now] = [read(before), read(after)];
      const versionOf = ({ state, figures }: ReadDraft) => ({ marks: state.marks, figures });
      return settle().view.difference(diffDrafts(now.ground, versionOf(old), versionOf(now)));
    },

    /** Complete variants of the scope of the analysis, each the list in use changed by open drafts. */
    async scoreVariants(variants: readonly VariantRequest[]): Promise<readonly VariantView[]> {
      const { inScope, counted, target } = settle();
      const base = context.base();
      return variants.map(({ id, name, drafts }) => {
        const drawn = drafts.map(read).map(({ record, state }) => ({
          id: record.id,
          name: record.name,
          marks: state.marks,
          replaces: record.replaces,
        }));
        return { id, name, ...readVariant(base, applyDrafts(base, counted, drawn), inScope, target) };
      });
    },
  };
}
