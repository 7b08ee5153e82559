import { saveFile } from "../save-file.ts";
import { measureLabels, wrapLabel } from "./label-fit.ts";

const DENSITY = 2;

/** What a drawing says of itself once it has left the page. */
export interface DrawingWords {
  readonly title: string;
  /** Sentences: scope, date, nature, sources. */
  readonly notes: readonly string[];
}

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 12;
const TITLE = { size: 14, height: 34 };
const NOTE = { size: 9, line: 12 };
const LEAST_WIDTH = 560;

function add(parent: Element, name: string, attributes: Readonly<Record<string, string | number>>, text = ""): Element {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.textContent = text;
  return parent.appendChild(element);
}

/** A drawing of the page as an SVG document under its title, over its sources: its colours are attributes, so that it needs no style sheet. */
function drawingFile(drawing: SVGSVGElement, { title, notes }: DrawingWords) {
  const { width: own, height: tall } = drawing.viewBox.baseVal;
  const width = Math.max(own, LEAST_WIDTH) + 2 * MARGIN;
  const measure = measureLabels(NOTE.size);
  const lines = wrapLabel(notes.filter((note) => note !== "").join(" · "), width - 2 * MARGIN, 8, measure);
  const height = TITLE.height + tall + 2 * MARGIN + lines.length * NOTE.line;
  const root = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` }))
    root.setAttribute(key, String(value));
  for (const name of ["font-family", "fill"]) root.setAttribute(name, drawing.getAttribute(name) ?? "");
  add(root, "rect", { width: "100%", height: "100%", fill: "#ffffff" });
  add(root, "text", { x: MARGIN, y: 24, "font-size": TITLE.size, "font-weight": 600 }, title);
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  for (const name of ["tabindex", "class", "aria-activedescendant", "role"]) copy.removeAttribute(name);
  copy.setAttribute("x", String(MARGIN));
  copy.setAttribute("y", String(TITLE.height));
  root.append(copy);
  lines.forEach((line, place) => {
    const y = TITLE.height + tall + MARGIN + (place + 1) * NOTE.line;
    add(root, "text", { x: MARGIN, y, "font-size": NOTE.size, fill: "#46525f" }, line);
  });
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

export function saveSvg(drawing: SVGSVGElement, name: string, words: DrawingWords): void {
  const { text } = drawingFile(drawing, words);
  saveFile({ name: `${name}.svg`, mime: "image/svg+xml", bytes: new TextEncoder().encode(text) });
}

export async function savePng(drawing: SVGSVGElement, name: string, words: DrawingWords): Promise<void> {
  const { text, width, height } = drawingFile(drawing, words);
  await savePngOf(text, width, height, name);
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
