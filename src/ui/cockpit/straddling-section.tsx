import { useState } from "react";
import type { Sheet } from "../../formats/sheet.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { useAnswer } from "./use-answer.ts";

/** CPTS listed here; the table under the map holds them all. */
const SHOWN = 12;

interface Straddler {
  readonly territory: number;
  readonly name: string;
  readonly zones: readonly { readonly name: string; readonly share: number }[];
}

/** CPTS à cheval on several zones of one mesh, by the mesh (name as the table says it). */
function byMesh(sheet: Sheet, positions: Int32Array): ReadonlyMap<string, readonly Straddler[]> {
  const column = (id: string) => sheet.columns.find((one) => one.id === id)!.values;
  const [names, levels, zones, shares] = [column("name"), column("level"), column("zone"), column("populationShare")];
  const found = new Map<string, Map<number, Straddler>>();
  for (let row = 0; row < sheet.rowCount; row++) {
    const level = String(levels[row]);
    const territory = positions[row]!;
    const inLevel = found.get(level) ?? new Map<number, Straddler>();
    found.set(level, inLevel);
    const before = inLevel.get(territory)?.zones ?? [];
    const zone = { name: String(zones[row]), share: Number(shares[row]) };
    inLevel.set(territory, { territory, name: String(names[row]), zones: [...before, zone] });
  }
  return new Map([...found].map(([level, inLevel]) => [level, [...inLevel.values()]]));
}

/** Which CPTS lie on several départements, EPCI, DAC or GHT, and for what share of their people. A fact, not a fault. */
export function StraddlingSection() {
  const text = useText();
  const words = text.cockpit.straddling;
  const { store } = useServices();
  const language = useApp((state) => state.language);
  const [chosen, setChosen] = useState<string | null>(null);
  const reply = useAnswer("straddling", () => store.cockpit.ask("territoryTable", { kind: "straddling", language }));
  if (reply === null) return null;
  const meshes = byMesh(reply.sheet, reply.positions);
  if (meshes.size === 0) return <p className="caption">{words.none}</p>;
  // Nearly every CPTS lies on several EPCI: what is worth a look comes first.
  const last = text.scope.levels.epci;
  const names = [...meshes.keys()].sort((a, b) => Number(a === last) - Number(b === last));
  const level = chosen !== null && meshes.has(chosen) ? chosen : names[0]!;
  const straddlers = meshes.get(level)!;
  return (
    <>
      <fieldset className="cockpit-chips">
        <legend className="visually-hidden">{words.mesh}</legend>
        {names.map((name) => (
          <button key={name} type="button" aria-pressed={name === level} onClick={() => setChosen(name)}>
            {name} <span className="figure">{text.integer(meshes.get(name)!.length)}</span>
          </button>
        ))}
      </fieldset>
      <ul className="cockpit-rows" data-testid="straddling">
        {straddlers.slice(0, SHOWN).map(({ territory, name, zones }) => (
          <li key={territory}>
            <button
              type="button"
              className="link-button"
              onClick={() => store.select({ kind: "territory", index: territory })}
            >
              {name}
            </button>
            <span className="caption figure">
              {zones.map((zone) => `${zone.name} ${text.percent(zone.share)}`).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      <button type="button" className="link-button" onClick={() => store.cockpit.openTable("straddling")}>
        {straddlers.length > SHOWN ? words.all(straddlers.length) : text.cockpit.table.openAs}
      </button>
    </>
  );
}
