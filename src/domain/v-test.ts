/** ln Γ(x), Lanczos: about fifteen digits for x > 0. */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const y = x - 1;
  let series = LANCZOS[0]!;
  for (let i = 1; i < LANCZOS.length; i++) series += LANCZOS[i]! / (y + i);
  const t = y + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(series);
}
const LANCZOS = [
  0.999_999_999_999_809_9, 676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_1,
  -176.615_029_162_140_6, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6,
  1.505_632_735_149_311_6e-7,
];

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/**
 * Test value (*valeur-test*) of a category in a class: the normal quantile that is as improbable as its count, were
 * the class drawn at random without replacement. Positive when the category is over-represented.
 * @param inBoth responses of the class with the category
 */
export function testValue(inBoth: number, inCategory: number, inClass: number, all: number): number {
  const lowest = Math.max(0, inCategory + inClass - all);
  const highest = Math.min(inCategory, inClass);
  if (lowest === highest) return 0;
  const base = logChoose(all, inClass);
  const probability = (x: number) =>
    Math.exp(logChoose(inCategory, x) + logChoose(all - inCategory, inClass - x) - base);
  const own = probability(inBoth);
  let below = 0;
  let above = 0;
  for (let x = inBoth - 1; x >= lowest; x--) below += probability(x);
  for (let x = inBoth + 1; x <= highest; x++) above += probability(x);
  const isOver = inBoth * all > inCategory * inClass;
  const tail = Math.min(below, above) + own / 2;
  return (isOver ? 1 : -1) * -normalQuantile(Math.min(0.5, tail));
}

/** Quantile of the standard normal law for 0 < p ≤ 0.5, by Acklam's fractions refined by one step of Halley. */
function normalQuantile(p: number): number {
  if (p <= 0) return Number.NEGATIVE_INFINITY;
  const rough = p < 0.024_25 ? tailQuantile(p) : centralQuantile(p - 0.5);
  const density = Math.exp((-rough * rough) / 2) / Math.sqrt(2 * Math.PI);
  const step = (normalShare(rough) - p) / density;
  return Number.isFinite(step) ? rough - step / (1 + (rough * step) / 2) : rough;
}

function tailQuantile(p: number): number {
  const q = Math.sqrt(-2 * Math.log(p));
  return (
    (((((-7.784894002430293e-3 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
      2.938163982698783) /
    ((((7.784695709041462e-3 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
  );
}

function centralQuantile(q: number): number {
  const r = q * q;
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
      2.506628277459239) *
      q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
      1)
  );
}

/** Share of the standard normal law below x ≤ 0, by a continued fraction far out and a series near 0. */
function normalShare(x: number): number {
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x < -3) {
    let fraction = -x;
    for (let k = 60; k >= 1; k--) fraction = -x + k / fraction;
    return density / fraction;
  }
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && k < 200; k++) {
    term *= (x * x) / (2 * k + 1);
    sum += term;
  }
  return 0.5 + density * sum;
}
