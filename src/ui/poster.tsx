import { useEffect, useId, useLayoutEffect, useState } from "react";
import { afterPaint } from "../map/after-paint.ts";
import { INK, LAND_LINE, LAND_OUTSIDE, NO_CPTS, OVERLAP, PAPER, STAGE_LINES, TINTS } from "../map/colours.ts";
import { FIRST_VIEW_MARK } from "../map/first-view.ts";
import type { MapPadding } from "../map/map-padding.ts";
import { useApp } from "./app-context.tsx";
import { Hatch } from "./controls/swatches.tsx";

/** The map magnifies its patterns between two whole zooms: at the scale of France, by about this. */
const HATCH_ZOOM = 1.5;

/**
 * France drawn flat where the map will draw it, while the code of the map is on its way. `padding`: the room that the
 * cards on the map need, the same as the map's.
 */
export function Poster({ padding }: { readonly padding: () => MapPadding }) {
  const poster = useApp((state) => state.poster);
  const id = useId();
  const [place, setPlace] = useState<ReturnType<typeof placeOf> | null>(null);
  // Once the cards of the map are laid out, and before anything is painted.
  useLayoutEffect(() => {
    if (poster !== null && poster !== "awaited") setPlace(placeOf(poster, padding()));
  }, [poster, padding]);
  useEffect(() => {
    if (place !== null) afterPaint(() => performance.mark(FIRST_VIEW_MARK));
  }, [place]);
  if (poster === null || poster === "awaited" || place === null) return null;
  const { width, height, paths, tints, stages, abroad } = poster;
  // Hatches keep their size on the screen; lines grow with the drawing, as they do with the zoom of the map.
  const px = 1 / place.scale;
  return (
    <svg className="poster" style={place.style} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      <defs>
        <Hatch id={`${id}white`} name="white" scale={HATCH_ZOOM * px} />
      </defs>
      <path d={abroad} fill={LAND_OUTSIDE} stroke={LAND_LINE} strokeWidth={0.6 * px} />
      <path d={paths.land} fill={PAPER} fillRule="evenodd" />
      {/* Two territories of one tint may overlap: each stays filled. */}
      {tints.map((path, tint) => (
        <path key={path} d={path} fill={TINTS[tint] ?? PAPER} />
      ))}
      <path
        d={paths.unitBorders}
        fill="none"
        stroke={INK}
        strokeOpacity={0.5}
        strokeWidth={0.7 * px}
        strokeDasharray={`${4 * px} ${3 * px}`}
      />
      <path d={paths.white} fill={`url(#${id}white)`} fillRule="evenodd" />
      {stages.map(({ stage, path }) => (
        <path key={stage} d={path} fill="none" stroke={STAGE_LINES[stage].colour} strokeWidth={1.2} />
      ))}
      <path d={paths.overlap} fill="none" stroke={OVERLAP} strokeWidth={1.3} />
      <path d={paths.white} fill="none" stroke={NO_CPTS} strokeWidth={1.2} />
    </svg>
  );
}

/** Where the map, fitted to metropolitan France, draws the frame of the poster. */
function placeOf({ width, height }: { width: number; height: number }, padding: MapPadding) {
  const stage = document.querySelector(".stage")!.getBoundingClientRect();
  const room = {
    width: stage.width - padding.left - padding.right,
    height: stage.height - padding.top - padding.bottom,
  };
  const scale = Math.min(room.width / width, room.height / height);
  return {
    scale,
    style: {
      left: padding.left + (room.width - width * scale) / 2,
      top: padding.top + (room.height - height * scale) / 2,
      width: width * scale,
      height: height * scale,
    },
  };
}
