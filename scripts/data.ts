import { fileURLToPath } from "node:url";
import { showBuild } from "./packs/show-build.ts";

if (!showBuild(fileURLToPath(new URL("..", import.meta.url)))) process.exitCode = 1;
