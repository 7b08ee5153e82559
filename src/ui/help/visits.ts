const KEY = "visited";

/** Whether this browser never showed the page; asking makes it known. Where nothing is kept, nobody is a newcomer. */
export function isFirstVisit(): boolean {
  try {
    const isFirst = localStorage.getItem(KEY) === null;
    localStorage.setItem(KEY, "1");
    return isFirst;
  } catch {
    return false;
  }
}
