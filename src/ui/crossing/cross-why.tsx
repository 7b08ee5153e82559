import { Copy, X } from "lucide-react";
import { useRef, useState } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useText } from "../app-context.tsx";

export interface Explanation {
  readonly title: string;
  /** The formula, then the same with its numbers. */
  readonly lines: readonly string[];
  readonly facts: readonly (readonly [string, string])[];
  readonly reference: string;
}

/** « formule »: the formula with its numbers, what it leaves out, where it comes from; all of it can be copied. */
export function CrossWhy({
  explanation,
  isSign = false,
}: {
  readonly explanation: Explanation;
  /** A round sign, where the word has no room. */
  readonly isSign?: boolean;
}) {
  const all = useText();
  const text = all.crossing;
  const { title, lines, facts, reference } = explanation;
  const [copied, setCopied] = useState<"copied" | "refused" | null>(null);
  const sign = useRef<HTMLButtonElement>(null);
  const panel = useRef<Element | null>(null);
  const said = [...facts, [text.reference, reference] as const];
  const copy = async () => {
    const asText = [title, ...lines, ...said.map(([name, value]) => `${name}${all.colon}${value}`)].join("\n");
    try {
      await navigator.clipboard.writeText(asText);
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
      <Button
        ref={sign}
        className={isSign ? "why" : "link-button crossing-formula"}
        aria-label={`${text.formula}${all.colon}${title}`}
      >
        {isSign ? "?" : text.formula}
      </Button>
      <Popover
        className="popover why-popover crossing-why"
        triggerRef={panel}
        placement={matchMedia("(max-width: 760px)").matches ? "top" : "left top"}
        offset={12}
        crossOffset={16}
      >
        <Dialog aria-label={title}>
          {({ close }) => (
            <>
              <div className="why-title">
                <h2>{title}</h2>
                <button type="button" className="icon-button" aria-label={all.why.close} onClick={close}>
                  <X size={16} aria-hidden />
                </button>
              </div>
              <div className="formula">
                {lines.map((line) => (
                  <p key={line} className="figure">
                    {line}
                  </p>
                ))}
              </div>
              <dl className="why-facts">
                {said.map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd className="figure">{value}</dd>
                  </div>
                ))}
              </dl>
              <button type="button" className="button" onClick={() => void copy()}>
                <Copy size={14} aria-hidden /> {copied === null ? all.why.copy : all.why[copied]}
              </button>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
