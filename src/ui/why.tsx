import type { ReportFigures, ReportTerritory } from "../domain/report.ts";
import { useApp, useText } from "./app-context.tsx";
import { explainFigure, type FigureKind } from "./explain-figure.ts";
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
  const explained = explainFigure(kind, report, info, text, territory);
  return (
    <WhyPopover
      title={text.why.title}
      sign="?"
      signClass="why"
      signLabel={`${text.why.open} ${explained.title}`}
      facts={explained.facts}
      asText={explained.asText}
    >
      <p className="caption">{explained.title}</p>
      <p className="formula-line figure">
        <span className="fraction">
          <span>{explained.numerator}</span>
          {explained.denominator !== null && <span>{explained.denominator}</span>}
        </span>
        <span>=</span>
        <strong>{explained.result}</strong>
      </p>
    </WhyPopover>
  );
}
