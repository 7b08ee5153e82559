import { ChevronDown } from "lucide-react";
import { DEFAULT_STAGES } from "../../domain/stages.ts";
import { STAGES, type Stage } from "../../domain/territory.ts";
import { STAGE_LINES } from "../../map/colours.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { PopoverButton } from "./popover-button.tsx";
import { StageSwatch } from "./swatches.tsx";

/** Most advanced first, as the legend lists them. */
export const STAGES_SHOWN: readonly Stage[] = [
  "aci",
  "negociation",
  "valide",
  "lettre",
  "pre-projet",
  "inconnu",
  "abandonne",
];

/** Stages counted by every figure: « tous stades confondus » is one click away. */
export function StageFilter() {
  const text = useText();
  const { store } = useServices();
  const stages = useApp((state) => state.stages);
  const counts = useApp((state) => state.view?.stageCounts);
  const hasStages = useApp((state) => state.list.kind === "ready" && state.list.info.hasStages);
  const all = DEFAULT_STAGES.every((stage) => stages.includes(stage));
  const toggle = (stage: Stage) => {
    const next = STAGES.filter((candidate) =>
      candidate === stage ? !stages.includes(stage) : stages.includes(candidate),
    );
    // No stage at all would count nothing: the last one stays.
    if (next.length > 0) void store.chooseStages(next);
  };
  return (
    <PopoverButton
      className="header-field header-picker"
      isDisabled={!hasStages}
      sign={
        <>
          <span className="caption">{text.stages.label}</span>
          <span className="header-value">
            <span>{all ? text.stages.all : text.stages.some(stages.length)}</span>
            {hasStages && <ChevronDown size={16} aria-hidden />}
          </span>
          {hasStages && counts !== undefined && <StageBar counts={counts} stages={stages} />}
        </>
      }
      title={text.stages.label}
      popoverClass="stage-popover"
    >
      {() => (
        <>
          <ul className="stage-list">
            {STAGES_SHOWN.map((stage) => (
              <li key={stage}>
                <label className="check-row">
                  <input type="checkbox" checked={stages.includes(stage)} onChange={() => toggle(stage)} />
                  <StageSwatch stage={stage} />
                  <span>{text.stages.names[stage]}</span>
                  <span className="figure">{text.integer(counts?.[stage] ?? 0)}</span>
                </label>
              </li>
            ))}
          </ul>
          <button type="button" className="button" onClick={() => void store.chooseStages(DEFAULT_STAGES)}>
            {text.stages.all}
          </button>
        </>
      )}
    </PopoverButton>
  );
}

const BAR_WIDTH = 176;

/** The CPTS of the scope by stage, each a piece of its own line; what is left out is empty. */
function StageBar({
  counts,
  stages,
}: {
  readonly counts: Readonly<Record<Stage, number>>;
  readonly stages: readonly Stage[];
}) {
  const shown = STAGES_SHOWN.filter((stage) => counts[stage] > 0);
  const total = shown.reduce((sum, stage) => sum + counts[stage], 0);
  let from = 0;
  return (
    <svg className="stage-bar" width={BAR_WIDTH} height="4" aria-hidden>
      {shown.map((stage) => {
        const { colour, dash } = STAGE_LINES[stage];
        const start = from;
        from += (counts[stage] / total) * BAR_WIDTH;
        return stages.includes(stage) ? (
          <line
            key={stage}
            x1={start + 0.5}
            x2={from - 0.5}
            y1="2"
            y2="2"
            stroke={colour}
            strokeWidth="4"
            {...(dash !== null && { strokeDasharray: dash.join(" ") })}
          />
        ) : null;
      })}
    </svg>
  );
}
