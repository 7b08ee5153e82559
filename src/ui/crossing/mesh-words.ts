import type { CrossMeshInfo } from "../../analysis/cross-protocol.ts";
import { useApp, useText } from "../app-context.tsx";

/** How a mesh and one of its territories are named in sentences. */
export interface MeshWords {
  /** « CPTS », « EPCI », « DAC ». */
  readonly name: string;
  readonly one: string;
  /** « une seule CPTS ». */
  readonly only: string;
  /** « part de la CPTS ». */
  readonly share: string;
  /** « emboîtées », in the gender of the mesh. */
  readonly nested: string;
}

/** Names meshes in the language in use: the trade's short words for the known ones, the file's own name for others. */
export function useMeshWords(): (mesh: Pick<CrossMeshInfo, "id" | "name">) => MeshWords {
  const { words, otherWords } = useText().crossing;
  const language = useApp((state) => state.language);
  return ({ id, name }) => {
    const known = Object.hasOwn(words, id) ? words[id as keyof typeof words] : null;
    return { ...(known ?? otherWords), name: known?.name ?? name[language].replace(/ \([^)]*\)$/, "") };
  };
}
