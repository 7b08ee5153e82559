import type { SiteKind } from "../domain/site.ts";
import { INK, PAPER } from "./colours.ts";
import { COVER_PX } from "./label-layout.ts";
import { PATTERN_PIXEL_RATIO, type PatternImage } from "./patterns.ts";
import { SITE_SHAPES } from "./site-shapes.ts";

/** Icons drawn here, at twice the size of the page's pixels: a style without a sprite has none. */
function draw(size: number, paint: (context: OffscreenCanvasRenderingContext2D) => void): PatternImage {
  const context = new OffscreenCanvas(size, size).getContext("2d");
  if (context === null) throw new Error("no 2d canvas");
  paint(context);
  const { data } = context.getImageData(0, 0, size, size);
  return { width: size, height: size, data: new Uint8ClampedArray(data) };
}

/** A town: white dot, ink ring. */
export function drawTownDot(): PatternImage {
  const size = 16;
  return draw(size, (context) => {
    context.lineWidth = 2.6;
    context.strokeStyle = INK;
    context.fillStyle = PAPER;
    context.beginPath();
    context.arc(size / 2, size / 2, 4.6, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  });
}

/** A site, by its shape; a white rim keeps it apart from lines and hatches. */
export function drawSite(kind: SiteKind): PatternImage {
  const { path, isFilled } = SITE_SHAPES[kind];
  const size = 18;
  return draw(size, (context) => {
    const shape = new Path2D(path);
    context.translate(1, 1);
    context.lineJoin = "round";
    context.lineWidth = isFilled ? 2 : 4;
    context.strokeStyle = PAPER;
    context.stroke(shape);
    context.fillStyle = isFilled ? INK : PAPER;
    context.fill(shape);
    if (isFilled) return;
    context.lineWidth = 2;
    context.strokeStyle = INK;
    context.stroke(shape);
  });
}

const GROUP = 36;
/** The disc grows sideways with the number on it. */
export const GROUP_OPTIONS = {
  pixelRatio: PATTERN_PIXEL_RATIO,
  stretchX: [[17, 19]] as [number, number][],
  stretchY: [[17, 19]] as [number, number][],
  content: [11, 6, 25, 30] as [number, number, number, number],
};

/** Several sites: paper and ink ring behind the count that the map writes. */
export function drawGroup(): PatternImage {
  return draw(GROUP, (context) => {
    context.fillStyle = PAPER;
    context.beginPath();
    context.roundRect(0, 0, GROUP, GROUP, GROUP / 2);
    context.fill();
    context.lineWidth = 2.4;
    context.strokeStyle = INK;
    context.beginPath();
    context.roundRect(2.2, 2.2, GROUP - 4.4, GROUP - 4.4, GROUP / 2 - 2.2);
    context.stroke();
  });
}

const PLATE = 24;
/** The middle of the plate stretches around the text, its corners stay round. */
export const PLATE_OPTIONS = {
  pixelRatio: PATTERN_PIXEL_RATIO,
  stretchX: [[8, 16]] as [number, number][],
  stretchY: [[8, 16]] as [number, number][],
  content: [6, 3, 18, 21] as [number, number, number, number],
};

/** White plate under a label that lies on a hatch. */
export function drawPlate(): PatternImage {
  return draw(PLATE, (context) => {
    context.globalAlpha = 0.92;
    context.fillStyle = PAPER;
    context.beginPath();
    context.roundRect(0, 0, PLATE, PLATE, 8);
    context.fill();
  });
}

/** Nothing to be seen: it takes up the room of a card, so that no name is placed under it. */
export const drawCover = (): PatternImage => draw(COVER_PX, () => {});
