import { useApp, useServices, useText } from "../app-context.tsx";
import { nameScope } from "../controls/scope-picker.tsx";

/** What the figures rest on, in one line; how it was read, and everything else that comes in, is one click away. */
export function ListSection() {
  const text = useText();
  const { store } = useServices();
  const list = useApp((state) => (state.list.kind === "ready" ? state.list.info : null));
  const info = useApp((state) => (state.base.kind === "ready" ? state.base.info : null));
  if (list === null) return null;
  const extent =
    list.extent === "france" ? { kind: "france" as const } : { kind: "zones" as const, zones: list.extent };
  return (
    <section className="data-section" data-testid="provenance">
      <h2>{text.list.title}</h2>
      <p>
        <span className="badge" data-nature={list.provenance.nature}>
          {text.natures[list.provenance.nature]}
        </span>{" "}
        <strong>{list.isExample ? text.example.source : list.file}</strong>{" "}
        <span className="caption figure">
          {text.list.territories(list.territories)} · {text.list.extent}
          {text.colon}
          {nameScope(extent, info, text)}
          {list.anomalies.length > 0 && ` · ${text.list.anomalies(list.anomalies.length)}`}
        </span>
      </p>
      <p className="ask-links">
        <button type="button" className="button" onClick={() => store.toggleSide("data")}>
          {text.cockpit.data}
        </button>
      </p>
      {info !== null && (
        <details>
          <summary>{text.sources.title}</summary>
          <ul className="sources caption">
            {info.sources.map((source) => (
              <li key={source.name + source.version}>
                {source.name} {source.version} · {source.vintage} · {source.licence}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
