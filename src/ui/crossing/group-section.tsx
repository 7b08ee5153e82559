import { Check, TriangleAlert, X } from "lucide-react";
import { useEffect } from "react";
import { useApp, useServices, useText } from "../app-context.tsx";
import { DrawFrom } from "./draw-from.tsx";
import { KeepForm } from "./keep-form.tsx";
import { KeptList } from "./kept-list.tsx";
import { useMeshWords } from "./mesh-words.ts";

/** A group of CPTS beside another mesh: links stay whatever the meshes say. */
export function GroupSection() {
  const text = useText().crossing;
  const { store } = useServices();
  const words = useMeshWords();
  const members = useApp((state) => state.crossing.members);
  const groupMesh = useApp((state) => state.crossing.groupMesh);
  const meshes = useApp((state) => state.crossing.meshes);
  const list = useApp((state) => state.crossing.lists.cpts);
  const groups = useApp((state) => state.crossing.kept.groups);
  useEffect(() => {
    if (list === undefined) void store.crossing.listTerritories("cpts");
  }, [store, list]);
  const nameOf = (id: string) => list?.names[list.ids.indexOf(id)] ?? id;
  const choose = (next: readonly string[]) => void store.crossing.chooseMembers(next);
  return (
    <section>
      <h2>{text.groupTitle}</h2>
      <p className="caption">{text.groupNote}</p>
      <div className="crossing-rows">
        <select
          className="field crossing-territory"
          aria-label={text.addMember}
          value=""
          onChange={({ target }) => choose([...members, target.value])}
        >
          <option value="">{text.addMember}</option>
          {list?.ids.map((id, place) =>
            members.includes(id) ? null : (
              <option key={id} value={id}>
                {list.names[place]}
              </option>
            ),
          )}
        </select>
        <label className="crossing-inline">
          {text.comparedWith}
          <select
            className="field"
            value={groupMesh}
            onChange={({ target }) => void store.crossing.chooseGroupMesh(target.value)}
          >
            {meshes
              .filter(({ id }) => id !== "cpts")
              .map((mesh) => (
                <option key={mesh.id} value={mesh.id}>
                  {words(mesh).name}
                </option>
              ))}
          </select>
        </label>
      </div>
      <ul className="crossing-chips">
        {members.map((id) => (
          <li key={id}>
            {nameOf(id)}
            <button
              type="button"
              className="icon-button"
              aria-label={text.drop(nameOf(id))}
              onClick={() => choose(members.filter((other) => other !== id))}
            >
              <X size={14} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <GroupFigures />
      {members.length > 1 && <KeepForm label={text.groupName} onKeep={(name) => store.crossing.keepGroup(name)} />}
      <KeptList kept={groups} onChoose={(one) => choose(one.members)} onDrop={store.crossing.dropGroup} />
    </section>
  );
}

function GroupFigures() {
  const all = useText();
  const text = all.crossing;
  const { showBox } = useServices();
  const words = useMeshWords();
  const group = useApp((state) => state.crossing.group);
  const mesh = useApp((state) => state.crossing.meshes.find(({ id }) => id === state.crossing.groupMesh));
  if (group === null || mesh === undefined) return null;
  const { name } = words(mesh);
  return (
    <div data-testid="crossing-group" aria-live="polite">
      <p className="figure">
        <strong>{all.scope.inhabitants(group.totals.population)}</strong> ·{" "}
        {text.groupFigures(group.totals.units, all.integer(group.totals.areaKm2), group.pieces)}{" "}
        <button type="button" className="link-button" onClick={() => showBox(group.box)}>
          {text.seeOnMap}
        </button>
      </p>
      <DrawFrom name={text.groupTitle} units={group.unitIndexes} />
      <p>
        <strong className="figure">{text.crosses(group.partners.length, name)}</strong>
        {group.partners.length > 0 && all.colon}
        {group.partners.map((partner) => partner.name).join(", ")}
        {group.unitsWithoutPartner > 0 && ` · ${text.withoutPartner(group.unitsWithoutPartner)}`}
      </p>
      <ul className="crossing-pairs">
        {group.pairs.map(({ members, names, partners, nestedTogether, adjacent, commonUnits }) => (
          <li key={members.join()} data-together={nestedTogether}>
            {nestedTogether ? <Check size={16} aria-hidden /> : <TriangleAlert size={16} aria-hidden />}
            <span>
              <strong>
                {names[0]} – {names[1]}
              </strong>
              {" · "}
              {nestedTogether ? text.togetherIn(name) : text.straddleTogether(partners.length, name)}
              <span className="caption">
                {adjacent ? text.adjacent : text.apart} ·{" "}
                {commonUnits.length === 0 ? text.noOverlap : text.overlap(commonUnits.length)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
