import { Layers } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useText } from "../app-context.tsx";

/** A card along the bottom of the map; the scale, the sources and the camera keep clear of it. */
export function StageCard({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const [open, setOpen] = useState(() => !matchMedia("(max-width: 1100px)").matches);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const page = document.documentElement;
    const observer = new ResizeObserver(() =>
      page.style.setProperty("--crossing-card", `${open ? (card.current?.offsetHeight ?? 0) : 0}px`),
    );
    if (card.current !== null) observer.observe(card.current);
    else page.style.setProperty("--crossing-card", "0px");
    return () => {
      observer.disconnect();
      page.style.removeProperty("--crossing-card");
    };
  }, [open]);
  return (
    <div className="crossing-stage">
      <button type="button" className="card legend-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Layers size={16} aria-hidden /> {text.legend.toggle}
      </button>
      {open && (
        <div className="card crossing-card" ref={card}>
          {children}
        </div>
      )}
    </div>
  );
}
