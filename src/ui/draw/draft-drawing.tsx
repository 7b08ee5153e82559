import { useId } from "react";
import type { DraftMap } from "../../analysis/draw-protocol.ts";

/** A draft as a small map: pale start, strong additions, hatched neighbours without CPTS, one outline. */
export function DraftDrawing({ map }: { readonly map: DraftMap }) {
  const hatch = useId();
  const { width, height, paths } = map;
  return (
    <svg className="draw-drawing" viewBox={`0 0 ${width} ${height}`} aria-hidden>
      <defs>
        <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="4" height="4" fill="#fff" />
          <rect width="1.4" height="4" fill="#c2410c" />
        </pattern>
      </defs>
      {paths.neighbours.map((path) => (
        <path key={path.slice(0, 40)} d={path} className="draw-drawing-neighbour" />
      ))}
      <path d={paths.white} fill={`url(#${hatch})`} className="draw-drawing-white" />
      <path d={paths.start} className="draw-drawing-start" />
      <path d={paths.added} className="draw-drawing-added" />
      <path d={paths.outline} className="draw-drawing-outline" />
    </svg>
  );
}
