import type { Report } from "../../domain/report.ts";
import { useServices, useText } from "../app-context.tsx";
import { ImportButton } from "../header.tsx";
import { ListSection } from "./list-section.tsx";

const SAMPLE = "exemples/cpts-exemple.csv";

/** Before any list: what the map shows, what is asked, and a sample to try. */
export function Welcome({ report }: { readonly report: Report }) {
  const text = useText();
  const { store } = useServices();
  const trySample = async () => {
    const response = await fetch(new URL(SAMPLE, document.baseURI));
    await store.importList("cpts-exemple.csv", new Uint8Array(await response.arrayBuffer()));
  };
  return (
    <>
      <section className="headline">
        <h1>
          <span className="figure headline-figure" data-testid="scope-population">
            {text.integer(report.scope.population)}
          </span>
          <span className="headline-sentence">{text.welcome.people(report.scope.units)}</span>
        </h1>
        <p>{text.welcome.noList}</p>
      </section>
      <section className="ask">
        <h2>{text.welcome.ask}</h2>
        <p>{text.welcome.format}</p>
        <ImportButton strong />
        <div className="ask-links">
          <button type="button" className="button" onClick={() => void trySample()}>
            {text.welcome.sample}
          </button>
          <a className="link-button" href={SAMPLE} download>
            {text.welcome.download}
          </a>
        </div>
      </section>
      <section>
        <h2 className="ratio-title">
          <span className="figure key-figure">{text.integer(report.ratio.expected)}</span>{" "}
          {text.welcome.expected(report.ratio.target)}
        </h2>
      </section>
      <ListSection />
    </>
  );
}
