import { createStore, entries, get, update } from "idb-keyval";
import { upgradeParts, WORK_VERSION } from "../formats/work-file.ts";
import { WORK_PARTS, type WorkPart } from "../formats/work-parts.ts";
import type { Vault, WriteOutcome } from "./vault.ts";

/** A part as it lies in the browser: its revision grows with each write, whatever the tab. */
interface Kept {
  readonly revision: number;
  /** Of the work, when it was written; absent before versions were. */
  readonly version?: number;
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
          return { revision: basis + 1, version: WORK_VERSION, value };
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

  /** A part as this application holds it; null when a newer one wrote it, which is then never written over. */
  function takeUp(part: WorkPart, { revision, version = 1, value }: Kept): { readonly value: unknown } | null {
    const upgraded = upgradeParts({ [part]: value }, version);
    if (upgraded === null) return null;
    seen.set(part, revision);
    return { value: upgraded[part] };
  }

  return {
    async readAll() {
      const kept = await entries<WorkPart, unknown>(store);
      const parts: Partial<Record<WorkPart, unknown>> = {};
      for (const [part, content] of kept) {
        if (!WORK_PARTS.includes(part) || !isKept(content)) continue;
        const taken = takeUp(part, content);
        if (taken !== null && taken.value !== undefined) parts[part] = taken.value;
      }
      return parts;
    },
    async read(part) {
      const content = await get<unknown>(part, store);
      if (!isKept(content)) return undefined;
      const taken = takeUp(part, content);
      if (taken === null) throw new Error(`a newer version wrote the part ${part}`);
      return taken.value;
    },
    write(part, value) {
      const outcome = queue.then(() => writeNow(part, value));
      queue = outcome;
      return outcome;
    },
  };
}
