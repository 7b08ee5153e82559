import { useApp, useText } from "../app-context.tsx";
import { consequenceSentence } from "./preview-sentence.ts";
import { useDraft, writePeople } from "./use-draft.ts";

/** What changed, for those who listen: the figures after each gesture, the commune under the arrow keys. */
export function DrawLive() {
  const text = useText();
  const draft = useDraft();
  const preview = useApp(({ draw }) => draw.preview);
  const figures =
    draft === null
      ? ""
      : [
          `${writePeople(draft.reply.feedback.population, text)} ${text.draw.inhabitants(draft.reply.feedback.population.max)}`,
          text.draw.communes(draft.reply.feedback.units.length),
          text.draw.checks.count(draft.reply.feedback.checks.filter(({ level }) => level === "warning").length),
        ].join(", ");
  // The pointer would never stop talking: only the keyboard is told what it stands on.
  const standing =
    preview === null || preview.at !== null
      ? ""
      : `${text.draw.tooltip.announce(preview.line.name, preview.line.population, preview.line.after.max)} ${consequenceSentence(preview.line, text)}`;
  return (
    <>
      <p className="visually-hidden" aria-live="polite" data-testid="draw-live">
        {figures}
      </p>
      <p className="visually-hidden" aria-live="polite" data-testid="draw-standing">
        {standing}
      </p>
    </>
  );
}
