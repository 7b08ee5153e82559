import { useVirtualizer } from "@tanstack/react-virtual";
import { Check, ChevronDown, ChevronRight, Minus } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from "react";
import type { UnitLine } from "../../analysis/draw-protocol.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { firstOpen, keyOf, opensOnUnits, type TreeRow, treeRows, unitRow } from "./tree-rows.ts";
import { useDraft, useNarrow } from "./use-draft.ts";

const ROW_PX = 28;
const THUMB_ROW_PX = 44;

/**
 * The whole country to tick: région, département, EPCI, commune. An equal way to draw: one stop for the keyboard, arrows
 * to move, space to tick, every line announced with its state. Communes are read when their zone opens.
 */
export function TickTree() {
  const text = useText();
  const { store } = useServices();
  const draft = useDraft();
  const isNarrow = useNarrow();
  const zones = useApp((state) => (state.base.kind === "ready" ? state.base.info.zones : []));
  const language = useApp((state) => state.language);
  const scope = useApp((state) => state.scope);
  /** Read once: what a person opens and shuts afterwards stays so. */
  const [home] = useState(() =>
    draft === null ? [] : firstOpen(zones, draft.reply.feedback, scope.kind === "zones" ? scope.zones : []),
  );
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(home.map(keyOf)));
  const [unitsOf, setUnitsOf] = useState<ReadonlyMap<string, readonly UnitLine[]>>(new Map());
  const [at, setAt] = useState(0);
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<{
    readonly keys: ReadonlySet<string>;
    readonly units: readonly UnitLine[];
  } | null>(null);
  /** A zone of which only a part may be taken is let go by the second tick. */
  const lastAdded = useRef("");
  const scroller = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (query.trim() === "") return setFound(null);
    let isGone = false;
    void store.draw.findUnits(query).then(({ hits, units }) => {
      if (!isGone) setFound({ keys: new Set(hits.map(({ id }) => id)), units });
    });
    return () => {
      isGone = true;
    };
  }, [query, store]);

  const feedback = draft?.reply.feedback;
  const rows = useMemo((): readonly TreeRow[] => {
    if (feedback === undefined) return [];
    if (found === null) return treeRows(zones, open, unitsOf, feedback);
    const held = new Set(feedback.units);
    const hits = zones.filter((zone) => zone.level !== "arrondissement" && found.keys.has(keyOf(zone)));
    const total = hits.length + found.units.length;
    return [
      ...found.units.map((line, i) => unitRow(line, 1, held.has(line.unit), i, total)),
      ...hits.map(
        (zone, i): TreeRow => ({
          key: keyOf(zone),
          level: 1,
          name: zone.name,
          detail: zone.code,
          zone: { level: zone.level, code: zone.code },
          unit: null,
          population: zone.population,
          inside: feedback.zones[zone.level].find(({ code }) => code === zone.code)?.units ?? 0,
          of: zone.units,
          isOpen: false,
          position: found.units.length + i,
          siblings: total,
        }),
      ),
    ];
  }, [zones, open, unitsOf, feedback, found]);
  const active = Math.min(at, Math.max(0, rows.length - 1));
  const rowPx = isNarrow ? THUMB_ROW_PX : ROW_PX;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
  });
  const homeRow = useRef(home.at(-1));
  useEffect(() => {
    const wanted = homeRow.current;
    const index = rows.findIndex(({ key }) => wanted !== undefined && key === keyOf(wanted));
    if (index < 0) return;
    homeRow.current = undefined;
    setAt(index);
    virtual.scrollToIndex(index, { align: "start" });
  }, [rows, virtual]);
  if (draft === null) return null;
  const { draw } = text;

  function setExpanded({ zone, key }: TreeRow, isOpen: boolean): void {
    if (zone === null || found !== null) return;
    const next = new Set(open);
    if (isOpen) next.add(key);
    else next.delete(key);
    setOpen(next);
    if (isOpen && !unitsOf.has(key) && opensOnUnits(zones, zone))
      void store.draw.unitsOf({ kind: "zone", zone }).then((units) => {
        const sorted = [...units].sort((a, b) => a.name.localeCompare(b.name, language));
        setUnitsOf((known) => new Map(known).set(key, sorted));
      });
  }

  function toggle(row: TreeRow): void {
    if (row.unit !== null) return void store.draw.toggleUnit(row.unit);
    if (row.zone === null) return;
    const isLeaving = row.inside === row.of || (row.inside > 0 && lastAdded.current === row.key);
    lastAdded.current = isLeaving ? "" : row.key;
    void store.draw.select({ kind: "zone", zone: row.zone }, isLeaving ? "remove" : "add");
  }

  function move(to: number): void {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    virtual.scrollToIndex(next);
    const unit = rows[next]?.unit ?? null;
    if (unit === null) store.draw.forgetHover();
    else void store.draw.focusUnit(unit);
  }

  function onKey(event: KeyboardEvent): void {
    const row = rows[active];
    if (row === undefined) return;
    const parent = rows.slice(0, active).findLastIndex(({ level }) => level < row.level);
    const acts = new Map<string, () => void>([
      ["ArrowDown", () => move(active + 1)],
      ["ArrowUp", () => move(active - 1)],
      ["Home", () => move(0)],
      ["End", () => move(rows.length - 1)],
      ["ArrowRight", () => (row.isOpen ? move(active + 1) : setExpanded(row, true))],
      ["ArrowLeft", () => (row.isOpen ? setExpanded(row, false) : parent >= 0 && move(parent))],
      [" ", () => toggle(row)],
      ["Enter", () => toggle(row)],
    ]);
    const act = acts.get(event.key);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** The tick ticks, the rest of a zone opens it; a commune is ticked wherever it is clicked. */
  function onClick({ target }: MouseEvent): void {
    if (!(target instanceof Element)) return;
    const index = Number(target.closest<HTMLElement>("[data-index]")?.dataset.index ?? -1);
    const row = rows[index];
    if (row === undefined) return;
    setAt(index);
    const isTick = target.closest("[data-part='tick']") !== null;
    if (isTick || row.zone === null || found !== null) toggle(row);
    else setExpanded(row, !row.isOpen);
  }

  return (
    <>
      <input
        type="search"
        className="field draw-filter"
        placeholder={draw.treeSearch}
        aria-label={draw.treeSearch}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
      />
      <p className="caption" id="draw-tree-hint">
        {draw.treeHint}
      </p>
      {found !== null && rows.length === 0 && <p className="caption">{draw.treeNothing}</p>}
      <div
        ref={scroller}
        className="draw-tree"
        role="tree"
        aria-label={draw.tree}
        aria-describedby="draw-tree-hint"
        aria-multiselectable
        aria-activedescendant={rows.length > 0 ? `draw-tree-${rows[active]!.key}` : undefined}
        tabIndex={0}
        onKeyDown={onKey}
        onClick={onClick}
      >
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]!;
            const state = row.inside === 0 ? "false" : row.inside >= row.of ? "true" : "mixed";
            return (
              <div
                key={row.key}
                id={`draw-tree-${row.key}`}
                className="draw-tree-row"
                role="treeitem"
                aria-level={row.level}
                aria-setsize={row.siblings}
                aria-posinset={row.position + 1}
                aria-expanded={row.zone === null || found !== null ? undefined : row.isOpen}
                aria-checked={state}
                aria-selected={state === "true"}
                data-active={index === active}
                style={{ transform: `translateY(${start}px)`, height: rowPx, paddingLeft: 4 + (row.level - 1) * 16 }}
                tabIndex={-1}
                data-index={index}
              >
                <span className="draw-tree-twist" aria-hidden data-part="twist">
                  {row.zone !== null &&
                    found === null &&
                    (row.isOpen ? <ChevronDown size={14} /> : <ChevronRight size={14} />)}
                </span>
                <span className="draw-tree-tick" data-state={state} aria-hidden data-part="tick">
                  {state === "true" && <Check size={12} strokeWidth={3} />}
                  {state === "mixed" && <Minus size={12} strokeWidth={3} />}
                </span>
                <span className="draw-tree-name">
                  {row.name} <span className="caption figure">{row.detail}</span>
                </span>
                <span className="caption figure">
                  {row.unit === null && row.inside > 0
                    ? draw.treePart(row.inside, row.of)
                    : text.integer(row.population)}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
