import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { datedChanges, isNewerVersion } from "./release/version.ts";

/**
 * `npm run release -- 0.2.0`: from a clean tree, runs every check, then sets the version, dates its section of
 * CHANGELOG.md, and makes the commit and its tag. Nothing is pushed.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const [version = ""] = process.argv.slice(2);

function stop(reason: string): never {
  console.error(reason);
  process.exit(1);
}

/** Runs a command in the project and gives its output; stops when it fails. */
function run(command: string, args: readonly string[], isQuiet = false): string {
  const { status, stdout } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", isQuiet ? "pipe" : "inherit", "inherit"],
  });
  if (status !== 0) stop(`${command} ${args.join(" ")} failed: nothing was released.`);
  return stdout ?? "";
}

const packageFile = join(root, "package.json");
const { version: current } = JSON.parse(readFileSync(packageFile, "utf8")) as { readonly version: string };
if (!isNewerVersion(version, current)) stop(`Give a version after ${current}, as in npm run release -- 0.2.0`);
if (run("git", ["status", "--porcelain"], true) !== "")
  stop("The tree is not clean: commit or put aside what is there.");
const changesFile = join(root, "CHANGELOG.md");
const changes = datedChanges(readFileSync(changesFile, "utf8"), version, new Date().toISOString().slice(0, 10));
if (changes === null) stop(`CHANGELOG.md has no section « ## ${version}, not released ».`);

run("npm", ["test"]);
run("npm", ["version", version, "--no-git-tag-version"]);
writeFileSync(changesFile, changes);
run("git", ["commit", "--quiet", "-am", `Release ${version}`]);
run("git", ["tag", "--annotate", `v${version}`, "--message", `Version ${version}`]);
console.log(`Released ${version}. To publish it: git push --follow-tags`);
