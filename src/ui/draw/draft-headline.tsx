import { Pencil } from "lucide-react";
import { useState } from "react";
import { useApp, useServices, useText } from "../app-context.tsx";
import { PopulationBand } from "./population-band.tsx";
import { SavedNote } from "./saved-note.tsx";
import {
  letterOf,
  useDraft,
  useFocusOnArrival,
  useNarrow,
  withoutKind,
  writePeople,
  writeSize,
  writeTimes,
} from "./use-draft.ts";

/** Name, people, where they stand among the sizes: the same on the panel and on the sheet of a phone. */
export function DraftHeadline() {
  const text = useText();
  const { draw } = text;
  const isNarrow = useNarrow();
  const draft = useDraft();
  const names = useApp((state) => state.view?.territories);
  const heading = useFocusOnArrival(draft?.record.id ?? null);
  if (draft === null) return null;
  const { record } = draft;
  const { population, units, added, removed, aci, targetShare, target } = draft.reply.feedback;
  const starts = record.replaces.map((id) => names?.find((territory) => territory.id === id)?.name ?? id);
  const kept = units.length - added.communes;
  const size = writeSize(aci.min.size, aci.max.size);
  const euros = [...new Set([aci.min.yearlyMaximumEuros, aci.max.yearlyMaximumEuros])].map(text.integer).join("–");
  const { toNextSize, aboveLowerBound } = aci.max;
  return (
    <section className="draw-headline">
      {!isNarrow && <NameLine key={record.id} />}
      <h1 className="draw-people" tabIndex={-1} ref={heading}>
        <span
          className="headline-figure figure"
          data-interval={population.min < population.max}
          data-testid="draft-population"
        >
          {writePeople(population, text)}
        </span>{" "}
        <span className="draw-people-words">
          {draw.inhabitants(population.max)}, <span data-testid="draft-communes">{draw.communes(units.length)}</span>
        </span>
      </h1>
      {population.min < population.max && <p className="caption">{draw.intervalReason}</p>}
      {record.start.length > 0 && (
        <p className="draw-changes">
          {starts.length > 0 ? draw.startOf(kept, starts.map(withoutKind).join(", ")) : draw.startAlone(kept)}
          {added.communes > 0 && (
            <>
              , <strong>{draw.added(added.communes, added.population)}</strong>
            </>
          )}
          {removed.communes > 0 && <>, {draw.removed(removed.communes, removed.population)}</>}
        </p>
      )}
      <PopulationBand population={population} target={target} times={writeTimes(targetShare, text)} />
      <p>
        <strong>{draw.size(size)}</strong> · {draw.ceiling(euros)}{" "}
        <button type="button" className="why" title={draw.ceilingWhy} aria-label={draw.ceilingWhy}>
          ?
        </button>
      </p>
      <p className="caption figure">
        {toNextSize === null ? draw.largest : draw.toNext(toNextSize, aci.max.size + 1)}
        {aci.max.size > 1 && ` · ${draw.above(aboveLowerBound, population.max - aboveLowerBound)}`}
      </p>
    </section>
  );
}

/** The name, which a click lets change, and whether everything is saved. */
function NameLine() {
  const text = useText().draw;
  const { store } = useServices();
  const draft = useDraft();
  const position = useApp(({ draw }) => draw.records.findIndex(({ id }) => id === draw.current));
  const [typed, setTyped] = useState<string | null>(null);
  if (draft === null) return null;
  const { name, id } = draft.record;
  const keep = () => {
    const wanted = typed?.trim() ?? "";
    if (wanted !== "" && wanted !== name) void store.draw.changeRules({ name: wanted }, id);
    setTyped(null);
  };
  return (
    <div className="draw-name">
      {typed === null ? (
        <button type="button" className="draw-name-button" title={text.rename} onClick={() => setTyped(name)}>
          <strong>
            {letterOf(position)} · {withoutKind(name)}
          </strong>
          <Pencil size={14} aria-hidden />
          <span className="visually-hidden">{text.rename}</span>
        </button>
      ) : (
        <input
          className="field"
          aria-label={text.name}
          value={typed}
          ref={(input) => input?.focus()}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === "Enter") keep();
            if (event.key === "Escape") setTyped(null);
            event.stopPropagation();
          }}
        />
      )}
      <SavedNote />
    </div>
  );
}
