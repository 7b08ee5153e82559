import { Download } from "lucide-react";
import { lazy } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useApp, useText } from "../app-context.tsx";
import { Later } from "../later.tsx";

const ExportList = lazy(async () => ({ default: (await import("./export-list.tsx")).ExportList }));

/** Everything that can be taken away, one click each. */
export function ExportMenu() {
  const text = useText();
  const isReady = useApp((state) => state.view !== null);
  return (
    <DialogTrigger>
      <Button className="header-action" isDisabled={!isReady}>
        <Download size={16} strokeWidth={1.75} aria-hidden />
        {text.list.export}
      </Button>
      <Popover className="popover cockpit-export" placement="bottom end" offset={6}>
        <Dialog aria-label={text.list.export}>
          {({ close }) => (
            <Later>
              <ExportList onDone={close} />
            </Later>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
