import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeNotice } from "./notice-text.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
writeFileSync(join(root, "NOTICE"), makeNotice(root));
