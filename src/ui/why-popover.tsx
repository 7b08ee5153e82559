import { Copy, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useText } from "./app-context.tsx";
import { PopoverButton } from "./controls/popover-button.tsx";

interface Explained {
  /** The formula, with its numbers. */
  readonly formula: ReactNode;
  readonly facts: readonly (readonly [string, string])[];
  readonly asText: string;
}

interface WhyPopoverProps {
  readonly title: string;
  /** What opens it, and what it is called for those who do not see it. */
  readonly sign: ReactNode;
  readonly signClass: string;
  readonly signLabel: string;
  readonly popoverClass?: string;
  /** Made when it is asked for: a page has dozens of these signs. */
  readonly explain: () => Explained;
}

/** An explanation beside the panel rather than over it: the figure in question stays in sight. All of it can be copied. */
export function WhyPopover({ title, sign, signClass, signLabel, popoverClass = "", explain }: WhyPopoverProps) {
  return (
    <PopoverButton
      className={signClass}
      aria-label={signLabel}
      sign={sign}
      title={title}
      popoverClass={`why-popover ${popoverClass}`}
      placement={matchMedia("(max-width: 760px)").matches ? "top" : "left top"}
      beside=".panel"
      offset={12}
      crossOffset={16}
    >
      {(close) => <Explanation title={title} close={close} {...explain()} />}
    </PopoverButton>
  );
}

function Explanation({
  title,
  close,
  formula,
  facts,
  asText,
}: Explained & { readonly title: string; readonly close: () => void }) {
  const text = useText().why;
  const [copied, setCopied] = useState<"copied" | "refused" | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(asText);
      setCopied("copied");
    } catch {
      setCopied("refused");
    }
  };
  return (
    <>
      <div className="why-title">
        <h2>{title}</h2>
        <button type="button" className="icon-button" aria-label={text.close} onClick={close}>
          <X size={16} aria-hidden />
        </button>
      </div>
      <div className="formula">{formula}</div>
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
  );
}
