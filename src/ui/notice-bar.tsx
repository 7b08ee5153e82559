import { X } from "lucide-react";
import { refusalSentence } from "../formats/refusal-sentences.ts";
import { useApp, useServices, useText } from "./app-context.tsx";

/** What is being read, and why a file was refused: one sentence, over the map, until dismissed. */
export function NoticeBar() {
  const { store } = useServices();
  const text = useText();
  const notice = useApp((state) => state.notice);
  const reading = useApp((state) => state.reading);
  const language = useApp((state) => state.language);
  if (reading !== null)
    return (
      <div className="card notice" role="status">
        <p>{text.import.reading(reading)}</p>
        <progress />
      </div>
    );
  if (notice === null) return null;
  return (
    <div className="card notice" role="alert">
      <div>
        <h2>{text.import.refused}</h2>
        <p>{notice.kind === "refused" ? refusalSentence(notice.refusal, language) : text.import.bug(notice.detail)}</p>
        <p className="caption">{text.import.kept}</p>
      </div>
      <button type="button" className="icon-button" aria-label={text.import.close} onClick={store.dismissNotice}>
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}
