import { INK, NO_CPTS, OVERLAP, PAPER, TOO_FEW, TOO_FEW_GROUND } from "./colours.ts";

/** A hatch as MapLibre wants it: RGBA pixels, drawn at twice the size of the page's pixels. */
export interface PatternImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

export const PATTERN_PIXEL_RATIO = 2;
const TILE = 6;
/** Too few answers: a finer hatch, of its own slope and ground. */
const FEW_TILE = 5;
/** Samples per pixel and axis: enough for edges as smooth as the browser's own. */
const SAMPLES = 4;

/** Distance from a point to the nearest line of a family of 45° lines that repeats with the tile. */
const distanceToDiagonal = (x: number, y: number, tile = TILE) => {
  const along = (((x + y) % tile) + tile) % tile;
  return Math.min(along, tile - along) / Math.SQRT2;
};

/** What each hatch inks, in page pixels within one tile of 6 px. Opposite slopes so that two absences never look alike. */
const INKED = {
  white: (x: number, y: number) => distanceToDiagonal(x, y) <= 0.65,
  shared: (x: number, y: number) => Math.hypot(x - 1.5, y - 1.5) <= 1.1 || Math.hypot(x - 4.5, y - 4.5) <= 1.1,
  overlap: (x: number, y: number) => Math.min(distanceToDiagonal(x, y), distanceToDiagonal(x, TILE - y)) <= 0.65,
  few: (x: number, y: number) => distanceToDiagonal(x, FEW_TILE - y, FEW_TILE) <= 0.7,
} as const;
const COLOURS = { white: NO_CPTS, shared: INK, overlap: OVERLAP, few: TOO_FEW } as const;
const GROUNDS: Readonly<Partial<Record<PatternName, string>>> = { few: TOO_FEW_GROUND };
export const PATTERNS = ["white", "shared", "overlap", "few"] as const;
export type PatternName = (typeof PATTERNS)[number];

/** Draws one hatch, on white unless told otherwise, without a canvas, so that it is the same everywhere and can be tested. */
export function drawPattern(name: PatternName, on: string = GROUNDS[name] ?? PAPER): PatternImage {
  const size = (name === "few" ? FEW_TILE : TILE) * PATTERN_PIXEL_RATIO;
  const data = new Uint8ClampedArray(size * size * 4);
  const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const ink = channels(COLOURS[name]);
  const ground = channels(on);
  for (let pixel = 0; pixel < size * size; pixel++) {
    let covered = 0;
    for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
      const x = ((pixel % size) + ((sample % SAMPLES) + 0.5) / SAMPLES) / PATTERN_PIXEL_RATIO;
      const y = (Math.floor(pixel / size) + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / PATTERN_PIXEL_RATIO;
      if (INKED[name](x, y)) covered++;
    }
    const share = covered / (SAMPLES * SAMPLES);
    for (let channel = 0; channel < 3; channel++)
      data[pixel * 4 + channel] = Math.round(ground[channel]! + (ink[channel]! - ground[channel]!) * share);
    data[pixel * 4 + 3] = 255;
  }
  return { width: size, height: size, data };
}
