import type { ListInfo } from "../../analysis/protocol.ts";
import type { Nature } from "../../domain/nature.ts";
import { meshAnomalySentence, siteAnomalySentence } from "../../formats/import-sentences.ts";
import { useApp, useServices, useText } from "../app-context.tsx";

/** What is in place of the example, and what is still simulated. */
export function LayerRows({ info }: { readonly info: ListInfo }) {
  const text = useText();
  const { store } = useServices();
  const language = useApp((state) => state.language);
  const { sites, maillages } = useApp((state) => state.imports);
  /** Nature, owner, legal basis and date, as the mesh in use says them. */
  const factsOf = (id: string) => {
    const mesh = info.maillages.find((other) => other.id === id);
    if (mesh === undefined) return { nature: "importe" as const };
    const said = [mesh.owner[language], mesh.legalBasis[language], text.dateText(mesh.date)];
    return { nature: mesh.nature, about: said.join(" · ") };
  };
  const importedIds = new Set(maillages.map(({ id }) => id));
  return (
    <section>
      <h2>{text.data.layers}</h2>
      <ul className="data-layers">
        <LayerRow
          title={text.data.list}
          nature={info.provenance.nature}
          file={info.isExample ? text.data.examples : info.file}
          facts={`${text.list.territories(info.territories)} · ${info.isExample ? text.list.units(info.units) : text.list.rows(info.rows, info.units)}`}
          {...(!info.isExample && { onRemove: () => void store.removeList() })}
        />
        {sites.length === 0 && (
          <LayerRow
            title={text.data.sites}
            nature={info.hasSites ? "simule" : null}
            file={info.hasSites ? text.data.examples : text.data.none}
            facts=""
          />
        )}
        {sites.map((one) => {
          const counts = Object.values(one.counts);
          return (
            <LayerRow
              key={one.file}
              title={text.data.sites}
              nature="importe"
              file={one.file}
              facts={text.data.siteCounts(
                counts.reduce((sum, { structures }) => sum + structures, 0),
                counts.reduce((sum, count) => sum + count.sites, 0),
              )}
              notes={one.anomalies.map((anomaly) => siteAnomalySentence(anomaly, language))}
              onRemove={() => void store.imports.removeSites(one.file)}
            />
          );
        })}
        {info.maillages
          .filter(({ id }) => !importedIds.has(id))
          .map(({ id, name, nature, territories, owner, legalBasis }) => (
            <LayerRow
              key={id}
              title={name[language]}
              nature={nature}
              file={text.data.examples}
              facts={text.data.catalogue.territories(territories.length)}
              about={`${owner[language]} · ${legalBasis[language]}`}
            />
          ))}
        {maillages.map((one) => (
          <LayerRow
            key={one.id}
            title={one.name[language]}
            file={one.file}
            facts={[
              text.data.zones(one.territories, one.units),
              ...(one.rebuilt === null
                ? []
                : [text.data.rebuilt(one.rebuilt.places, text.decimals(one.rebuilt.meanKm, 1), one.rebuilt.ties)]),
            ].join(" · ")}
            {...factsOf(one.id)}
            {...(one.zoneColumn !== null &&
              one.otherZoneColumns.length > 0 && {
                columns: { chosen: one.zoneColumn, others: one.otherZoneColumns },
                onColumn: (zoneColumn: string) => void store.imports.rereadMaillage(one.id, { zoneColumn }),
              })}
            notes={one.anomalies.map((anomaly) => meshAnomalySentence(anomaly, language))}
            onRemove={() => void store.imports.removeMaillage(one.id)}
          />
        ))}
      </ul>
    </section>
  );
}

/** Remarks shown of one file. */
const SHOWN = 40;

function LayerRow({
  title,
  nature,
  file,
  facts,
  about,
  notes = [],
  columns,
  onColumn,
  onRemove,
}: {
  readonly title: string;
  readonly nature: Nature | null;
  readonly file: string;
  readonly facts: string;
  /** Who decides it, by what law, of what date. */
  readonly about?: string;
  readonly notes?: readonly string[];
  /** The column of the file that was read, and those that could be in its place. */
  readonly columns?: { readonly chosen: string; readonly others: readonly string[] };
  readonly onColumn?: (column: string) => void;
  readonly onRemove?: () => void;
}) {
  const text = useText();
  return (
    <li>
      <div className="data-layer">
        <strong>{title}</strong>
        {nature !== null && (
          <span className="badge" data-nature={nature}>
            {text.natures[nature]}
          </span>
        )}
        {onRemove !== undefined && (
          <button type="button" className="link-button" aria-label={text.data.removeNamed(title)} onClick={onRemove}>
            {text.data.remove}
          </button>
        )}
      </div>
      <p className="caption figure">{[file, facts].filter((part) => part !== "").join(" · ")}</p>
      {about !== undefined && <p className="caption">{about}</p>}
      {columns !== undefined && (
        <label className="data-field">
          {text.data.zoneColumn}
          <select value={columns.chosen} onChange={({ target }) => onColumn?.(target.value)}>
            {[columns.chosen, ...columns.others].map((header) => (
              <option key={header} value={header}>
                {header}
              </option>
            ))}
          </select>
        </label>
      )}
      {notes.length > 0 && (
        <details>
          <summary>{text.data.anomalies(notes.length)}</summary>
          <ul className="anomalies">
            {[...new Set(notes)].slice(0, SHOWN).map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
