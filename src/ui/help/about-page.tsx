import notice from "../../../NOTICE?raw";
import { version } from "../../../package.json";
import { useApp, useText } from "../app-context.tsx";
import { HELP_PAGES_TEXT } from "../text/help-pages.ts";

/** Versions of the application and of its data, what leaves the browser, and whose work it is made of. */
export function AboutPage() {
  const language = useApp((state) => state.language);
  const { integer } = useText();
  const info = useApp(({ base }) => (base.kind === "ready" ? base.info : null));
  const text = HELP_PAGES_TEXT[language].about;
  const rows: readonly (readonly [name: string, value: string])[] = [
    [text.version, version],
    ...(info === null
      ? []
      : ([
          [text.data, info.build.slice(0, 12)],
          [text.cog, `${info.cog} · ${text.units(integer(info.units))}`],
          [text.population, text.people(info.populationYear, integer(info.population))],
        ] as const)),
  ];
  return (
    <>
      <dl className="help-versions">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{text.privacyTitle}</h2>
      <p>{text.privacy}</p>
      <h2>{text.sourcesTitle}</h2>
      <p>{text.licence}</p>
      <details>
        <summary>{text.notice}</summary>
        {/* Licences are quoted as their authors wrote them. */}
        <pre className="help-notice" lang="en">
          {notice}
        </pre>
      </details>
    </>
  );
}
