import type { Geography } from "../domain/unit.ts";
import { measureLine } from "./measure.ts";
import { COORDINATE_SCALE, type Mesh, OUTSIDE } from "./mesh.ts";

/** Areas, neighbours, border lengths, perimeters and contact with the outside of every unit, in one pass over the arcs. */
export function deriveGeography(mesh: Mesh): Geography {
  const { unitCount, arcStart, left, right } = mesh;
  const arcCount = left.length;
  const areaKm2 = new Float64Array(unitCount);
  const perimeterKm = new Float64Array(unitCount);
  const touchesOutside = new Uint8Array(unitCount);
  const lengths = new Float64Array(arcCount);
  const start = new Uint32Array(unitCount + 1);
  for (let arc = 0; arc < arcCount; arc++) {
    const a = left[arc]!;
    const b = right[arc]!;
    const measure = measureLine(mesh.points, arcStart[arc]!, arcStart[arc + 1]!, COORDINATE_SCALE);
    lengths[arc] = measure.lengthKm;
    if (a !== OUTSIDE) {
      areaKm2[a]! += measure.areaKm2;
      perimeterKm[a]! += measure.lengthKm;
    }
    if (b !== OUTSIDE) {
      areaKm2[b]! -= measure.areaKm2;
      perimeterKm[b]! += measure.lengthKm;
    }
    if (a === OUTSIDE || b === OUTSIDE) {
      if (a !== OUTSIDE) touchesOutside[a] = 1;
      if (b !== OUTSIDE) touchesOutside[b] = 1;
    } else {
      start[a + 1]!++;
      start[b + 1]!++;
    }
  }
  for (let unit = 0; unit < unitCount; unit++) start[unit + 1]! += start[unit]!;
  return { areaKm2, perimeterKm, touchesOutside, ...mergeBorders(mesh, lengths, start) };
}

type Borders = Pick<Geography, "neighbourStart" | "neighbours" | "borderKm">;

/** Sorts the neighbours of each unit and adds up the arcs that two units share. `start`: arcs by unit, sides counted. */
function mergeBorders({ unitCount, left, right }: Mesh, lengths: Float64Array, start: Uint32Array): Borders {
  const other = new Uint32Array(start[unitCount]!);
  const length = new Float64Array(other.length);
  const filled = start.slice(0, unitCount);
  // Insertion in order: a unit has about six neighbours, and an array of its own for each would cost more.
  const insert = (unit: number, neighbour: number, km: number) => {
    const from = start[unit]!;
    let slot = filled[unit]!;
    while (slot > from && other[slot - 1]! > neighbour) slot--;
    if (slot > from && other[slot - 1] === neighbour) {
      length[slot - 1]! += km;
      return;
    }
    other.copyWithin(slot + 1, slot, filled[unit]);
    length.copyWithin(slot + 1, slot, filled[unit]);
    other[slot] = neighbour;
    length[slot] = km;
    filled[unit]!++;
  };
  for (let arc = 0; arc < left.length; arc++) {
    const a = left[arc]!;
    const b = right[arc]!;
    if (a === OUTSIDE || b === OUTSIDE) continue;
    insert(a, b, lengths[arc]!);
    insert(b, a, lengths[arc]!);
  }
  const neighbourStart = new Uint32Array(unitCount + 1);
  for (let unit = 0; unit < unitCount; unit++) {
    neighbourStart[unit + 1] = neighbourStart[unit]! + filled[unit]! - start[unit]!;
  }
  const neighbours = new Uint32Array(neighbourStart[unitCount]!);
  const borderKm = new Float64Array(neighbours.length);
  for (let unit = 0; unit < unitCount; unit++) {
    neighbours.set(other.subarray(start[unit], filled[unit]), neighbourStart[unit]);
    borderKm.set(length.subarray(start[unit], filled[unit]), neighbourStart[unit]);
  }
  return { neighbourStart, neighbours, borderKm };
}
