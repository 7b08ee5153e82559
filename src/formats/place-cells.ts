/** Between communes of one cell; a comma before a lone article (`Garde, La`) separates nothing. */
const SEPARATORS = /[;|•·\n\r\t]+|,(?!\s*(?:la|le|les|l['’]?)\s*(?:[,;|\n\r]|$))|\s\/\s/i;
const BULLET = /^(?:[-–—•*]\s*)+|[\s.]+$/g;

/**
 * The communes written in one cell: separated by `;`, `,`, line breaks, or « et » where each side `isPlace`. A cell that
 * `isPlace` as a whole (`Valence, Drôme`) is one.
 */
export function splitPlaces(cell: string, isPlace: (text: string) => boolean): readonly string[] {
  const parts = cell
    .split(SEPARATORS)
    .map((part) => part.replace(BULLET, "").trim())
    .filter((part) => part !== "");
  if (parts.length === 2 && isPlace(cell)) return [cell.trim()];
  return parts.flatMap((part) => {
    const sides = part.split(/\s+et\s+/i);
    return sides.length === 2 && !isPlace(part) && sides.every(isPlace) ? sides : [part];
  });
}
