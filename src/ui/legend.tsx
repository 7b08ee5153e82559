import { Layers } from "lucide-react";
import { useState } from "react";
import { SITE_KINDS, type SiteKind } from "../domain/site.ts";
import { STAGES, type Stage } from "../domain/territory.ts";
import { EPCI, INK, MAILLAGE_LINES } from "../map/colours.ts";
import type { Finding } from "../store/state.ts";
import { useApp, useServices, useText } from "./app-context.tsx";
import { STAGES_SHOWN } from "./controls/stage-filter.tsx";
import { ClassSwatch, GroupSwatch, LineSwatch, SiteSwatch, StageSwatch } from "./controls/swatches.tsx";

const FINDINGS: readonly Finding[] = ["white", "shared", "overlap"];

/** The legend is the filter: tick, sign, name, count. */
export function Legend() {
  const text = useText();
  const list = useApp((state) => state.list);
  const view = useApp((state) => state.view);
  const [open, setOpen] = useState(() => !matchMedia("(max-width: 1100px)").matches);
  if (view === null || list.kind !== "ready") return null;
  return (
    <div className="legend-place">
      <button type="button" className="card legend-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Layers size={16} aria-hidden /> {text.legend.toggle}
      </button>
      {open && (
        <div className="card legend">
          <StageRows />
          <FindingRows />
          {list.info.hasSites && <SiteRows />}
          <OverlayRows />
        </div>
      )}
    </div>
  );
}

/** Stages of the territories of the scope; what is unticked counts nowhere. */
function StageRows() {
  const text = useText();
  const { store } = useServices();
  const counts = useApp((state) => state.view?.stageCounts);
  const stages = useApp((state) => state.stages);
  const info = useApp((state) => (state.list.kind === "ready" ? state.list.info : null));
  if (counts === undefined || info === null) return null;
  if (!info.hasStages)
    return (
      <p className="legend-row">
        <StageSwatch stage="inconnu" />
        <span>{text.legend.unknownStage}</span>
        <span className="figure">{text.integer(counts.inconnu)}</span>
      </p>
    );
  const toggle = (stage: Stage) => {
    const next = STAGES.filter((other) => (other === stage ? !stages.includes(stage) : stages.includes(other)));
    if (next.length > 0) void store.chooseStages(next);
  };
  return (
    <fieldset>
      <legend>
        {text.legend.title}
        {info.provenance.nature === "simule" && (
          <span className="badge" data-nature="simule">
            {text.natures.simule}
          </span>
        )}
      </legend>
      {STAGES_SHOWN.filter((stage) => counts[stage] > 0 || !stages.includes(stage)).map((stage) =>
        stage === "abandonne" && counts[stage] === 0 ? null : (
          <label key={stage} className="check-row">
            <input type="checkbox" checked={stages.includes(stage)} onChange={() => toggle(stage)} />
            <StageSwatch stage={stage} />
            <span>{text.stages.names[stage]}</span>
            <span className="figure">{text.integer(counts[stage])}</span>
          </label>
        ),
      )}
    </fieldset>
  );
}

function FindingRows() {
  const text = useText();
  const { store } = useServices();
  const classes = useApp((state) => state.view?.report.classes);
  const hidden = useApp((state) => state.hidden);
  return (
    <fieldset>
      <legend className="visually-hidden">{text.legend.list}</legend>
      {FINDINGS.map((finding) => (
        <label key={finding} className="check-row">
          <input type="checkbox" checked={!hidden.includes(finding)} onChange={() => store.toggleHidden(finding)} />
          <ClassSwatch unitClass={finding} width={24} height={14} />
          <span>{text.legend[finding]}</span>
          <span className="figure">{text.integer(classes?.[finding].units ?? 0)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Structures of the scope, counted once each however many addresses they have. */
function SiteRows() {
  const text = useText();
  const { store } = useServices();
  const sites = useApp((state) => state.view?.sites);
  const counts = useApp((state) => state.cockpit.siteCounts);
  const hidden = useApp((state) => state.hidden);
  const countOf = (kind: SiteKind) =>
    counts?.[kind].structures ?? (kind === "msp" || kind === "cds" ? (sites?.[kind] ?? 0) : 0);
  const shown = SITE_KINDS.filter((kind) => kind === "msp" || kind === "cds" || countOf(kind) > 0);
  return (
    <fieldset className="legend-sites">
      <legend className="visually-hidden">{text.legend.sites}</legend>
      {shown.map((kind) => (
        <label key={kind} className="check-row">
          <input type="checkbox" checked={!hidden.includes(kind)} onChange={() => store.toggleHidden(kind)} />
          <SiteSwatch kind={kind} />
          <span>{text.cockpit.sites.short[kind]}</span>
          <span className="figure">{text.integer(countOf(kind))}</span>
        </label>
      ))}
      <p className="caption legend-group">
        <GroupSwatch />
        {text.legend.group}
      </p>
    </fieldset>
  );
}

/** Other meshes to draw over the CPTS, none at first: an outline that is not asked for is noise. */
function OverlayRows() {
  const text = useText();
  const { store } = useServices();
  const overlays = useApp((state) => state.overlays);
  const language = useApp((state) => state.language);
  const maillages = useApp((state) => (state.list.kind === "ready" ? state.list.info.maillages : []));
  const drawn = maillages.filter(({ id }) => id in MAILLAGE_LINES);
  return (
    <fieldset>
      <legend className="visually-hidden">{text.legend.overlays}</legend>
      <p className="legend-row">
        <LineSwatch colour={INK} dash="4 3" width={1.2} />
        {text.legend.departement}
      </p>
      <label className="check-row">
        <input type="checkbox" checked={overlays.includes("epci")} onChange={() => store.toggleOverlay("epci")} />
        <LineSwatch colour={EPCI} dash="1.5 2.5" width={1.5} />
        {text.legend.epci}
      </label>
      {drawn.map(({ id, name, nature, rule }) => {
        const { colour, dash } = MAILLAGE_LINES[id as keyof typeof MAILLAGE_LINES];
        return (
          <label
            key={id}
            className="check-row"
            title={`${name[language]} · ${text.natures[nature]} · ${rule[language]}`}
          >
            <input type="checkbox" checked={overlays.includes(id)} onChange={() => store.toggleOverlay(id)} />
            <LineSwatch colour={colour} dash={dash.map((part) => part * 2).join(" ")} width={2} />
            <span>{id.toUpperCase()}</span>
            <span className="badge legend-nature" data-nature={nature}>
              {text.natures[nature]}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
