import { INK, PAPER } from "./colours.ts";
import { PATTERN_PIXEL_RATIO, type PatternImage } from "./patterns.ts";

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

/** A site: MSP an ink square, CDS a white triangle; they differ by shape, not by colour alone. */
export function drawSite(kind: "msp" | "cds"): PatternImage {
  const size = 16;
  return draw(size, (context) => {
    context.lineWidth = 2;
    context.beginPath();
    if (kind === "msp") {
      context.fillStyle = INK;
      context.strokeStyle = PAPER;
      context.rect(3, 3, 10, 10);
    } else {
      context.fillStyle = PAPER;
      context.strokeStyle = INK;
      context.moveTo(8, 2.5);
      context.lineTo(14, 13);
      context.lineTo(2, 13);
      context.closePath();
    }
    context.stroke();
    context.fill();
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
