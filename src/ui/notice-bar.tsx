import { X } from "lucide-react";
import { contoursRefusalSentence } from "../formats/contours-sentences.ts";
import { importRefusalSentence } from "../formats/import-sentences.ts";
import { refusalSentence } from "../formats/refusal-sentences.ts";
import type { Language, Notice } from "../store/state.ts";
import { useApp, useServices, useText } from "./app-context.tsx";
import { isCodeMissing } from "./later.tsx";
import type { Text } from "./text/fr.ts";

/** What is being read, and why a file was refused: one sentence, over the map, until dismissed. */
export function NoticeBar() {
  const { store } = useServices();
  const text = useText();
  const notice = useApp((state) => state.notice);
  const reading = useApp((state) => state.reading);
  const share = useApp((state) => state.imports.share);
  const language = useApp((state) => state.language);
  if (reading !== null)
    return (
      <div className="card notice" role="status">
        <p>{text.import.reading(reading)}</p>
        <div className="notice-progress">
          <progress aria-label={text.import.reading(reading)} {...(share !== null && { value: share })} />
          {share !== null && (
            <span className="figure" aria-hidden>
              {text.percent(share)}
            </span>
          )}
          <button type="button" className="button" onClick={() => void store.imports.cancel()}>
            {text.data.cancel}
          </button>
        </div>
      </div>
    );
  if (notice === null) return null;
  if (notice.kind === "placed")
    return (
      <div className="card notice notice-placed" role="status">
        <p>{text.import.placed[notice.about](notice.file)}</p>
        <button type="button" className="icon-button" aria-label={text.import.close} onClick={store.dismissNotice}>
          <X size={16} aria-hidden />
        </button>
      </div>
    );
  return (
    <div className="card notice" role="alert">
      <div>
        <h2>{titleOf(notice, text)}</h2>
        <p>{noticeSentence(notice, language, text)}</p>
        {isAboutFile(notice) && <p className="caption">{text.import.kept}</p>}
      </div>
      <button type="button" className="icon-button" aria-label={text.import.close} onClick={store.dismissNotice}>
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}

const isAboutFile = ({ kind }: Notice) => kind === "refused" || kind === "unopened" || kind === "bug";

function titleOf({ kind }: Notice, text: Text): string {
  if (kind === "damaged") return text.import.damagedTitle;
  if (kind === "link") return text.cockpit.link.title;
  if (kind === "clock") return text.clock.title;
  if (kind === "language") return text.part.languageTitle;
  return kind === "failed" ? text.part.failedTitle : text.import.refused;
}

const megabytes = (bytes: number) => Math.round(bytes / 1e6);

function noticeSentence(notice: Exclude<Notice, { readonly kind: "placed" }>, language: Language, text: Text): string {
  if (notice.kind === "bug") return text.import.bug(notice.detail);
  if (notice.kind === "language") return text.part.language;
  if (notice.kind === "failed")
    return isCodeMissing(notice.error) ? text.part.missing : text.part.failed(String(notice.error));
  if (notice.kind === "link") return text.cockpit.link.left(notice.choices.join(", "));
  if (notice.kind === "unopened")
    return text.import.unopened[notice.why](notice.file, megabytes(notice.bytes), megabytes(notice.limitBytes));
  if (notice.kind === "clock") return text.clock.wrong(text.dateText(notice.said), text.dateText(notice.counted));
  if (notice.kind === "damaged")
    return text.import.damaged(notice.parts.map((part) => text.import.parts[part]).join(", "));
  switch (notice.about) {
    case "list":
      return refusalSentence(notice.refusal, language);
    case "layer":
      return importRefusalSentence(notice.refusal, language);
    case "contours":
      return contoursRefusalSentence(notice.refusal, language);
    case "work":
      return text.import.work[notice.refusal.code](notice.refusal.file);
  }
}
