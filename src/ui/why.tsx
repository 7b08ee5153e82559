import { Copy, X } from "lucide-react";
import { useRef, useState } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import type { Report } from "../domain/report.ts";
import { useApp, useText } from "./app-context.tsx";
import { explainFigure, type FigureKind } from "./explain-figure.ts";

/** « D'où vient ce chiffre ? »: the formula with its numbers, what was counted, when, from what. */
export function Why({
  kind,
  report,
  territory,
}: {
  readonly kind: FigureKind;
  readonly report: Report;
  /** The one that the figure is about, where it is about one. */
  readonly territory?: Report["territories"][number];
}) {
  const text = useText();
  const info = useApp((state) => (state.list.kind === "ready" ? state.list.info : null));
  const [copied, setCopied] = useState<"copied" | "refused" | null>(null);
  const sign = useRef<HTMLButtonElement>(null);
  // Beside the panel rather than over it: the figure in question stays in sight.
  const panel = useRef<Element | null>(null);
  const explained = explainFigure(kind, report, info, text, territory);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(explained.asText);
      setCopied("copied");
    } catch {
      setCopied("refused");
    }
  };
  return (
    <DialogTrigger
      onOpenChange={() => {
        panel.current = sign.current?.closest(".panel") ?? null;
        setCopied(null);
      }}
    >
      <Button ref={sign} className="why" aria-label={`${text.why.open} ${explained.title}`}>
        ?
      </Button>
      <Popover
        className="popover why-popover"
        triggerRef={panel}
        placement={matchMedia("(max-width: 760px)").matches ? "top" : "left top"}
        offset={12}
        crossOffset={16}
      >
        <Dialog aria-label={text.why.title}>
          {({ close }) => (
            <>
              <div className="why-title">
                <h2>{text.why.title}</h2>
                <button type="button" className="icon-button" aria-label={text.why.close} onClick={close}>
                  <X size={16} aria-hidden />
                </button>
              </div>
              <div className="formula">
                <p className="caption">{explained.title}</p>
                <p className="formula-line figure">
                  <span className="fraction">
                    <span>{explained.numerator}</span>
                    {explained.denominator !== null && <span>{explained.denominator}</span>}
                  </span>
                  <span>=</span>
                  <strong>{explained.result}</strong>
                </p>
              </div>
              <dl className="why-facts">
                {explained.facts.map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd className="figure">{value}</dd>
                  </div>
                ))}
              </dl>
              <button type="button" className="button" onClick={() => void copy()}>
                <Copy size={14} aria-hidden /> {copied === null ? text.why.copy : text.why[copied]}
              </button>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
