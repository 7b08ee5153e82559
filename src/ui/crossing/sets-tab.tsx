import { Plus, X } from "lucide-react";
import { useId } from "react";
import { SET_JOINS, type SetJoin, type SetRow, type SetTerm } from "../../domain/set-rows.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { KeepForm } from "./keep-form.tsx";
import { KeptList } from "./kept-list.tsx";
import { useMeshWords } from "./mesh-words.ts";
import { SetResult } from "./set-result.tsx";

/** A set of communes, row by row from the top, with its map, its figures and its list. */
export function SetsTab() {
  const text = useText().crossing;
  const { store } = useServices();
  const rows = useApp((state) => state.crossing.rows);
  const kept = useApp((state) => state.crossing.kept.sets);
  const choose = (next: readonly SetRow[]) => void store.crossing.chooseRows(next);
  return (
    <>
      <section>
        <h2>{text.setTitle}</h2>
        <p className="caption">{text.setNote}</p>
        <Presets />
        <ol className="crossing-rows">
          {[...rows.entries()].map(([place, row]) => (
            <SetRowLine
              key={place}
              row={row}
              isFirst={place === 0}
              onChange={(next) => choose(rows.with(place, next))}
              onRemove={rows.length > 1 ? () => choose(rows.toSpliced(place, 1)) : null}
            />
          ))}
        </ol>
        <button
          type="button"
          className="button"
          onClick={() => choose([...rows, { join: "difference", term: { kind: "mesh", mesh: "cpts" } }])}
        >
          <Plus size={14} aria-hidden /> {text.addRow}
        </button>
      </section>
      <SetResult />
      <section>
        <h2>{text.keptSets}</h2>
        <KeepForm label={text.setName} onKeep={(name) => store.crossing.keepSet(name)} />
        <KeptList kept={kept} onChoose={(one) => choose(one.rows)} onDrop={store.crossing.dropSet} />
      </section>
    </>
  );
}

/** Sets that people ask for by name, with the meshes that are loaded. */
function Presets() {
  const text = useText().crossing;
  const { store } = useServices();
  const words = useMeshWords();
  const meshes = useApp((state) => state.crossing.meshes);
  const dac = useApp((state) => state.crossing.lists.dac);
  const of = (mesh: string): SetTerm => ({ kind: "mesh", mesh });
  const care = meshes.filter(({ family, id }) => family !== "administratif" && id !== "cpts");
  const choose = (rows: readonly SetRow[]) => void store.crossing.chooseRows(rows);
  return (
    <div className="crossing-presets">
      <span className="caption">{text.presets}</span>
      {care.slice(0, 4).map((mesh) => (
        <button
          key={mesh.id}
          type="button"
          className="link-button"
          onClick={() =>
            choose([
              { join: "union", term: of("cpts") },
              { join: "difference", term: of(mesh.id) },
            ])
          }
        >
          {text.presetWithout(words(mesh).name)}
        </button>
      ))}
      {care.some(({ id }) => id === "dac") && (
        <button
          type="button"
          className="link-button"
          onClick={async () => {
            await store.crossing.listTerritories("dac");
            const first = store.getState().crossing.lists.dac?.ids[0] ?? dac?.ids[0];
            if (first !== undefined)
              choose([
                { join: "union", term: { kind: "territory", mesh: "dac", id: first } },
                { join: "difference", term: of("cpts") },
              ]);
          }}
        >
          {text.presetDac}
        </button>
      )}
      <button
        type="button"
        className="link-button"
        onClick={() =>
          choose([
            { join: "union", term: { kind: "scope" } },
            { join: "difference", term: of("cpts") },
          ])
        }
      >
        {text.presetWhite}
      </button>
    </div>
  );
}

interface SetRowLineProps {
  readonly row: SetRow;
  readonly isFirst: boolean;
  readonly onChange: (row: SetRow) => void;
  readonly onRemove: (() => void) | null;
}

function SetRowLine({ row, isFirst, onChange, onRemove }: SetRowLineProps) {
  const text = useText().crossing;
  const { store } = useServices();
  const words = useMeshWords();
  const id = useId();
  const meshes = useApp((state) => state.crossing.meshes);
  const { term } = row;
  const mesh = term.kind === "scope" ? null : term.mesh;
  const list = useApp((state) => (mesh === null ? undefined : state.crossing.lists[mesh]));
  const open = () => {
    if (mesh !== null) void store.crossing.listTerritories(mesh);
  };
  return (
    <li>
      {isFirst ? (
        <span className="crossing-join">{text.startFrom}</span>
      ) : (
        <select
          className="field crossing-join"
          aria-label={text.join}
          value={row.join}
          onChange={({ target }) => onChange({ ...row, join: target.value as SetJoin })}
        >
          {SET_JOINS.map((join) => (
            <option key={join} value={join}>
              {text.joins[join]}
            </option>
          ))}
        </select>
      )}
      <select
        className="field"
        aria-label={text.mesh}
        value={mesh ?? "*"}
        onChange={({ target }) =>
          onChange({ ...row, term: target.value === "*" ? { kind: "scope" } : { kind: "mesh", mesh: target.value } })
        }
      >
        <option value="*">{text.wholeScope}</option>
        {meshes.map((one) => (
          <option key={one.id} value={one.id}>
            {words(one).name}
          </option>
        ))}
      </select>
      {mesh !== null && (
        <select
          id={id}
          className="field crossing-territory"
          aria-label={text.territory}
          value={term.kind === "territory" ? term.id : "*"}
          onPointerDown={open}
          onFocus={open}
          onChange={({ target }) =>
            onChange({
              ...row,
              term: target.value === "*" ? { kind: "mesh", mesh } : { kind: "territory", mesh, id: target.value },
            })
          }
        >
          <option value="*">{text.allTerritories}</option>
          {list === undefined && term.kind === "territory" && <option value={term.id}>{term.id}</option>}
          {list?.ids.map((one, place) => (
            <option key={one} value={one}>
              {list.names[place]}
            </option>
          ))}
        </select>
      )}
      {onRemove !== null && (
        <button type="button" className="icon-button" aria-label={text.removeRow} onClick={onRemove}>
          <X size={14} aria-hidden />
        </button>
      )}
    </li>
  );
}
