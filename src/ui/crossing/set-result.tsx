import { useMemo } from "react";
import { setSheet } from "../../analysis/cross-sheets.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { saveFile } from "../save-file.ts";
import { DrawFrom } from "./draw-from.tsx";
import { useSaveGeojson } from "./geojson-file.ts";
import { SortedTable } from "./sorted-table.tsx";

/** Figures, départements and communes of the set in hand, and its files. */
export function SetResult() {
  const all = useText();
  const text = all.crossing;
  const { store, showBox } = useServices();
  const language = useApp((state) => state.language);
  const set = useApp((state) => state.crossing.set);
  const sheet = useMemo(() => (set === null ? null : setSheet(set)), [set]);
  const saveGeojson = useSaveGeojson();
  if (set === null || sheet === null) return null;
  const { totals, box } = set;
  const save = async () =>
    saveFile(
      await store.crossing.exportTables({
        name: text.files.set,
        format: "csv",
        language,
        notes: [],
        sheets: [{ ...sheet, name: text.communes, title: text.setTitle }],
      }),
    );
  return (
    <section>
      <div aria-live="polite">
        <p className="key-figure figure" data-testid="crossing-set-people">
          {all.integer(totals.population)}
        </p>
        <p className="figure">
          {totals.units === 0 ? text.emptySet : text.setFigures(totals.units, all.integer(totals.areaKm2), set.pieces)}
        </p>
        <p className="caption figure">{text.ofScope(all.percent(set.populationShare), all.percent(set.areaShare))}</p>
      </div>
      <div className="crossing-buttons">
        {box !== null && (
          <button type="button" className="button" onClick={() => showBox(box)}>
            {text.seeOnMap}
          </button>
        )}
        {totals.units > 0 && <DrawFrom name={text.setTitle} units={set.unitIndexes} />}
        <button type="button" className="button" onClick={() => void save()}>
          {text.codesCsv}
        </button>
        <button
          type="button"
          className="button"
          onClick={async () => saveGeojson(text.files.set, await store.crossing.exportSet())}
        >
          GeoJSON
        </button>
      </div>
      {set.departements.length > 0 && set.departements.length <= 8 && (
        <p className="caption figure">
          {set.departements
            .map(({ name, population }) => `${name}${all.colon}${all.scope.inhabitants(population)}`)
            .join(" · ")}
        </p>
      )}
      {sheet.rowCount > 0 && (
        <SortedTable
          label={text.communes}
          sheet={sheet}
          columns={["name", "code", "population"]}
          first={{ column: "population", descending: true }}
        />
      )}
    </section>
  );
}
