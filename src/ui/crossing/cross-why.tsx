import { useText } from "../app-context.tsx";
import { WhyPopover } from "../why-popover.tsx";

export interface Explanation {
  readonly title: string;
  /** The formula, then the same with its numbers. */
  readonly lines: readonly string[];
  readonly facts: readonly (readonly [string, string])[];
  readonly reference: string;
}

/** « formule »: the formula with its numbers, what it leaves out, where it comes from; all of it can be copied. */
export function CrossWhy({
  explanation,
  isSign = false,
}: {
  readonly explanation: Explanation;
  /** A round sign, where the word has no room. */
  readonly isSign?: boolean;
}) {
  const all = useText();
  const text = all.crossing;
  const { title, lines, facts, reference } = explanation;
  const said = [...facts, [text.reference, reference] as const];
  return (
    <WhyPopover
      title={title}
      sign={isSign ? "?" : text.formula}
      signClass={isSign ? "why" : "link-button crossing-formula"}
      signLabel={`${text.formula}${all.colon}${title}`}
      popoverClass="crossing-why"
      explain={() => ({
        formula: lines.map((line) => (
          <p key={line} className="figure">
            {line}
          </p>
        )),
        facts: said,
        asText: [title, ...lines, ...said.map(([name, value]) => `${name}${all.colon}${value}`)].join("\n"),
      })}
    />
  );
}
