import { useEffect, useMemo, useRef, useState } from "react";
import type { CrossView } from "../../analysis/cross-protocol.ts";
import { departementsOf, fitsWhole, matrixWindow } from "../../analysis/matrix-window.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { MatrixFigure } from "./matrix-figure.tsx";
import { MatrixThumbnail } from "./matrix-thumbnail.tsx";
import { useMeshWords } from "./mesh-words.ts";
import { Segments } from "./segments.tsx";
import { savePng, saveSvg } from "./svg-file.ts";

/** The matrix in sight, the list that chooses it, and the whole of it as a thumbnail. */
export function MatrixSection({ cross }: { readonly cross: CrossView }) {
  const all = useText();
  const text = all.crossing;
  const { store } = useServices();
  const words = useMeshWords();
  const departement = useApp((state) => state.crossing.window);
  const nameWindow = useWindowNames();
  const shareOf = useApp((state) => state.crossing.shareOf);
  const chosen = useApp((state) => state.crossing.chosen);
  const window = useMemo(() => matrixWindow(cross, departement), [cross, departement]);
  const [a, b] = [words(cross.a.mesh), words(cross.b.mesh)];
  const title = text.matrixTitle[cross.weight]((shareOf === "a" ? a : b).one);
  const frame = useRef<HTMLDivElement>(null);
  const available = useWidth(frame);

  const takePair = async (pair: number) => {
    const [row, column] = [cross.pairs.a[pair]!, cross.pairs.b[pair]!];
    await store.crossing.take("a", cross.a.ids[row]!);
    const parts = store.getState().crossing.flow?.parts ?? [];
    const part = parts.findIndex(({ id }) => id === cross.b.ids[column]);
    if (part >= 0) store.crossing.choosePart(part);
  };
  const save = async (write: typeof saveSvg | typeof savePng) => {
    const drawing = frame.current?.querySelector<SVGSVGElement>(".crossing-matrix");
    if (!drawing) return;
    const about = [`${a.name} × ${b.name}`, ...(departement === null ? [] : [nameWindow(departement)])];
    const notes = [about.join(", "), text.weightsLong[cross.weight], ...(await store.crossing.notes())];
    await write(drawing, text.files.matrix, { title, notes });
  };

  return (
    <section className="crossing-matrix-section">
      <div className="crossing-title">
        <h2>{title}</h2>
        <WindowList cross={cross} />
      </div>
      <div className="crossing-title">
        <Segments
          label={text.shareOf}
          values={["a", "b"]}
          words={{ a: a.share, b: b.share }}
          value={shareOf}
          onChoose={(side) => store.crossing.chooseShareOf(side)}
        />
        <span className="crossing-out">
          <button type="button" className="link-button" onClick={() => void save(saveSvg)}>
            SVG
          </button>
          <button type="button" className="link-button" onClick={() => void save(savePng)}>
            PNG
          </button>
        </span>
      </div>
      <div
        className="crossing-matrix-frame"
        ref={frame}
        // The names of the rows stay in sight.
        onScroll={({ currentTarget }) => currentTarget.style.setProperty("--scrolled", `${currentTarget.scrollLeft}px`)}
      >
        {departement !== null && (
          <div className="crossing-whole">
            <MatrixThumbnail cross={cross} window={window} onMove={(next) => store.crossing.chooseWindow(next)} />
            <span className="caption figure">{text.whole(cross.a.ids.length, cross.b.ids.length)}</span>
          </div>
        )}
        {window.cells.length === 0 ? (
          <p className="caption crossing-empty">{text.noPair}</p>
        ) : (
          <MatrixFigure
            cross={cross}
            window={window}
            shareOf={shareOf}
            available={available}
            label={title}
            chosen={chosen}
            onPair={(pair) => void takePair(pair)}
            onTake={(side, id) => void store.crossing.take(side, id)}
          />
        )}
      </div>
    </section>
  );
}

/** Names a département of the matrix: « Gironde (33) ». */
function useWindowNames(): (code: string) => string {
  const { noDepartement } = useText().crossing;
  const zones = useApp((state) => (state.base.kind === "ready" ? state.base.info.zones : NO_ZONES));
  return (code) => {
    const name = zones.find((zone) => zone.level === "departement" && zone.code === code)?.name ?? code;
    return code === "" ? noDepartement : `${name} (${code})`;
  };
}
const NO_ZONES: readonly never[] = [];

function WindowList({ cross }: { readonly cross: CrossView }) {
  const text = useText().crossing;
  const { store } = useServices();
  const departement = useApp((state) => state.crossing.window);
  const nameOf = useWindowNames();
  return (
    <select
      className="field"
      aria-label={text.window}
      value={departement ?? "*"}
      onChange={({ target }) => store.crossing.chooseWindow(target.value === "*" ? null : target.value)}
    >
      {fitsWhole(cross) && <option value="*">{text.wholeMatrix}</option>}
      {departementsOf(cross).map((code) => (
        <option key={code} value={code}>
          {nameOf(code)}
        </option>
      ))}
    </select>
  );
}

/** Width of an element, followed as the panel changes. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(576);
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    const observer = new ResizeObserver(() => setWidth(target.clientWidth));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
