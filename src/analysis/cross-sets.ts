import { unitsOfTerritory } from "../domain/layer.ts";
import { createPieceCounter } from "../domain/pieces.ts";
import type { Totals } from "../domain/report.ts";
import type { SetWorld } from "../domain/set-algebra.ts";
import { unitsOf } from "./analyse-list.ts";
import { totalsOf } from "./cross-flow.ts";
import type { createMeshBook, OpenMesh } from "./cross-meshes.ts";
import type { SetView } from "./cross-protocol.ts";
import type { France } from "./france.ts";

/** The meshes in use, as an expression reads them; only territories that count at the date hold units. */
export function createSetWorld(
  { units }: France,
  book: Pick<ReturnType<typeof createMeshBook>, "open">,
  inScope: Uint8Array,
): SetWorld {
  const opened = new Map<string, OpenMesh | null>();
  function meshOf(id: string): OpenMesh | null {
    let mesh = opened.get(id);
    if (mesh === undefined) {
      mesh = book.open(id);
      opened.set(id, mesh);
    }
    return mesh;
  }
  function mark({ layer, active }: OpenMesh, holds: (territory: number) => boolean): Uint8Array {
    const mask = new Uint8Array(units.count);
    layer.territories.forEach((_, t) => {
      if (active[t] === 1 && holds(t)) for (const unit of unitsOfTerritory(layer, t)) mask[unit] = 1;
    });
    return mask;
  }
  return {
    inScope,
    unitsOfMesh(id) {
      const mesh = meshOf(id);
      return mesh === null ? null : mark(mesh, () => true);
    },
    unitsOfTerritory(id, territory) {
      const mesh = meshOf(id);
      const position = mesh?.layer.territories.findIndex((one) => one.id === territory) ?? -1;
      return mesh === null || position < 0 ? null : mark(mesh, (t) => t === position);
    },
    unitOf: (code) => units.indexOf.get(code),
  };
}

/** Figures and list of a set of units. */
export function viewSet(base: France, set: Uint8Array, scope: Totals): Omit<SetView, "version"> {
  const { units } = base;
  const list = unitsOf(set);
  const totals = totalsOf(base, list);
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
  const byDepartement = new Map<number, number[]>();
  for (const unit of list) {
    const departement = units.zoneOf.departement[unit]!;
    const members = byDepartement.get(departement);
    if (members === undefined) byDepartement.set(departement, [unit]);
    else members.push(unit);
  }
  const { codes, names } = units.zones.departement;
  return {
    totals,
    unitsShare: share(totals.units, scope.units),
    populationShare: share(totals.population, scope.population),
    areaShare: share(totals.areaKm2, scope.areaKm2),
    pieces: createPieceCounter(base.geography)(list),
    box: list.length === 0 ? null : base.boxOfUnits(list),
    departements: [...byDepartement]
      .sort(([a], [b]) => a - b)
      .map(([departement, members]) => ({
        code: codes[departement] ?? "",
        name: names[departement] ?? "",
        ...totalsOf(base, members),
      })),
    unitIndexes: Uint32Array.from(list),
    codes: list.map((unit) => units.codes[unit]!),
    names: list.map((unit) => units.names[unit]!),
    populations: Float64Array.from(list, (unit) => units.population[unit]!),
  };
}
