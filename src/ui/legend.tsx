import { Layers } from "lucide-react";
import { useState } from "react";
import type { Finding } from "../store/state.ts";
import { useApp, useServices, useText } from "./app-context.tsx";
import { STAGES_SHOWN } from "./controls/stage-filter.tsx";
import { ClassSwatch, StageSwatch } from "./controls/swatches.tsx";

const FINDINGS: readonly Finding[] = ["white", "shared", "overlap"];

/** The legend is the filter: tick, sign, name, count. */
export function Legend() {
  const text = useText();
  const { store } = useServices();
  const hasList = useApp((state) => state.list.kind === "ready");
  const hasStages = useApp((state) => state.list.kind === "ready" && state.list.info.hasStages);
  const view = useApp((state) => state.view);
  const stages = useApp((state) => state.stages);
  const hidden = useApp((state) => state.hidden);
  const [open, setOpen] = useState(() => !matchMedia("(max-width: 760px)").matches);
  if (view === null) return null;
  const toggleStage = (stage: (typeof STAGES_SHOWN)[number]) => {
    const next = stages.includes(stage) ? stages.filter((other) => other !== stage) : [...stages, stage];
    if (next.length > 0) void store.chooseStages(next);
  };
  return (
    <div className="legend-place">
      <button type="button" className="card legend-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Layers size={16} aria-hidden /> {text.legend.toggle}
      </button>
      {open && (
        <div className="card legend">
          {hasList && hasStages && (
            <fieldset>
              <legend>{text.legend.title}</legend>
              {STAGES_SHOWN.filter((stage) => view.stageCounts[stage] > 0 || stage === "aci").map((stage) => (
                <label key={stage} className="check-row">
                  <input type="checkbox" checked={stages.includes(stage)} onChange={() => toggleStage(stage)} />
                  <StageSwatch stage={stage} />
                  <span>{text.stages.names[stage]}</span>
                  <span className="figure">{text.integer(view.stageCounts[stage])}</span>
                </label>
              ))}
            </fieldset>
          )}
          {hasList && (
            <fieldset>
              <legend className={hasStages ? "visually-hidden" : ""}>{text.legend.list}</legend>
              {!hasStages && (
                <p className="legend-row">
                  <StageSwatch stage="inconnu" />
                  <span>{text.legend.unknownStage}</span>
                  <span className="figure">{text.integer(view.stageCounts.inconnu)}</span>
                </p>
              )}
              {FINDINGS.map((finding) => (
                <label key={finding} className="check-row">
                  <input
                    type="checkbox"
                    checked={!hidden.includes(finding)}
                    onChange={() => store.toggleFinding(finding)}
                  />
                  <ClassSwatch unitClass={finding} width={24} height={14} />
                  <span>{text.legend[finding]}</span>
                  <span className="figure">{text.integer(view.report.classes[finding].units)}</span>
                </label>
              ))}
            </fieldset>
          )}
          <div className="legend-lines">
            <p className="legend-row">
              <svg width="24" height="10" aria-hidden className="swatch">
                <line x1="0" y1="5" x2="24" y2="5" stroke="#16202b" strokeWidth="1.2" strokeDasharray="4 3" />
              </svg>
              {text.legend.departement}
            </p>
            {!hasList && (
              <p className="legend-row">
                <svg width="24" height="10" aria-hidden className="swatch">
                  <line x1="0" y1="5" x2="24" y2="5" stroke="#b0720a" strokeWidth="1.5" strokeDasharray="1.5 2.5" />
                </svg>
                {text.legend.epci}
              </p>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
