import { useId } from "react";
import type { DraftFigure } from "../../analysis/draw-protocol.ts";
import { useText } from "../app-context.tsx";

/** The draft drawn for print: communes with their borders, neighbours, what has no CPTS, names and a scale. */
export function DossierMap({ figure }: { readonly figure: DraftFigure }) {
  const text = useText().draw;
  const hatch = useId();
  const clip = useId();
  const { width, height, paths, mesh, overlap, labels, scaleKm, scaleLength } = figure;
  const crossed = useId();
  const signs = [
    ["start", paths.start, text.dossier.legendStart],
    ["added", paths.added, text.dossier.legendAdded],
    ["overlap", overlap, text.legend.overlap],
    ["white", paths.white, text.dossier.legendWhite],
    ["neighbour", paths.neighbours.join(""), text.dossier.legendNeighbour],
  ] as const;
  return (
    <figure className="draw-sheet-map">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={text.dossier.map}>
        <defs>
          <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="5" height="5" fill="#fff" />
            <rect width="1.5" height="5" fill="#c2410c" />
          </pattern>
          <pattern id={crossed} width="6" height="6" patternUnits="userSpaceOnUse">
            <path d="M0 6l6-6M0 0l6 6" stroke="#6b21a8" strokeWidth="0.9" />
          </pattern>
          <clipPath id={clip}>
            <rect width={width} height={height} />
          </clipPath>
        </defs>
        <g clipPath={`url(#${clip})`}>
          {paths.neighbours.map((path) => (
            <path key={path.slice(0, 60)} d={path} className="draw-drawing-neighbour" />
          ))}
          <path d={paths.white} fill={`url(#${hatch})`} className="draw-drawing-white" />
          <path d={paths.start} className="draw-drawing-start" />
          <path d={paths.added} className="draw-drawing-added" />
          <path d={overlap} fill={`url(#${crossed})`} />
          <path d={mesh} className="draw-sheet-mesh" />
          <path d={paths.outline} className="draw-sheet-outline" />
          {labels.map(({ name, x, y, kind }) => (
            <text key={`${name} ${x} ${y}`} x={x} y={y + 3} className="draw-sheet-label" data-kind={kind}>
              {name}
            </text>
          ))}
        </g>
        <g transform={`translate(${width - scaleLength - 12} ${height - 10})`}>
          <path d={`M0 -5V0H${scaleLength}V-5`} className="draw-sheet-scale" />
          <text x={scaleLength / 2} y={-5} className="draw-sheet-label">
            {text.radiusKm(scaleKm)}
          </text>
        </g>
      </svg>
      <figcaption className="caption">
        {signs
          .filter(([, path]) => path !== "")
          .map(([sign, , words]) => (
            <span key={sign} className="draw-sheet-sign">
              <span className="draw-sign" data-sign={sign} /> {words}
            </span>
          ))}
      </figcaption>
    </figure>
  );
}
