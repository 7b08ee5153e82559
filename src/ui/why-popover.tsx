import { Copy, X } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useText } from "./app-context.tsx";

interface WhyPopoverProps {
  readonly title: string;
  /** What opens it, and what it is called for those who do not see it. */
  readonly sign: ReactNode;
  readonly signClass: string;
  readonly signLabel: string;
  readonly popoverClass?: string;
  /** The formula, with its numbers. */
  readonly children: ReactNode;
  readonly facts: readonly (readonly [string, string])[];
  readonly asText: string;
}

/** An explanation beside the panel rather than over it: the figure in question stays in sight. All of it can be copied. */
export function WhyPopover(props: WhyPopoverProps) {
  const { title, sign, signClass, signLabel, popoverClass = "", children, facts, asText } = props;
  const text = useText().why;
  const [copied, setCopied] = useState<"copied" | "refused" | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<Element | null>(null);
  const copy = async () => {
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
        panel.current = button.current?.closest(".panel") ?? button.current;
        setCopied(null);
      }}
    >
      <Button ref={button} className={signClass} aria-label={signLabel}>
        {sign}
      </Button>
      <Popover
        className={`popover why-popover ${popoverClass}`}
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
                <button type="button" className="icon-button" aria-label={text.close} onClick={close}>
                  <X size={16} aria-hidden />
                </button>
              </div>
              <div className="formula">{children}</div>
              <dl className="why-facts">
                {facts.map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd className="figure">{value}</dd>
                  </div>
                ))}
              </dl>
              <button type="button" className="button" onClick={() => void copy()}>
                <Copy size={14} aria-hidden /> {copied === null ? text.copy : text[copied]}
              </button>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
