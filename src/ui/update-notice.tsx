import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { useText } from "./app-context.tsx";
import { watchVersions, whenQuiet } from "./app-versions.ts";
import "./help/help.css";

/** Says that the site has another version, and takes to it; what is being done is never interrupted. */
export function UpdateNotice() {
  const text = useText().help.update;
  const [takeIt, setTakeIt] = useState<(() => void) | null>(null);

  // The first view waits for nothing of this. A browser that refuses storage refuses this too: the network stays.
  useEffect(() => {
    if (import.meta.env.PROD) whenQuiet(() => void watchVersions((take) => setTakeIt(() => take)).catch(() => {}));
  }, []);

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
