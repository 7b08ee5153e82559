import { useMemo, useState } from "react";
import { COINCIDENCE_LEVELS } from "../../analysis/cross-protocol.ts";
import { coincidenceSheet } from "../../analysis/cross-sheets.ts";
import { COINCIDENCES } from "../../domain/coincidence.ts";
import { MAILLAGE_PROCESSES, type MaillageProcess } from "../../domain/maillage.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { saveFile } from "../save-file.ts";
import { Segments } from "./segments.tsx";
import { SortedTable } from "./sorted-table.tsx";

/** Imposed or chosen: what each CPTS coincides with, who drew it, and the groups side by side. */
export function ChoiceSection() {
  const all = useText();
  const text = all.crossing;
  const { store } = useServices();
  const level = useApp((state) => state.crossing.level);
  const coincidence = useApp((state) => state.crossing.coincidence);
  if (coincidence === null) return <p className="caption">{text.loading}</p>;
  return (
    <section>
      <div className="crossing-title">
        <h2>{text.processTitle}</h2>
        <Segments
          label={text.level}
          values={COINCIDENCE_LEVELS}
          words={text.levels}
          value={level}
          onChoose={(next) => void store.crossing.chooseLevel(next)}
        />
      </div>
      <p className="caption">{text.processNote}</p>
      <table className="figures-table" data-testid="crossing-coincidence">
        <thead>
          <tr>
            <th scope="col">{text.coincidence}</th>
            {COINCIDENCES.map((kind) => (
              <th key={kind} scope="col">
                {text.kinds[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {COINCIDENCE_LEVELS.map((one) => (
            <tr key={one} className={one === level ? "row-open" : ""}>
              <th scope="row">{text.levels[one]}</th>
              {COINCIDENCES.map((kind) => (
                <td key={kind} className="figure">
                  {all.integer(coincidence.totals[one][kind])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ProcessTable />
      <GroupsTable />
    </section>
  );
}

/** Every CPTS; the one in hand, or all those of a coincidence, are given a process. */
function ProcessTable() {
  const all = useText();
  const text = all.crossing;
  const { store } = useServices();
  const language = useApp((state) => state.language);
  const level = useApp((state) => state.crossing.level);
  const coincidence = useApp((state) => state.crossing.coincidence);
  const [chosen, setChosen] = useState<string | null>(null);
  const sheet = useMemo(() => {
    const words: Readonly<Record<string, string>> = { ...text.kinds, ...text.processes };
    return coincidence === null ? null : coincidenceSheet(coincidence, (kind) => words[kind] ?? kind);
  }, [coincidence, text]);
  if (coincidence === null || sheet === null) return null;
  const row = coincidence.rows.find(({ id }) => id === chosen);
  const equal = coincidence.rows.filter(({ levels }) => levels[level] === "equal").map(({ id }) => id);
  const save = async () =>
    saveFile(
      await store.crossing.exportTables({
        name: text.files.coincidence,
        format: "xlsx",
        language,
        notes: [text.processNote],
        sheets: [{ ...sheet, name: text.coincidence, title: text.processTitle }],
      }),
    );
  return (
    <>
      <div className="crossing-title">
        <p className="caption">{row === undefined ? text.chooseRow : row.name}</p>
        <button type="button" className="link-button" onClick={() => void save()}>
          XLSX
        </button>
      </div>
      {row !== undefined && (
        <Segments
          label={text.processOf(row.name)}
          values={MAILLAGE_PROCESSES}
          words={text.processes}
          value={row.process}
          onChoose={(process) => void store.crossing.chooseProcess([row.id], process)}
        />
      )}
      <SortedTable
        label={text.processTitle}
        sheet={sheet}
        columns={["name", "process", "toUnit", "toEpci", "toEpt", "toDepartement", "population"]}
        labels={{
          toUnit: text.levels.unit,
          toEpci: text.levels.epci,
          toEpt: text.levels.ept,
          toDepartement: text.levels.departement,
        }}
        isChosen={(at) => coincidence.rows[at]?.id === chosen}
        onChoose={(at) => setChosen(coincidence.rows[at]!.id)}
      />
      {equal.length > 0 && (
        <p className="caption">
          {text.allEqual(equal.length, text.levels[level])}{" "}
          {MAILLAGE_PROCESSES.map((process) => (
            <button
              key={process}
              type="button"
              className="link-button crossing-bulk"
              onClick={() => void store.crossing.chooseProcess(equal, process)}
            >
              {text.processes[process]}
            </button>
          ))}
        </p>
      )}
    </>
  );
}

/** The groups side by side, in figures that a few large CPTS do not carry away. */
function GroupsTable() {
  const all = useText();
  const text = all.crossing;
  const coincidence = useApp((state) => state.crossing.coincidence);
  if (coincidence === null) return null;
  const { groups } = coincidence;
  const orDash = (value: number | null) => (value === null ? "–" : all.integer(value));
  type Line = readonly [string, (process: MaillageProcess) => string];
  const lines: readonly Line[] = [
    [text.groupRows.territories, (process) => all.integer(groups[process].territories)],
    [text.groupRows.population, (process) => all.integer(groups[process].population)],
    [text.groupRows.medianPopulation, (process) => orDash(groups[process].medianPopulation)],
    [text.groupRows.medianUnits, (process) => orDash(groups[process].medianUnits)],
    [text.groupRows.medianAreaKm2, (process) => orDash(groups[process].medianAreaKm2)],
    ...COINCIDENCES.map(
      (kind): Line => [text.kinds[kind], (process) => all.integer(groups[process].coincidences[kind])],
    ),
  ];
  return (
    <>
      <h2>{text.compareGroups}</h2>
      <table className="figures-table" data-testid="crossing-process-groups" aria-live="polite">
        <thead>
          <tr>
            <td />
            {MAILLAGE_PROCESSES.map((process) => (
              <th key={process} scope="col">
                {text.processes[process]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, write]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {MAILLAGE_PROCESSES.map((process) => (
                <td key={process} className="figure">
                  {write(process)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
