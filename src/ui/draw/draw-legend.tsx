import { useApp, useText } from "../app-context.tsx";
import { useDraft } from "./use-draft.ts";

/** The signs that are on the map now, and no other. */
export function DrawLegend() {
  const text = useText().draw.legend;
  const draft = useDraft();
  const hasEpci = useApp((state) => state.list.kind === "ready");
  if (draft === null) return null;
  const parts = new Set(draft.reply.shapes.features.map(({ properties }) => properties?.part as string));
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
    ["neighbour", true, text.neighbour],
  ] as const;
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
    </section>
  );
}
