import { ChevronDown, ChevronRight } from "lucide-react";
import { useEffect, useState } from "react";
import { useApp, useServices, useText } from "../app-context.tsx";
import { consequenceSentence } from "./preview-sentence.ts";
import { useDraft, useNarrow } from "./use-draft.ts";

/** EPCI shown open: the most populous; the others wait for a click. */
const OPEN = 2;
const MOST_ROWS = 60;

/** Communes without CPTS that touch the draft, by EPCI, with what the total would be. */
export function CandidateList() {
  const text = useText();
  const { store } = useServices();
  const draft = useDraft();
  const hovered = useApp(({ draw }) => draw.preview?.line.unit);
  const consequences = useConsequences();
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  if (draft === null) return null;
  const { reach } = text.draw;
  const { candidates, units } = draft.reply.feedback;
  if (candidates.length === 0) return <p className="caption">{units.length === 0 ? reach.noneYet : reach.none}</p>;
  const toggle = (epci: string) => {
    const next = new Set(toggled);
    if (!next.delete(epci)) next.add(epci);
    setToggled(next);
  };
  return (
    <div className="draw-reach">
      <h2 className="draw-reach-title">
        {reach.title} <span className="caption">{reach.total}</span>
      </h2>
      {candidates.map(({ epci, name, units: lines }, rank) => {
        const isOpen = rank < OPEN !== toggled.has(epci);
        return (
          <div key={epci}>
            <button
              type="button"
              className="row-button draw-reach-epci"
              aria-expanded={isOpen}
              onClick={() => toggle(epci)}
            >
              {isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
              <span>{name === "" ? reach.noEpci : name}</span>
              <span className="figure">{lines.length}</span>
            </button>
            {isOpen && (
              <ul>
                {lines.slice(0, MOST_ROWS).map((line) => (
                  <li key={line.unit}>
                    <label
                      className="draw-row"
                      data-held={line.unit === hovered}
                      onPointerEnter={({ pointerType }) => {
                        // A finger would leave the card of the commune over the map.
                        if (pointerType === "mouse") void store.draw.focusUnit(line.unit);
                      }}
                      onPointerLeave={() => store.draw.forgetHover()}
                    >
                      <input
                        type="checkbox"
                        checked={false}
                        aria-label={reach.add(line.name)}
                        onChange={() => void store.draw.toggleUnit(line.unit)}
                      />
                      <span className="draw-row-name">
                        {line.name}
                        {consequences.has(line.unit) && (
                          <span className="caption draw-row-consequence">{consequences.get(line.unit)}</span>
                        )}
                      </span>
                      <span className="figure draw-row-gain">+{text.integer(line.population)}</span>
                      <span className="figure draw-row-total">{text.integer(line.total)}</span>
                    </label>
                  </li>
                ))}
                {lines.length > MOST_ROWS && (
                  <li className="caption">{text.draw.treeMore(lines.length - MOST_ROWS)}</li>
                )}
                {lines.length > 1 && (
                  <li>
                    <button
                      type="button"
                      className="link-button draw-reach-all"
                      onClick={() => void store.draw.stroke({ stroke: { add: lines.map(({ unit }) => unit) } })}
                    >
                      {reach.all(lines.length)}
                    </button>
                  </li>
                )}
              </ul>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** What each commune would lead to, by unit: on a phone nothing points at the map, so the list says it. */
function useConsequences(): ReadonlyMap<number, string> {
  const text = useText();
  const { store } = useServices();
  const isNarrow = useNarrow();
  const draft = useDraft();
  const reply = draft?.reply ?? null;
  const [said, setSaid] = useState<ReadonlyMap<number, string>>(new Map());
  useEffect(() => {
    if (!isNarrow || reply === null) return setSaid(new Map());
    let isGone = false;
    const units = reply.feedback.candidates.flatMap((group) => group.units.map(({ unit }) => unit));
    void store.draw.previews(reply.id, units).then((lines) => {
      if (isGone) return;
      const grave = lines.filter(({ consequence }) => !["none", "unites"].includes(consequence));
      setSaid(new Map(grave.map((line) => [line.unit, consequenceSentence(line, text)])));
    });
    return () => {
      isGone = true;
    };
  }, [isNarrow, reply, store, text]);
  return said;
}
