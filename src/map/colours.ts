import type { Stage } from "../domain/territory.ts";

/** The palette of the map; the page's own tokens are in `ui/theme.css`. */
export const INK = "#16202b";
export const PAPER = "#ffffff";
export const SEA = "#dfe9ef";
export const WATER_LABEL = "#43657a";
export const LAND_OUTSIDE = "#eeeeeb";
export const LAND_LINE = "#d4d4cf";
export const LAND_LABEL = "#655e4e";
export const SELECTION = "#ffdf5e";
export const NO_CPTS = "#c2410c";
export const NO_CPTS_TEXT = "#8f2e06";
export const OVERLAP = "#6b21a8";
export const EPCI = "#b0720a";

/** Meshes drawn over the CPTS: colour and dash, in line widths. */
export const MAILLAGE_LINES = {
  dac: { colour: "#7a2e52", dash: [5, 1.6] },
  ght: { colour: "#2f6b2f", dash: [1.4, 1.4] },
} as const;

/** Limits shared by meshes: colour and dash (in line widths) by what the two meshes in hand have there; width by number of meshes. */
export const BUNDLE_LINES = {
  both: { colour: "#16202b", dash: null },
  first: { colour: "#2a5ca8", dash: null },
  second: { colour: EPCI, dash: [1.6, 1] },
  other: { colour: "#a9b1ba", dash: null },
} as const;
export const BUNDLE_WIDTHS = [1, 2, 3.3, 4.8] as const;
/** The same where a whole country must fit: thin lines of one or two meshes, paler too, under those of many. */
export const BUNDLE_COUNTRY = { widths: [0.35, 0.65, 1.3, 2.2], opacities: [0.55, 0.75, 1, 1] } as const;

/** Communes by the number of meshes or territories on them, from none to six and more. */
export const STACK_FILLS = ["#ffffff", "#e1f0ee", "#afd6d3", "#74b5b7", "#4a98a1", "#2c7a8a", "#12495a"] as const;

/** Shares of answers, in five steps; figures are white from the fourth on. */
export const SHARE_FILLS = ["#e1f0ee", "#afd6d3", "#74b5b7", "#2c7a8a", "#12495a"] as const;
/** Too few answers to be shown. */
export const TOO_FEW = "#a9b1ba";
export const TOO_FEW_GROUND = "#f4f4f1";
export const TOO_FEW_LINE = "#7d8791";
/** Classes of answers, from the first to the last of any number: neutral, since no place is labelled. */
export const CLASS_FILLS = ["#c9d1da", "#93a6bc", "#56759a", "#24406b"] as const;

/** Five tints that keep neighbours apart; a tint never ranks. */
export const TINTS = ["#e4ecf6", "#e0f0e7", "#ede7f4", "#daeff3", "#f5f1e6"] as const;

/** A stage is a colour and a dash, never a colour alone. Dashes in pixels of a line of 1.15 px. */
export const STAGE_LINES: Readonly<
  Record<Stage, { readonly colour: string; readonly text: string; readonly dash: readonly number[] | null }>
> = {
  aci: { colour: "#1b2a63", text: "#1b2a63", dash: null },
  negociation: { colour: "#2a5ca8", text: "#24529a", dash: [14, 3] },
  valide: { colour: "#1a7c9c", text: "#13627d", dash: [7, 3] },
  lettre: { colour: "#3f8f7f", text: "#2a6d60", dash: [4, 3] },
  "pre-projet": { colour: "#857c66", text: "#665e4a", dash: [1.6, 2.6] },
  inconnu: { colour: "#8a8f98", text: "#5f6b79", dash: [8, 3, 2, 3] },
  abandonne: { colour: "#8a8f98", text: "#5f6b79", dash: [1, 4] },
};
