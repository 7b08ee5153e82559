import { TriangleAlert } from "lucide-react";
import type { PublishedMark } from "../../packs/survey-knowledge.ts";
import { useApp, useText } from "../app-context.tsx";
import { useInstrument, useLabel } from "./survey-words.ts";

/** Published results of the survey: n/N, date, population, limits; what contradicts itself is said as it is. */
export function MarksTab() {
  const text = useText();
  const words = text.surveys.marks;
  const label = useLabel();
  const instrument = useInstrument();
  const published = useApp((state) => state.surveys.info?.published);
  if (published === undefined || instrument === null) return null;
  const marks = published.marks.filter(({ survey }) => survey === instrument.id);
  const populations = published.populations.filter(({ id }) => marks.some((mark) => mark.population === id));
  return (
    <>
      <p className="caption">{words.intro}</p>
      {populations.map((population) => (
        <section key={population.id}>
          <h2>{label(population.label)}</h2>
          <p className="survey-limits">
            {population.limits.map(label).join(" ")} <span className="caption">({population.source})</span>
          </p>
          <table className="survey-question survey-marks">
            <thead>
              <tr>
                <th scope="col">{words.mark}</th>
                <th scope="col">n/N</th>
                <th scope="col">%</th>
              </tr>
            </thead>
            <tbody>
              {marks
                .filter((mark) => mark.population === population.id)
                .map((mark) => (
                  <Mark key={mark.id} mark={mark} />
                ))}
            </tbody>
          </table>
        </section>
      ))}
      {instrument.respondent === "personne" && instrument.themes.length > 3 && (
        <section>
          <h2>{words.typology}</h2>
          <table className="survey-question">
            <tbody>
              {published.typology.classes.map((one) => (
                <tr key={one.class}>
                  <th scope="row">
                    {one.class} {label(one.label)} <span className="caption">{one.source}</span>
                  </th>
                  <td className="figure">{one.share.replaceAll(" %", "\u202f%")}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="caption">
            {label(published.typology.method)}. {label(published.typology.note)}
          </p>
        </section>
      )}
    </>
  );
}

function Mark({
  mark: { n, of, printed, label: name, date, source, note, contradiction },
}: {
  readonly mark: PublishedMark;
}) {
  const text = useText();
  const words = text.surveys.marks;
  const label = useLabel();
  const computed = n !== null && of !== null && of > 0 ? words.computed(n / of) : "";
  const asPrinted = printed?.replaceAll(" %", "\u202f%") ?? "";
  const isSame = asPrinted.replace(",", ".").replace("\u202f", "") === computed.replace(",", ".").replace("\u202f", "");
  const count = `${n === null ? "…" : text.integer(n)}${of === null ? "" : `/${text.integer(of)}`}`;
  return (
    <tr>
      <th scope="row">
        {label(name)}
        <span className="caption">
          {text.dateText(date)} · {source}
          {note !== null && ` · ${label(note)}`}
        </span>
        {contradiction !== null && (
          <span className="survey-contradiction">
            <TriangleAlert size={12} aria-hidden />
            <span>
              <strong>{words.contradiction}.</strong> {label(contradiction)}
            </span>
          </span>
        )}
      </th>
      <td className="figure" title={n === null ? words.unknown : undefined}>
        {count}
      </td>
      <td className="figure">
        {computed}
        {asPrinted !== "" && !isSame && <span className="caption">{words.printed(asPrinted)}</span>}
      </td>
    </tr>
  );
}
