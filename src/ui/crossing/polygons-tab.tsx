import { useMemo } from "react";
import { polygonPartSheet, polygonSheet } from "../../analysis/cross-sheets.ts";
import type { FreePolygonCross, FreePolygonFile } from "../../analysis/polygon-protocol.ts";
import { anomalySentence, refusalSentence } from "../../formats/refusal-sentences.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { PickFile } from "../controls/pick-file.tsx";
import { saveFile } from "../save-file.ts";
import { useSaveGeojson } from "./geojson-file.ts";
import { useMeshWords } from "./mesh-words.ts";
import { SortedTable } from "./sorted-table.tsx";

/** Polygons that cut communes, crossed with a mesh by real geometry: estimates, and said to be so. */
export function PolygonsTab() {
  const all = useText();
  const text = all.crossing.polygons;
  const { store, showBox } = useServices();
  const language = useApp((state) => state.language);
  const { file, isReading, refusal, crosses } = useApp((state) => state.crossing.polygons);
  const take = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
    await store.crossing.takePolygons(name, bytes);
    const { polygons } = store.getState().crossing;
    if (polygons.file !== null && polygons.refusal === null) showBox(polygons.file.box);
  };
  return (
    <>
      <section>
        <h2>
          {text.title}{" "}
          <span className="badge" data-nature="reconstitue">
            {text.estimate}
          </span>
        </h2>
        <p className="caption">{text.note}</p>
        <div className="crossing-buttons">
          <PickFile onFile={take}>{file === null ? text.choose : text.change}</PickFile>
          {file !== null && (
            <button type="button" className="button" onClick={() => store.crossing.removePolygons()}>
              {text.remove}
            </button>
          )}
        </div>
        {refusal !== null && (
          <p role="alert" className="crossing-refusal">
            {refusalSentence(refusal, language)}
          </p>
        )}
        <p aria-live="polite" className="caption">
          {isReading || (file !== null && crosses === null) ? text.reading : ""}
        </p>
        {file !== null && (
          <p>
            {text.file(file.file, file.polygons.length)} ·{" "}
            <button type="button" className="link-button" onClick={() => showBox(file.box)}>
              {all.crossing.seeOnMap}
            </button>
          </p>
        )}
        {file !== null && file.anomalies.length > 0 && (
          <details>
            <summary>{text.notes(file.anomalies.length)}</summary>
            <ul className="anomalies">
              {[...new Set(file.anomalies.map((one) => anomalySentence(one, language)))].map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
        )}
      </section>
      {file !== null && crosses !== null && <PolygonFigures file={file} crosses={crosses} />}
    </>
  );
}

interface PolygonFiguresProps {
  readonly file: FreePolygonFile;
  readonly crosses: readonly FreePolygonCross[];
}

function PolygonFigures({ file, crosses }: PolygonFiguresProps) {
  const all = useText();
  const text = all.crossing.polygons;
  const { store } = useServices();
  const words = useMeshWords();
  const language = useApp((state) => state.language);
  const meshes = useApp((state) => state.crossing.meshes);
  const { mesh: id, crossed, chosen } = useApp((state) => state.crossing.polygons);
  const saveGeojson = useSaveGeojson();
  const sheet = useMemo(() => polygonSheet(crosses), [crosses]);
  const mesh = meshes.find((one) => one.id === crossed);
  if (mesh === undefined) return null;
  const { name } = words(mesh);
  const parts = polygonPartSheet(crosses, text.outside(name));
  const own = crosses.find((one) => one.id === chosen);
  const tables = async () =>
    saveFile(
      await store.crossing.exportTables({
        name: all.crossing.files.polygons,
        format: "xlsx",
        language,
        notes: [text.method(name)],
        sheets: [
          { ...sheet, name: text.table, title: `${text.title} (${text.estimate})` },
          { ...parts, name: all.crossing.pairs, title: `${text.title} × ${name} (${text.estimate})` },
        ],
      }),
    );
  return (
    <>
      <section>
        <label className="crossing-inline">
          {text.crossedWith}
          <select
            className="field"
            value={id}
            onChange={({ target }) => void store.crossing.choosePolygonMesh(target.value)}
          >
            {meshes.map((one) => (
              <option key={one.id} value={one.id}>
                {words(one).name}
              </option>
            ))}
          </select>
        </label>
        <SortedTable
          label={text.table}
          sheet={sheet}
          columns={["name", "estimatedPopulation", "areaKm2", "units", "cutUnits", "partners", "mainPartner"]}
          labels={{ partners: name, units: all.crossing.communes }}
          isChosen={(row) => crosses[row]?.id === chosen}
          onChoose={(row) => store.crossing.choosePolygon(crosses[row]!.id)}
        />
      </section>
      {own !== undefined && <PolygonParts own={own} outside={text.outside(name)} />}
      <section>
        <h2>{all.crossing.out}</h2>
        <p className="crossing-citation">{text.method(name)}</p>
        <div className="crossing-buttons">
          <button type="button" className="button" onClick={() => void tables()}>
            {all.crossing.tablesXlsx}
          </button>
          <button
            type="button"
            className="button"
            onClick={() =>
              void saveGeojson(all.crossing.files.polygons, { ok: true, value: featuresOf(file, crosses) }, [
                text.method(name),
              ])
            }
          >
            GeoJSON
          </button>
        </div>
      </section>
    </>
  );
}

/** The polygon in hand and what the territories of the mesh hold of it. */
function PolygonParts({ own, outside }: { readonly own: FreePolygonCross; readonly outside: string }) {
  const all = useText();
  const text = all.crossing.polygons;
  const km2 = (area: number) => (area < 10 ? all.decimals(area, 1) : all.integer(area));
  const people = (population: number) => all.scope.inhabitants(Math.round(population));
  const rows = [...own.parts, ...(own.alone.units > 0 ? [{ ...own.alone, id: "", name: outside }] : [])];
  return (
    <section data-testid="crossing-polygon" aria-live="polite">
      <h2>{text.inHand(own.name, people(own.population), km2(own.areaKm2))}</h2>
      <p className="caption">{own.units === 0 ? text.elsewhere : text.cut(own.units, own.cutUnits)}</p>
      {rows.length > 0 && (
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">{text.part}</th>
              <th scope="col">{all.crossing.inhabitants}</th>
              <th scope="col">{all.crossing.share}</th>
              <td />
              <th scope="col">{all.crossing.communes}</th>
              <th scope="col">km²</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, population, areaKm2, units }) => {
              const share = own.population > 0 ? population / own.population : 0;
              return (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td className="figure">{all.integer(population)}</td>
                  <td className="figure">{all.percent(share)}</td>
                  <td className="crossing-bar-cell">
                    <div className="share-bar" aria-hidden>
                      <span style={{ width: `${share * 100}%` }} />
                    </div>
                  </td>
                  <td className="figure">{all.integer(units)}</td>
                  <td className="figure">{km2(areaKm2)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The polygons as they were drawn, with their figures. */
function featuresOf({ polygons }: FreePolygonFile, crosses: readonly FreePolygonCross[]): GeoJSON.FeatureCollection {
  const crossOf = new Map(crosses.map((cross) => [cross.id, cross]));
  return {
    type: "FeatureCollection",
    features: polygons.map(({ id, name, geometry }) => {
      const { population = 0, areaKm2 = 0, units = 0, cutUnits = 0, parts = [] } = crossOf.get(id) ?? {};
      return {
        type: "Feature",
        geometry,
        properties: {
          ...{ id, name, estimate: true, units, cutUnits, areaKm2, estimatedPopulation: Math.round(population) },
          partners: parts.map((part) => part.id).join(" "),
        },
      };
    }),
  };
}
