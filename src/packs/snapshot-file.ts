/** The first view, written beside the packs by `scripts/snapshot.ts` and read by the page before them. */
export const SNAPSHOT_FILE = "first-view.bin";
/** "CPTV" in ASCII. */
export const SNAPSHOT_MAGIC = 0x43505456;
/** Changes with the shape of what the page shows. */
export const SNAPSHOT_VERSION = 5;
