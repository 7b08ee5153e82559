import { Copy, Download } from "lucide-react";
import { useEffect, useState } from "react";
import { useApp, useServices, useText } from "../app-context.tsx";
import { saveFile } from "../save-file.ts";
import { Over } from "./over.tsx";
import { useDraft } from "./use-draft.ts";

/** A link that carries the drawing, and the files of it. Nothing is sent. */
export function ShareOver() {
  const text = useText().draw.share;
  const { store } = useServices();
  const draft = useDraft();
  const records = useApp(({ draw }) => draw.records);
  const [payload, setPayload] = useState("");
  const [copied, setCopied] = useState<"copied" | "refused" | null>(null);
  const reply = draft?.reply;
  // The last gesture may still be on its way when the link is asked for.
  useEffect(() => {
    let isGone = false;
    if (reply !== undefined)
      void store.draw.link(reply.id).then((link) => {
        if (!isGone) setPayload(link);
      });
    return () => {
      isGone = true;
    };
  }, [reply, store]);
  if (draft === null) return null;
  const address = `${location.origin}${location.pathname}#dessin=${payload}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setCopied("copied");
    } catch {
      setCopied("refused");
    }
  };
  const save = async (ids: readonly string[], format: "json" | "csv") => {
    const bytes = new TextEncoder().encode(await store.draw.write(ids, format));
    const mime = format === "json" ? "application/json" : "text/csv";
    saveFile({ name: `${text.file}-${fileName(draft.record.name)}.${format}`, mime, bytes });
  };
  const one = [draft.record.id];
  return (
    <Over title={text.title} close={text.close} className="draw-over-small">
      <label className="draw-field">
        <span>{text.link}</span>
        <input
          className="field"
          readOnly
          value={payload === "" ? "" : address}
          data-testid="draw-link"
          onFocus={(event) => event.target.select()}
        />
      </label>
      <p className="caption">{text.linkHint(payload.length)}</p>
      <button type="button" className="button-strong" disabled={payload === ""} onClick={() => void copy()}>
        <Copy size={16} aria-hidden /> <span aria-live="polite">{copied === null ? text.copy : text[copied]}</span>
      </button>
      <section>
        <h3>{text.files}</h3>
        <div className="draw-actions">
          <SaveButton words={text.json} act={() => void save(one, "json")} />
          <SaveButton words={text.csv} act={() => void save(one, "csv")} />
          {records.length > 1 && (
            <SaveButton
              words={text.all}
              act={() =>
                void save(
                  records.map((record) => record.id),
                  "json",
                )
              }
            />
          )}
        </div>
      </section>
    </Over>
  );
}

function SaveButton({ words, act }: { readonly words: string; readonly act: () => void }) {
  return (
    <button type="button" className="button" onClick={act}>
      <Download size={16} strokeWidth={1.75} aria-hidden /> {words}
    </button>
  );
}

/** ASCII, as every system takes it. */
const fileName = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/[^\w]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase()
    .slice(0, 40) || "a";
