import { type RefObject, useEffect, useRef } from "react";
import type { AnalysisClient } from "../analysis/client.ts";
import type { Box } from "../analysis/protocol.ts";
import { bindMap, type MapPadding } from "../map/bind-map.ts";
import { useServices, useText } from "./app-context.tsx";

const NARROW = "(max-width: 760px)";

/** A legend lower than this covers a corner that the outline of a scope seldom fills. */
const CORNER_PX = 260;

/** Room that the cards on the map need: what is shown stands clear of a tall legend. */
function mapPadding(): MapPadding {
  if (matchMedia(NARROW).matches) return { top: 20, bottom: 52, left: 16, right: 16 };
  const legendHeight = document.querySelector<HTMLElement>(".legend")?.offsetHeight ?? Number.POSITIVE_INFINITY;
  const besideLegend = window.innerWidth > 1100 && legendHeight > CORNER_PX;
  return { top: 24, bottom: 48, left: besideLegend ? 304 : window.innerWidth > 1100 ? 120 : 40, right: 32 };
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
