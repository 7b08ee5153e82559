import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Box } from "../analysis/protocol.ts";
import type { AppState } from "../store/state.ts";
import type { AppStore } from "../store/store.ts";
import { textIn } from "./text/catalogue.ts";
import type { Text } from "./text/fr.ts";

interface AppServices {
  readonly store: AppStore;
  /** Moves the camera; does nothing before the map is there. */
  readonly showBox: (box: Box, maxZoom?: number) => void;
}

export const AppContext = createContext<AppServices | null>(null);

/** The store and the camera. @throws outside `AppContext`, which is a bug. */
export function useServices(): AppServices {
  const services = useContext(AppContext);
  if (services === null) throw new Error("useServices outside AppContext");
  return services;
}

export function useApp<Value>(selector: (state: AppState) => Value): Value {
  return useStore(useServices().store, selector);
}

/** The catalogue of the language in use. */
export function useText(): Text {
  return textIn(useApp((state) => state.language));
}
