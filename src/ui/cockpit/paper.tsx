import "./paper.css";
import { Printer, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { useApp, useServices, useText } from "../app-context.tsx";
import { nameScope } from "../controls/scope-picker.tsx";
import { Dossier } from "./dossier.tsx";
import { SheetPaper } from "./sheet-paper.tsx";

/** What goes to paper, as it will be printed: over the page on screen, alone on paper. */
export function Paper() {
  const text = useText().cockpit.paper;
  const { store } = useServices();
  const paper = useApp((state) => state.cockpit.paper);
  const close = useRef<HTMLButtonElement>(null);
  const foot = usePaperFoot();
  useEffect(() => {
    // A style rule for printed pages can only take a text from the root of the document.
    document.documentElement.style.setProperty("--paper-foot", JSON.stringify(foot));
    return () => void document.documentElement.style.removeProperty("--paper-foot");
  }, [foot]);
  useEffect(() => {
    const page = document.getElementById("root");
    const opener = document.activeElement;
    page?.setAttribute("inert", "");
    close.current?.focus();
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && store.cockpit.closePaper();
    addEventListener("keydown", onKey);
    return () => {
      removeEventListener("keydown", onKey);
      page?.removeAttribute("inert");
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, [store]);
  return createPortal(
    <div className="paper" role="dialog" aria-modal="true" aria-label={text[paper ?? "dossier"]} data-testid="paper">
      <div className="paper-bar">
        <button type="button" className="button-strong" onClick={() => window.print()}>
          <Printer size={16} aria-hidden /> {text.print}
        </button>
        <span className="caption">{text.hint}</span>
        <button
          ref={close}
          type="button"
          className="icon-button"
          aria-label={text.close}
          onClick={store.cockpit.closePaper}
        >
          <X size={16} aria-hidden />
        </button>
      </div>
      {paper === "sheet" ? <SheetPaper /> : <Dossier />}
    </div>,
    document.body,
  );
}

/** What the foot of each page says: scope, date of the figures, nature of the list. */
function usePaperFoot(): string {
  const text = useText();
  const scope = useApp((state) => state.scope);
  const meta = useApp((state) => state.view?.report.meta);
  const info = useApp((state) => (state.base.kind === "ready" ? state.base.info : null));
  if (meta === undefined) return "";
  return [
    nameScope(scope, info, text),
    text.cockpit.at(text.dateText(meta.date)),
    text.cockpit.listNature(text.natures[meta.nature]),
  ].join(" · ");
}
