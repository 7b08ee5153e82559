import { ChevronDown, Plus, X } from "lucide-react";
import { useMemo, useState } from "react";
import { foldText } from "../../formats/columns.ts";
import type { PlaceChoice } from "../../store/survey-place.ts";
import type { NamedTerritory } from "../../store/survey-slice.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { PopoverButton } from "../controls/popover-button.tsx";
import { nameScope } from "../controls/scope-picker.tsx";
import { usePlaceName } from "./survey-words.ts";

/** Territories shown at once: a list that a person reads. */
const SHOWN = 60;

/** What the figures are about: the scope, a territory, several put together, a drawn perimeter. */
export function PlacePicker() {
  const text = useText();
  const { store } = useServices();
  const place = useApp((state) => state.surveys.place);
  const name = usePlaceName();
  const isSeveral = place.kind === "territories" && place.of.length > 1;
  return (
    <div className="survey-place">
      <PopoverButton
        className="button survey-place-button"
        sign={
          <>
            <span>{isSeveral ? text.surveys.place.several(place.of.length) : name}</span>
            <ChevronDown size={14} aria-hidden />
          </>
        }
        title={text.surveys.place.choose}
        popoverClass="scope-popover"
      >
        {(close) => <PlaceList onDone={close} />}
      </PopoverButton>
      {isSeveral && (
        <ul className="survey-joined">
          {place.of.map((one) => (
            <li key={`${one.mesh} ${one.id}`}>
              {one.name}
              <button
                type="button"
                className="icon-button"
                aria-label={text.surveys.place.leave(one.name)}
                onClick={() => void store.surveys.toggleTerritory(one)}
              >
                <X size={12} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function PlaceList({ onDone }: { readonly onDone: () => void }) {
  const text = useText();
  const words = text.surveys.place;
  const { store, showBox } = useServices();
  const [filter, setFilter] = useState("");
  const scope = useApp((state) => state.scope);
  const base = useApp((state) => state.base);
  const view = useApp((state) => state.view);
  const place = useApp((state) => state.surveys.place);
  const records = useApp((state) => state.draw.records);
  const info = base.kind === "ready" ? base.info : null;
  const groups = useMemo(() => {
    const wanted = foldText(filter);
    const isWanted = (name: string, code: string) =>
      wanted === "" || foldText(name).includes(wanted) || code === filter;
    const zones = (levels: readonly string[]) =>
      (info?.zones ?? [])
        .filter(({ level, name, code }) => levels.includes(level) && isWanted(name, code))
        .map(({ level, code, name }): NamedTerritory => ({ mesh: level, id: code, name }));
    const cpts = (view?.territories ?? [])
      .filter(({ active, inScope, name, id }) => active && (wanted !== "" || inScope) && isWanted(name, id))
      .map(({ id, name }): NamedTerritory => ({ mesh: "cpts", id, name }));
    return [
      { title: words.departements, list: zones(["departement", "region"]) },
      { title: words.cpts, list: cpts },
      // Too many to list without a word of their name.
      { title: words.epci, list: wanted === "" ? [] : zones(["epci"]) },
    ].filter(({ list }) => list.length > 0);
  }, [filter, info, view, words]);
  const choose = (chosen: PlaceChoice) => {
    onDone();
    void store.surveys.choosePlace(chosen);
    const only = chosen.kind === "territories" ? chosen.of[0] : undefined;
    const box = only?.mesh === "cpts" ? view?.territories.find(({ id }) => id === only.id)?.box : undefined;
    if (box !== undefined) showBox(box, 8.5);
  };
  const isIn = (one: NamedTerritory) =>
    place.kind === "territories" && place.of.some(({ mesh, id }) => mesh === one.mesh && id === one.id);
  return (
    <div className="scope-list">
      <input
        type="search"
        className="field"
        placeholder={words.filter}
        aria-label={words.filter}
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
      />
      <div className="survey-place-groups">
        {filter === "" && (
          <ul>
            <li>
              <button
                type="button"
                className="option"
                aria-pressed={place.kind === "scope"}
                onClick={() => choose({ kind: "scope" })}
              >
                {words.scope(nameScope(scope, info, text))}
              </button>
            </li>
          </ul>
        )}
        {records.length > 0 && filter === "" && (
          <>
            <p className="caption">{words.drafts}</p>
            <ul>
              {records.map(({ id, name }) => (
                <li key={id}>
                  <button
                    type="button"
                    className="option"
                    aria-pressed={place.kind === "draft" && place.id === id}
                    onClick={() => choose({ kind: "draft", id })}
                  >
                    {name}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        {groups.map(({ title, list }) => (
          <section key={title} aria-label={title}>
            <p className="caption">{title}</p>
            <ul>
              {list.slice(0, SHOWN).map((one) => (
                <li key={`${one.mesh} ${one.id}`} className="survey-place-row">
                  <button
                    type="button"
                    className="option"
                    aria-pressed={isIn(one)}
                    onClick={() => choose({ kind: "territories", of: [one] })}
                  >
                    {one.name}
                  </button>
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={isIn(one) ? words.leave(one.name) : words.joinNamed(one.name)}
                    title={isIn(one) ? words.leave(one.name) : words.joinNamed(one.name)}
                    onClick={() => void store.surveys.toggleTerritory(one)}
                  >
                    {isIn(one) ? <X size={14} aria-hidden /> : <Plus size={14} aria-hidden />}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 && <p className="caption">{words.nothing}</p>}
      </div>
      <p className="caption survey-place-hint">{words.hint}</p>
    </div>
  );
}
