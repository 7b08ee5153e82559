import { createStore, entries, get, update } from "idb-keyval";
import { WORK_PARTS, type WorkPart } from "../formats/work-parts.ts";
import type { Vault, WriteOutcome } from "./vault.ts";

/** A part as it lies in the browser: its revision grows with each write, whatever the tab. */
interface Kept {
  readonly revision: number;
  readonly value: unknown;
}

const isKept = (value: unknown): value is Kept =>
  typeof value === "object" && value !== null && Number.isInteger((value as Kept).revision);

class WrittenElsewhere extends Error {}

/** The work of this browser, in IndexedDB. Revisions tell a tab that another has written since it last looked. */
export function openBrowserVault(name = "cpts-travail"): Vault {
  const store = createStore(name, "parts");
  const seen = new Map<WorkPart, number>();
  // One write at a time: the revision of the next is known when the one before is kept.
  let queue: Promise<unknown> = Promise.resolve();

  async function writeNow(part: WorkPart, value: unknown): Promise<WriteOutcome> {
    const basis = seen.get(part) ?? 0;
    try {
      // One transaction reads and writes: two tabs cannot both believe that they came first.
      await update<Kept>(
        part,
        (kept) => {
          if (isKept(kept) && kept.revision > basis) throw new WrittenElsewhere();
          return { revision: basis + 1, value };
        },
        store,
      );
      seen.set(part, basis + 1);
      return "kept";
    } catch (error) {
      if (error instanceof WrittenElsewhere) return "elsewhere";
      return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "refused";
    }
  }

  return {
    async readAll() {
      const kept = await entries<WorkPart, unknown>(store);
      const parts: Partial<Record<WorkPart, unknown>> = {};
      for (const [part, content] of kept) {
        if (!WORK_PARTS.includes(part) || !isKept(content)) continue;
        seen.set(part, content.revision);
        if (content.value !== undefined) parts[part] = content.value;
      }
      return parts;
    },
    async read(part) {
      const content = await get<unknown>(part, store);
      if (!isKept(content)) return undefined;
      seen.set(part, content.revision);
      return content.value;
    },
    write(part, value) {
      const outcome = queue.then(() => writeNow(part, value));
      queue = outcome;
      return outcome;
    },
  };
}
