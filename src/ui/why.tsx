import type { ReportFigures, ReportTerritory } from "../domain/report.ts";
import { useApp, useText } from "./app-context.tsx";
import { explainFigure, type FigureKind, nameFigure } from "./explain-figure.ts";
import { WhyPopover } from "./why-popover.tsx";

/** « D'où vient ce chiffre ? »: the formula with its numbers, what was counted, when, from what. */
export function Why({
  kind,
  report,
  territory,
}: {
  readonly kind: FigureKind;
  readonly report: ReportFigures;
  /** The one that the figure is about, where it is about one. */
  readonly territory?: ReportTerritory;
}) {
  const text = useText();
  const info = useApp((state) => (state.list.kind === "ready" ? state.list.info : null));
  const title = nameFigure(kind, text);
  const explain = () => {
    const { numerator, denominator, result, facts, asText } = explainFigure(kind, report, info, text, territory);
    const formula = (
      <>
        <p className="caption">{title}</p>
        <p className="formula-line figure">
          <span className="fraction">
            <span>{numerator}</span>
            {denominator !== null && <span>{denominator}</span>}
          </span>
          <span>=</span>
          <strong>{result}</strong>
        </p>
      </>
    );
    return { formula, facts, asText };
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
