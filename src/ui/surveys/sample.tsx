import { useApp, useText } from "../app-context.tsx";
import { FewSwatch } from "../controls/swatches.tsx";
import { QuestionTable } from "./question-table.tsx";
import { useInstrument } from "./survey-words.ts";

/** Whom the sample holds: by région beside the inhabitants, by type of territory, by stage. */
export function Sample({ interval }: { readonly interval: boolean }) {
  const text = useText();
  const words = text.surveys.sample;
  const reading = useApp((state) => state.surveys.reading);
  const regions = useApp((state) => state.surveys.regions);
  const dataset = useApp(({ surveys }) => surveys.datasets.find(({ id }) => id === surveys.dataset));
  const simulation = useApp((state) => state.surveys.info?.simulation);
  const language = useApp((state) => state.language);
  const isPerson = useInstrument()?.respondent === "personne";
  if (reading === null || dataset === undefined) return null;
  const most = Math.max(0.01, ...regions.flatMap(({ share, populationShare }) => [share ?? 0, populationShare]));
  return (
    <section>
      <h2>{words.title}</h2>
      <p className="caption">
        {dataset.received !== dataset.retained &&
          `${text.surveys.duplicatesOff(dataset.received, dataset.received - dataset.retained, dataset.retained)}. `}
        {reading.unlinked !== null && `${words.unlinked(reading.unlinked.n)} `}
        {isPerson && `${words.shared} `}
        {(reading.counted.n ?? 0) > 0 && words.sharedHere(reading.counted.n!)}
        {dataset.nature === "simule" && simulation !== undefined && simulation[language]}
      </p>
      <details>
        <summary>{words.open}</summary>
        {reading.sample.tables.map((read) => (
          <QuestionTable
            key={read.question}
            read={read}
            title={`${words.tables[read.question] ?? read.question} · ${reading.sample.of}`}
            interval={interval}
            canMap={false}
            respondents={reading.sample.n}
          />
        ))}
        <table className="survey-question survey-regions">
          <caption>{words.region}</caption>
          <thead>
            <tr>
              <th scope="col">{words.region}</th>
              <td aria-hidden />
              <th scope="col">{words.here}</th>
              <th scope="col">{words.people}</th>
            </tr>
          </thead>
          <tbody>
            {regions.map(({ id, name, respondents, share, populationShare }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td className="survey-region-bar" aria-hidden>
                  <span style={{ width: `${(100 * (share ?? 0)) / most}%` }} />
                  <i style={{ left: `${(100 * populationShare) / most}%` }} />
                </td>
                <td className="figure">
                  {respondents.n === null ? (
                    <span className="survey-hidden">
                      <FewSwatch width={22} height={10} /> {text.surveys.secret}
                    </span>
                  ) : (
                    `${text.integer(respondents.n)} · ${share === null ? "–" : text.percent(share)}`
                  )}
                </td>
                <td className="figure">{text.percent(populationShare)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
