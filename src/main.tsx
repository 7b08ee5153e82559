import "@fontsource-variable/inter/opsz.css";
import "./ui/theme.css";
import "./ui/page.css";
import { createRoot } from "react-dom/client";
import { connectWorker, EngineStopped } from "./analysis/client.ts";
import { MAP_READY_MARK } from "./map/first-view.ts";
import { openBrowserVault } from "./store/browser-vault.ts";
import { readToday } from "./store/read-today.ts";
import type { Language } from "./store/state.ts";
import { createAppStore } from "./store/store.ts";
import { App } from "./ui/app.tsx";
import { loadText } from "./ui/text/catalogue.ts";

const LANGUAGE_KEY = "language";

/** A preference: when the browser refuses storage, French is used and nothing else changes. */
function readLanguage(): Language {
  try {
    return localStorage.getItem(LANGUAGE_KEY) === "en" ? "en" : "fr";
  } catch {
    return "fr";
  }
}

function writeLanguage(language: Language): void {
  try {
    localStorage.setItem(LANGUAGE_KEY, language);
  } catch {
    // Storage is refused: the choice lasts as long as the page.
  }
}

/** The map marks in the browser's timeline when it is drawn; a map that cannot draw must not hold up the figures. */
function mapDrawn(): Promise<void> {
  return new Promise((resolve) => {
    new PerformanceObserver((entries) => {
      if (entries.getEntriesByName(MAP_READY_MARK).length > 0) resolve();
    }).observe({ type: "mark", buffered: true });
    setTimeout(resolve, 4000);
  });
}

const client = connectWorker(new URL("data/", document.baseURI).href);
/** Made once: it is asked at every stroke. */
const timeOfDay = new Intl.DateTimeFormat("fr-FR", { hour: "2-digit", minute: "2-digit" });
const store = createAppStore(client, {
  ...readToday(new Date()),
  clock: () => timeOfDay.format(new Date()),
  vault: openBrowserVault(),
  mapDrawn,
  readHash: () => location.hash,
  writeHash: (hash) => history.replaceState(null, "", hash === "" ? location.pathname + location.search : hash),
  readLanguage,
  writeLanguage,
});
// An address pasted in an open page.
addEventListener("hashchange", () => void store.followAddress());
// Whatever fails is said by somebody. What was asked of an engine that was stopped is asked again by whoever shows it.
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof EngineStopped) event.preventDefault();
  else store.sayFailed(event.reason);
});
void store.start();
// Without its English sentences the page speaks French: it would be blank otherwise. Not awaited at the top of the file:
// what comes later imports from the file that this one becomes a part of, and would wait for it for ever.
void loadText(store.getState().language)
  .catch(() => store.chooseLanguage("fr"))
  .then(() => createRoot(document.getElementById("root")!).render(<App store={store} client={client} />));
