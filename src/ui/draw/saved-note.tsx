import { Check, TriangleAlert } from "lucide-react";
import { useApp, useText } from "../app-context.tsx";

/** « enregistré à 14:32 », always in sight; or why it is not. */
export function SavedNote() {
  const text = useText().draw.saved;
  const { outcome, at } = useApp(({ draw }) => draw.saved);
  if (outcome === "nothing") return null;
  const sentence = text[outcome];
  const isSafe = outcome === "kept" || outcome === "writing";
  return (
    <span className="draw-saved" data-safe={isSafe} role="status" data-testid="draw-saved">
      {isSafe ? <Check size={14} aria-hidden /> : <TriangleAlert size={14} aria-hidden />}
      {typeof sentence === "string" ? sentence : sentence(at)}
    </span>
  );
}
