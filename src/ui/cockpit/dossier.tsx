import type { TableKind } from "../../analysis/cockpit-protocol.ts";
import { exportSentences } from "../../formats/export-sentences.ts";
import { anomalySentence } from "../../formats/refusal-sentences.ts";
import type { ColumnId } from "../../formats/sheet.ts";
import { columnLabel } from "../../formats/sheet-labels.ts";
import { nameSources } from "../../formats/source-names.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { nameScope } from "../controls/scope-picker.tsx";
import { KeyFigures } from "./dossier-figures.tsx";
import { ZonesInDetail } from "./dossier-zones.tsx";
import { FigureContext } from "./figure-context.tsx";
import { PaperMap } from "./paper-map.tsx";
import { PaperTable } from "./paper-table.tsx";
import { References } from "./references.tsx";
import { useAnswer } from "./use-answer.ts";

/** Rows of a list on paper; the workbook holds them all. */
const MOST_ROWS = 120;
/** Rows of CPTS à cheval that are looked through for those worth paper. */
const EVERY = 4000;

/** Rows of the list that were not used as written, said in full. */
const MOST_ANOMALIES = 20;

const ZONE_COLUMNS: readonly ColumnId[] = ["name", "departements", "units", "population", "msp", "cds", "cause"];

const OVERLAP_COLUMNS: readonly ColumnId[] = ["name", "partner", "communes", "units", "population", "declared"];
const TERRITORY_COLUMNS: readonly ColumnId[] = [
  "name",
  "stage",
  "departements",
  "units",
  "populationMin",
  "populationMax",
  "sizeMax",
  "msp",
  "cds",
];

/** The dossier of a meeting: map, figures, lists, method; each figure with its scope, stages, date and nature. */
export function Dossier() {
  const text = useText();
  const words = text.cockpit.paper;
  const report = useApp((state) => state.view?.report);
  const scope = useApp((state) => state.scope);
  const language = useApp((state) => state.language);
  const info = useApp((state) => (state.base.kind === "ready" ? state.base.info : null));
  const list = useApp((state) => (state.list.kind === "ready" ? state.list.info : null));
  if (report === undefined || list === null) return null;
  const { method } = exportSentences(language);
  return (
    <article className="paper-page" lang={language}>
      <header>
        <h1>{words.title(nameScope(scope, info, text))}</h1>
        <FigureContext report={report} />
        <p className="caption">
          {words.list(list.isExample ? text.example.source : list.file, text.natures[list.provenance.nature])}
          {list.provenance.nature === "simule" && ` · ${words.simulated}`}
        </p>
      </header>
      <KeyFigures report={report} />
      <PaperMap alt={words.figure} />
      <section className="paper-whole">
        <h2>{text.cockpit.references.title}</h2>
        <References />
      </section>
      <List kind="whiteZones" columns={ZONE_COLUMNS} />
      <ZonesInDetail />
      <List kind="overlaps" columns={OVERLAP_COLUMNS} />
      <Straddling />
      <List kind="territories" columns={TERRITORY_COLUMNS} />
      <section className="paper-method">
        <h2>{words.method}</h2>
        <dl>
          {method.map(([name, sentence]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{sentence}</dd>
            </div>
          ))}
        </dl>
        {list.anomalies.length > 0 && (
          <>
            <h2>{text.list.anomalies(list.anomalies.length)}</h2>
            <ul className="caption">
              {list.anomalies.slice(0, MOST_ANOMALIES).map((anomaly) => (
                <li key={`${anomaly.row} ${anomaly.code} ${anomaly.value}`}>{anomalySentence(anomaly, language)}</li>
              ))}
              {list.anomalies.length > MOST_ANOMALIES && (
                <li>{text.list.moreAnomalies(list.anomalies.length - MOST_ANOMALIES)}</li>
              )}
            </ul>
          </>
        )}
        <h2>{text.sources.title}</h2>
        <ul className="caption">
          {nameSources(info?.sources ?? [], language).map(({ licence, names }) => (
            <li key={licence}>
              {names.join(" · ")} ({licence})
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}

function List({ kind, columns }: { readonly kind: TableKind; readonly columns: readonly ColumnId[] }) {
  const text = useText();
  const { store } = useServices();
  const language = useApp((state) => state.language);
  const notes = useApp((state) => state.cockpit.notes);
  // What the list says nothing of takes no room.
  const hasSites = useApp((state) => state.list.kind === "ready" && state.list.info.hasSites);
  const hasStages = useApp((state) => state.list.kind === "ready" && state.list.info.hasStages);
  const reply = useAnswer(`paper ${kind} ${notes.length}`, () =>
    store.cockpit.ask(
      "territoryTable",
      {
        kind,
        language,
        // By name: the order of a list of CPTS is nobody's, and sizes make no ranking.
        ...(kind === "territories" && { sort: { column: "name" as const, descending: false } }),
        window: { from: 0, count: MOST_ROWS },
      },
      notes,
    ),
  );
  if (reply === null || reply.rowCount === 0) return null;
  const title = text.cockpit.table.kinds[kind as keyof typeof text.cockpit.table.kinds];
  return (
    <section className="paper-list">
      <h2>
        {title} <span className="figure caption">{text.cockpit.table.rows(reply.rowCount)}</span>
      </h2>
      <PaperTable
        sheet={reply.sheet}
        columns={columns
          .filter((id) => hasSites || (id !== "msp" && id !== "cds"))
          .filter((id) => hasStages || id !== "stage")}
      />
      {reply.rowCount > MOST_ROWS && <p className="caption">{text.cockpit.paper.cut(MOST_ROWS, reply.rowCount)}</p>}
    </section>
  );
}

/** CPTS à cheval, one line each: nearly all lie on several EPCI, which would hide those on départements, DAC or GHT. */
function Straddling() {
  const text = useText();
  const { store } = useServices();
  const language = useApp((state) => state.language);
  const reply = useAnswer("paper straddling", () =>
    store.cockpit.ask("territoryTable", { kind: "straddling", language, window: { from: 0, count: EVERY } }),
  );
  if (reply === null) return null;
  const [names, levels, zones, shares] = (["name", "level", "zone", "populationShare"] as const).map(
    (id) => reply.sheet.columns.find((column) => column.id === id)?.values ?? [],
  ) as [readonly string[], readonly string[], readonly string[], Float64Array];
  const lines = new Map<string, { readonly name: string; readonly level: string; readonly parts: string[] }>();
  names.forEach((name, row) => {
    const level = levels[row]!;
    if (level === text.scope.levels.epci) return;
    const key = `${reply.positions[row]} ${level}`;
    const line = lines.get(key) ?? { name, level, parts: [] };
    line.parts.push(`${zones[row]} ${text.percent(shares[row]!)}`);
    lines.set(key, line);
  });
  if (lines.size === 0) return null;
  return (
    <section className="paper-list">
      <h2>
        {text.cockpit.straddling.title} <span className="figure caption">{text.cockpit.table.rows(lines.size)}</span>
      </h2>
      <table className="paper-table">
        <thead>
          <tr>
            <th scope="col" data-kind="text">
              CPTS
            </th>
            <th scope="col" data-kind="text">
              {text.cockpit.straddling.mesh}
            </th>
            <th scope="col" data-kind="text">
              {columnLabel("populationShare", language)}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...lines].slice(0, MOST_ROWS).map(([key, { name, level, parts }]) => (
            <tr key={key}>
              <td data-kind="text">{name}</td>
              <td data-kind="text">{level}</td>
              <td data-kind="text" className="figure">
                {parts.join(" · ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.size > MOST_ROWS && <p className="caption">{text.cockpit.paper.cut(MOST_ROWS, lines.size)}</p>}
    </section>
  );
}
