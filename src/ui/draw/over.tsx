import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { useServices } from "../app-context.tsx";

/**
 * A view over the whole page, beside it in the document so that it prints alone. What lies under it can neither be
 * clicked nor reached by the keyboard until it is closed; the focus then goes back where it was.
 */
export function Over({
  title,
  close,
  className = "",
  actions,
  children,
}: {
  readonly title: string;
  readonly close: string;
  readonly className?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const { store } = useServices();
  const view = useRef<HTMLElement>(null);
  useEffect(() => {
    const root = document.getElementById("root")!;
    const before = document.activeElement;
    root.inert = true;
    view.current?.focus();
    return () => {
      root.inert = false;
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const leave = () => store.draw.openOver("none");
  return createPortal(
    <div className="draw-veil">
      <section
        ref={view}
        className={`draw-over ${className}`}
        role="dialog"
        aria-modal
        aria-label={title}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          leave();
        }}
      >
        <header className="draw-over-head">
          <h2>{title}</h2>
          {actions}
          <button type="button" className="icon-button" aria-label={close} onClick={leave}>
            <X size={18} aria-hidden />
          </button>
        </header>
        <div className="draw-over-body">{children}</div>
      </section>
    </div>,
    document.body,
  );
}
