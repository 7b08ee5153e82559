import type { ReportFigures } from "../../domain/report.ts";
import { DEFAULT_STAGES } from "../../domain/stages.ts";
import { useApp, useText } from "../app-context.tsx";
import { nameScope } from "../controls/scope-picker.tsx";

/** What every figure beside it is about: scope, date, stages, and the nature of the list. */
export function FigureContext({ report }: { readonly report: ReportFigures }) {
  const text = useText();
  const scope = useApp((state) => state.scope);
  const info = useApp((state) => (state.base.kind === "ready" ? state.base.info : null));
  const { meta } = report;
  const every = DEFAULT_STAGES.every((stage) => meta.stages.includes(stage));
  return (
    <p className="caption cockpit-context" data-testid="context">
      {[
        nameScope(scope, info, text),
        text.cockpit.at(text.dateText(meta.date)),
        every ? text.stages.all : meta.stages.map((stage) => text.stages.names[stage]).join(", "),
        text.cockpit.listNature(text.natures[meta.nature]),
      ].join(" · ")}
    </p>
  );
}
