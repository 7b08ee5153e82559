import type { Stage } from "../../domain/territory.ts";
import { useApp, useText } from "../app-context.tsx";
import { StageSwatch } from "../controls/swatches.tsx";
import { useDraft } from "./use-draft.ts";

/** The signs that are on the map now, and no other. */
export function DrawLegend() {
  const { draw, stages: stageTexts } = useText();
  const text = draw.legend;
  const draft = useDraft();
  const hasEpci = useApp((state) => state.list.kind === "ready");
  const territories = useApp((state) => state.view?.territories);
  if (draft === null) return null;
  const { shapes, feedback } = draft.reply;
  const parts = new Set(shapes.features.map(({ properties }) => properties?.part as string));
  const rows = [
    ["start", parts.has("start"), text.start],
    ["added", parts.has("added"), text.added],
    ["removed", parts.has("removed"), text.removed],
    ["shared", parts.has("shared"), text.shared],
    ["overlap", parts.has("overlap"), text.overlap],
    ["white", true, text.white],
    ["orphan", parts.has("orphan"), text.orphan],
    ["enclosed", parts.has("enclosed"), text.enclosed],
    ["epci", hasEpci, text.epci],
  ] as const;
  const stages = new Set(
    feedback.neighbours.flatMap(({ index }): Stage[] => {
      const stage = territories?.[index]?.stage;
      return stage == null ? [] : [stage];
    }),
  );
  return (
    <section className="card draw-legend" aria-label={text.title}>
      {rows
        .filter(([, isShown]) => isShown)
        .map(([sign, , words]) => (
          <p key={sign} className="legend-row">
            <span className="draw-sign" data-sign={sign} aria-hidden />
            {words}
          </p>
        ))}
      {[...stages].map((stage) => (
        <p key={stage} className="legend-row">
          <StageSwatch stage={stage} />
          {stages.size === 1 ? text.neighbour : `${text.neighbour}, ${stageTexts.names[stage]}`}
        </p>
      ))}
    </section>
  );
}
