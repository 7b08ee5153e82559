/** Normal quantile of a 95 % interval. */
const Z_95 = 1.959_963_984_540_054;

/** Wilson's interval for a share of `hits` in `all`, 0..1: it never leaves 0..1, even where everyone said the same. */
export function wilsonInterval(
  hits: number,
  all: number,
  z = Z_95,
): { readonly low: number; readonly high: number } | null {
  if (all === 0) return null;
  const share = hits / all;
  const middle = share + (z * z) / (2 * all);
  const half = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  const scale = 1 + (z * z) / all;
  return { low: hits === 0 ? 0 : (middle - half) / scale, high: hits === all ? 1 : (middle + half) / scale };
}
