/**
 * Keeps one whole build of the application for use without network. The build writes the list of its files in front of
 * this code, so that another build is another service worker: the browser installs it beside the one in use, and it
 * takes over when a person asks for it or when no page of the old build is left.
 */
declare const BUILD: { readonly id: string; readonly files: readonly (readonly [key: string, sha256: string])[] };

/** What pages say to it: to take over from the build before, or to serve the page that loaded this script. */
type Message = { readonly kind: "take-over" } | { readonly kind: "serve"; readonly script: string };

/** Address of the page itself, in a list of addresses from the folder of the application. */
const PAGE = "./";
const worker = self as unknown as ServiceWorkerGlobalScope;
const { scope } = worker.registration;
/** Several copies of the application may live in folders of one site, which share their storage. */
const OURS = `cpts ${scope} `;
const CACHE = OURS + BUILD.id;
const files = new Map(BUILD.files);

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(forgetOtherBuilds()));
worker.addEventListener("message", (event) => {
  const message = event.data as Message;
  if (message.kind === "take-over") void worker.skipWaiting();
  // The page that installed it may be of another build, when the site changed in between: that one is left alone.
  else if (files.has(message.script.slice(scope.length))) event.waitUntil(worker.clients.claim());
});
worker.addEventListener("fetch", (event) => {
  const key = keyOf(event.request);
  if (key !== null) event.respondWith(answer(event.request, key));
});

/** All files or none: one that is missing, of another build, or too much for the storage leaves things as they were. */
async function install(): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    // One after the other: the page has better use of the network.
    for (const key of files.keys()) {
      const isNamedByContent = key.startsWith("assets/") || key.includes("?v=");
      const response = await fetch(new Request(key, { cache: isNamedByContent ? "default" : "no-cache" }));
      if (!(await isOfThisBuild(key, response))) throw new Error(`${key} is not of this build`);
      await cache.put(key, response);
    }
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function forgetOtherBuilds(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
}

/** The name in the list of what is asked for; null for what goes to the network as if nobody were here. */
function keyOf({ method, mode, url }: Request): string | null {
  if (method !== "GET" || !url.startsWith(scope)) return null;
  const [path = ""] = url.slice(scope.length).split("#");
  const isPage = mode === "navigate" && /^(index\.html)?(\?|$)/.test(path);
  if (isPage) return PAGE;
  return files.has(path) ? path : null;
}

async function answer(request: Request, key: string): Promise<Response> {
  return (await readKept(key)) ?? fetchAgain(request, key);
}

/** What was kept, if it is there and whole. */
async function readKept(key: string): Promise<Response | null> {
  try {
    const response = await (await caches.open(CACHE)).match(key);
    return response !== undefined && (await isOfThisBuild(key, response)) ? response : null;
  } catch {
    return null;
  }
}

/**
 * The network in place of what was lost or damaged. The same file is kept again; a page of another build is shown, and
 * then nothing of this one may come with it.
 */
async function fetchAgain(request: Request, key: string): Promise<Response> {
  const response = await fetch(request);
  try {
    if (await isOfThisBuild(key, response)) await (await caches.open(CACHE)).put(key, response.clone());
    else if (key === PAGE) await caches.delete(CACHE);
  } catch {
    // The storage is full or refused: the answer of the network is enough.
  }
  return response;
}

async function isOfThisBuild(key: string, response: Response): Promise<boolean> {
  if (!response.ok) return false;
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex === files.get(key);
}
