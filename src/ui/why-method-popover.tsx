import { useApp, useText } from "./app-context.tsx";
import { figureFacts } from "./explain-figure.ts";
import { METHODS } from "./text/method-entries.ts";
import type { WhyMethodProps } from "./why-method.tsx";
import { WhyPopover } from "./why-popover.tsx";

export function WhyMethodPopover({ title, of, formulas = [], facts = [], report }: WhyMethodProps) {
  const text = useText();
  const language = useApp((state) => state.language);
  const info = useApp((state) => (state.list.kind === "ready" ? state.list.info : null));
  const explain = () => {
    const entries = METHODS.filter(({ heading }) => of.includes(heading)).map((entry) => entry[language]);
    const all = [...facts, ...figureFacts(report, info, text)];
    const asText = [
      title,
      ...formulas.map(({ name, expression, result }) => `${name}${text.colon}${expression} = ${result}`),
      ...entries.map(({ name, counts, caution }) => `${name}${text.colon}${counts} ${caution}`),
      ...all.map(([name, value]) => `${name}${text.colon}${value}`),
    ].join("\n");
    const formula = (
      <>
        {formulas.map(({ name, expression, result }) => (
          <div key={name}>
            <p className="caption">{name}</p>
            <p className="formula-line figure">
              <span>{expression}</span>
              <span>=</span>
              <strong>{result}</strong>
            </p>
          </div>
        ))}
        {entries.map(({ name, counts, caution }) => (
          <div key={name} className="why-method">
            <strong>{name}</strong>
            <p>{counts}</p>
            <p className="caption">{caution}</p>
          </div>
        ))}
      </>
    );
    return { formula, facts: all, asText };
  };
  return (
    <WhyPopover
      title={text.why.title}
      sign="?"
      signClass="why"
      signLabel={`${text.why.open} ${title}`}
      explain={explain}
    />
  );
}
