import { saveFile } from "../save-file.ts";

const DENSITY = 2;

/** A drawing of the page as an SVG document: its colours are attributes, so that it needs no style sheet. */
function svgText(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  for (const name of ["tabindex", "class", "aria-activedescendant"]) copy.removeAttribute(name);
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", "#ffffff");
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

export function saveSvg(drawing: SVGSVGElement | null, name: string): void {
  if (drawing === null) return;
  saveFile({ name: `${name}.svg`, mime: "image/svg+xml", bytes: new TextEncoder().encode(svgText(drawing)) });
}

export async function savePng(drawing: SVGSVGElement | null, name: string): Promise<void> {
  if (drawing === null) return;
  const { width, height } = drawing.viewBox.baseVal;
  await savePngOf(svgText(drawing), width, height, name);
}

/** An SVG document as an image, twice as fine as the page. */
export async function savePngOf(svg: string, width: number, height: number, name: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * DENSITY;
    canvas.height = height * DENSITY;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (blob === null) return;
    saveFile({ name: `${name}.png`, mime: "image/png", bytes: new Uint8Array(await blob.arrayBuffer()) });
  } finally {
    URL.revokeObjectURL(url);
  }
}
