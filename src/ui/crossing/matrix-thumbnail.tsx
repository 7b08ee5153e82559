import { type PointerEvent, useEffect, useRef } from "react";
import type { CrossView } from "../../analysis/cross-protocol.ts";
import type { MatrixWindow } from "../../analysis/matrix-window.ts";
import { cellColours } from "./matrix-drawing.ts";

const WIDTH = 92;
/** Drawn at twice its size, for fine screens. */
const DENSITY = 2;

interface MatrixThumbnailProps {
  readonly cross: CrossView;
  readonly window: MatrixWindow;
  readonly onMove: (departement: string) => void;
}

/** The whole matrix, a dot for each pair; a click or a drag moves the window. The list of départements does the same by keyboard. */
export function MatrixThumbnail({ cross, window, onMove }: MatrixThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [rows, columns] = [cross.a.ids.length, cross.b.ids.length];
  const height = Math.round(Math.min(104, Math.max(56, (WIDTH * rows) / Math.max(1, columns))));

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const [stepX, stepY] = [(WIDTH * DENSITY) / columns, (height * DENSITY) / rows];
    const [dotX, dotY] = [Math.max(stepX, DENSITY), Math.max(stepY, DENSITY)];
    context.fillStyle = "#f4f5f7";
    context.fillRect(0, 0, WIDTH * DENSITY, height * DENSITY);
    cross.pairs.a.forEach((row, pair) => {
      // A paler dot than the figure's own colour would be lost at this size.
      context.fillStyle = cellColours(0.25 + 0.75 * cross.pairs.shareOfA[pair]!).fill;
      context.fillRect(cross.pairs.b[pair]! * stepX, row * stepY, dotX, dotY);
    });
    const shownRows = window.rows;
    const own = cross.a.departements[shownRows[0] ?? 0];
    const kin = window.columns.filter((column) => cross.b.departements[column] === own);
    const shownColumns = kin.length > 0 ? kin : window.columns;
    if (shownRows.length === 0 || shownColumns.length === 0) return;
    const [left, right] = [Math.min(...shownColumns) * stepX, (Math.max(...shownColumns) + 1) * stepX];
    const joined = window.cells.map(({ row }) => shownRows[row]!);
    const [top, bottom] = [Math.min(...joined) * stepY, (Math.max(...joined) + 1) * stepY];
    context.strokeStyle = "#16202b";
    context.lineWidth = DENSITY * 1.5;
    context.strokeRect(left - 2, top - 2, Math.max(10, right - left + 4), Math.max(10, bottom - top + 4));
  }, [cross, window, rows, columns, height]);

  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.type === "pointermove" && event.buttons === 0) return;
    const { top } = event.currentTarget.getBoundingClientRect();
    const row = Math.floor(((event.clientY - top) / height) * rows);
    const departement = cross.a.departements[Math.min(rows - 1, Math.max(0, row))];
    if (departement !== undefined) onMove(departement);
  };

  return (
    <canvas
      ref={canvas}
      className="crossing-thumbnail"
      width={WIDTH * DENSITY}
      height={height * DENSITY}
      style={{ width: WIDTH, height }}
      aria-hidden
      onPointerDown={move}
      onPointerMove={move}
    />
  );
}
