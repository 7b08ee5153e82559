import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKS } from "../../src/packs/pack-list.ts";
import { SNAPSHOT_FILE } from "../../src/packs/snapshot-file.ts";

/** A file kept for use without network: its address from the folder of the page, and its content. */
interface KeptFile {
  readonly key: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What a first visit may put in the storage of a browser: beyond, the build fails and somebody decides. */
const LIMIT_BYTES = 18_000_000;

/** Files of `public`, by name: a new one is not kept until it is written here. */
const PUBLIC_FILES = [
  "icon.svg",
  "exemples/cpts-exemple.csv",
  "exemples/structures-exemple.csv",
  "exemples/maillage-exemple.csv",
  "exemples/reponses-exemple.csv",
  "exemples/actions-exemple.csv",
  "exemples/faits-exemple.csv",
  "exemples/medecins-exemple.csv",
  "data/manifest.json",
  `data/${SNAPSHOT_FILE}`,
];

/** Letters that neither language of the page uses: a browser asks for them when a name of a file needs them. */
const OTHER_ALPHABETS = /-(cyrillic|greek|vietnamese)/;

/** Of the built files, the scripts, styles, fonts and images; the service worker keeps all but itself. */
const isKept = (name: string): boolean => name.startsWith("assets/") && !OTHER_ALPHABETS.test(name);

/**
 * The whole of one build, as addresses from the folder of the page: what Vite built, the packs under the address that
 * the loader asks for (`?v=` and the start of their hash), and the named files of `public`.
 * @throws when a file is missing or the limit is passed
 */
export function listPrecache(folder: string, built: readonly string[]): readonly KeptFile[] {
  const files = [
    fileOf(folder, "index.html", () => "./"),
    ...built.filter(isKept).map((name) => fileOf(folder, name)),
    ...PUBLIC_FILES.map((name) => fileOf(folder, name)),
    ...Object.values(PACKS).map(({ file }) =>
      fileOf(folder, `data/${file}`, (name, sha256) => `${name}?v=${sha256.slice(0, 8)}`),
    ),
  ];
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes > LIMIT_BYTES)
    throw new Error(`${bytes} bytes to keep for use without network, the limit is ${LIMIT_BYTES}`);
  return files.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The line in front of the service worker: another file, or another content, is another identifier. */
export function precacheLine(files: readonly KeptFile[]): string {
  const list = files.map(({ key, sha256 }) => [key, sha256]);
  const id = createHash("sha256").update(JSON.stringify(list)).digest("hex").slice(0, 12);
  return `const BUILD=${JSON.stringify({ id, files: list })};\n`;
}

function fileOf(
  folder: string,
  name: string,
  keyOf: (name: string, sha256: string) => string = (same) => same,
): KeptFile {
  const content = readFileSync(join(folder, name));
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { key: keyOf(name, sha256), sha256, bytes: content.byteLength };
}
