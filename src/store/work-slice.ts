import { writeWorkFile } from "../formats/work-file.ts";
import { WORK_PARTS, type WorkPart, type WorkParts } from "../formats/work-parts.ts";
import type { AppState } from "./state.ts";
import type { Vault, WriteOutcome } from "./vault.ts";

interface WorkTools {
  readonly set: (changes: Partial<AppState>) => void;
  readonly vault: Vault;
  /** `HH:MM`, for « enregistré à 14:32 ». */
  readonly clock: () => string;
}

export type WorkKeeper = ReturnType<typeof createWorkKeeper>;

/**
 * Keeps what a person makes: in memory for the work file, and in the browser at once. The state says whether it is safe;
 * a part that cannot be written stays in memory, so that the work file still holds it.
 */
export function createWorkKeeper({ set, vault, clock }: WorkTools) {
  const parts: Partial<Record<WorkPart, unknown>> = {};

  /** Parts that are not safe, with why: they are said until they are, whatever else is written meanwhile. */
  const unsafe = new Map<WorkPart, WriteOutcome>();
  let writing = 0;
  function say(part: WorkPart): void {
    const failed = [...unsafe].at(-1);
    const at = clock();
    if (failed !== undefined) set({ work: { outcome: failed[1], part: failed[0], at } });
    else set({ work: { outcome: writing > 0 ? "writing" : "kept", part, at } });
  }

  async function keep(part: WorkPart, value: unknown): Promise<WriteOutcome> {
    if (value === undefined) delete parts[part];
    else parts[part] = value;
    writing++;
    say(part);
    const outcome = await vault.write(part, value);
    writing--;
    unsafe.delete(part);
    if (outcome !== "kept") unsafe.set(part, outcome);
    say(part);
    return outcome;
  }

  return {
    keep,
    /** A part as another tab has written it. @throws when it cannot be read */
    reread: (part: WorkPart): Promise<unknown> => vault.read(part),
    /** What is kept now. */
    parts: (): WorkParts => parts,
    /** The parts of the last visit; an empty work when the browser has none or refuses to give it. */
    async restore(): Promise<WorkParts> {
      const kept = await vault.readAll().catch(() => ({}));
      Object.assign(parts, kept);
      return parts;
    },
    /** Puts the parts of a work file in place of what there is. */
    async replaceAll(next: WorkParts): Promise<void> {
      for (const part of WORK_PARTS) {
        if (next[part] !== undefined || parts[part] !== undefined) await keep(part, next[part]);
      }
    },
    /** The work as one file. `address`: the choices of the page. */
    write: (savedAt: string, address: string): string => writeWorkFile({ savedAt, address, parts }),
  };
}
