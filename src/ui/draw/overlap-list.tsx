import type { OverlapLine } from "../../analysis/draw-protocol.ts";
import type { NeighbourState } from "../../domain/draft-neighbours.ts";
import { useText } from "../app-context.tsx";
import { useDraft, writePeople, writeSize } from "./use-draft.ts";

/** What the draft means for the CPTS that it overlaps or replaces: today, and without the common communes. */
export function OverlapList() {
  const text = useText();
  const draft = useDraft();
  if (draft === null) return null;
  const { overlaps } = draft.reply.feedback;
  // A CPTS whose communes are all kept is named with the people, above.
  const replaced = draft.reply.feedback.replaced.filter(({ left }) => left > 0);
  const { draw } = text;
  if (overlaps.length === 0 && replaced.length === 0) return null;
  return (
    <section>
      {overlaps.length > 0 && (
        <>
          <h2>{draw.overlaps.title}</h2>
          <ul className="draw-overlaps">
            {overlaps.map((overlap) => (
              <li key={overlap.id}>
                <p>
                  <strong>{overlap.name}</strong>
                </p>
                <p className="caption">
                  {draw.overlaps.common(overlap.communes, overlap.population)}
                  {`${text.colon}${draw.andMore(overlap.names.slice(0, 3).join(", "), Math.max(0, overlap.communes - 3))}`}
                </p>
                <Outcome overlap={overlap} />
              </li>
            ))}
          </ul>
        </>
      )}
      {replaced.map((one) => (
        <p key={one.id} className="caption draw-replaced">
          {draw.overlaps.replaced} <strong>{one.name}</strong>
          {text.colon}
          {draw.overlaps.kept(one.kept, one.left)}
          {one.left > 0 && ` (${draw.overlaps.leftPeople(one.leftPopulation)})`}
        </p>
      ))}
    </section>
  );
}

function Outcome({ overlap: { before, after, declared } }: { readonly overlap: OverlapLine }) {
  const text = useText();
  const { overlaps, band } = text.draw;
  if (declared) return <p className="caption">{overlaps.declared}</p>;
  const say = ({ population, size, pieces }: NeighbourState) =>
    `${writePeople(population, text)} · ${band.size(writeSize(size.min, size.max))} · ${overlaps.inPieces(pieces)}`;
  return (
    <dl className="draw-outcome figure">
      <div>
        <dt>{overlaps.before}</dt>
        <dd>{say(before)}</dd>
      </div>
      <div>
        <dt>{overlaps.after}</dt>
        <dd>{say(after)}</dd>
      </div>
    </dl>
  );
}
