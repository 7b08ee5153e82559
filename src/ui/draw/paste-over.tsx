import { useState } from "react";
import type { PastedCommunes } from "../../analysis/draw-protocol.ts";
import type { ReviewLine } from "../../formats/list-review.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { Over } from "./over.tsx";
import { letterOf, withoutKind } from "./use-draft.ts";

/** A list out of a message: what was recognised, what a person must choose, what was left aside; then one gesture. */
export function PasteOver() {
  const text = useText();
  const { store, showBox } = useServices();
  const { pasteOver: words, start } = text.draw;
  const isDrawing = useApp(({ draw }) => draw.current !== null);
  const count = useApp(({ draw }) => draw.records.length);
  const [typed, setTyped] = useState("");
  const [read, setRead] = useState<PastedCommunes | null>(null);
  /** By key of a doubtful line: the unit chosen, −1 for none. */
  const [choices, setChoices] = useState<Readonly<Record<string, number>>>({});
  const review = read?.review ?? [];
  const doubtful = review.filter(({ status, candidates }) => status !== "approximate" && candidates.length > 0);
  const unknown = review.filter(({ status, candidates }) => status !== "approximate" && candidates.length === 0);
  const approximate = review.filter(({ status }) => status === "approximate");
  const units = unitsOf(read, choices);
  const people = populationOf(read, units);
  const choice = (line: ReviewLine) => (
    <CandidateChoice
      line={line}
      chosen={choices[line.key] ?? line.chosen ?? -1}
      onChoose={(unit) => setChoices({ ...choices, [line.key]: unit })}
    />
  );
  const take = () => {
    store.draw.openOver("none");
    const drawn = isDrawing
      ? store.draw.stroke({ stroke: { add: units } })
      : store.draw.createFrom(start.newName(letterOf(count)), units);
    // What came out of a message may lie anywhere.
    void drawn.then(() => {
      const box = store.getState().draw.reply?.feedback.box ?? null;
      if (box !== null) showBox(box, 11);
    });
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
          </p>
          {read.claimed.length > 0 && <Claimed claimed={read.claimed} isKept={!isDrawing} />}
          {doubtful.length > 0 && (
            <>
              <h3>{words.doubtful}</h3>
              <ul className="draw-paste-lines">
                {doubtful.map((line) => (
                  <li key={line.key}>
                    <span>{words.quoted(line.written)}</span>
                    {choice(line)}
                  </li>
                ))}
              </ul>
            </>
          )}
          {unknown.length > 0 && (
            <>
              <h3>{words.unknown}</h3>
              <ul className="draw-paste-lines">
                {unknown.map((line) => (
                  <li key={line.key}>{words.quoted(line.written)}</li>
                ))}
              </ul>
            </>
          )}
          {approximate.length > 0 && (
            <>
              <h3>{words.approximate}</h3>
              <ul className="draw-paste-lines">
                {approximate.map((line) => (
                  <li key={line.key}>
                    <span>{words.quoted(line.written)}</span>
                    {choice(line)}
                  </li>
                ))}
              </ul>
            </>
          )}
          {read.leftOut.length > 0 && (
            <details className="draw-paste-left">
              <summary>{words.leftOut(read.leftOut.length)}</summary>
              <ul className="caption">
                {[...new Set(read.leftOut.map(({ line, text: left }) => left ?? words.contact(line)))].map((left) => (
                  <li key={left}>{left}</li>
                ))}
              </ul>
            </details>
          )}
          {units.length > 0 && (
            <p className="draw-paste-take">
              <button type="button" className="button-strong" onClick={take}>
                {isDrawing ? words.add(units.length) : words.create(units.length)}
              </button>
            </p>
          )}
        </div>
      )}
    </Over>
  );
}

/** Who holds some of the communes now: nothing is taken from a neighbour without being said. */
function Claimed({ claimed, isKept }: { readonly claimed: PastedCommunes["claimed"]; readonly isKept: boolean }) {
  const { andMore, pasteOver: words } = useText().draw;
  const count = claimed.reduce((sum, { communes }) => sum + communes, 0);
  const names = claimed.slice(0, 2).map(({ name }) => withoutKind(name));
  return (
    <p className="caption">
      {words.claimed(count, andMore(names.join(", "), claimed.length - names.length))}
      {" · "}
      {isKept ? words.claimedKept : words.claimedAsked}
    </p>
  );
}

/** The commune that a written name stands for, among those of that name, or none. */
function CandidateChoice({
  line,
  chosen,
  onChoose,
}: {
  readonly line: ReviewLine;
  readonly chosen: number;
  readonly onChoose: (unit: number) => void;
}) {
  const { draw } = useText();
  return (
    <select
      className="draw-select"
      aria-label={draw.pasteOver.choose(line.written)}
      value={chosen}
      onChange={(event) => onChoose(Number(event.target.value))}
    >
      <option value={-1}>{draw.pasteOver.none}</option>
      {line.candidates.map(({ unit, name, departement, population }) => (
        <option key={unit} value={unit}>
          {name} ({departement}, {draw.people(population)})
        </option>
      ))}
    </select>
  );
}

/** What was recognised, with what was chosen in the place of what deserves a look. */
function unitsOf(read: PastedCommunes | null, choices: Readonly<Record<string, number>>): readonly number[] {
  const units = new Set(read?.units.map(({ unit }) => unit) ?? []);
  for (const { key, chosen } of read?.review ?? []) {
    const choice = choices[key];
    if (choice === undefined) continue;
    if (chosen !== null) units.delete(chosen);
    if (choice >= 0) units.add(choice);
  }
  return [...units].sort((a, b) => a - b);
}

function populationOf(read: PastedCommunes | null, units: readonly number[]): number {
  const known = new Map(
    [...(read?.units ?? []), ...(read?.review ?? []).flatMap(({ candidates }) => candidates)].map(
      ({ unit, population }) => [unit, population],
    ),
  );
  return units.reduce((sum, unit) => sum + (known.get(unit) ?? 0), 0);
}
