import { STACK_FILLS } from "../../map/colours.ts";
import { countedMeshes } from "../../store/crossing-slice.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { useMeshWords } from "./mesh-words.ts";
import { StageCard } from "./stage-card.tsx";

/** How many meshes or territories lie on each commune, and which are counted. */
export function StackLegend() {
  const text = useText().crossing;
  const { store } = useServices();
  const words = useMeshWords();
  const crossing = useApp((state) => state.crossing);
  const { stack, stackBy, meshes, a, b, others } = crossing;
  if (meshes.length === 0) return null;
  const levels = stackBy === "meshes" ? countedMeshes(crossing).length : (stack?.byTerritories.length ?? 1) - 1;
  const shown = STACK_FILLS.slice(0, Math.min(STACK_FILLS.length, levels + 1));
  return (
    <StageCard>
      <div className="crossing-legend crossing-legend-stack">
        <div>
          <h2>{text.stackTitle[stackBy]}</h2>
          <ul>
            {shown.map((colour, count) => (
              <li key={colour}>
                <svg width="34" height="12" aria-hidden className="swatch">
                  <rect x="0.5" y="0.5" width="33" height="11" fill={colour} stroke="#5f6b79" />
                </svg>
                <span className="figure">
                  {count === STACK_FILLS.length - 1 && levels > count ? text.orMore(count) : count}
                </span>
              </li>
            ))}
          </ul>
        </div>
        <fieldset>
          <legend>{text.counted}</legend>
          <div className="crossing-counted">
            {meshes.map((mesh) => (
              <label key={mesh.id} className="check-row">
                <input
                  type="checkbox"
                  checked={mesh.id === a || mesh.id === b || others.includes(mesh.id)}
                  disabled={mesh.id === a || mesh.id === b}
                  onChange={() => void store.crossing.toggleOther(mesh.id)}
                />
                <span>{words(mesh).name}</span>
              </label>
            ))}
          </div>
        </fieldset>
      </div>
    </StageCard>
  );
}
