import { ChevronRight } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";

/** A section that opens on demand: its name and its main figure are always in sight, what it asks for is not. */
export function Disclosure({
  title,
  figure,
  startsOpen = false,
  cause = null,
  why,
  children,
}: {
  readonly title: string;
  readonly figure?: ReactNode;
  readonly startsOpen?: boolean;
  /** What has just come to be seen here: each new one opens the section and brings it into sight. */
  readonly cause?: object | null;
  /** « D'où vient ce chiffre ? » of what it holds, once it is open. */
  readonly why?: ReactNode;
  readonly children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(startsOpen);
  const id = useId();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (cause === null) return;
    setOpen(true);
    section.current?.scrollIntoView({ block: "start" });
  }, [cause]);
  return (
    <section className="cockpit-disclosure" ref={section}>
      <h2>
        <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          <ChevronRight size={14} strokeWidth={2} aria-hidden />
          <span>{title}</span>
          {figure !== undefined && <span className="figure cockpit-count">{figure}</span>}
        </button>
        {isOpen && why}
      </h2>
      <div id={id} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </section>
  );
}
