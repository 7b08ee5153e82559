import { anomalySentence } from "../../formats/refusal-sentences.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { nameScope } from "../controls/scope-picker.tsx";

/** Anomalies shown at once; the report file holds them all. */
const SHOWN = 60;

/** What the figures rest on: the list in use, its extent and its anomalies, then the sources of the base. */
export function ListSection() {
  const text = useText();
  const { store } = useServices();
  const list = useApp((state) => state.list);
  const base = useApp((state) => state.base);
  const scope = useApp((state) => state.scope);
  const language = useApp((state) => state.language);
  const info = base.kind === "ready" ? base.info : null;
  // Two rows may say the same: once is enough here, the report keeps both.
  const sentences =
    list.kind === "ready"
      ? [...new Set(list.info.anomalies.slice(0, SHOWN).map((anomaly) => anomalySentence(anomaly, language)))]
      : [];
  return (
    <section className="data-section">
      <h2>{text.list.title}</h2>
      {list.kind === "ready" && (
        <>
          <p>
            <span className="badge" data-nature={list.info.provenance.nature}>
              {text.natures[list.info.provenance.nature]}
            </span>{" "}
            <strong>{list.info.file}</strong>
          </p>
          <p className="caption figure">
            {text.list.territories(list.info.territories)} ·{" "}
            {list.info.isExample ? text.list.units(list.info.units) : text.list.rows(list.info.rows, list.info.units)} ·{" "}
            {text.list.cog(list.info.cog)}
          </p>
          <p>
            {text.list.extent}
            {"\u202f: "}
            <strong>
              {nameScope(
                list.info.extent === "france" ? { kind: "france" } : { kind: "zones", zones: list.info.extent },
                info,
                text,
              )}
            </strong>
          </p>
          <p className="caption">{text.list.extentHint}</p>
          {!list.info.isExample && (
            <div className="ask-links">
              <button type="button" className="button" onClick={() => void store.chooseExtent(scope)}>
                {text.list.extentFromScope(nameScope(scope, info, text))}
              </button>
              <button type="button" className="button" onClick={() => void store.removeList()}>
                {text.import.remove}
              </button>
            </div>
          )}
          {list.info.ignoredColumns.length > 0 && (
            <p className="caption">{text.list.ignored(list.info.ignoredColumns.join(", "))}</p>
          )}
          {list.info.anomalies.length > 0 && (
            <details data-testid="anomalies">
              <summary>{text.list.anomalies(list.info.anomalies.length)}</summary>
              <ul className="anomalies">
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
                {list.info.anomalies.length > SHOWN && (
                  <li className="caption">{text.list.moreAnomalies(list.info.anomalies.length - SHOWN)}</li>
                )}
              </ul>
            </details>
          )}
        </>
      )}
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
