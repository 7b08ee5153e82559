import { useApp, useText } from "./app-context.tsx";

/** On the map itself: which data these are, and of what nature. A dashed badge is simulated. */
export function SourceBadges() {
  const text = useText();
  const base = useApp((state) => state.base);
  const list = useApp((state) => state.list);
  if (base.kind !== "ready") return null;
  return (
    <div className="source-badges">
      {list.kind === "ready" && (
        <span className="badge" data-nature={list.info.provenance.nature}>
          {text.sources.list(text.natures[list.info.provenance.nature], list.info.isExample ? null : list.info.file)}
        </span>
      )}
      <span className="badge" data-kind="base">
        {text.sources.base(base.info.cog, base.info.populationYear)}
      </span>
      <span className="badge" data-nature="reconstitue">
        {text.sources.contours}
      </span>
    </div>
  );
}
