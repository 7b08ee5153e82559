import type { Geography } from "./unit.ts";

/** No path to the coast or to a border. */
export const UNREACHED = 0xffff;

/** How far each unit is from the coast or the national border, in steps from unit to unit. */
export interface OutsideDepth {
  /** 0 where the unit touches the outside; `UNREACHED` where nothing leads there. */
  readonly depth: Uint16Array;
  /** The neighbour one step closer to the outside; −1 at depth 0. */
  readonly parent: Int32Array;
}

const measured = new WeakMap<Geography, OutsideDepth>();

/** One flood from all the units of the coast and borders at once; kept for as long as the geography lives. */
export function outsideDepth(geography: Geography): OutsideDepth {
  const known = measured.get(geography);
  if (known) return known;
  const { neighbourStart, neighbours, touchesOutside } = geography;
  const count = touchesOutside.length;
  const depth = new Uint16Array(count).fill(UNREACHED);
  const parent = new Int32Array(count).fill(-1);
  const queue = new Uint32Array(count);
  let tail = 0;
  for (let unit = 0; unit < count; unit++) {
    if (touchesOutside[unit] === 0) continue;
    depth[unit] = 0;
    queue[tail++] = unit;
  }
  for (let head = 0; head < tail; head++) {
    const unit = queue[head]!;
    for (let n = neighbourStart[unit]!, end = neighbourStart[unit + 1]!; n < end; n++) {
      const other = neighbours[n]!;
      if (depth[other] !== UNREACHED) continue;
      depth[other] = depth[unit]! + 1;
      parent[other] = unit;
      queue[tail++] = other;
    }
  }
  const result = { depth, parent };
  measured.set(geography, result);
  return result;
}
