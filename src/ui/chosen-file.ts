import { SITE_LIMIT_BYTES } from "../formats/site-import.ts";
import type { AppStore } from "../store/store.ts";

/**
 * Bytes of a file that a person chose or dropped; null when the browser cannot give them (moved since, held by another
 * program, a folder) or when no reader takes so many, which is then said. The readers have limits of their own.
 */
export async function readChosen(store: AppStore, file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  if (file.size > SITE_LIMIT_BYTES) {
    store.refuseFile({ file: file.name, why: "size", bytes: file.size, limitBytes: SITE_LIMIT_BYTES });
    return null;
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    store.refuseFile({ file: file.name, why: "unreadable", bytes: file.size, limitBytes: SITE_LIMIT_BYTES });
    return null;
  }
}
