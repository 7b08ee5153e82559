import { X } from "lucide-react";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { ORIGINS, type Origin, PHASES, type Phase } from "../../domain/draft.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { Over } from "./over.tsx";
import { TerritoryList } from "./territory-list.tsx";
import { useDraft } from "./use-draft.ts";

/** What is said of a draft: author, date, origin, reasons; what it replaces, what it may not touch. */
export function AboutOver() {
  const text = useText().draw;
  const { store } = useServices();
  const draft = useDraft();
  const phase = useApp(({ draw }) => draw.phase);
  if (draft === null) return null;
  const { record } = draft;
  const change = store.draw.changeRules;
  return (
    <Over title={text.about.title} close={text.about.close} className="draw-over-small">
      <Said label={text.name} value={record.name} onKeep={(name) => name.trim() !== "" && void change({ name })} />
      <Said label={text.about.author} value={record.author} onKeep={(author) => void change({ author })} />
      <label className="draw-field">
        <span>{text.about.date}</span>
        <input
          type="date"
          className="field"
          value={record.date}
          onChange={(event) => event.target.value !== "" && void change({ date: event.target.value })}
        />
      </label>
      <label className="draw-field">
        <span>{text.about.origin}</span>
        <select
          className="field"
          value={record.origin ?? ""}
          onChange={(event) =>
            void change({ origin: event.target.value === "" ? null : (event.target.value as Origin) })
          }
        >
          <option value="">{text.about.unsaid}</option>
          {ORIGINS.map((origin) => (
            <option key={origin} value={origin}>
              {text.origins[origin]}
            </option>
          ))}
        </select>
      </label>
      <Said
        label={text.about.reasons}
        value={record.reasons}
        hint={text.about.reasonsHint}
        isLong
        onKeep={(reasons) => void change({ reasons })}
      />
      <p className="caption">{text.about.private}</p>
      <label className="draw-field">
        <span>{text.phase}</span>
        <select
          className="field"
          value={phase}
          onChange={(event) => store.draw.choosePhase(event.target.value as Phase)}
        >
          {PHASES.map((one) => (
            <option key={one} value={one}>
              {text.phases[one]}
            </option>
          ))}
        </select>
      </label>
      <Territories
        title={text.about.replaces}
        none={text.about.noReplaces}
        add={text.about.addReplaces}
        ids={record.replaces}
        onChange={(replaces) => void change({ replaces })}
      />
      <Territories
        title={text.about.locks}
        none={text.about.noLocks}
        add={text.about.addLock}
        ids={record.lockedTerritories}
        onChange={(lockedTerritories) => void change({ lockedTerritories })}
      />
    </Over>
  );
}

/** How long a hand rests before what it typed is kept. */
const REST_MS = 400;

/** A field kept when the hand rests, when it is left, and when the view is closed on it: no letter is a change of its own, and none is lost. */
function Said({
  label,
  value,
  hint = "",
  isLong = false,
  onKeep,
}: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly isLong?: boolean;
  readonly onKeep: (value: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const id = useId();
  const waiting = useRef<{ readonly value: string; readonly timer: ReturnType<typeof setTimeout> } | null>(null);
  const keeps = useRef(onKeep);
  keeps.current = onKeep;
  const keep = useCallback(() => {
    const { current } = waiting;
    if (current === null) return;
    clearTimeout(current.timer);
    waiting.current = null;
    keeps.current(current.value);
  }, []);
  useEffect(() => keep, [keep]);
  const props = {
    id,
    className: "field",
    value: typed,
    placeholder: hint,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      setTyped(target.value);
      if (waiting.current !== null) clearTimeout(waiting.current.timer);
      waiting.current = { value: target.value, timer: setTimeout(keep, REST_MS) };
    },
    onBlur: keep,
  };
  return (
    <label className="draw-field" htmlFor={id}>
      <span>{label}</span>
      {isLong ? <textarea rows={4} {...props} /> : <input {...props} />}
    </label>
  );
}

function Territories({
  title,
  none,
  add,
  ids,
  onChange,
}: {
  readonly title: string;
  readonly none: string;
  readonly add: string;
  readonly ids: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}) {
  const text = useText().draw.about;
  const territories = useApp((state) => state.view?.territories);
  const [isAdding, setAdding] = useState(false);
  const nameOf = (id: string) => territories?.find((territory) => territory.id === id)?.name ?? id;
  return (
    <section>
      <h3>{title}</h3>
      {ids.length === 0 && <p className="caption">{none}</p>}
      <ul>
        {ids.map((id) => (
          <li key={id} className="draw-named">
            {nameOf(id)}
            <button
              type="button"
              className="icon-button"
              aria-label={text.take(nameOf(id))}
              onClick={() => onChange(ids.filter((other) => other !== id))}
            >
              <X size={14} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {isAdding ? (
        <TerritoryList
          label={add}
          onChoose={({ id }) => {
            onChange([...ids.filter((other) => other !== id), id]);
            setAdding(false);
          }}
        />
      ) : (
        <button type="button" className="link-button" onClick={() => setAdding(true)}>
          {add}
        </button>
      )}
    </section>
  );
}
