import { MAP_READY_MARK } from "../map/first-view.ts";

/** After the map is drawn, the engine reads its packs: what is kept for later comes after them. */
const QUIET_AFTER_MS = 4000;

/** Asks the browser for a new version when the page is looked at again, not more often than this. */
const CHECK_EVERY_MS = 60 * 60 * 1000;

/**
 * Keeps the application for use without network, and calls `onNewVersion` with what takes to it when the site has
 * another one. Does nothing where the browser has no service worker: plain http, some private windows.
 */
export async function watchVersions(onNewVersion: (takeIt: () => void) => void): Promise<void> {
  // Absent from pages served over plain http, whatever the types say.
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };
  if (serviceWorker === undefined) return;
  const registration = await serviceWorker.register(new URL("service-worker.js", document.baseURI), {
    updateViaCache: "none",
  });

  const announce = () => {
    const { waiting } = registration;
    if (waiting === null || serviceWorker.controller === null) return;
    onNewVersion(() => {
      serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      waiting.postMessage({ kind: "take-over" });
    });
  };
  announce();
  registration.addEventListener("updatefound", () =>
    registration.installing?.addEventListener("statechange", announce),
  );
  // Another tab took the new version: what this one has not loaded yet may be gone.
  if (serviceWorker.controller !== null)
    serviceWorker.addEventListener("controllerchange", () => onNewVersion(() => location.reload()));

  let checkedAt = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" || Date.now() - checkedAt < CHECK_EVERY_MS) return;
    checkedAt = Date.now();
    // Without network there is no new version to hear of.
    registration.update().catch(() => {});
  });

  const { active } = await serviceWorker.ready;
  if (serviceWorker.controller === null) active?.postMessage({ kind: "serve", script: import.meta.url });
}

/** Calls back once the map is drawn and the page has nothing better to do. */
export function whenQuiet(callback: () => void): void {
  const wait = () =>
    setTimeout(() => {
      if ("requestIdleCallback" in window) requestIdleCallback(callback, { timeout: 10_000 });
      else callback();
    }, QUIET_AFTER_MS);
  new PerformanceObserver((entries, observer) => {
    if (entries.getEntriesByName(MAP_READY_MARK).length === 0) return;
    observer.disconnect();
    wait();
  }).observe({ type: "mark", buffered: true });
}
