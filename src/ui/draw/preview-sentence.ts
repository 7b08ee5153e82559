import type { PreviewLine } from "../../analysis/draw-protocol.ts";
import type { Text } from "../text/fr.ts";

/** The one consequence of a click, or why it would take nothing; empty when there is nothing to say. */
export function consequenceSentence(line: PreviewLine, text: Text): string {
  const { draw } = text;
  const territories = line.territories.map(({ name }) => name).join(", ");
  if (line.reason !== null)
    return [territories, draw.refused.short[line.reason]].filter((part) => part !== "").join(" · ");
  const names =
    line.consequence === "overlaps"
      ? territories
      : draw.andMore(line.names.slice(0, 2).join(", "), Math.max(0, line.concerned - 2));
  return draw.consequences[line.consequence](names, line.concernedPopulation);
}
