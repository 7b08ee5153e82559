import type { TerritoryFamily } from "./secrecy-family.ts";

/**
 * Atoms that are in the same candidates are one block: every sum of candidates counts them alike, so that a hidden
 * territory that cuts a block cannot be computed whatever is published.
 */
export function mergeAtoms({ atomCount, atomsOf }: TerritoryFamily, candidates: readonly number[]) {
  const signatures: string[] = new Array<string>(atomCount).fill("");
  for (const t of candidates) for (const atom of atomsOf[t]!) signatures[atom] += `${t} `;
  const blocks = new Map<string, number>();
  const sizes: number[] = [];
  const blockOf = signatures.map((signature) => {
    const block = blocks.get(signature) ?? blocks.size;
    blocks.set(signature, block);
    sizes[block] = (sizes[block] ?? 0) + 1;
    return block;
  });
  /** The blocks of a territory; null when it cuts one. */
  function cover(atoms: readonly number[]): readonly number[] | null {
    const met = new Map<number, number>();
    for (const atom of atoms) met.set(blockOf[atom]!, (met.get(blockOf[atom]!) ?? 0) + 1);
    return [...met].every(([block, count]) => count === sizes[block]) ? [...met.keys()] : null;
  }
  const known = new Map<number, readonly number[]>();
  return {
    cover,
    /** The blocks of a candidate. */
    of(t: number): readonly number[] {
      const list = known.get(t) ?? cover(atomsOf[t]!) ?? [];
      known.set(t, list);
      return list;
    },
  };
}
