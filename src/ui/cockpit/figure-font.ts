import fontUrl from "@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2?url";

let face: Promise<string> | null = null;

/** The page's font as a rule that holds it whole. @throws when it can neither be read from the cache nor asked for. */
async function readFace(): Promise<string> {
  const answer = await fetch(fontUrl);
  if (!answer.ok) throw new Error(`${fontUrl}: ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let letters = "";
  for (let from = 0; from < bytes.length; from += 0x8000)
    letters += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return `<style>@font-face{font-family:"Inter Variable";font-weight:100 900;src:url(data:font/woff2;base64,${btoa(letters)}) format("woff2")}</style>`;
}

/**
 * A map with the page's font in it. A picture cannot use the fonts of the page that shows it: without this its names
 * would come out in whatever the computer has, wider than their places were worked out for. Without the font, the map
 * is left as it is.
 */
export async function withPageFont(svg: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  face ??= readFace();
  try {
    const rule = await face;
    const words = new TextDecoder().decode(svg);
    const end = words.indexOf(">") + 1;
    return new TextEncoder().encode(words.slice(0, end) + rule + words.slice(end));
  } catch {
    face = null;
    return svg;
  }
}
