import { area, curveBumpX } from "d3-shape";
import type { FlowPart, TerritoryFlow } from "../../analysis/cross-protocol.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { measureLabels, wrapLabel } from "./label-fit.ts";
import { shortName } from "./matrix-drawing.ts";
import { useMeshWords } from "./mesh-words.ts";

const ROW = 32;
const TALLEST = 96;
const GAP = 4;
const NODE = 8;
const LEFT = { x: 126, end: 206 };
/** Of the name beside its ribbon, which takes two lines at most. */
const NAME = { size: 12, width: LEFT.x - NODE - 10, line: 15 };

interface Band {
  readonly part: FlowPart;
  /** Of the row, of the node on the right, and of the ribbon on the left. */
  readonly top: number;
  readonly height: number;
  readonly node: number;
  readonly from: number;
}

/** Rows as high as their share, never lower than a line of text. */
function layFlow(
  parts: readonly FlowPart[],
  least: number,
): { readonly bands: readonly Band[]; readonly height: number } {
  let [top, from] = [0, 0];
  const bands = parts.map((part): Band => {
    const node = Math.max(2, part.shareOfTerritory * TALLEST);
    const height = Math.max(ROW, node + GAP);
    const band = { part, top, height, node, from };
    top += height;
    from += node;
    return band;
  });
  return { bands, height: Math.max(top, least) };
}

const ribbon = area<readonly [number, number, number]>()
  .x(([x]) => x)
  .y0(([, y]) => y)
  .y1(([, , y]) => y)
  .curve(curveBumpX);

/** The territory in hand and what the other mesh makes of it: both shares, a click on a part shows it on the map. */
export function FlowSection({ flow }: { readonly flow: TerritoryFlow }) {
  const all = useText();
  const text = all.crossing;
  const { store, showBox } = useServices();
  const words = useMeshWords();
  const cross = useApp((state) => state.crossing.cross);
  const side = useApp((state) => state.crossing.chosen?.side ?? "a");
  const chosenPart = useApp((state) => state.crossing.part);
  if (cross === null) return null;
  const [own, other] = side === "a" ? [cross.a.mesh, cross.b.mesh] : [cross.b.mesh, cross.a.mesh];
  const name = wrapLabel(shortName(flow.name), NAME.width, 2, measureLabels(NAME.size));
  const { bands, height } = layFlow(flow.parts, (name.length + 1) * NAME.line + GAP);
  const total = bands.reduce((sum, { node }) => sum + node, 0);
  const start = (height - total) / 2;
  const foot = height / 2 + (name.length * NAME.line) / 2 + GAP;
  const partners = flow.parts.filter(({ id }) => id !== null).length;
  return (
    <section className="crossing-flow">
      <h2 data-testid="crossing-chosen">{flow.name}</h2>
      <div className="crossing-flow-head">
        <p>
          {flow.nested
            ? text.nestedIn(words(other).only)
            : text.straddles(partners, words(other).name, all.decimals(flow.effectivePartners, 1))}
          {" · "}
          {text.pieces(flow.pieces)}
          {" · "}
          <button type="button" className="link-button" onClick={() => showBox(flow.box)}>
            {text.seeOnMap}
          </button>
        </p>
        <span className="caption">{words(own).share}</span>
        <span className="caption">{words(other).share}</span>
      </div>
      <div className="crossing-flow-body">
        <svg width={LEFT.end + NODE} height={height} aria-hidden>
          <rect x={LEFT.x - NODE} y={start} width={NODE} height={total} fill="#16202b" />
          {name.map((line, place) => (
            <text
              key={line}
              x={LEFT.x - NODE - 8}
              y={foot - (name.length - place) * NAME.line}
              textAnchor="end"
              fontWeight={600}
              fontSize={NAME.size}
            >
              {line}
            </text>
          ))}
          <text x={LEFT.x - NODE - 8} y={foot} textAnchor="end" fontSize={NAME.size} fill="#46525f">
            {all.scope.inhabitants(flow.totals.population)}
          </text>
          {bands.map(({ part, top, height: rowHeight, node, from }, place) => {
            const y = top + (rowHeight - node) / 2;
            const d = ribbon([
              [LEFT.x, start + from, start + from + node],
              [LEFT.end, y, y + node],
            ]);
            const isPale = chosenPart !== null && chosenPart !== place;
            return (
              <g key={part.id ?? "none"}>
                <path
                  d={d ?? ""}
                  fill={isPale ? "#fff4c2" : "#ffdf5e"}
                  stroke="#c9a92c"
                  strokeWidth={0.6}
                  strokeDasharray={part.id === null ? "2 2" : "none"}
                />
                <rect x={LEFT.end} y={y} width={NODE} height={node} fill={part.id === null ? "#c2410c" : "#16202b"} />
              </g>
            );
          })}
        </svg>
        <ul>
          {bands.map(({ part, height: rowHeight }, place) => (
            <li key={part.id ?? "none"}>
              <button
                type="button"
                className="crossing-part"
                style={{ height: rowHeight }}
                aria-pressed={chosenPart === place}
                onClick={() => store.crossing.choosePart(chosenPart === place ? null : place)}
              >
                <span className="crossing-part-name">
                  {part.id === null ? text.alone(words(other).name) : part.name}
                </span>
                <strong className="figure">{all.percent(part.shareOfTerritory)}</strong>
                <span className="share-bar" aria-hidden>
                  <span style={{ width: `${part.shareOfPartner * 100}%` }} />
                </span>
                <span className="figure">{part.id === null ? "" : all.percent(part.shareOfPartner)}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      {chosenPart !== null && flow.parts[chosenPart] !== undefined && (
        <p className="caption figure" aria-live="polite">
          {text.partFacts(
            flow.parts[chosenPart].units,
            flow.parts[chosenPart].population,
            all.integer(flow.parts[chosenPart].areaKm2),
            flow.parts[chosenPart].pieces,
          )}
        </p>
      )}
    </section>
  );
}
