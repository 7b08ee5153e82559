import { MISSIONS, type Mission } from "../../domain/actions.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { PickFile } from "../controls/pick-file.tsx";
import { AddedNotes } from "./added-notes.tsx";

/** CPTS listed here; the table under the map holds every action. */
const SHOWN = 40;

/** « Qui fait quoi »: the actions of an imported table, by mission and theme; how many each CPTS leads is on the map. */
export function ActionsSection() {
  const text = useText();
  const words = text.cockpit.actions;
  const { store } = useServices();
  const added = useApp((state) => state.cockpit.actions);
  const facts = useApp((state) => state.cockpit.facts);
  return (
    <>
      {added === null ? <p className="caption">{words.what}</p> : <Filtered />}
      <AddedNotes kinds={["actions"]} />
      <div className="ask-links">
        <PickFile onFile={(name, bytes) => store.cockpit.addTable("actions", name, bytes)}>{words.import}</PickFile>
        {added !== null && (
          <button type="button" className="link-button" onClick={() => void store.cockpit.removeTable("actions")}>
            {words.remove(added.file)}
          </button>
        )}
      </div>
      <p className="caption">{words.factsWhat}</p>
      {facts !== null && <p className="figure">{words.factsOf(facts.facts.length, facts.unmatched)}</p>}
      <AddedNotes kinds={["facts"]} />
      <div className="ask-links">
        <PickFile onFile={(name, bytes) => store.cockpit.addTable("facts", name, bytes)}>{words.importFacts}</PickFile>
        {facts !== null && (
          <button type="button" className="link-button" onClick={() => void store.cockpit.removeTable("facts")}>
            {words.remove(facts.file)}
          </button>
        )}
      </div>
    </>
  );
}

function Filtered() {
  const text = useText();
  const words = text.cockpit.actions;
  const { store } = useServices();
  const added = useApp((state) => state.cockpit.actions);
  const territories = useApp((state) => state.view?.territories);
  if (added === null || territories === undefined) return null;
  const { filter, reply, themes } = added;
  const toggle = (mission: Mission) => {
    const now = filter.missions ?? [];
    const missions = now.includes(mission) ? now.filter((other) => other !== mission) : [...now, mission];
    void store.cockpit.filterActions({ ...filter, missions });
  };
  return (
    <div data-testid="actions">
      <fieldset className="cockpit-chips">
        <legend className="caption">{words.mission}</legend>
        {MISSIONS.map((mission) => (
          <button
            key={mission}
            type="button"
            aria-pressed={filter.missions?.includes(mission) ?? false}
            onClick={() => toggle(mission)}
          >
            {words.missions[mission]}
          </button>
        ))}
      </fieldset>
      {themes.length > 0 && (
        <label className="cockpit-field">
          <span className="caption">{words.theme}</span>
          <select
            className="field"
            value={filter.themes?.[0] ?? ""}
            onChange={(event) =>
              void store.cockpit.filterActions({
                ...filter,
                themes: event.target.value === "" ? [] : [event.target.value],
              })
            }
          >
            <option value="">{words.everyTheme}</option>
            {themes.map((theme) => (
              <option key={theme} value={theme}>
                {theme}
              </option>
            ))}
          </select>
        </label>
      )}
      <p className="figure" aria-live="polite">
        {words.found(reply.actions.length, reply.byTerritory.length)}
        {reply.unmatched > 0 && <span className="caption"> · {words.unmatched(reply.unmatched)}</span>}
      </p>
      <ul className="cockpit-rows">
        {reply.byTerritory.slice(0, SHOWN).map(({ territory, count }) => (
          <li key={territory} className="cockpit-pair-row">
            <button
              type="button"
              className="link-button"
              onClick={() => store.select({ kind: "territory", index: territory })}
            >
              {territories[territory]?.name}
            </button>
            <span className="figure">{words.count(count)}</span>
          </li>
        ))}
      </ul>
      <button type="button" className="link-button" onClick={() => store.cockpit.openTable("actions")}>
        {text.cockpit.table.openAs}
      </button>
    </div>
  );
}
