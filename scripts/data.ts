import { fileURLToPath } from "node:url";
import { buildData } from "./build-data.ts";

if (!(await buildData(fileURLToPath(new URL("..", import.meta.url))))) process.exitCode = 1;
