import { Link } from "lucide-react";
import { useEffect, useState } from "react";
import { useText } from "../app-context.tsx";

/** How long the outcome stays said, ms. */
const SAID = 4000;

/** Copies the address, which carries scope, stages, date and target; a refused copy is said, with the address to take by hand. */
export function ShareButton() {
  const text = useText().cockpit.share;
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  useEffect(() => {
    if (outcome !== "copied") return;
    const timer = setTimeout(() => setOutcome(null), SAID);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      setOutcome("copied");
    } catch {
      setOutcome("refused");
    }
  };
  return (
    <div className="cockpit-share">
      <button type="button" className="header-action" title={text.what} onClick={() => void copy()}>
        <Link size={16} strokeWidth={1.75} aria-hidden />
        {outcome === "copied" ? text.copied : text.button}
      </button>
      <span className="visually-hidden" role="status">
        {outcome === "copied" ? text.copied : ""}
      </span>
      {outcome === "refused" && (
        <div className="card cockpit-address" role="alert">
          <label>
            {text.refused}
            <input className="field" readOnly value={location.href} onFocus={(event) => event.target.select()} />
          </label>
          <p className="caption">{text.notInLink}</p>
          <button type="button" className="button" onClick={() => setOutcome(null)}>
            {text.close}
          </button>
        </div>
      )}
    </div>
  );
}
