import type { ListInfo, ListReading } from "../../analysis/protocol.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { ListColumns } from "./list-columns.tsx";

/** The first year of which the application knows the communes. */
const FIRST_YEAR = 2008;

/** Sheet, columns and year as they were guessed: a change reads the list again. */
export function ListReadingSection({ info, reading }: { readonly info: ListInfo; readonly reading: ListReading }) {
  const text = useText();
  const words = text.data.reading;
  const { store } = useServices();
  const choices = useApp((state) => state.imports.listChoices);
  const currentYear = useApp((state) => (state.base.kind === "ready" ? state.base.info.cog : 0));
  const years = Array.from({ length: Math.max(0, currentYear - FIRST_YEAR + 1) }, (_, i) => currentYear - i);
  const { vintage } = reading;
  return (
    <details className="data-reading">
      <summary>{words.title}</summary>
      {reading.workbook !== null && (
        <label className="data-field">
          {words.sheet}
          <select
            value={reading.workbook.sheet}
            onChange={(event) => void store.imports.rereadList({ sheet: event.target.value })}
          >
            {reading.workbook.sheets.map(({ name, rows }) => (
              <option key={name} value={name}>
                {words.sheetRows(name, rows)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="data-field">
        {words.year}
        <select
          value={info.cog}
          onChange={(event) => void store.imports.rereadList({ cog: Number(event.target.value) })}
        >
          {years.map((year) => (
            <option key={year} value={year}>
              {year}
              {vintage.isGuessed && year === info.cog ? ` (${words.guessed})` : ""}
            </option>
          ))}
        </select>
      </label>
      {reading.polygons !== null && (
        <label className="data-field">
          {words.threshold}
          <input
            type="number"
            min={5}
            max={95}
            step={5}
            defaultValue={Math.round(reading.polygons.threshold * 100)}
            onBlur={(event) => {
              const threshold = Number(event.target.value) / 100;
              if (threshold > 0 && threshold < 1 && threshold !== reading.polygons?.threshold)
                void store.imports.rereadList({ threshold });
            }}
          />
        </label>
      )}
      <ListColumns
        table={reading}
        onSay={(change) => void store.imports.rereadList({ columns: { ...choices?.columns, ...change } })}
      />
      <button type="button" className="link-button" onClick={store.imports.askSubject}>
        {text.data.otherSubject}
      </button>
      {vintage.merged.length > 0 && (
        <Lines
          title={words.merged(vintage.merged.length, vintage.year)}
          lines={vintage.merged.map(({ from, name, to }) =>
            words.mergedLine(name === "" ? from : `${name} (${from})`, to),
          )}
        />
      )}
      {vintage.split.length > 0 && (
        <Lines
          title={words.split(vintage.split.length)}
          lines={vintage.split.map(({ code, candidates }) => words.splitLine(code, candidates.join(", ")))}
        />
      )}
    </details>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <details>
      <summary>{title}</summary>
      <ul className="anomalies">
        {[...new Set(lines)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
