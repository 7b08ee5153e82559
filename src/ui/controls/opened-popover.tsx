import { useEffect, useRef, useState } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { attributesOf, type PopoverButtonProps } from "./popover-button.tsx";

/** The button of `PopoverButton` from its first press on. */
export function OpenedPopover(props: PopoverButtonProps) {
  const { sign, isDisabled = false, title, popoverClass, beside, onOpenChange, children } = props;
  const { placement = "bottom start", offset = 6, crossOffset = 0 } = props;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const around = useRef<Element | null>(null);
  useEffect(() => {
    around.current = (beside === undefined ? null : button.current?.closest(beside)) ?? button.current;
  }, [beside]);
  // It took the place of the button that was pressed, and the focus with it: closed, the card gives it back here.
  useEffect(() => {
    button.current?.focus();
    setOpen(true);
  }, []);
  return (
    <DialogTrigger
      isOpen={isOpen}
      onOpenChange={(next) => {
        setOpen(next);
        onOpenChange?.(next);
      }}
    >
      <Button ref={button} {...attributesOf(props)} isDisabled={isDisabled}>
        {sign}
      </Button>
      <Popover
        className={`popover ${popoverClass}`}
        triggerRef={around}
        placement={placement}
        offset={offset}
        crossOffset={crossOffset}
      >
        <Dialog aria-label={title}>{({ close }) => <>{children(close)}</>}</Dialog>
      </Popover>
    </DialogTrigger>
  );
}
