import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeDictionary } from "./dictionary-text.ts";

const folder = fileURLToPath(new URL("../docs/", import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "dictionnaire.md"), makeDictionary());
