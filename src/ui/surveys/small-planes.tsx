import type { TypologyView } from "../../analysis/survey-protocol.ts";
import { useApp, useText } from "../app-context.tsx";
import { classFill } from "./class-bar.tsx";

/** How far the plane is seen: every square and ellipse, with some room. */
function planeReach({ tiles, classes }: TypologyView): number {
  const ends = [
    ...tiles.flatMap(({ x, y, size }) => [Math.abs(x), Math.abs(x + size), Math.abs(y), Math.abs(y + size)]),
    ...classes.flatMap(({ ellipse }) => (ellipse === null ? [] : [Math.hypot(ellipse.x, ellipse.y) + ellipse.a])),
  ];
  return 1.08 * Math.max(0.1, ...ends);
}

/** One small plane for each class: every response grey, in squares of enough of them; the class inked. */
export function SmallPlanes() {
  const text = useText().surveys;
  const view = useApp((state) => state.surveys.typology.view);
  if (view === null) return null;
  return (
    <div className="survey-planes">
      {view.classes.map(({ class: position }) => (
        <SmallPlane key={position} view={view} position={position} />
      ))}
      <p className="caption">{text.plane.caption}</p>
    </div>
  );
}

function SmallPlane({ view, position }: { readonly view: TypologyView; readonly position: number }) {
  const text = useText().surveys;
  const reach = planeReach(view);
  const ellipse = view.classes.find((one) => one.class === position)?.ellipse ?? null;
  const fill = classFill(position, view.classes.length);
  return (
    <svg
      className="survey-plane"
      viewBox={`${-reach} ${-reach * 0.8} ${2 * reach} ${1.6 * reach}`}
      role="img"
      aria-label={text.plane.small(position)}
    >
      <PlaneTiles view={view} />
      <path className="survey-plane-axes" d={`M${-reach} 0H${reach}M0 ${-reach}V${reach}`} />
      {ellipse !== null && (
        <ellipse
          rx={1.5 * ellipse.a}
          ry={1.5 * ellipse.b}
          transform={`translate(${ellipse.x} ${-ellipse.y}) rotate(${(-ellipse.angle * 180) / Math.PI})`}
          className="survey-plane-class"
          style={{ fill }}
        />
      )}
      <text x={-reach * 0.94} y={-reach * 0.58} fontSize={reach * 0.2}>
        {position}
      </text>
    </svg>
  );
}

/** Squares of responses, darker where they are more. */
export function PlaneTiles({ view: { tiles } }: { readonly view: TypologyView }) {
  const most = Math.max(1, ...tiles.map(({ n }) => n));
  return (
    <g className="survey-plane-tiles">
      {tiles.map(({ x, y, size, n }) => {
        const side = size * (0.35 + 0.6 * Math.sqrt(n / most));
        const gap = (size - side) / 2;
        return <rect key={`${x} ${y}`} x={x + gap} y={-y - size + gap} width={side} height={side} rx={size * 0.08} />;
      })}
    </g>
  );
}
