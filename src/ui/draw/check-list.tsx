import { CircleCheck, GitFork, Info, TriangleAlert } from "lucide-react";
import type { CheckLine } from "../../analysis/draw-protocol.ts";
import { useServices, useText } from "../app-context.tsx";
import { checkSentence } from "./check-sentence.ts";
import { useDraft } from "./use-draft.ts";

/** What was looked over; nothing here ever blocks. « Voir » zooms to the communes and outlines them. */
export function CheckList() {
  const text = useText();
  const { store, showBox } = useServices();
  const draft = useDraft();
  if (draft === null) return null;
  const { feedback } = draft.reply;
  const { checks } = text.draw;
  const see = ({ units, box }: CheckLine) => {
    store.draw.show(units);
    if (box !== null) showBox(box, 11);
  };
  return (
    <section>
      <h2>
        {checks.title} <span className="caption">{checks.hint}</span>
      </h2>
      <ul className="draw-checks" data-testid="draw-checks">
        {feedback.checks.filter(isListed).map((check) => {
          const { title, detail } = checkSentence(check, feedback, text);
          return (
            <li
              key={`${check.code} ${check.facts.mesh ?? ""} ${check.territories[0]?.id ?? ""} ${check.units[0] ?? ""}`}
              data-level={check.level}
              data-code={check.code}
            >
              <CheckIcon check={check} />
              <div>
                <p>
                  <span className="visually-hidden">{`${checks.levels[check.level]}${text.colon}`}</span>
                  {title}
                </p>
                {detail !== "" && <p className="caption">{detail}</p>}
              </div>
              {check.units.length > 0 && (
                <button
                  type="button"
                  className="link-button"
                  aria-label={checks.seeOn(title)}
                  onClick={() => see(check)}
                >
                  {checks.see}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <ul className="draw-fine" data-testid="draw-fine">
        {feedback.checks.filter(isFine).map((check) => {
          const { title, detail } = checkSentence(check, feedback, text);
          return (
            <li key={`${check.code} ${check.facts.mesh ?? ""}`} data-code={check.code} title={detail}>
              <CircleCheck size={16} strokeWidth={1.75} aria-hidden />
              <span className="visually-hidden">{`${checks.levels.ok}${text.colon}`}</span>
              {title}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const isListed = ({ level }: CheckLine): boolean => level !== "ok";
/** A size in the middle is said with the people, above. */
const isFine = ({ level, code }: CheckLine): boolean => level === "ok" && code !== "size";

function CheckIcon({ check: { code, level } }: { readonly check: CheckLine }) {
  const Icon =
    level === "ok" ? CircleCheck : level === "warning" ? TriangleAlert : code === "straddles" ? GitFork : Info;
  return <Icon size={18} strokeWidth={1.75} aria-hidden />;
}
