import type { Site } from "../domain/site.ts";
import type { MeshBase } from "../formats/mesh-list-import.ts";
import { createPlaceResolver } from "../formats/place-resolver.ts";
import { createCentreReader } from "../geo/unit-centres.ts";
import type { France } from "./france.ts";

const bases = new WeakMap<France, Promise<Omit<MeshBase, "sites">>>();

/** What sites and meshes are read against, made once for a base; `sites` are those whose places a mesh may use. */
export async function meshBaseOf(france: France, sites: readonly Site[]): Promise<MeshBase> {
  let base = bases.get(france);
  if (base === undefined) {
    base = prepare(france);
    bases.set(france, base);
  }
  return { ...(await base), sites };
}

async function prepare(france: France): Promise<Omit<MeshBase, "sites">> {
  const { units, mesh, geography, unitIndex } = france;
  const history = await france.history();
  const places = createPlaceResolver({ units, history, postalCodes: await france.postalCodes() });
  return { units, mesh, geography, unitIndex, history, places, centreOf: createCentreReader(mesh, unitIndex) };
}
