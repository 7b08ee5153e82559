import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { useApp, useText } from "./app-context.tsx";
import { watchVersions } from "./app-versions.ts";
import "./help/help.css";

/** Says that the site has another version, and takes to it; what is being done is never interrupted. */
export function UpdateNotice() {
  const text = useText().help.update;
  const isReady = useApp((state) => state.base.kind === "ready");
  const [takeIt, setTakeIt] = useState<(() => void) | null>(null);

  // Once France is there and the browser has nothing better to do: the first view waits for nothing of this.
  useEffect(() => {
    if (!isReady || !import.meta.env.PROD) return;
    // A browser that refuses storage refuses this too: the application goes on with the network.
    const start = () => void watchVersions((take) => setTakeIt(() => take)).catch(() => {});
    if (!("requestIdleCallback" in window)) return void setTimeout(start, 3000);
    requestIdleCallback(start, { timeout: 10_000 });
  }, [isReady]);

  if (takeIt === null) return null;
  return (
    <div className="card update-notice" role="status">
      <p>{text.sentence}</p>
      <button type="button" className="button-strong" onClick={takeIt}>
        {text.reload}
      </button>
      <button type="button" className="icon-button" aria-label={text.later} onClick={() => setTakeIt(null)}>
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}
