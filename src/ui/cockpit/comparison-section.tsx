import { Download, X } from "lucide-react";
import type { ComparisonReply, NamedUnit } from "../../analysis/cockpit-protocol.ts";
import { refusalSentence } from "../../formats/refusal-sentences.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { PickFile } from "../controls/pick-file.tsx";
import { saveFile } from "../save-file.ts";
import { comparisonSheets } from "./comparison-sheets.ts";

/** Names written out; beyond, their number. */
const NAMED = 12;

/** Another list beside the one in use, January and July say: communes and people added, lost, moved, and what became of white zones. */
export function ComparisonSection() {
  const text = useText();
  const words = text.cockpit.comparison;
  const { store } = useServices();
  const language = useApp((state) => state.language);
  const comparison = useApp((state) => state.cockpit.comparison);
  const refusal = useApp((state) => state.cockpit.refusal);
  const busy = useApp((state) => state.cockpit.busy === "comparison");
  return (
    <>
      <p className="caption">{words.what}</p>
      <div className="ask-links">
        {(["before", "after"] as const).map((other) => (
          <PickFile key={other} onFile={(name, bytes) => store.cockpit.compareWith(name, bytes, other)}>
            {words.choose[other]}
          </PickFile>
        ))}
      </div>
      {busy && (
        <p role="status">
          {words.reading} <progress aria-label={words.reading} />
        </p>
      )}
      {refusal?.about === "comparison" && (
        <p role="alert" className="cockpit-refusal">
          {refusalSentence(refusal.refusal, language)}
        </p>
      )}
      {comparison !== null && <Changes reply={comparison.reply} onClose={store.cockpit.closeComparison} />}
    </>
  );
}

function Changes({ reply, onClose }: { readonly reply: ComparisonReply; readonly onClose: () => void }) {
  const text = useText();
  const words = text.cockpit.comparison;
  const { store } = useServices();
  const language = useApp((state) => state.language);
  const { before, after, coverage, compared, notCompared } = reply;
  const save = async (format: "csv" | "xlsx") => {
    const title = words.between(before.file, after.file);
    const side = ({ file, date, nature }: typeof before) =>
      words.file.note(file, text.dateText(date), text.natures[nature]);
    const notes = [side(before), side(after), words.ground(compared.units)];
    if (notCompared.units > 0) notes.push(words.notCompared(notCompared.units));
    const sheets = comparisonSheets(reply, words.file, title);
    saveFile(await store.surveys.exportTables({ name: "comparaison", sheets, notes, format, language }));
  };
  const share = (side: "before" | "after") => text.percent(coverage[side].populationShare);
  return (
    <div data-testid="comparison" className="cockpit-comparison">
      <div className="why-title">
        <h3>{words.between(before.file, after.file)}</h3>
        <button type="button" className="icon-button" aria-label={words.close} onClick={onClose}>
          <X size={16} aria-hidden />
        </button>
      </div>
      <p className="caption">
        {words.sides(
          `${text.dateText(before.date)}, ${text.natures[before.nature]}`,
          `${text.dateText(after.date)}, ${text.natures[after.nature]}`,
        )}
      </p>
      <table className="figures-table">
        <thead>
          <tr className="caption">
            <td />
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody className="figure">
          <tr>
            <th scope="row">CPTS</th>
            <td>{text.integer(before.territories)}</td>
            <td>{text.integer(after.territories)}</td>
          </tr>
          <tr>
            <th scope="row">{words.covered}</th>
            <td>{text.integer(coverage.before.population)}</td>
            <td>{text.integer(coverage.after.population)}</td>
          </tr>
          <tr>
            <th scope="row">{words.share}</th>
            <td>{share("before")}</td>
            <td>{share("after")}</td>
          </tr>
        </tbody>
      </table>
      {(["added", "lost", "moved"] as const).map((kind) => (
        <UnitLine
          key={kind}
          title={words.units[kind](reply[kind].units.length, reply[kind].population)}
          units={reply[kind].units}
        />
      ))}
      <h3>{words.territories}</h3>
      <ul className="cockpit-rows">
        {reply.appeared.length > 0 && <li>{words.appeared(reply.appeared.map(({ name }) => name).join(", "))}</li>}
        {reply.gone.length > 0 && <li>{words.gone(reply.gone.map(({ name }) => name).join(", "))}</li>}
        {reply.changed.map((one) => (
          <li key={one.id}>
            <strong>{one.renamed ? `${one.nameBefore} → ${one.nameAfter}` : one.nameAfter}</strong>
            <span className="caption figure">
              {[
                `${text.integer(one.populationBefore.max)} → ${text.integer(one.populationAfter.max)}`,
                ...(one.unitsAdded.length > 0 ? [words.plus(namesOf(one.unitsAdded))] : []),
                ...(one.unitsLost.length > 0 ? [words.minus(namesOf(one.unitsLost))] : []),
                ...(one.stageBefore !== one.stageAfter
                  ? [`${text.stages.names[one.stageBefore]} → ${text.stages.names[one.stageAfter]}`]
                  : []),
              ].join(" · ")}
            </span>
          </li>
        ))}
        <li className="caption">{words.unchanged(reply.unchanged)}</li>
      </ul>
      <h3>{text.zones.title}</h3>
      <ul className="cockpit-rows">
        {reply.zonesNew.map((zone) => (
          <li key={zone.key}>{words.zoneNew(zone.name, zone.population)}</li>
        ))}
        {reply.zonesFilled.map((zone) => (
          <li key={zone.key}>{words.zoneFilled(zone.name, zone.population)}</li>
        ))}
        {reply.zonesChanged.map((zone) => (
          <li key={zone.key}>
            {words.zoneChanged(zone.name, zone.populationBefore, zone.population)}
            <span className="caption">
              {[
                ...(zone.unitsAdded.length > 0 ? [words.plus(namesOf(zone.unitsAdded))] : []),
                ...(zone.unitsLost.length > 0 ? [words.minus(namesOf(zone.unitsLost))] : []),
              ].join(" · ")}
            </span>
          </li>
        ))}
        <li className="caption">{words.zonesSame(reply.zonesSame)}</li>
      </ul>
      <p className="caption">
        {words.ground(compared.units)}
        {notCompared.units > 0 && ` ${words.notCompared(notCompared.units)}`}
      </p>
      <div className="ask-links">
        {(["csv", "xlsx"] as const).map((format) => (
          <button key={format} type="button" className="button" onClick={() => void save(format)}>
            <Download size={14} aria-hidden /> {words.file.save(format.toUpperCase())}
          </button>
        ))}
      </div>
    </div>
  );
}

const namesOf = (units: readonly NamedUnit[]): string =>
  units
    .slice(0, NAMED)
    .map(({ name }) => name)
    .join(", ") + (units.length > NAMED ? "…" : "");

function UnitLine({ title, units }: { readonly title: string; readonly units: readonly NamedUnit[] }) {
  if (units.length === 0) return <p className="figure">{title}</p>;
  return (
    <details>
      <summary className="figure">{title}</summary>
      <p className="caption">{units.map(({ name, code }) => `${name} (${code})`).join(", ")}</p>
    </details>
  );
}
