import { useState } from "react";
import type { PastedCommunes } from "../../analysis/draw-protocol.ts";
import type { ReviewLine } from "../../formats/list-review.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { Over } from "./over.tsx";
import { letterOf } from "./use-draft.ts";

/** A list out of a message: what was recognised, what a person must choose, what was left aside; then one gesture. */
export function PasteOver() {
  const text = useText();
  const { store } = useServices();
  const { pasteOver: words, start } = text.draw;
  const isDrawing = useApp(({ draw }) => draw.current !== null);
  const count = useApp(({ draw }) => draw.records.length);
  const [typed, setTyped] = useState("");
  const [read, setRead] = useState<PastedCommunes | null>(null);
  /** By key of a doubtful line: the unit chosen, −1 for none. */
  const [choices, setChoices] = useState<Readonly<Record<string, number>>>({});
  const open = (read?.review ?? []).filter(({ status }) => status !== "approximate");
  const approximate = (read?.review ?? []).filter(({ status }) => status === "approximate");
  const units = unitsOf(read, open, choices);
  const people = populationOf(read, open, units);
  const take = () => {
    store.draw.openOver("none");
    if (isDrawing) void store.draw.stroke({ stroke: { add: units } });
    else void store.draw.createFrom(start.newName(letterOf(count)), units);
  };
  return (
    <Over title={words.title} close={words.close} className="draw-over-small">
      <p className="caption">{words.hint}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void store.draw.readPasted(typed).then((found) => {
            setRead(found);
            setChoices({});
          });
        }}
      >
        <label className="draw-field">
          <span>{words.text}</span>
          <textarea
            className="field"
            rows={8}
            value={typed}
            ref={(field) => {
              if (read === null) field?.focus();
            }}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <button type="submit" className={read === null ? "button-strong" : "button"} disabled={typed.trim() === ""}>
          {words.read}
        </button>
      </form>
      {read !== null && (
        <div aria-live="polite">
          <p className="draw-paste-found figure">
            {units.length === 0 ? words.nothing : words.found(units.length, people)}
            {read.leftOut > 0 && <span className="caption"> · {words.leftOut(read.leftOut)}</span>}
          </p>
          {open.length > 0 && (
            <>
              <h3>{words.doubtful}</h3>
              <ul className="draw-paste-lines">
                {open.map((line) => (
                  <li key={line.key}>
                    <span>« {line.written} »</span>
                    {line.candidates.length === 0 ? (
                      <span className="caption">{words.unknown}</span>
                    ) : (
                      <select
                        className="draw-select"
                        aria-label={words.choose(line.written)}
                        value={choices[line.key] ?? line.chosen ?? -1}
                        onChange={(event) => setChoices({ ...choices, [line.key]: Number(event.target.value) })}
                      >
                        <option value={-1}>{words.none}</option>
                        {line.candidates.map(({ unit, name, departement, population }) => (
                          <option key={unit} value={unit}>
                            {name} ({departement}, {text.draw.people(population)})
                          </option>
                        ))}
                      </select>
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
          {approximate.length > 0 && (
            <>
              <h3>{words.approximate}</h3>
              <ul className="draw-paste-lines caption">
                {approximate.map((line) => (
                  <li key={line.key}>
                    « {line.written} » → {line.candidates.find(({ unit }) => unit === line.chosen)?.name ?? ""}
                  </li>
                ))}
              </ul>
            </>
          )}
          {units.length > 0 && (
            <button type="button" className="button-strong" onClick={take}>
              {isDrawing ? words.add(units.length) : words.create(units.length)}
            </button>
          )}
        </div>
      )}
    </Over>
  );
}

/** What was recognised, with what was chosen in the place of what is doubtful. */
function unitsOf(
  read: PastedCommunes | null,
  open: readonly ReviewLine[],
  choices: Readonly<Record<string, number>>,
): readonly number[] {
  const units = new Set(read?.units.map(({ unit }) => unit) ?? []);
  for (const { key, chosen } of open) {
    const choice = choices[key];
    if (choice === undefined) continue;
    if (chosen !== null) units.delete(chosen);
    if (choice >= 0) units.add(choice);
  }
  return [...units].sort((a, b) => a - b);
}

function populationOf(read: PastedCommunes | null, open: readonly ReviewLine[], units: readonly number[]): number {
  const known = new Map(
    [...(read?.units ?? []), ...open.flatMap(({ candidates }) => candidates)].map(({ unit, population }) => [
      unit,
      population,
    ]),
  );
  return units.reduce((sum, unit) => sum + (known.get(unit) ?? 0), 0);
}
