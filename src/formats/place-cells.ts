/** Between communes of one cell; a comma before a lone article (`Garde, La`) separates nothing. */
const SEPARATORS = /[;|•·\n\r\t]+|,(?!\s*(?:la|le|les|l['’]?)\s*(?:[,;|\n\r]|$))|\s\/\s/i;
const BULLET = /^(?:[-–—•*]\s*)+|[\s.]+$/g;

/** `Marseille 14, 15 et 16e`, `Paris 13-14`: a name, then several numbers of one or two digits. */
const NUMBERED =
  /(?<![\p{L}'’-])([\p{L}][\p{L}'’ -]*?)\s+(\d{1,2}(?:er|e|è|ème|eme)?(?:\s*(?:,|;|et|\/|-|–|&|\+)\s*\d{1,2}(?:er|e|è|ème|eme)?)+)(?![\d\p{L}])/giu;

/** Whether a cell may hold several communes: most do not, and need no splitting. */
export function mayHoldSeveral(cell: string): boolean {
  return /[;,|•·\n\r\t/]|\set\s|\d\D*[-–&+]\s*\d/i.test(cell);
}

/**
 * The communes written in one cell: separated by `;`, `,`, line breaks, or « et » where each side `isPlace`. A cell that
 * `isPlace` as a whole (`Valence, Drôme`) is one.
 */
export function splitPlaces(cell: string, isPlace: (text: string) => boolean): readonly string[] {
  const numbered = cell.replace(NUMBERED, (_, name: string, numbers: string) =>
    numbers
      .split(/[^\p{L}\d]+|et/u)
      .filter((number) => number !== "")
      .map((number) => `${name} ${number}`)
      .join(";"),
  );
  const parts = numbered
    .split(SEPARATORS)
    .map((part) => part.replace(BULLET, "").trim())
    .filter((part) => part !== "");
  if (parts.length === 2 && numbered === cell && isPlace(cell)) return [cell.trim()];
  return parts.flatMap((part) => {
    const sides = part.split(/\s+et\s+/i);
    return sides.length === 2 && !isPlace(part) && sides.every(isPlace) ? sides : [part];
  });
}
