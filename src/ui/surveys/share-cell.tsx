import type { Cell } from "../../analysis/survey-protocol.ts";
import { useText } from "../app-context.tsx";
import { FewSwatch } from "../controls/swatches.tsx";
import { countText } from "./survey-words.ts";

/** A share with its n/N, or the hatch and the word « secret »; the interval where it is asked for. */
export function ShareCells({
  cell,
  of,
  countFirst = false,
  interval,
}: {
  readonly cell: Cell;
  readonly of: number | null;
  /** n/N before the share, as on the left of diverging bars. */
  readonly countFirst?: boolean;
  readonly interval: boolean;
}) {
  const text = useText();
  if (cell.n === null)
    return (
      <td className="survey-hidden" colSpan={2}>
        <span>
          <FewSwatch width={22} height={10} /> {text.surveys.secret}
        </span>
      </td>
    );
  const count = (
    <td className="figure survey-count">
      {countText(cell, of, text)}
      {!countFirst && interval && <Interval cell={cell} />}
    </td>
  );
  const share = <td className="figure survey-share">{cell.share === null ? "–" : text.percent(cell.share)}</td>;
  if (!countFirst)
    return (
      <>
        {share}
        {count}
      </>
    );
  return (
    <>
      <td className="figure survey-count">
        {countText(cell, of, text)}
        {interval && <Interval cell={cell} />}
      </td>
      {share}
    </>
  );
}

function Interval({ cell }: { readonly cell: Cell }) {
  const text = useText();
  if (cell.low === null || cell.high === null) return null;
  return (
    <span className="survey-interval" title={text.surveys.interval(cell.low, cell.high)}>
      {text.percent(cell.low)}–{text.percent(cell.high)}
    </span>
  );
}
