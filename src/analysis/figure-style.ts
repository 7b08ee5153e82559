import type { Stage } from "../domain/territory.ts";

/** Ink, paper, one hatch: the colours of the map, all legible in grey because none stands without a pattern. */
export const INK = "#16202B";
export const INK_2 = "#46525F";
export const SEA = "#DFE9EF";
export const LAND_OUTSIDE = "#EEEEEB";
export const LINE_OUTSIDE = "#D4D4CF";
export const WHITE_ZONE = "#C2410C";
export const WHITE_ZONE_TEXT = "#8F2E06";
export const OVERLAP = "#6B21A8";
/** What a map is about, and nothing else. */
export const SELECTED = "#FFDF5E";
export const TINTS = ["#E4ECF6", "#E0F0E7", "#EDE7F4", "#DAEFF3", "#F5F1E6"] as const;

/** Line of a CPTS by stage: colour, and a dash that says the same without it. */
export const STAGE_LINES: Readonly<Record<Stage, { readonly colour: string; readonly dash: string }>> = {
  aci: { colour: "#1B2A63", dash: "" },
  negociation: { colour: "#2A5CA8", dash: "14 3" },
  valide: { colour: "#1A7C9C", dash: "7 3" },
  lettre: { colour: "#3F8F7F", dash: "4 3" },
  "pre-projet": { colour: "#857C66", dash: "1.6 2.6" },
  inconnu: { colour: "#5F6B79", dash: "8 3 2 3" },
  abandonne: { colour: "#5F6B79", dash: "1 4" },
};

/** Hatches of 6 px on white: no CPTS, shared unit, overlap. */
export const PATTERNS = `<pattern id="white" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#FFFFFF"/><rect width="3" height="6" fill="${WHITE_ZONE}"/></pattern><pattern id="shared" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#FFFFFF"/><circle cx="1.5" cy="1.5" r="1.1" fill="${INK}"/><circle cx="4.5" cy="4.5" r="1.1" fill="${INK}"/></pattern><pattern id="overlap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#FFFFFF"/><path d="M0 3H6M3 0V6" stroke="${OVERLAP}" stroke-width="1.3"/></pattern>`;

/** The font of the page where it is there, else one that every computer has. */
export const FIGURE_FONT = "Inter Variable, Inter, Arial, sans-serif";

export const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

interface TextStyle {
  readonly size: number;
  readonly colour?: string;
  readonly weight?: number;
  readonly anchor?: "start" | "middle" | "end";
  readonly halo?: boolean;
}

/** A line of text; `y` is its base line. */
export function text(x: number, y: number, words: string, style: TextStyle): string {
  const { size, colour = INK, weight = 400, anchor = "start", halo = false } = style;
  const around = halo ? ` stroke="#FFFFFF" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"` : "";
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" fill="${colour}" font-weight="${weight}" text-anchor="${anchor}"${around}>${escapeXml(words)}</text>`;
}

/** Width of a text in the page's font, near enough to keep labels apart. */
export const widthOfText = (words: string, size: number): number => words.length * size * 0.54;

/** Words broken into lines of at most `width`. */
export function wrap(words: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOfText(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}
