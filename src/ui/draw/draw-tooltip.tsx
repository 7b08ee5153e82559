import { TriangleAlert } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useApp, useText } from "../app-context.tsx";
import { consequenceSentence } from "./preview-sentence.ts";

const AWAY_PX = 18;
const EDGE_PX = 8;

/** At the pointer: what a click would make of the population, and the one consequence. Said otherwise to screen readers. */
export function DrawTooltip() {
  const text = useText();
  const preview = useApp(({ draw }) => draw.preview);
  const card = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 230, height: 90 });
  const line = preview?.line;
  useEffect(() => {
    const box = card.current;
    if (box !== null && (box.offsetWidth !== size.width || box.offsetHeight !== size.height))
      setSize({ width: box.offsetWidth, height: box.offsetHeight });
  });
  if (preview === null || line === undefined) return null;
  const stage = document.querySelector<HTMLElement>(".stage");
  const [width, height] = [stage?.clientWidth ?? 0, stage?.clientHeight ?? 0];
  // Without a pointer, in a corner that the eye finds: the commune itself is dashed on the map.
  const at = preview.at ?? { x: width / 2 - size.width / 2, y: height - size.height - 48 };
  const fitsRight = at.x + AWAY_PX + size.width < width - EDGE_PX;
  const fitsAbove = at.y - AWAY_PX - size.height > 56;
  const left = fitsRight ? at.x + AWAY_PX : Math.max(EDGE_PX, at.x - AWAY_PX - size.width);
  const top = fitsAbove ? at.y - AWAY_PX - size.height : at.y + AWAY_PX;
  const sentence = consequenceSentence(line, text);
  const change = line.leaving ? text.draw.tooltip.loss(line.population) : text.draw.tooltip.gain(line.population);
  const isPossible = line.reason === null && line.communes > 0;
  const isGrave = !["none", "unites"].includes(line.consequence);
  return (
    <div ref={card} className="draw-tooltip" style={{ left, top }} aria-hidden data-testid="draw-tooltip">
      <p className="draw-tooltip-name">
        <strong>{line.name}</strong>
        {isPossible && <span className="figure">{change}</span>}
      </p>
      {isPossible && (
        <p className="draw-tooltip-figures figure">
          <span>{text.integer(line.before.max)}</span> <span aria-hidden>→</span>{" "}
          <strong>{text.integer(line.after.max)}</strong>
        </p>
      )}
      {line.communes !== 1 && (
        <p className="draw-tooltip-group">
          {line.communes + line.left === 0 ? text.draw.tooltip.none : text.draw.tooltip.group(line.communes, line.left)}
        </p>
      )}
      {sentence !== "" && (
        <p className="draw-tooltip-consequence" data-grave={isGrave}>
          {isGrave && <TriangleAlert size={14} aria-hidden />}
          {sentence}
        </p>
      )}
    </div>
  );
}
