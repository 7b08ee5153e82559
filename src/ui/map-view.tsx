import { type RefObject, useEffect, useRef, useState } from "react";
import type { Rect } from "../analysis/callouts.ts";
import type { AnalysisClient } from "../analysis/client.ts";
import type { Box } from "../analysis/protocol.ts";
import { afterPaint } from "../map/after-paint.ts";
import { fitPadding, type MapPadding } from "../map/map-padding.ts";
import { useApp, useServices, useText } from "./app-context.tsx";
import { failureSentence } from "./later.tsx";
import { Poster } from "./poster.tsx";

const NARROW = "(max-width: 760px)";

/** A legend lower than this covers a corner that the outline of a scope seldom fills. */
const CORNER_PX = 260;
/** What hides the map where it lies. */
const CARDS = ".stage :is(.card, .badge, .small-map, .city-inset, .maplibregl-ctrl)";
/** Usual height of the card of « Maillages ». */
const CARD_PX = 150;

/** Room for the cards on the map, as far as a small screen or large letters leave any. */
function mapPadding(): MapPadding {
  const map = document.querySelector<HTMLElement>(".map");
  return fitPadding(cardRoom(), map?.offsetWidth ?? 0, map?.offsetHeight ?? 0);
}

/** Room that the cards on the map need: what is shown stands clear of a tall legend. */
function cardRoom(): MapPadding {
  const low = document.querySelector<HTMLElement>(".survey-legend")?.offsetHeight ?? 0;
  // The bar of « Dessiner » lies over the top of the map.
  const bar = document.querySelector<HTMLElement>(".draw-bar, .draw-phone-bar");
  const over = bar === null ? 0 : bar.offsetTop + bar.offsetHeight;
  if (matchMedia(NARROW).matches) return { top: 20 + over, bottom: low > 0 ? low + 48 : 52, left: 16, right: 16 };
  if (document.querySelector('.page[data-space="maillages"]') !== null) {
    // Its card lies along the bottom, and may come after the camera has moved.
    const card = document.querySelector<HTMLElement>(".crossing-card")?.offsetHeight ?? CARD_PX;
    return { top: 48, bottom: card + 40, left: 28, right: 28 };
  }
  const legendHeight = document.querySelector<HTMLElement>(".legend")?.offsetHeight ?? 0;
  const besideLegend = window.innerWidth > 1100 && legendHeight > CORNER_PX;
  return {
    top: 24 + over,
    bottom: low > 0 ? low + 56 : 48,
    left: besideLegend ? 324 : window.innerWidth > 1100 ? 120 : 40,
    right: 32,
  };
}

/** Whatever lies over the map, in its pixels. */
function mapCards(): readonly Rect[] {
  const map = document.querySelector(".map")!.getBoundingClientRect();
  return [...document.querySelectorAll(CARDS)].flatMap((card) => {
    const { left, top, width, height } = card.getBoundingClientRect();
    if (width === 0 || height === 0) return [];
    return [
      { left: left - map.left, top: top - map.top, right: left - map.left + width, bottom: top - map.top + height },
    ];
  });
}

/** Whether MapLibre has what it draws with. */
const hasWebgl = () => document.createElement("canvas").getContext("webgl2") !== null;

export function MapView({
  client,
  camera,
}: {
  readonly client: AnalysisClient;
  readonly camera: RefObject<((box: Box, maxZoom?: number) => void) | null>;
}) {
  const container = useRef<HTMLDivElement>(null);
  const { store } = useServices();
  const text = useText();
  const words = text.map;
  const isPosterAwaited = useApp((state) => state.poster === "awaited");
  const [failure, setFailure] = useState<unknown>(null);

  // The map is made again when the language changes: MapLibre reads its words only at the start.
  useEffect(() => {
    if (isPosterAwaited) return;
    let unbind = () => {};
    let isGone = false;
    // Two thirds of the code of the page: it comes once the poster is on the screen, which takes two frames.
    const load = async () => {
      try {
        const { bindMap } = await import("../map/bind-map.ts");
        if (isGone || container.current === null) return;
        const bound = bindMap(container.current, store, client, words, mapPadding, mapCards);
        camera.current = bound.showBox;
        const stage = container.current.parentElement!;
        const cards = new MutationObserver((changes) => {
          if (changes.some(({ target }) => !container.current?.contains(target))) bound.onCards();
        });
        cards.observe(stage, { childList: true, subtree: true });
        unbind = () => {
          cards.disconnect();
          bound.unbind();
        };
        setFailure(null);
      } catch (error) {
        // Everything but the map is there: the page goes on, and what was drawn in its place would not follow the choices.
        if (isGone) return;
        store.mapDrawn();
        setFailure(error);
      }
    };
    afterPaint(() => afterPaint(() => void load()));
    return () => {
      isGone = true;
      camera.current = null;
      unbind();
    };
  }, [store, client, camera, words, isPosterAwaited]);

  return (
    <>
      <div className="map" ref={container} />
      <Poster padding={mapPadding} />
      {failure !== null && (
        <div className="card start-card" role="status" data-testid="map-absent">
          <p>{hasWebgl() ? failureSentence(failure, text.part) : words.absent}</p>
        </div>
      )}
    </>
  );
}
