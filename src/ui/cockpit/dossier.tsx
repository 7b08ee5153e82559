import { useEffect, useState } from "react";
import type { TableKind } from "../../analysis/cockpit-protocol.ts";
import type { Report } from "../../domain/report.ts";
import { exportSentences } from "../../formats/export-sentences.ts";
import type { ColumnId, Sheet } from "../../formats/sheet.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { nameScope } from "../controls/scope-picker.tsx";
import { ClassSwatch } from "../controls/swatches.tsx";
import { FigureContext } from "./figure-context.tsx";
import { PaperTable } from "./paper-table.tsx";
import { References } from "./references.tsx";
import { useAnswer } from "./use-answer.ts";

/** Rows of a list on paper; the workbook holds them all. */
const MOST_ROWS = 120;
/** Rows of CPTS à cheval that are looked through for those worth paper. */
const EVERY = 4000;

/** The tables of the dossier with the columns that a page holds. */
const LISTS: readonly (readonly [TableKind, readonly ColumnId[]])[] = [
  ["whiteZones", ["name", "departements", "units", "population", "seat", "distanceKm", "cause", "note"]],
  ["absorptions", ["name", "population", "partner", "populationBefore", "populationAfter", "sizeBefore", "sizeAfter"]],
  ["overlaps", ["name", "partner", "units", "population", "declared", "communes"]],
  ["straddling", ["name", "level", "zone", "populationShare"]],
  [
    "territories",
    ["name", "stage", "departements", "units", "populationMin", "populationMax", "sizeMax", "msp", "cds"],
  ],
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
          {words.list(list.file, text.natures[list.provenance.nature])}
          {list.provenance.nature === "simule" && ` · ${words.simulated}`}
        </p>
      </header>
      <Figure />
      <KeyFigures report={report} />
      <h2>{text.cockpit.references.title}</h2>
      <References />
      {LISTS.map(([kind, columns]) => (
        <List key={kind} kind={kind} columns={columns} />
      ))}
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
        <h2>{text.sources.title}</h2>
        <ul className="caption">
          {info?.sources.map(({ name, version, vintage, licence }) => (
            <li key={name + version}>
              {name} {version} · {vintage} · {licence}
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}

/** The map as a file would hold it, in an image so that its styles stay its own. */
function Figure() {
  const text = useText().cockpit.paper;
  const { store } = useServices();
  const view = useApp((state) => state.view);
  const language = useApp((state) => state.language);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let isGone = false;
    let made: string | null = null;
    if (view !== null)
      void store.cockpit.ask("exportFigure", { language }).then(({ bytes, mime }) => {
        if (isGone) return;
        made = URL.createObjectURL(new Blob([bytes], { type: mime }));
        setUrl(made);
      });
    return () => {
      isGone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [store, view, language]);
  if (url === null)
    return (
      <p className="paper-figure caption" role="status">
        {text.drawing}
      </p>
    );
  return <img className="paper-figure" src={url} alt={text.figure} width={1123} height={794} />;
}

function KeyFigures({ report }: { readonly report: Report }) {
  const text = useText();
  const { classes, coverage, ratio, scope, whiteZones } = report;
  const shown = (["single", "shared", "overlap", "white", "unstated"] as const).filter(
    (unitClass) => unitClass !== "unstated" || classes.unstated.units > 0,
  );
  return (
    <section className="paper-figures">
      <dl className="paper-key">
        <div>
          <dt>{text.headline.white(classes.white.population, classes.white.units)}</dt>
          <dd className="figure">{text.integer(classes.white.population)}</dd>
        </div>
        <div>
          <dt>{text.headline.coveredPopulation}</dt>
          <dd className="figure">{text.percent(coverage.populationShare)}</dd>
        </div>
        <div>
          <dt>{text.headline.coveredArea}</dt>
          <dd className="figure">{text.percent(coverage.areaShare)}</dd>
        </div>
        <div>
          <dt>
            {text.ratio.title} · {text.ratio.gap(ratio.gap)} · {text.ratio.target(ratio.target)}
          </dt>
          <dd className="figure">
            {text.integer(ratio.observed)} / {text.decimals(ratio.expected, 2)}
          </dd>
        </div>
      </dl>
      <table className="figures-table">
        <thead>
          <tr className="caption">
            <th scope="col">{text.classes.title}</th>
            <th scope="col">{text.classes.columns.people}</th>
            <th scope="col">{text.classes.columns.units}</th>
            <th scope="col">{text.classes.columns.share}</th>
          </tr>
        </thead>
        <tbody className="figure">
          {shown.map((unitClass) => (
            <tr key={unitClass}>
              <th scope="row">
                <ClassSwatch unitClass={unitClass} />
                {text.classes[unitClass]}
              </th>
              <td>{text.integer(classes[unitClass].population)}</td>
              <td>{text.integer(classes[unitClass].units)}</td>
              <td>{text.percent(scope.population === 0 ? 0 : classes[unitClass].population / scope.population)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {whiteZones.length > 0 && (
        <p className="caption">
          {text.headline.whiteShare(classes.white.population / Math.max(1, scope.population), whiteZones.length)}
        </p>
      )}
    </section>
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
      { kind, language, window: { from: 0, count: kind === "straddling" ? EVERY : MOST_ROWS } },
      notes,
    ),
  );
  if (reply === null || reply.rowCount === 0) return null;
  const title = text.cockpit.table.kinds[kind as keyof typeof text.cockpit.table.kinds];
  // Nearly every CPTS lies on several EPCI: on paper that would hide those on several départements, DAC or GHT.
  const sheet =
    kind === "straddling" ? keepRows(reply.sheet, "level", (level) => level !== text.scope.levels.epci) : reply.sheet;
  if (sheet.rowCount === 0) return null;
  return (
    <section className="paper-list">
      <h2>
        {title}{" "}
        <span className="figure caption">
          {text.cockpit.table.rows(kind === "straddling" ? sheet.rowCount : reply.rowCount)}
        </span>
      </h2>
      <PaperTable
        sheet={sheet}
        columns={columns
          .filter((id) => hasSites || (id !== "msp" && id !== "cds"))
          .filter((id) => hasStages || id !== "stage")}
      />
      {kind !== "straddling" && reply.rowCount > MOST_ROWS && (
        <p className="caption">{text.cockpit.paper.cut(MOST_ROWS, reply.rowCount)}</p>
      )}
    </section>
  );
}

/** The rows of a sheet whose value in one column is kept, at most as many as a list has on paper. */
function keepRows(sheet: Sheet, id: ColumnId, keep: (value: unknown) => boolean): Sheet {
  const values = sheet.columns.find((column) => column.id === id)?.values ?? [];
  const rows = Array.from({ length: sheet.rowCount }, (_, row) => row)
    .filter((row) => keep(values[row]))
    .slice(0, MOST_ROWS);
  return {
    rowCount: rows.length,
    columns: sheet.columns.map((column) => ({
      ...column,
      values:
        column.values instanceof Float64Array
          ? Float64Array.from(rows, (row) => column.values[row] as number)
          : rows.map((row) => String(column.values[row])),
    })),
  };
}
