import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { RefusedLine } from "../../analysis/draw-protocol.ts";
import type { ListRefusal } from "../../formats/perimeter-list.ts";
import { refusalSentence } from "../../formats/refusal-sentences.ts";
import type { DrawState } from "../../store/draw-slice.ts";
import type { Language } from "../../store/state.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { saveFile } from "../save-file.ts";
import type { Text } from "../text/fr.ts";

const MOST_NAMES = 4;

/** What deserves a word over the map: nothing taken in silence, nothing lost in silence. */
export function DrawNotices() {
  const text = useText();
  const { store } = useServices();
  const language = useApp((state) => state.language);
  const refused = useApp(({ draw }) => draw.refused);
  const refusal = useApp(({ draw }) => draw.refusal);
  const opening = useApp(({ draw }) => draw.opening);
  const erased = useApp(({ draw }) => draw.erased);
  const conflict = useApp(({ draw }) => draw.conflict);
  const outcome = useApp(({ draw }) => draw.saved.outcome);
  const isDrawing = useApp(({ draw }) => draw.records.length > 0);
  const { draw } = text;
  const canTake = refused?.lines.some(({ reason }) => reason === "claimed" || reason === "outside-source") === true;
  return (
    <div className="draw-notices">
      {conflict !== null && (
        <Notice title={draw.conflict.title} isAlert>
          <p>{draw.conflict.sentence}</p>
          <div className="draw-actions">
            <button
              type="button"
              className="button-strong"
              onClick={() => void store.draw.keepBoth(draw.conflict.copy)}
            >
              {draw.conflict.both}
            </button>
            <button type="button" className="button" onClick={() => void store.draw.keepTheirs()}>
              {draw.conflict.theirs}
            </button>
          </div>
        </Notice>
      )}
      {isDrawing && (outcome === "full" || outcome === "refused") && (
        <Notice title={draw.unsaved.title} isAlert>
          <p>{draw.unsaved[outcome]}</p>
          <button type="button" className="button" onClick={() => void saveAll(store, draw.share.file)}>
            {draw.unsaved.file}
          </button>
        </Notice>
      )}
      {refusal !== null && (
        <Notice title={draw.refusalTitle} isAlert onClose={store.draw.dismiss} close={draw.refused.close}>
          <p>{openingRefusal(refusal, language, text)}</p>
        </Notice>
      )}
      {opening !== null && (
        <Notice title={draw.opened.title} onClose={store.draw.dismiss} close={draw.opened.close}>
          <ul>
            {opening.codeChanges.map(({ code, kind, counted }) => (
              <li key={code}>{draw.opened.changes[kind](code, counted.join(", "))}</li>
            ))}
            {!opening.historyKept && <li>{draw.opened.history}</li>}
            {opening.unknownTerritories.length > 0 && (
              <li>{draw.opened.unknown(opening.unknownTerritories.join(", "))}</li>
            )}
          </ul>
        </Notice>
      )}
      {refused !== null && (
        <Notice title={draw.refused.title} onClose={store.draw.dismiss} close={draw.refused.close}>
          {refused.lines.slice(0, 3).map((line) => (
            <p key={`${line.reason} ${line.territories.map(({ id }) => id).join()}`}>{refusedSentence(line, text)}</p>
          ))}
          {canTake && (
            <button type="button" className="button" onClick={() => void store.draw.takeAnywhere()}>
              {draw.refused.anywhere}
            </button>
          )}
        </Notice>
      )}
      {erased !== null && (
        <Notice
          title={draw.scenarios.erased(erased.record.name)}
          onClose={store.draw.dismiss}
          close={draw.refused.close}
        >
          <button type="button" className="button" onClick={() => void store.draw.unerase()}>
            {draw.scenarios.unerase}
          </button>
        </Notice>
      )}
    </div>
  );
}

function Notice({
  title,
  isAlert = false,
  onClose,
  close = "",
  children,
}: {
  readonly title: string;
  readonly isAlert?: boolean;
  readonly onClose?: () => void;
  readonly close?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="card draw-notice" role={isAlert ? "alert" : "status"} data-alert={isAlert}>
      <div>
        <h2>{title}</h2>
        {children}
      </div>
      {onClose !== undefined && (
        <button type="button" className="icon-button" aria-label={close} onClick={onClose}>
          <X size={16} aria-hidden />
        </button>
      )}
    </div>
  );
}

function refusedSentence({ reason, names, communes, territories }: RefusedLine, { draw }: Text): string {
  const shown = names.slice(0, MOST_NAMES).join(", ");
  return draw.refusals[reason](
    draw.andMore(shown, Math.max(0, communes - MOST_NAMES)),
    territories.map(({ name }) => name).join(", "),
  );
}

/** A link, a perimeter file or a list that could not be opened, in one sentence. */
function openingRefusal(refusal: NonNullable<DrawState["refusal"]>, language: Language, { draw }: Text): string {
  if (!("file" in refusal)) return draw.linkRefusals[refusal.code];
  switch (refusal.code) {
    case "not-json":
    case "not-perimeter":
    case "newer":
    case "malformed":
      return draw.fileRefusals[refusal.code](refusal.file, refusal.code === "malformed" ? refusal.place : "");
    default:
      return refusalSentence(refusal as ListRefusal, language);
  }
}

async function saveAll(store: ReturnType<typeof useServices>["store"], name: string): Promise<void> {
  const ids = store.getState().draw.records.map(({ id }) => id);
  const bytes = new TextEncoder().encode(await store.draw.write(ids, "json"));
  saveFile({ name: `${name}.json`, mime: "application/json", bytes });
}
