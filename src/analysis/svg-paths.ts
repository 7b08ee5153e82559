/** A line of a drawing: x and y alternating, in tenths of its unit, y downwards. */
export type TenthsLine = readonly number[];

/** SVG path data of several lines, in relative steps: the shortest text. A closed line does not repeat its first point. */
export function svgPath(lines: readonly TenthsLine[], { closed }: { readonly closed: boolean }): string {
  return lines.map((line) => linePath(line) + (closed ? "z" : "")).join("");
}

function linePath(line: TenthsLine): string {
  let path = `M${tenths(line[0]!)}${following(line[1]!)}`;
  for (let i = 2; i < line.length; i += 2)
    path += `${i === 2 ? "l" : ""}${i === 2 ? tenths(line[i]! - line[i - 2]!) : following(line[i]! - line[i - 2]!)}${following(line[i + 1]! - line[i - 1]!)}`;
  return path;
}

/** 3 is `.3`, −12 is `-1.2`, 20 is `2`. */
const tenths = (value: number): string => String(value / 10).replace(/^(-?)0\./, "$1.");

/** A minus sign separates as well as a space does. */
function following(value: number): string {
  const text = tenths(value);
  return text.startsWith("-") ? text : ` ${text}`;
}

/** Without the points that rounding made equal to the one before them. */
export function withoutRepeats(line: TenthsLine): number[] {
  const kept: number[] = [];
  for (let i = 0; i < line.length; i += 2) {
    if (kept.length > 0 && line[i] === kept.at(-2) && line[i + 1] === kept.at(-1)) continue;
    kept.push(line[i]!, line[i + 1]!);
  }
  return kept;
}
