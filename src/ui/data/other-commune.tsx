import { useEffect, useId, useState } from "react";
import type { SearchHit } from "../../analysis/protocol.ts";
import { useServices, useText } from "../app-context.tsx";

/** Any commune for a value that its candidates do not settle: found by name or code, chosen by a click. */
export function OtherCommune({
  written,
  onChoose,
}: {
  readonly written: string;
  readonly onChoose: (commune: { readonly code: string; readonly name: string }) => void;
}) {
  const text = useText().data.review;
  const { store } = useServices();
  const [query, setQuery] = useState("");
  const [hits, setHits] = useState<readonly SearchHit[] | null>(null);
  const list = useId();
  useEffect(() => {
    let isCurrent = true;
    // « None » is not said before the answer.
    setHits((before) => (query.trim().length < 2 || before?.length === 0 ? null : before));
    if (query.trim().length >= 2)
      void store.search(query).then((found) => {
        if (isCurrent) setHits(found.filter(({ kind }) => kind === "unit").slice(0, 6));
      });
    return () => {
      isCurrent = false;
    };
  }, [store, query]);
  return (
    <div className="data-other">
      <input
        type="search"
        aria-label={text.otherFor(written)}
        aria-controls={list}
        placeholder={text.otherHint}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ul id={list} aria-live="polite">
        {hits?.map(({ id, name, detail }) => (
          <li key={id}>
            <button type="button" className="row-button" onClick={() => onChoose({ code: id, name })}>
              {name} <span className="caption">{detail === "" ? id : detail}</span>
            </button>
          </li>
        ))}
        {hits?.length === 0 && <li className="caption">{text.otherNone}</li>}
      </ul>
    </div>
  );
}
