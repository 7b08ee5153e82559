import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { CONTENT_SECURITY_POLICY } from "../../scripts/content-security-policy.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".csv": "text/csv",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** A server of files as `docs/deployment.md` describes one, in a sub-folder of its site. */
export interface StaticServer {
  /** Address of the page, ending with a slash. */
  readonly url: string;
  /** What it serves from now on; null for no answer at all, as without network. */
  folder: string | null;
  /** Paths asked for, from the folder of the page. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

/** A file as it goes out. It is made once: a browser that begins afresh asks for all of them again. */
const ready = new Map<string, { readonly etag: string; readonly zipped: Buffer }>();

function prepare(file: string) {
  const key = `${file} ${statSync(file).mtimeMs}`;
  const known = ready.get(key);
  if (known !== undefined) return known;
  const content = readFileSync(file);
  const etag = `"${createHash("sha256").update(content).digest("hex").slice(0, 16)}"`;
  const made = { etag, zipped: gzipSync(content, { level: 1 }) };
  ready.set(key, made);
  return made;
}

/**
 * Serves a folder under `path` with the policy in a header, compression, and checks of what a browser already has.
 * @param host name in the addresses given; `localhost` is trusted by browsers as https is, other names are not
 */
export async function serveFolder(folder: string, path = "/a/b/cpts/", host = "localhost"): Promise<StaticServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (state.folder === null) return void request.socket.destroy();
    const name = pathname.startsWith(path) ? normalize(pathname.slice(path.length)) : "..";
    asked.push(name);
    const file = join(state.folder, name.endsWith("/") || name === "." ? `${name}/index.html` : name);
    if (name.startsWith("..") || !existsSync(file) || !statSync(file).isFile())
      return void response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    const { etag, zipped } = prepare(file);
    const headers = {
      etag,
      "cache-control": name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      "content-security-policy": CONTENT_SECURITY_POLICY,
      "x-content-type-options": "nosniff",
    };
    if (request.headers["if-none-match"] === etag) return void response.writeHead(304, headers).end();
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response
      .writeHead(200, { ...headers, "content-type": type, "content-encoding": "gzip", vary: "accept-encoding" })
      .end(zipped);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const state = {
    url: `http://${host}:${port}${path}`,
    folder: folder as string | null,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return state;
}
