/** Width of a text in pixels, in the font of a drawing. */
export type MeasureText = (text: string) => number;

/** Measures 11 and 12 px labels as the page draws them, at the weight that they may take. */
export function measureLabels(fontSize: number): MeasureText {
  const context = document.createElement("canvas").getContext("2d")!;
  context.font = `600 ${fontSize}px "Inter Variable", Inter, Arial, sans-serif`;
  const known = new Map<string, number>();
  return (text) => {
    let width = known.get(text);
    if (width === undefined) {
      width = context.measureText(text).width;
      known.set(text, width);
    }
    return width;
  };
}

/** A name as it is where it has room, else cut between two letters. */
export function fitLabel(name: string, width: number, measure: MeasureText): string {
  if (measure(name) <= width) return name;
  for (let letters = name.length - 1; letters > 1; letters--) {
    const cut = `${name.slice(0, letters).trimEnd()}…`;
    if (measure(cut) <= width) return cut;
  }
  return "…";
}

/** A name on at most `lines` lines, broken at spaces; what is left is cut on the last one. */
export function wrapLabel(name: string, width: number, lines: number, measure: MeasureText): readonly string[] {
  const words = name.split(" ");
  const wrapped: string[] = [];
  while (words.length > 0 && wrapped.length < lines - 1) {
    let line = words.shift()!;
    while (words.length > 0 && measure(`${line} ${words[0]}`) <= width) line += ` ${words.shift()}`;
    wrapped.push(line);
  }
  if (words.length > 0) wrapped.push(words.join(" "));
  return wrapped.map((line) => fitLabel(line, width, measure));
}
