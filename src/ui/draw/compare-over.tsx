import { useEffect, useState } from "react";
import type { DraftDifferenceView, ScenarioTable } from "../../analysis/draw-protocol.ts";
import { SCENARIO_ROWS, type ScenarioRow } from "../../domain/scenario.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import type { Text } from "../text/fr.ts";
import { DraftDrawing } from "./draft-drawing.tsx";
import { Over } from "./over.tsx";
import { letterOf } from "./use-draft.ts";
import { VariantTable } from "./variant-table.tsx";

const VIEWS = ["table", "difference", "variants"] as const;

/** Scenarios side by side, two versions, and whole variants of the area of study. Figures, never a rank. */
export function CompareOver() {
  const text = useText().draw.compare;
  const records = useApp(({ draw }) => draw.records);
  const [view, setView] = useState<(typeof VIEWS)[number]>("table");
  return (
    <Over title={text.title} close={text.close} className="draw-over-wide">
      <fieldset className="tab-bar" aria-label={text.title}>
        {VIEWS.map((one) => (
          <button key={one} type="button" aria-pressed={one === view} onClick={() => setView(one)}>
            {text[one]}
          </button>
        ))}
      </fieldset>
      {view === "table" && <SideBySide ids={records.map(({ id }) => id)} />}
      {view === "difference" && <Difference />}
      {view === "variants" && <VariantTable />}
    </Over>
  );
}

function SideBySide({ ids }: { readonly ids: readonly string[] }) {
  const text = useText();
  const { store } = useServices();
  const current = useApp(({ draw }) => draw.current);
  const hasSites = useApp(({ list }) => list.kind === "ready" && list.info.hasSites);
  const [table, setTable] = useState<ScenarioTable | null>(null);
  const key = ids.join();
  useEffect(() => {
    let isGone = false;
    if (key !== "")
      void store.draw.compare(key.split(",")).then((read) => {
        if (!isGone) setTable(read);
      });
    return () => {
      isGone = true;
    };
  }, [key, store]);
  if (table === null) return null;
  const isHeld = (position: number) => table.drafts[position]?.id === current;
  return (
    <div className="draw-table-scroll">
      <table className="draw-table" data-testid="scenario-table">
        <thead>
          <tr>
            <th scope="col">{text.draw.compare.indicator}</th>
            {table.drafts.map(({ id, name }, position) => (
              <th key={id} scope="col" data-held={isHeld(position)}>
                <DraftDrawing map={table.maps[position]!} />
                {letterOf(position)} · {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.lines
            .filter(({ row }) => hasSites || (row !== "msp" && row !== "cds"))
            .map(({ row, values }) => (
              <tr key={row} data-row={row}>
                <th scope="row">{rowName(row, text)}</th>
                {values.map((value, position) => (
                  <td key={table.drafts[position]!.id} className="figure" data-held={isHeld(position)}>
                    {value === null
                      ? "–"
                      : typeof value === "number"
                        ? writeValue(row, value, text)
                        : `${writeValue(row, value.min, text)}–${writeValue(row, value.max, text)}`}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function rowName(row: ScenarioRow, { draw: { compare } }: Text): string {
  const known = SCENARIO_ROWS.find((one) => one === row);
  return known === undefined ? compare.mesh(row.slice("mesh:".length).toUpperCase()) : compare.rows[known];
}

const writeValue = (row: ScenarioRow, value: number, text: Text): string =>
  row === "targetShare" ? text.decimals(value, 2) : text.integer(value);

/** What changed from one draft to another. */
function Difference() {
  const text = useText();
  const { store } = useServices();
  const { compare } = text.draw;
  const records = useApp(({ draw }) => draw.records);
  const [from, setFrom] = useState(records[0]?.id ?? "");
  const [to, setTo] = useState(records[1]?.id ?? records[0]?.id ?? "");
  const [found, setFound] = useState<DraftDifferenceView | null>(null);
  useEffect(() => {
    let isGone = false;
    if (from !== "" && to !== "")
      void store.draw.difference(from, to).then((read) => {
        if (!isGone) setFound(read);
      });
    return () => {
      isGone = true;
    };
  }, [from, to, store]);
  const choose = (label: string, value: string, set: (id: string) => void) => (
    <label className="draw-field">
      <span>{label}</span>
      <select className="field" value={value} onChange={(event) => set(event.target.value)}>
        {records.map(({ id, name }, position) => (
          <option key={id} value={id}>
            {letterOf(position)} · {name}
          </option>
        ))}
      </select>
    </label>
  );
  const names = (lines: DraftDifferenceView["added"]["communes"]) => lines.map(({ name }) => name).join(", ");
  const isSame =
    found !== null &&
    found.added.communes.length + found.removed.communes.length + found.remarked.communes.length === 0;
  return (
    <div data-testid="draft-difference">
      <div className="draw-two">
        {choose(compare.from, from, setFrom)}
        {choose(compare.to, to, setTo)}
      </div>
      {isSame && <p>{compare.same}</p>}
      {found !== null && !isSame && (
        <dl className="draw-difference">
          {found.added.communes.length > 0 && (
            <div>
              <dt>{compare.addedTo(found.added.communes.length, found.added.population)}</dt>
              <dd>{names(found.added.communes)}</dd>
            </div>
          )}
          {found.removed.communes.length > 0 && (
            <div>
              <dt>{compare.removedFrom(found.removed.communes.length, found.removed.population)}</dt>
              <dd>{names(found.removed.communes)}</dd>
            </div>
          )}
          {found.remarked.communes.length > 0 && (
            <div>
              <dt>{compare.remarked(found.remarked.communes.length)}</dt>
              <dd>{names(found.remarked.communes)}</dd>
            </div>
          )}
          {found.overlapsGained.map(({ id, name, communes }) => (
            <div key={`gained ${id}`}>
              <dt>{compare.gained(name, communes.length)}</dt>
              <dd>{names(communes)}</dd>
            </div>
          ))}
          {found.overlapsHealed.map(({ id, name, communes }) => (
            <div key={`healed ${id}`}>
              <dt>{compare.healed(name, communes.length)}</dt>
              <dd>{names(communes)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
