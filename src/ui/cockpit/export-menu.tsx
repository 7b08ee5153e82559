import { Download } from "lucide-react";
import { lazy } from "react";
import { useApp, useText } from "../app-context.tsx";
import { PopoverButton } from "../controls/popover-button.tsx";
import { Later } from "../later.tsx";

const ExportList = lazy(async () => ({ default: (await import("./export-list.tsx")).ExportList }));

/** Everything that can be taken away, one click each. */
export function ExportMenu() {
  const text = useText();
  const isReady = useApp((state) => state.view !== null);
  return (
    <PopoverButton
      className="header-action"
      isDisabled={!isReady}
      sign={
        <>
          <Download size={16} strokeWidth={1.75} aria-hidden />
          {text.list.export}
        </>
      }
      title={text.list.export}
      popoverClass="cockpit-export"
      placement="bottom end"
    >
      {(close) => (
        <Later>
          <ExportList onDone={close} />
        </Later>
      )}
    </PopoverButton>
  );
}
