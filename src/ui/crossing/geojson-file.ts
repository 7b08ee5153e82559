import type { Result } from "../../domain/result.ts";
import { useServices } from "../app-context.tsx";
import { saveFile } from "../save-file.ts";

/** Gives a reply in GeoJSON to the browser's downloads; beside its features, the file says what it was made from. */
export function useSaveGeojson() {
  const { store } = useServices();
  return async (
    name: string,
    reply: Result<GeoJSON.FeatureCollection, unknown>,
    own: readonly string[] = [],
  ): Promise<void> => {
    if (!reply.ok) return;
    const notes = [...(await store.crossing.notes()), ...own];
    const text = JSON.stringify({ type: "FeatureCollection", name, notes, features: reply.value.features });
    saveFile({ name: `${name}.geojson`, mime: "application/geo+json", bytes: new TextEncoder().encode(`${text}\n`) });
  };
}
