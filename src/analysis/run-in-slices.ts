/** How long a calculation works before it gives way to what else is asked. */
const SLICE_MS = 40;

/**
 * Runs a calculation that yields the share done, and gives way from time to time, so that it can be stopped. The first
 * step always does: a fast machine can be stopped like a slow one.
 */
export async function runInSlices<Value>(
  steps: Generator<number, Value>,
  onProgress: (share: number) => void,
  isStopped: () => boolean,
): Promise<Value | "stopped"> {
  let paused = Number.NEGATIVE_INFINITY;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - paused < SLICE_MS) continue;
    onProgress(step.value);
    await new Promise((resume) => setTimeout(resume, 0));
    paused = performance.now();
    if (isStopped()) return "stopped";
  }
}
