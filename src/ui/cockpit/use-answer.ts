import { useEffect, useRef, useState } from "react";
import { useApp } from "../app-context.tsx";

/**
 * What the analysis answers, asked again when the figures or `key` change; null until the first answer to this key, or
 * with an empty key. The answer before stays while the next one is on its way, so that nothing jumps.
 */
export function useAnswer<Reply>(key: string, ask: () => Promise<Reply>): Reply | null {
  const view = useApp((state) => state.view);
  const language = useApp((state) => state.language);
  const [answer, setAnswer] = useState<{ readonly key: string; readonly reply: Reply } | null>(null);
  const latest = useRef(ask);
  latest.current = ask;
  const whole = `${key} ${language}`;
  useEffect(() => {
    let isGone = false;
    if (view !== null && key !== "")
      void latest.current().then((reply) => {
        if (!isGone) setAnswer({ key: whole, reply });
      });
    return () => {
      isGone = true;
    };
  }, [view, key, whole]);
  return key !== "" && answer?.key === whole ? answer.reply : null;
}
