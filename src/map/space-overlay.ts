import type { Map as MapLibreMap } from "maplibre-gl";
import type { AnalysisClient } from "../analysis/client.ts";
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

/** Loaded when the space is entered for the first time: the first view needs none of them. */
const OVERLAYS: Readonly<Partial<Record<Space, () => Promise<AttachOverlay>>>> = {
  couverture: async () => (await import("./cockpit-overlay.ts")).attach,
  dessiner: async () => (await import("./draw-overlay.ts")).attach,
  maillages: async () => (await import("./crossing-overlay.ts")).attach,
  enquetes: async () => (await import("./surveys-overlay.ts")).attach,
};

/** Keeps the overlay of the space in use attached. A space left before its code has come attaches nothing. */
export function createOverlaySwitch(map: MapLibreMap, services: OverlayServices) {
  let space: Space | null = null;
  let overlay: SpaceOverlay | null = null;
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
      const entered = state.space;
      void OVERLAYS[entered]?.().then((attach) => {
        if (space !== entered) return;
        overlay = attach(map, services);
        overlay.draw(services.store.getState());
      });
    },
    detach: () => leave(null),
  };
}
