import type { PractitionersReply } from "../../analysis/cockpit-protocol.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { PickFile } from "../controls/pick-file.tsx";
import { AddedNotes } from "./added-notes.tsx";

/**
 * Communes without a general practitioner: a second kind of absence, which says nothing of CPTS. The two are crossed in
 * a table and never drawn in one colour.
 */
export function PractitionersSection() {
  const text = useText();
  const words = text.cockpit.practitioners;
  const { store } = useServices();
  const reply = useApp((state) => state.cockpit.practitioners);
  return (
    <>
      <p className="caption">{words.what}</p>
      {reply !== null && <Figures reply={reply} />}
      <AddedNotes kinds={["practitioners", "published"]} />
      <div className="ask-links">
        <PickFile onFile={(name, bytes) => store.cockpit.addTable("practitioners", name, bytes)}>
          {words.import}
        </PickFile>
        <button
          type="button"
          className="link-button"
          onClick={() => void store.cockpit.addTable("published", words.published, new Uint8Array())}
        >
          {words.published}
        </button>
        {reply !== null && (
          <button type="button" className="link-button" onClick={() => void store.cockpit.removeTable("practitioners")}>
            {words.remove}
          </button>
        )}
      </div>
    </>
  );
}

function Figures({ reply }: { readonly reply: PractitionersReply }) {
  const text = useText();
  const words = text.cockpit.practitioners;
  const { store } = useServices();
  const chosen = useApp((state) => state.cockpit.practitionerDates);
  const { dates, change, cross, rows } = reply;
  const [from, to] = chosen ?? [0, dates.length - 1];
  const names = (units: readonly { readonly name: string }[]) => units.map(({ name }) => name).join(", ");
  return (
    <div data-testid="practitioners">
      <p>
        <span className="badge" data-nature={reply.nature}>
          {text.natures[reply.nature]}
        </span>{" "}
        <span className="caption">{reply.source}</span>
      </p>
      <table className="figures-table">
        <thead>
          <tr className="caption">
            <td />
            <th scope="col">{words.count}</th>
            <th scope="col">{words.without}</th>
            <th scope="col">{text.classes.columns.people}</th>
          </tr>
        </thead>
        <tbody className="figure">
          {dates.map(({ date, practitioners, collaborators, withoutAny, populationWithoutAny, stated }) => (
            <tr key={date} data-testid="practitioner-date">
              <th scope="row" title={words.stated(stated)}>
                {date}
              </th>
              <td>
                {text.integer(practitioners)}
                {collaborators > 0 && <span className="caption"> {words.collaborators(collaborators)}</span>}
              </td>
              <td title={names(withoutAny)}>{text.integer(withoutAny.length)}</td>
              <td>{text.integer(populationWithoutAny)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {dates.length > 1 && (
        <div className="cockpit-tools">
          {([0, 1] as const).map((side) => (
            <label key={side}>
              <span className="caption">{side === 0 ? words.from : words.to}</span>
              <select
                className="field"
                value={side === 0 ? from : to}
                onChange={(event) => {
                  const date = Number(event.target.value);
                  void store.cockpit.chooseDates(side === 0 ? [date, to] : [from, date]);
                }}
              >
                {dates.map(({ date }, place) => (
                  <option key={date} value={place}>
                    {date}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      )}
      <ul className="cockpit-rows">
        <li>
          <strong>{words.difference(change.difference)}</strong>
        </li>
        {(["newlyWithout", "noLongerWithout", "lost", "gained"] as const)
          .filter((kind) => change[kind].length > 0)
          .map((kind) => (
            <li key={kind}>
              <span>{words.changes[kind](change[kind].length)}</span>
              <span className="caption">{names(change[kind])}</span>
            </li>
          ))}
      </ul>
      <h3>{words.cross(dates[to]!.date)}</h3>
      <table className="figures-table cockpit-cross" data-testid="practitioner-cross">
        <thead>
          <tr className="caption">
            <td />
            <th scope="col">{words.some}</th>
            <th scope="col">{words.none}</th>
          </tr>
        </thead>
        <tbody className="figure">
          {(["covered", "white", "unstated"] as const)
            .filter(
              (line) => line !== "unstated" || cross[line].some.communes.length + cross[line].none.communes.length > 0,
            )
            .map((line) => (
              <tr key={line}>
                <th scope="row">{words.lines[line]}</th>
                {(["some", "none"] as const).map((column) => {
                  const { communes, population } = cross[line][column];
                  return (
                    <td key={column} title={names(communes)}>
                      <strong>{words.communes(communes.length)}</strong>
                      <span className="caption">{text.scope.inhabitants(population)}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
        </tbody>
      </table>
      <p className="caption">{words.never}</p>
      <details>
        <summary>{words.rows(rows.length)}</summary>
        <table className="figures-table">
          <thead>
            <tr className="caption">
              <td />
              {dates.map(({ date }) => (
                <th key={date} scope="col">
                  {date}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="figure">
            {rows.map(({ code, name, figures }) => (
              <tr key={code}>
                <th scope="row">
                  <button type="button" className="link-button" onClick={() => void store.cockpit.showUnit(code)}>
                    {name}
                  </button>
                </th>
                {figures.map((figure, place) => (
                  <td key={dates[place]!.date}>{figure === "" ? "–" : figure}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
