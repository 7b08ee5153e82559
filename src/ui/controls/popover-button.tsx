import { lazy, type ReactNode, useState } from "react";
import type { PopoverProps } from "react-aria-components";
import { Later } from "../later.tsx";

export interface PopoverButtonProps {
  readonly className: string;
  /** What is written on the button. */
  readonly sign: ReactNode;
  /** Its name, where what is written does not say it, or the elements that say it. */
  readonly "aria-label"?: string;
  readonly "aria-labelledby"?: string;
  readonly "data-current"?: boolean;
  readonly isDisabled?: boolean;
  /** Name of what opens. */
  readonly title: string;
  readonly popoverClass: string;
  readonly placement?: PopoverProps["placement"];
  readonly offset?: number;
  readonly crossOffset?: number;
  /** Selector of what it opens beside, around the button; the button itself when absent. */
  readonly beside?: string;
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** What opens; made when it does. */
  readonly children: (close: () => void) => ReactNode;
}

const OpenedPopover = lazy(async () => ({ default: (await import("./opened-popover.tsx")).OpenedPopover }));

/**
 * A button that opens a card beside it. It is a plain button until it is first pressed: the code that places a card and
 * keeps the focus in it comes then, and a page with twenty such buttons draws as fast as with none.
 */
export function PopoverButton(props: PopoverButtonProps) {
  const [isPressed, setPressed] = useState(false);
  const { sign, isDisabled = false } = props;
  const button = (
    <button
      type="button"
      {...attributesOf(props)}
      aria-haspopup="dialog"
      aria-expanded={false}
      disabled={isDisabled}
      onClick={() => setPressed(true)}
    >
      {sign}
    </button>
  );
  if (!isPressed) return button;
  return (
    <Later meanwhile={button}>
      <OpenedPopover {...props} />
    </Later>
  );
}

/** What the button bears, plain or not. */
export const attributesOf = (props: PopoverButtonProps) => ({
  className: props.className,
  ...(props["aria-label"] !== undefined && { "aria-label": props["aria-label"] }),
  ...(props["aria-labelledby"] !== undefined && { "aria-labelledby": props["aria-labelledby"] }),
  ...(props["data-current"] !== undefined && { "data-current": props["data-current"] }),
});
