import { type RefObject, useEffect, useRef } from "react";
import type { AnalysisClient } from "../analysis/client.ts";
import type { Box } from "../analysis/protocol.ts";
import { bindMap, type MapPadding } from "../map/bind-map.ts";
import { useServices, useText } from "./app-context.tsx";

const NARROW = "(max-width: 760px)";

/**
 * Room that the cards on the map need. France as a whole stands clear of the legend and of the overseas maps; a smaller
 * scope may reach under the legend's corner, which its outline seldom fills.
 */
function mapPadding(isFrance: boolean): MapPadding {
  if (matchMedia(NARROW).matches) return { top: 20, bottom: 52, left: 16, right: 16 };
  const beside = window.innerWidth > 1100;
  return { top: 24, bottom: 48, left: beside ? (isFrance ? 280 : 96) : 40, right: 32 };
}

export function MapView({
  client,
  camera,
}: {
  readonly client: AnalysisClient;
  readonly camera: RefObject<((box: Box, maxZoom?: number) => void) | null>;
}) {
  const container = useRef<HTMLDivElement>(null);
  const { store } = useServices();
  const words = useText().map;

  // The map is made again when the language changes: MapLibre reads its words only at the start.
  useEffect(() => {
    if (container.current === null) return;
    const bound = bindMap(container.current, store, client, words, mapPadding);
    camera.current = bound.showBox;
    return () => {
      camera.current = null;
      bound.unbind();
    };
  }, [store, client, camera, words]);

  return <div className="map" ref={container} />;
}
