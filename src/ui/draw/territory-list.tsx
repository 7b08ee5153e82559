import { useMemo, useState } from "react";
import { foldText } from "../../formats/columns.ts";
import { useApp, useText } from "../app-context.tsx";

/** Shown at once: what a person reads. */
const SHOWN = 60;

export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly population: number;
}

/** The CPTS of the list in use, by name; those of the scope first. */
export function TerritoryList({
  label,
  onChoose,
}: {
  readonly label: string;
  readonly onChoose: (chosen: Choice) => void;
}) {
  const view = useApp((state) => state.view);
  const choices = useMemo(
    () =>
      (view?.territories ?? [])
        .filter(({ active }) => active)
        .map(({ id, name, population, inScope }) => ({ id, name, population: population.max, detail: "", inScope }))
        .sort((a, b) => Number(b.inScope) - Number(a.inScope) || a.name.localeCompare(b.name, "fr")),
    [view],
  );
  return <ChoiceList label={label} choices={choices} onChoose={onChoose} />;
}

/** A list with a search: people type three letters rather than scroll through a thousand names. */
export function ChoiceList({
  label,
  choices,
  onChoose,
}: {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (chosen: Choice) => void;
}) {
  const text = useText();
  const [filter, setFilter] = useState("");
  const wanted = foldText(filter);
  const found = choices.filter(
    ({ name, id, detail }) => wanted === "" || foldText(`${name} ${detail}`).includes(wanted) || id === filter.trim(),
  );
  return (
    <div className="draw-choices">
      <input
        type="search"
        className="field"
        placeholder={text.draw.start.filter}
        aria-label={label}
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
      />
      <ul>
        {found.slice(0, SHOWN).map((choice) => (
          <li key={choice.id}>
            <button type="button" className="option" onClick={() => onChoose(choice)}>
              <span>
                {choice.name} <span className="caption">{choice.detail}</span>
              </span>
              <span className="caption figure">{text.draw.people(choice.population)}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="caption">{text.search.nothing}</p>}
      {found.length > SHOWN && <p className="caption">{text.draw.treeMore(found.length - SHOWN)}</p>}
    </div>
  );
}
