import { ChevronDown } from "lucide-react";
import { useState } from "react";
import type { DraftSource } from "../../domain/draft.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { PopoverButton } from "../controls/popover-button.tsx";
import { TerritoryList } from "./territory-list.tsx";
import { useDraft } from "./use-draft.ts";

/** « Prendre dans »: communes without CPTS, anywhere, or one CPTS. */
export function SourcePicker() {
  const text = useText().draw.source;
  const { store } = useServices();
  const draft = useDraft();
  const territories = useApp((state) => state.view?.territories);
  const [isChoosing, setChoosing] = useState(false);
  if (draft === null) return null;
  const { source } = draft.record;
  const name =
    source.kind === "territory"
      ? text.territoryName(territories?.find(({ id }) => id === source.id)?.name ?? source.id)
      : text[source.kind];
  return (
    <span className="draw-source">
      <span className="caption" id="draw-source-label">
        {text.label}
      </span>
      <PopoverButton
        className="draw-source-button"
        aria-labelledby="draw-source-label draw-source-name"
        onOpenChange={() => setChoosing(false)}
        sign={
          <>
            <span className="draw-sign" data-sign={source.kind === "white" ? "white" : "anywhere"} aria-hidden />
            <span id="draw-source-name">{name}</span>
            <ChevronDown size={14} aria-hidden />
          </>
        }
        title={text.label}
        popoverClass="draw-source-popover"
      >
        {(close) => {
          const choose = (chosen: DraftSource) => {
            void store.draw.changeRules({ source: chosen });
            close();
          };
          if (isChoosing)
            return <TerritoryList label={text.choose} onChoose={({ id }) => choose({ kind: "territory", id })} />;
          return (
            <>
              <ul>
                {(["white", "anywhere"] as const).map((kind) => (
                  <li key={kind}>
                    <button
                      type="button"
                      className="option"
                      aria-pressed={source.kind === kind}
                      onClick={() => choose({ kind })}
                    >
                      {text[kind]}
                    </button>
                  </li>
                ))}
                <li>
                  <button
                    type="button"
                    className="option"
                    aria-pressed={source.kind === "territory"}
                    onClick={() => setChoosing(true)}
                  >
                    {text.territory}…
                  </button>
                </li>
              </ul>
              <p className="caption">{text.hint}</p>
            </>
          );
        }}
      </PopoverButton>
    </span>
  );
}
