import { useEffect, useState } from "react";
import type { ReportFigures } from "../../domain/report.ts";
import { OBSERVED_INHABITANTS_PER_CPTS } from "../../domain/thresholds.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { Why } from "../why.tsx";

const MINIMUM = 1000;
const MAXIMUM = 1_000_000;

/** CPTS observed and expected at the target ratio, which can be changed here. */
export function RatioSection({ report }: { readonly report: ReportFigures }) {
  const text = useText();
  const { expected, observed, inhabitantsPerTerritory, gap, target } = report.ratio;
  const scale = Math.max(expected, observed, 1) * 1.15;
  return (
    <section>
      <h2 className="ratio-title">
        <span className="figure key-figure">
          <span data-testid="observed">{text.integer(observed)}</span> /{" "}
          <span title={text.decimals(expected, 2)} data-testid="expected">
            {text.integer(expected)}
          </span>
        </span>
        {text.ratio.title}
        <Why kind="ratio" report={report} />
      </h2>
      <div className="gauge" aria-hidden>
        <span className="gauge-fill" style={{ width: `${(observed / scale) * 100}%` }} />
        <span className="gauge-mark" style={{ left: `${(expected / scale) * 100}%` }} />
      </div>
      <p className="caption figure">
        {inhabitantsPerTerritory === null ? (
          text.ratio.none
        ) : (
          <strong>{text.ratio.per(inhabitantsPerTerritory)}</strong>
        )}{" "}
        · {text.ratio.gap(gap)} ·{" "}
        {text.ratio.mark(OBSERVED_INHABITANTS_PER_CPTS.value, OBSERVED_INHABITANTS_PER_CPTS.date)}
      </p>
      <TargetField target={target} />
    </section>
  );
}

/** A field that applies a value once it is a possible one, and goes back to the last one otherwise. */
function TargetField({ target }: { readonly target: number }) {
  const text = useText();
  const { store } = useServices();
  const current = useApp((state) => state.target);
  const [draft, setDraft] = useState(String(current));
  useEffect(() => setDraft(String(current)), [current]);
  const apply = () => {
    const value = Number(draft);
    if (Number.isInteger(value) && value >= MINIMUM && value <= MAXIMUM)
      void (value !== target && store.chooseTarget(value));
    else setDraft(String(current));
  };
  return (
    <label className="target caption">
      {text.target.label}
      <input
        className="field figure"
        type="number"
        min={MINIMUM}
        max={MAXIMUM}
        step={1000}
        value={draft}
        title={text.target.hint}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={apply}
        onKeyDown={(event) => event.key === "Enter" && apply()}
      />
      {text.target.unit}
    </label>
  );
}
