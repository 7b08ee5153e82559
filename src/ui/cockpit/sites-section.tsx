import { useState } from "react";
import { SITE_KINDS, type SiteKind } from "../../domain/site.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { SiteSwatch } from "../controls/swatches.tsx";
import { useAnswer } from "./use-answer.ts";

const PAGE = 60;

/** Structures of the scope: by kind, by name, and those in no CPTS. */
export function SitesSection() {
  const text = useText();
  const words = text.cockpit.sites;
  const { store, showBox } = useServices();
  const counts = useApp((state) => state.cockpit.siteCounts);
  const [kind, setKind] = useState<SiteKind | "">("");
  const [query, setQuery] = useState("");
  const [isOutside, setOutside] = useState(false);
  const [limit, setLimit] = useState(PAGE);
  const page = useAnswer(`sites ${kind} ${isOutside} ${limit} ${query}`, () =>
    store.cockpit.ask("listSites", {
      limit,
      text: query,
      ...(kind !== "" && { kinds: [kind] }),
      ...(isOutside && { cpts: "outside" as const }),
    }),
  );
  const kinds = SITE_KINDS.filter((one) => (counts?.[one].sites ?? 0) > 0);
  if (kinds.length === 0) return <p className="caption">{words.none}</p>;
  const show = async (site: number) => {
    const facts = await store.cockpit.showSite(site);
    if (facts !== null) showBox([facts.lng, facts.lat, facts.lng, facts.lat], 11);
  };
  return (
    <div data-testid="sites">
      <div className="cockpit-tools">
        <input
          type="search"
          className="field"
          placeholder={words.search}
          aria-label={words.search}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <select
          className="field"
          aria-label={words.kind}
          value={kind}
          onChange={(event) => setKind(event.target.value as SiteKind | "")}
        >
          <option value="">{words.every}</option>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {text.siteKinds[one]}
            </option>
          ))}
        </select>
      </div>
      <label className="check-row">
        <input type="checkbox" checked={isOutside} onChange={() => setOutside(!isOutside)} />
        {words.outside}
      </label>
      {page !== null && (
        <>
          <p className="figure" aria-live="polite">
            {words.found(
              SITE_KINDS.reduce((sum, one) => sum + page.counts[one].structures, 0),
              page.total,
            )}
          </p>
          <ul className="cockpit-rows">
            {page.rows.map(({ site, kind: of, name, commune, departement, cpts, nature }) => (
              <li key={site}>
                <button type="button" className="row-button" onClick={() => void show(site)}>
                  <SiteSwatch kind={of} />
                  <span>{name}</span>
                </button>
                <span className="caption">
                  {commune}, {departement} · {cpts.length === 0 ? words.inNone : cpts.join(", ")}
                  {nature === "simule" && ` · ${text.natures.simule}`}
                </span>
              </li>
            ))}
          </ul>
          {page.total > page.rows.length && (
            <button type="button" className="link-button" onClick={() => setLimit(limit + PAGE * 2)}>
              {words.more(page.total - page.rows.length)}
            </button>
          )}
        </>
      )}
    </div>
  );
}
