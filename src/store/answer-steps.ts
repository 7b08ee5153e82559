import type { SurveyMap } from "../analysis/survey-protocol.ts";

/** Steps of a map of answers. */
const STEPS = 5;
/** Widths of a step that are easily read, as shares. */
const WIDTHS = [0.05, 0.1, 0.15, 0.2] as const;

/**
 * Four round bounds (0..1, ascending) that part the shares shown into five steps: the narrowest steps that let the
 * first and the last hold the extremes.
 */
export function answerSteps(values: SurveyMap["values"]): { readonly bounds: readonly number[] } {
  const shares = values.flatMap(({ answer }) => (answer.share === null ? [] : [answer.share]));
  const [low, high] = [Math.min(1, ...shares), Math.max(0, ...shares)];
  const width = WIDTHS.find((one) => one * STEPS >= high - low) ?? WIDTHS.at(-1)!;
  const middle = Math.round((low + high) / 2 / width) * width;
  const first = Math.min(Math.max(width, middle - 1.5 * width), 1 - (STEPS - 1) * width);
  const round = (share: number) => Math.round(share * 100) / 100;
  return { bounds: Array.from({ length: STEPS - 1 }, (_, i) => round(first + i * width)) };
}
