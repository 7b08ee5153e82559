import { X } from "lucide-react";
import { useEffect, useState } from "react";
import type { DraftLine } from "../../analysis/draw-protocol.ts";
import { PHASES, type Phase } from "../../domain/draft.ts";
import { foldText } from "../../formats/columns.ts";
import { useServices, useText } from "../app-context.tsx";
import { useDraft } from "./use-draft.ts";

const MOST_ROWS = 200;

/** The communes of the draft: phase, sharing, lock, and out. */
export function CommuneList() {
  const text = useText();
  const { store } = useServices();
  const draft = useDraft();
  const [lines, setLines] = useState<readonly DraftLine[]>([]);
  const [filter, setFilter] = useState("");
  const reply = draft?.reply;
  useEffect(() => {
    let isGone = false;
    if (reply !== undefined)
      void store.draw.lines(reply.id).then((read) => {
        if (!isGone) setLines(read);
      });
    return () => {
      isGone = true;
    };
  }, [reply, store]);
  if (draft === null) return null;
  const { list } = text.draw;
  const wanted = foldText(filter);
  const found = lines.filter(
    ({ name, code }) => wanted === "" || foldText(name).includes(wanted) || code.startsWith(filter),
  );
  if (draft.reply.feedback.units.length === 0) return <p className="caption">{list.none}</p>;
  return (
    <>
      <input
        type="search"
        className="field draw-filter"
        placeholder={list.filter}
        aria-label={list.filter}
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
      />
      <ul className="draw-communes" aria-label={list.title}>
        {found.slice(0, MOST_ROWS).map((line) => (
          <CommuneRow key={line.unit} line={line} locked={draft.record.lockedUnits} />
        ))}
      </ul>
      {found.length > MOST_ROWS && <p className="caption">{text.draw.treeMore(found.length - MOST_ROWS)}</p>}
    </>
  );
}

function CommuneRow({ line, locked }: { readonly line: DraftLine; readonly locked: readonly string[] }) {
  const text = useText();
  const { store } = useServices();
  const { list, phases } = text.draw;
  const { unit, code, name, population, phase, shared, claimedBy } = line;
  const isLocked = locked.includes(code);
  return (
    <li className="draw-commune">
      <div className="draw-commune-head">
        <span className="draw-row-name">
          {name} <span className="caption figure">{code}</span>
        </span>
        <span className="figure">{text.integer(population)}</span>
        <button
          type="button"
          className="icon-button"
          aria-label={list.remove(name)}
          disabled={isLocked}
          onClick={() => void store.draw.stroke({ stroke: { remove: [unit] } })}
        >
          <X size={14} aria-hidden />
        </button>
      </div>
      {claimedBy.length > 0 && (
        <p className="caption draw-claimed">{list.claimed(claimedBy.map((one) => one.name).join(", "))}</p>
      )}
      <div className="draw-commune-marks">
        <select
          className="draw-select"
          aria-label={list.phaseOf(name)}
          value={phase}
          onChange={(event) => void store.draw.stroke({ stroke: { move: [unit], phase: event.target.value as Phase } })}
        >
          {PHASES.map((one) => (
            <option key={one} value={one}>
              {phases[one]}
            </option>
          ))}
        </select>
        <label>
          <input
            type="checkbox"
            checked={shared}
            aria-label={list.isShared(name)}
            onChange={() => void store.draw.stroke({ stroke: shared ? { unshare: [unit] } : { share: [unit] } })}
          />{" "}
          {list.shared}
        </label>
        <label>
          <input
            type="checkbox"
            checked={isLocked}
            aria-label={list.locked(name)}
            onChange={() =>
              void store.draw.changeRules({
                lockedUnits: isLocked ? locked.filter((other) => other !== code) : [...locked, code],
              })
            }
          />{" "}
          {list.lock}
        </label>
      </div>
    </li>
  );
}
