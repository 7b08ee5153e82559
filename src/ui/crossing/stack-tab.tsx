import { useMemo } from "react";
import { straddlingSheet } from "../../analysis/cross-sheets.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { saveFile } from "../save-file.ts";
import { useMeshWords } from "./mesh-words.ts";
import { Segments } from "./segments.tsx";
import { SortedTable } from "./sorted-table.tsx";

/** How many meshes or territories lie on a commune, how porous each mesh is, and who is à cheval. */
export function StackTab() {
  const all = useText();
  const text = all.crossing;
  const { store } = useServices();
  const words = useMeshWords();
  const stack = useApp((state) => state.crossing.stack);
  const by = useApp((state) => state.crossing.stackBy);
  if (stack === null) return <p className="caption">{text.loading}</p>;
  const levels = by === "meshes" ? stack.byMeshes : stack.byTerritories;
  const people = levels.reduce((sum, { population }) => sum + population, 0);
  return (
    <>
      <section>
        <div className="crossing-title">
          <h2>{text.stackTitle[by]}</h2>
          <Segments
            label={text.stackBy}
            values={["meshes", "territories"]}
            words={text.stackCounts}
            value={by}
            onChoose={(next) => void store.crossing.chooseStack(next)}
          />
        </div>
        <table className="figures-table" aria-live="polite">
          <thead>
            <tr>
              <th scope="col">{text.stackCounts[by]}</th>
              <td />
              <th scope="col">{text.inhabitants}</th>
              <th scope="col">{text.share}</th>
              <th scope="col">{text.communes}</th>
              <th scope="col">km²</th>
            </tr>
          </thead>
          <tbody>
            {[...levels.entries()].map(([count, { units, population, areaKm2 }]) =>
              units === 0 ? null : (
                <tr key={count}>
                  <th scope="row" className="figure crossing-count">
                    {count}
                  </th>
                  <td className="crossing-bar-cell">
                    <div className="share-bar" aria-hidden>
                      <span style={{ width: `${people > 0 ? (population / people) * 100 : 0}%` }} />
                    </div>
                  </td>
                  <td className="figure">{all.integer(population)}</td>
                  <td className="figure">{all.percent(people > 0 ? population / people : 0)}</td>
                  <td className="figure">{all.integer(units)}</td>
                  <td className="figure">{all.integer(areaKm2)}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </section>
      <section>
        <h2>{text.porosity}</h2>
        <p className="caption">{text.porosityNote}</p>
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">{text.otherMesh}</th>
              <th scope="col">{text.multiple}</th>
              <th scope="col">{text.inhabitants}</th>
              <th scope="col">{text.porosity}</th>
            </tr>
          </thead>
          <tbody>
            {stack.meshes.map(({ porosity, ...mesh }) => (
              <tr key={mesh.id}>
                <th scope="row">{words(mesh).name}</th>
                <td className="figure">{all.integer(porosity.multiple.units)}</td>
                <td className="figure">{all.integer(porosity.multiple.population)}</td>
                <td className="figure">
                  <strong>{all.percent(porosity.unitsShare)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <StraddlingSection />
    </>
  );
}

/** Territories of the first mesh that no single territory of another holds. */
function StraddlingSection() {
  const text = useText().crossing;
  const { store } = useServices();
  const words = useMeshWords();
  const language = useApp((state) => state.language);
  const straddling = useApp((state) => state.crossing.straddling);
  const first = useApp((state) => state.crossing.stack?.meshes[0]);
  const sheet = useMemo(() => (straddling === null ? null : straddlingSheet(straddling)), [straddling]);
  if (straddling === null || sheet === null || first === undefined) return null;
  const { name } = words(first);
  const others = straddling.others.map((mesh) => words(mesh).name);
  const save = async () =>
    saveFile(
      await store.crossing.exportTables({
        name: text.files.straddling,
        format: "xlsx",
        language,
        notes: [text.straddlingNote(others.join(", "))],
        sheets: [
          {
            ...sheet,
            name: text.straddlingTitle(name, sheet.rowCount),
            title: text.straddlingTitle(name, sheet.rowCount),
          },
        ],
      }),
    );
  return (
    <section>
      <div className="crossing-title">
        <h2>{text.straddlingTitle(name, sheet.rowCount)}</h2>
        <button type="button" className="link-button" onClick={() => void save()}>
          XLSX
        </button>
      </div>
      <p className="caption">{text.straddlingNote(others.join(", "))}</p>
      {sheet.rowCount > 0 && (
        <SortedTable
          label={text.straddlingTitle(name, sheet.rowCount)}
          sheet={sheet}
          columns={["name", "population", "partners", "effectivePartners", "pieces"]}
          labels={{ partners: text.mostPartners, effectivePartners: text.mostEffective }}
          first={{ column: "effectivePartners", descending: true }}
        />
      )}
    </section>
  );
}
