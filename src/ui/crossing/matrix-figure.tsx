import { type FocusEvent, type KeyboardEvent, useEffect, useId, useMemo, useState } from "react";
import type { CrossView } from "../../analysis/cross-protocol.ts";
import type { MatrixWindow } from "../../analysis/matrix-window.ts";
import { useText } from "../app-context.tsx";
import { measureLabels } from "./label-fit.ts";
import { cellColours, LABEL_DEGREES, layMatrix, shortName } from "./matrix-drawing.ts";

interface MatrixFigureProps {
  readonly cross: CrossView;
  readonly window: MatrixWindow;
  readonly shareOf: "a" | "b";
  readonly available: number;
  readonly label: string;
  readonly chosen: { readonly side: "a" | "b"; readonly id: string } | null;
  /** A cell by its pair, or a whole row or column. */
  readonly onPair: (pair: number) => void;
  readonly onTake: (side: "a" | "b", id: string) => void;
}

const INK = "#16202b";
const SELECT = "#ffdf5e";
const FONT_SIZE = 11;

/**
 * The matrix as one drawing, which is also its file: colours are attributes, not styles. One stop of the keyboard:
 * arrows go from pair to pair, Enter takes one in hand.
 */
export function MatrixFigure(props: MatrixFigureProps) {
  const { cross, window, shareOf, available, label, chosen, onPair, onTake } = props;
  const all = useText();
  const id = useId();
  const [focused, setFocused] = useState<number | null>(null);
  const { a, b, pairs } = cross;
  const layout = useMemo(
    () =>
      layMatrix(
        window.rows.map((row) => shortName(a.names[row]!)),
        window.columns.map((column) => shortName(b.names[column]!)),
        available,
        measureLabels(FONT_SIZE),
      ),
    [a, b, window, available],
  );
  const { rowNames, columnNames, labelWidth, headHeight, cell, row: rowHeight, width, height } = layout;
  const shares = shareOf === "a" ? pairs.shareOfA : pairs.shareOfB;
  const chosenRow = chosen?.side === "a" ? window.rows.findIndex((row) => a.ids[row] === chosen.id) : -1;
  const chosenColumn = chosen?.side === "b" ? window.columns.findIndex((column) => b.ids[column] === chosen.id) : -1;
  const inHand = new Set(window.cells.filter(({ row }) => row === chosenRow).map(({ column }) => column));
  const partners = new Set(window.cells.filter(({ column }) => column === chosenColumn).map(({ row }) => row));
  const x = (column: number) => labelWidth + column * cell;
  const y = (row: number) => headHeight + row * rowHeight;
  const first = Math.max(
    0,
    window.cells.findIndex(({ row }) => row === chosenRow),
  );
  const active = focused !== null && focused < window.cells.length ? focused : first;

  useEffect(() => {
    if (focused !== null)
      document.getElementById(`${id}${focused}`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [id, focused]);

  const onKey = (event: KeyboardEvent) => {
    const here = window.cells[active];
    if (here === undefined) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return onPair(here.pair);
    }
    const next = neighbourOf(window.cells, active, event.key);
    if (next === null) return;
    event.preventDefault();
    setFocused(next);
  };

  // A drawing has no table, row and cell of its own: their roles are given, and a pointer may click where Enter acts.
  const grid = {
    role: "grid",
    "aria-label": label,
    "aria-rowcount": window.rows.length,
    "aria-colcount": window.columns.length,
    tabIndex: 0,
    "aria-activedescendant": `${id}${active}`,
    onKeyDown: onKey,
    // A click takes a territory in hand without leaving a mark on another cell.
    onFocus: ({ currentTarget }: FocusEvent<SVGSVGElement>) => {
      if (currentTarget.matches(":focus-visible")) setFocused(active);
    },
    onBlur: () => setFocused(null),
  };
  const rowRole = (place: number) => ({ role: "row", "aria-rowindex": place + 1 });
  const rowHeader = { role: "rowheader", className: "crossing-matrix-row-name" };
  const gridCell = (column: number, pair: number) => ({
    role: "gridcell",
    "aria-colindex": column + 1,
    className: "crossing-matrix-cell",
    onClick: () => onPair(pair),
  });
  const nameOf = (side: "a" | "b", territory: string) => ({
    className: "crossing-matrix-name",
    onClick: () => onTake(side, territory),
  });

  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="crossing-matrix"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily="Inter Variable, Inter, Arial, sans-serif"
      fontSize={FONT_SIZE}
      fill={INK}
      {...grid}
    >
      <title>{label}</title>
      <rect
        x={labelWidth}
        y={headHeight}
        width={columnNames.length * cell}
        height={rowNames.length * rowHeight}
        fill="#f4f5f7"
      />
      {chosenRow >= 0 && <rect x={0} y={y(chosenRow)} width={x(columnNames.length)} height={rowHeight} fill={SELECT} />}
      {chosenColumn >= 0 && (
        <rect x={x(chosenColumn)} y={headHeight} width={cell} height={rowNames.length * rowHeight} fill={SELECT} />
      )}
      <path
        d={[
          ...columnNames.map((_, column) => `M${x(column)} ${headHeight}v${rowNames.length * rowHeight}`),
          ...rowNames.map((_, row) =>
            row === chosenRow ? "" : `M${labelWidth} ${y(row)}h${columnNames.length * cell}`,
          ),
        ].join("")}
        stroke="#ffffff"
        strokeWidth={1.6}
        fill="none"
      />
      <g>
        {columnNames.map((name, column) => (
          <text
            key={b.ids[window.columns[column]!]}
            {...nameOf("b", b.ids[window.columns[column]!]!)}
            transform={`translate(${x(column) + cell / 2 + 3} ${headHeight - 6}) rotate(${-LABEL_DEGREES})`}
            fontWeight={inHand.has(column) || column === chosenColumn ? 600 : 400}
            fill={inHand.size === 0 || inHand.has(column) ? INK : "#46525f"}
          >
            <title>{b.names[window.columns[column]!]}</title>
            {name}
          </text>
        ))}
      </g>
      {rowNames.map((name, row) => (
        <g key={a.ids[window.rows[row]!]} {...rowRole(row)}>
          {window.cells.map(({ row: own, column, pair }, place) => {
            if (own !== row) return null;
            const share = shares[pair]!;
            const colours = cellColours(share);
            return (
              <g
                key={pair}
                id={`${id}${place}`}
                {...gridCell(column, pair)}
                aria-label={`${a.names[window.rows[row]!]}, ${b.names[window.columns[column]!]}${all.colon}${all.percent(share)}`}
              >
                <rect
                  x={x(column) + 0.8}
                  y={y(row) + 0.8}
                  width={cell - 1.6}
                  height={rowHeight - 1.6}
                  fill={colours.fill}
                  {...(focused === place && { stroke: "#1d5fd1", strokeWidth: 2.5 })}
                />
                <text x={x(column) + cell / 2} y={y(row) + 14} textAnchor="middle" fontWeight={500} fill={colours.text}>
                  {all.crossing.wholePercent(share)}
                </text>
              </g>
            );
          })}
          {/* Last, over the cells that slide under it. */}
          <g {...rowHeader}>
            <rect
              x={0}
              y={y(row)}
              width={labelWidth}
              height={rowHeight}
              fill={row === chosenRow ? SELECT : "#ffffff"}
              stroke="none"
            />
            <text
              {...nameOf("a", a.ids[window.rows[row]!]!)}
              x={labelWidth - 8}
              y={y(row) + 14}
              textAnchor="end"
              fontWeight={row === chosenRow || partners.has(row) ? 600 : 400}
            >
              <title>{a.names[window.rows[row]!]}</title>
              {name}
            </text>
          </g>
        </g>
      ))}
    </svg>
  );
}

/** The pair that an arrow leads to: the next one of the row, or the nearest one of the row above or below. */
export function neighbourOf(cells: MatrixWindow["cells"], from: number, key: string): number | null {
  const here = cells[from]!;
  const best = (isBeyond: (row: number, column: number) => number | null): number | null => {
    let [found, least]: [number | null, number] = [null, Infinity];
    cells.forEach(({ row, column }, place) => {
      const distance = isBeyond(row, column);
      if (distance !== null && distance < least) [found, least] = [place, distance];
    });
    return found;
  };
  switch (key) {
    case "ArrowRight":
      return best((row, column) => (row === here.row && column > here.column ? column : null));
    case "ArrowLeft":
      return best((row, column) => (row === here.row && column < here.column ? -column : null));
    case "ArrowDown":
      return best((row, column) => (row > here.row ? row * 10_000 + Math.abs(column - here.column) : null));
    case "ArrowUp":
      return best((row, column) => (row < here.row ? -row * 10_000 + Math.abs(column - here.column) : null));
    default:
      return null;
  }
}
