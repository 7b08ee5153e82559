import { Trash2 } from "lucide-react";
import { marksOfRecord } from "../../domain/draft-record.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { DraftDrawing } from "./draft-drawing.tsx";
import { largestIn } from "./scenario-value.ts";
import { letterOf, withoutKind } from "./use-draft.ts";

/** A, B, C as small maps in one frame, so that they are compared at a glance. */
export function ScenarioCards() {
  const text = useText().draw;
  const { store } = useServices();
  const records = useApp(({ draw }) => draw.records);
  const current = useApp(({ draw }) => draw.current);
  const table = useApp(({ draw }) => draw.table);
  const held = records.find(({ id }) => id === current);
  return (
    <div className="draw-scenarios">
      <ul className="draw-cards" aria-label={text.scenarios.label}>
        {records.map((record, position) => {
          const map = table?.maps.find(({ id }) => id === record.id);
          const count = largestIn(table, record.id, "communes") ?? marksOfRecord(record).size;
          const population = largestIn(table, record.id, "population") ?? 0;
          const letter = letterOf(position);
          return (
            <li key={record.id}>
              <button
                type="button"
                className="draw-card"
                aria-pressed={record.id === current}
                aria-label={text.scenarios.card(letter, record.name, population, count)}
                onClick={() => void store.draw.open(record.id)}
              >
                <span className="draw-card-map">{map !== undefined && <DraftDrawing map={map} />}</span>
                <strong className="draw-card-name">
                  {letter} · {withoutKind(record.name)}
                </strong>
                <span className="figure">{text.people(population)}</span>
                <span className="caption figure">
                  {text.scenarios.facts(count, String(largestIn(table, record.id, "size") ?? "–"))}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {held !== undefined && (
        <div className="draw-card-actions">
          <Link
            words={text.scenarios.duplicate}
            act={() => void store.draw.duplicate(held.id, text.scenarios.copyName(held.name))}
          />
          <Link words={text.scenarios.fresh} act={() => store.draw.leave()} />
          <Link words={text.share.button} act={() => store.draw.openOver("share")} />
          <Link words={text.about.button} act={() => store.draw.openOver("about")} />
          <button
            type="button"
            className="icon-button"
            aria-label={text.scenarios.erase}
            title={text.scenarios.erase}
            onClick={() => void store.draw.erase(held.id)}
          >
            <Trash2 size={15} aria-hidden />
          </button>
        </div>
      )}
    </div>
  );
}

function Link({ words, act }: { readonly words: string; readonly act: () => void }) {
  return (
    <button type="button" className="link-button" onClick={act}>
      {words}
    </button>
  );
}
