import { useApp, useText } from "../app-context.tsx";
import { CrossOut } from "./cross-out.tsx";
import { CrossTables } from "./cross-tables.tsx";
import { FlowSection } from "./flow-section.tsx";
import { MatrixSection } from "./matrix-section.tsx";
import { Scores } from "./scores.tsx";

/** Two meshes crossed: scores, matrix, the territory in hand, tables. */
export function CrossTab() {
  const text = useText().crossing;
  const cross = useApp((state) => state.crossing.cross);
  const flow = useApp((state) => state.crossing.flow);
  if (cross === null) return <p className="caption">{text.loading}</p>;
  return (
    <>
      <p className="visually-hidden" aria-live="polite">
        {text.scoresSaid(cross.scores.nested.a.nested, cross.scores.nested.b.nested)}
      </p>
      <Scores cross={cross} />
      <MatrixSection cross={cross} />
      {flow !== null && <FlowSection flow={flow} />}
      <CrossTables cross={cross} />
      <CrossOut cross={cross} />
    </>
  );
}
