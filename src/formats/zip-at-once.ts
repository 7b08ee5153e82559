import { type Zippable, zipSync } from "fflate";

export { strToU8, zipSync } from "fflate";

/** Packs files without any worker, under the name and signature of the function that uses some. */
export function zip(files: Zippable, done: (error: Error | null, archive: Uint8Array) => void): void {
  done(null, zipSync(files));
}
