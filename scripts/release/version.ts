const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;

/** Whether `version` is three numbers that come after those of `current`. */
export function isNewerVersion(version: string, current: string): boolean {
  const [next, now] = [VERSION.exec(version), VERSION.exec(current)];
  if (next === null || now === null) return false;
  for (const part of [1, 2, 3]) if (next[part] !== now[part]) return Number(next[part]) > Number(now[part]);
  return false;
}

/** The list of changes with the section of a version dated; null when there is none to date. */
export function datedChanges(changes: string, version: string, date: string): string | null {
  const title = `## ${version}, not released`;
  return changes.split("\n").includes(title) ? changes.replace(title, `## ${version}, ${date}`) : null;
}
