import { ArrowLeftRight, ChevronDown } from "lucide-react";
import type { CrossMeshInfo } from "../../analysis/cross-protocol.ts";
import { DRAWN_MESH } from "../../analysis/own-meshes.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { PopoverButton } from "../controls/popover-button.tsx";
import { useMeshWords } from "./mesh-words.ts";

/** The two meshes; the scope is that of the header. */
export function MeshChoice() {
  const text = useText().crossing;
  const { store } = useServices();
  return (
    <div className="crossing-choice">
      <MeshPicker side="a" />
      <button
        type="button"
        className="crossing-swap"
        aria-label={text.swap}
        title={text.swap}
        onClick={() => void store.crossing.swap()}
      >
        <ArrowLeftRight size={16} aria-hidden />
      </button>
      <MeshPicker side="b" />
    </div>
  );
}

function MeshPicker({ side }: { readonly side: "a" | "b" }) {
  const text = useText().crossing;
  const { store } = useServices();
  const words = useMeshWords();
  const meshes = useApp((state) => state.crossing.meshes);
  const chosen = useApp((state) => state.crossing[side]);
  const mesh = meshes.find(({ id }) => id === chosen);
  const here = useApp(({ crossing: { cross } }) =>
    cross !== null && cross[side].mesh.id === chosen ? cross[side].ids.length : null,
  );
  return (
    <PopoverButton
      className="crossing-mesh"
      aria-label={`${text.side[side]} ${mesh === undefined ? "" : words(mesh).name}`}
      sign={
        <>
          <span className="crossing-mesh-name">
            <strong>{mesh === undefined ? chosen : words(mesh).name}</strong>
            <ChevronDown size={16} aria-hidden />
          </span>
          {mesh !== undefined && <MeshFacts mesh={mesh} here={here} />}
        </>
      }
      title={text.side[side]}
      popoverClass="crossing-meshes"
    >
      {(close) => (
        <ul>
          {meshes.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="option crossing-mesh-option"
                aria-pressed={one.id === chosen}
                onClick={() => {
                  close();
                  void store.crossing.chooseMesh(side, one.id);
                }}
              >
                <span>{words(one).name}</span>
                <MeshFacts mesh={one} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </PopoverButton>
  );
}

/** Count, owner, date, nature: what a reader must know before comparing. */
function MeshFacts({ mesh, here = null }: { readonly mesh: CrossMeshInfo; readonly here?: number | null }) {
  const all = useText();
  const language = useApp((state) => state.language);
  const list = useApp((state) => (state.list.kind === "ready" && mesh.id === "cpts" ? state.list.info : null));
  const owner = list === null || list.isExample ? mesh.owner[language] : list.file;
  return (
    <span className="crossing-mesh-facts" data-nature={mesh.nature}>
      <span>
        {here === null || here === mesh.territories
          ? all.crossing.territories(mesh.territories)
          : all.crossing.territoriesHere(here, mesh.territories)}{" "}
        · {mesh.date.slice(0, 4)} · {mesh.id === DRAWN_MESH ? all.crossing.drawnHere : all.natures[mesh.nature]}
      </span>
      <span>{owner}</span>
    </span>
  );
}
