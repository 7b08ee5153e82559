import {
  Circle,
  ClipboardList,
  Ellipsis,
  Keyboard,
  Lasso,
  Minus,
  MousePointerClick,
  Paintbrush,
  Plus,
  Redo2,
  Shapes,
  Square,
  Undo2,
} from "lucide-react";
import { DRAW_TOOLS, type DrawTool } from "../../store/draw-slice.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { PopoverButton } from "../controls/popover-button.tsx";
import { SavedNote } from "./saved-note.tsx";
import { SourcePicker } from "./source-picker.tsx";
import { useDraft, useNarrow } from "./use-draft.ts";

const ICONS: Readonly<Record<DrawTool, typeof Circle>> = {
  toggle: MousePointerClick,
  brush: Paintbrush,
  lasso: Lasso,
  box: Square,
  circle: Circle,
  epci: Shapes,
  territory: Shapes,
};
const KEYS: Readonly<Record<DrawTool, string>> = {
  toggle: "A",
  brush: "P",
  lasso: "L",
  box: "B",
  circle: "C",
  epci: "E",
  territory: "T",
};
/** In the bar; the others are behind « plus ». */
const FIRST: readonly DrawTool[] = ["toggle", "brush", "lasso"];

/** The drawing bar over the map; on a phone a card with the name, whether it is saved, and undo. */
export function DrawBar() {
  const text = useText().draw;
  const { store } = useServices();
  const isNarrow = useNarrow();
  const tool = useApp(({ draw }) => draw.tool);
  const draft = useDraft();
  if (isNarrow)
    return (
      <div className="card draw-phone-bar" role="toolbar" aria-label={text.bar}>
        <div className="draw-phone-name">
          <strong>{draft?.record.name}</strong>
          <SavedNote />
        </div>
        <MoreTools isWithAll />
        <UndoRedo />
      </div>
    );
  return (
    <div className="draw-bar" role="toolbar" aria-label={text.bar}>
      {FIRST.map((one) => (
        <ToolButton key={one} tool={one} isCurrent={one === tool} />
      ))}
      <button type="button" className="draw-tool" onClick={() => store.draw.openOver("paste")}>
        <ClipboardList size={16} strokeWidth={1.75} aria-hidden />
        <span className="draw-tool-words">{text.paste}</span> <kbd>V</kbd>
      </button>
      <MoreTools />
      <GestureChoices />
      <span className="draw-bar-rule" aria-hidden />
      <SourcePicker />
      <span className="draw-bar-end">
        <SavedNote />
        <UndoRedo />
      </span>
    </div>
  );
}

function ToolButton({ tool, isCurrent }: { readonly tool: DrawTool; readonly isCurrent: boolean }) {
  const text = useText().draw;
  const { store } = useServices();
  const Icon = ICONS[tool];
  return (
    <button
      type="button"
      className="draw-tool"
      aria-pressed={isCurrent}
      title={`${text.tools[tool]} (${KEYS[tool]})`}
      onClick={() => store.draw.chooseTool(tool)}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <span className="draw-tool-words">{text.tools[tool]}</span> <kbd>{KEYS[tool]}</kbd>
    </button>
  );
}

/** Box, circle, EPCI, CPTS; the tool in use shows itself on the button. */
function MoreTools({ isWithAll = false }: { readonly isWithAll?: boolean }) {
  const text = useText().draw;
  const { store } = useServices();
  const tool = useApp(({ draw }) => draw.tool);
  const offered = DRAW_TOOLS.filter((one) => isWithAll || !FIRST.includes(one));
  const isOneOfThem = offered.includes(tool) && !(isWithAll && tool === "toggle");
  const Icon = isOneOfThem ? ICONS[tool] : Ellipsis;
  return (
    <PopoverButton
      className="draw-tool"
      data-current={isOneOfThem}
      aria-label={isWithAll ? text.bar : text.more}
      sign={
        <>
          <Icon size={16} strokeWidth={1.75} aria-hidden />
          {isOneOfThem && !isWithAll && <span className="draw-tool-words">{text.tools[tool]}</span>}
        </>
      }
      title={text.bar}
      popoverClass="draw-more"
    >
      {(close) => (
        <ul>
          {offered.map((one) => (
            <MoreOption
              key={one}
              icon={ICONS[one]}
              name={text.tools[one]}
              keys={KEYS[one]}
              isPressed={one === tool}
              onPress={() => {
                store.draw.chooseTool(one);
                close();
              }}
            />
          ))}
          <MoreOption
            icon={isWithAll ? ClipboardList : Keyboard}
            name={isWithAll ? text.paste : text.keysButton}
            {...(!isWithAll && { keys: "?" })}
            onPress={() => {
              close();
              store.draw.openOver(isWithAll ? "paste" : "keys");
            }}
          />
        </ul>
      )}
    </PopoverButton>
  );
}

/** One line of the card: a tool, or what opens over the page. */
function MoreOption({
  icon: Icon,
  name,
  keys,
  isPressed,
  onPress,
}: {
  readonly icon: typeof Circle;
  readonly name: string;
  readonly keys?: string;
  /** Absent for what is no choice among others. */
  readonly isPressed?: boolean;
  readonly onPress: () => void;
}) {
  return (
    <li>
      <button type="button" className="option" aria-pressed={isPressed} onClick={onPress}>
        <span className="draw-more-name">
          <Icon size={16} strokeWidth={1.75} aria-hidden /> {name}
        </span>
        {keys !== undefined && <kbd>{keys}</kbd>}
      </button>
    </li>
  );
}

/** What the gesture does, and how wide the circle is: only where a tool has the choice. */
function GestureChoices() {
  const text = useText().draw;
  const { store } = useServices();
  const tool = useApp(({ draw }) => draw.tool);
  const removing = useApp(({ draw }) => draw.removing);
  const radiusKm = useApp(({ draw }) => draw.radiusKm);
  if (tool === "toggle") return null;
  return (
    <>
      <fieldset className="draw-segments" aria-label={text.addsOrRemoves}>
        <button type="button" aria-pressed={!removing} onClick={() => store.draw.chooseRemoving(false)}>
          <Plus size={14} aria-hidden /> {text.adds}
        </button>
        <button type="button" aria-pressed={removing} onClick={() => store.draw.chooseRemoving(true)}>
          <Minus size={14} aria-hidden /> {text.removes}
        </button>
      </fieldset>
      {tool === "circle" && (
        <label className="draw-radius">
          <span className="caption">{text.radius}</span>
          <input
            type="number"
            className="field figure"
            min={1}
            max={100}
            value={radiusKm}
            onChange={(event) => {
              const km = Number(event.target.value);
              if (km >= 1 && km <= 100) store.draw.chooseRadius(km);
            }}
          />
          <span className="caption">km</span>
        </label>
      )}
    </>
  );
}

function UndoRedo() {
  const text = useText().draw;
  const { store } = useServices();
  const draft = useDraft();
  const position = draft?.record.position ?? 0;
  const length = draft?.record.changes.length ?? 0;
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={text.undo}
        title={`${text.undo} (Ctrl Z)`}
        disabled={position === 0}
        onClick={() => void store.draw.undo()}
      >
        <Undo2 size={18} strokeWidth={1.75} aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={text.redo}
        title={text.redo}
        disabled={position === length}
        onClick={() => void store.draw.redo()}
      >
        <Redo2 size={18} strokeWidth={1.75} aria-hidden />
      </button>
    </>
  );
}
