import { useEffect, useState } from "react";
import type { CatalogueRow } from "../../analysis/site-protocol.ts";
import { useApp, useServices, useText } from "../app-context.tsx";

/** The meshes that exist: what they are, who decides them, and where to get those that are missing. */
export function MeshCatalogue() {
  const words = useText();
  const text = words.data.catalogue;
  const { store } = useServices();
  const language = useApp((state) => state.language);
  const info = useApp((state) => (state.list.kind === "ready" ? state.list.info : null));
  const [rows, setRows] = useState<readonly CatalogueRow[]>([]);
  useEffect(() => {
    let isGone = false;
    if (info !== null)
      void store.imports.catalogue().then((read) => {
        if (!isGone) setRows(read);
      });
    return () => {
      isGone = true;
    };
  }, [store, info]);
  return (
    <details className="data-catalogue">
      <summary>{text.title}</summary>
      <ul>
        {rows.map(({ id, name, what, owner, legalBasis, unit, family, process, getting, state, loaded }) => (
          <li key={id}>
            <details>
              <summary>
                <strong>{name[language]}</strong>{" "}
                {loaded === null ? (
                  <span className="caption">{text.states[state]}</span>
                ) : (
                  <span className="badge" data-nature={loaded.nature}>
                    {words.natures[loaded.nature]}
                  </span>
                )}
              </summary>
              <p>{what[language]}</p>
              <dl className="caption">
                <dt>{text.owner}</dt>
                <dd>{owner[language]}</dd>
                <dt>{text.basis}</dt>
                <dd>{legalBasis[language]}</dd>
                <dt>{text.unit}</dt>
                <dd>{unit[language]}</dd>
                <dt>{text.family}</dt>
                <dd>{text.families[family]}</dd>
                <dt>{text.process}</dt>
                <dd>{text.processes[process]}</dd>
                <dt>{text.getting}</dt>
                <dd>
                  {getting.publisher}
                  {getting.url !== null && (
                    <>
                      {" · "}
                      <a href={getting.url} target="_blank" rel="noopener noreferrer">
                        {new URL(getting.url).host}
                      </a>
                    </>
                  )}
                  {" · "}
                  {getting.note[language]}
                </dd>
              </dl>
              {id !== "cpts" && state !== "fourni" && (loaded === null || loaded.nature === "simule") && (
                <button type="button" className="button" onClick={() => void store.imports.deriveMaillage(name.fr)}>
                  {text.derive}
                </button>
              )}
              {loaded !== null && (
                <p className="caption">
                  {[
                    loaded.nature === "simule" ? words.data.examples : loaded.source,
                    text.territories(loaded.territories),
                    loaded.date === "" ? "" : words.dateText(loaded.date),
                    loaded.rule[language],
                  ]
                    .filter((part) => part !== "")
                    .join(" · ")}
                </p>
              )}
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}
