import type { Map as MapLibreMap } from "maplibre-gl";
import type { AnalysisClient } from "../analysis/client.ts";
import { newest } from "../store/newest.ts";
import type { AppState, Space } from "../store/state.ts";
import type { AppStore } from "../store/store.ts";

/** What a space draws on the map and listens to, from the moment it is entered until it is left. */
export interface SpaceOverlay {
  /** Called once when attached, then at every change of the state. */
  readonly draw: (state: AppState) => void;
  /** Takes away its layers, sources and listeners. */
  readonly detach: () => void;
}

export interface OverlayServices {
  readonly store: AppStore;
  readonly client: AnalysisClient;
}

export type AttachOverlay = (map: MapLibreMap, services: OverlayServices) => SpaceOverlay;

type Overlays = Readonly<Partial<Record<Space, () => Promise<AttachOverlay>>>>;
/** Loaded when the space is entered for the first time: the first view needs none of them. */
const OVERLAYS: Overlays = {
  couverture: async () => (await import("./cockpit-overlay.ts")).attach,
  dessiner: async () => (await import("./draw-overlay.ts")).attach,
  maillages: async () => (await import("./crossing-overlay.ts")).attach,
  enquetes: async () => (await import("./surveys-overlay.ts")).attach,
};

/** Keeps the overlay of the space in use attached. A space left before its code has come attaches nothing. */
export function createOverlaySwitch(map: MapLibreMap, services: OverlayServices, overlays: Overlays = OVERLAYS) {
  let space: Space | null = null;
  let overlay: SpaceOverlay | null = null;
  /** A space left and entered again while its code comes is entered once. */
  const entries = newest();
  /** What an overlay lets go of may change the state, which comes back here before it is gone: it is left once. */
  function leave(next: Space | null): void {
    const left = overlay;
    overlay = null;
    space = next;
    left?.detach();
  }
  return {
    draw(state: AppState): void {
      if (state.space === space) {
        overlay?.draw(state);
        return;
      }
      leave(state.space);
      const isNewest = entries();
      void overlays[state.space]?.().then((attach) => {
        if (!isNewest()) return;
        overlay = attach(map, services);
        overlay.draw(services.store.getState());
      });
    },
    detach(): void {
      entries();
      leave(null);
    },
  };
}
