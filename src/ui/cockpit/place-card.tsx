import { X } from "lucide-react";
import { useEffect } from "react";
import type { Box, UnitFacts } from "../../analysis/protocol.ts";
import type { SiteFacts } from "../../analysis/site-protocol.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { SiteSwatch } from "../controls/swatches.tsx";

/** What is known of the structure or of the commune in hand, in a corner of the map. Escape puts it down. */
export function PlaceCard() {
  const text = useText().cockpit.place;
  const { store } = useServices();
  const place = useApp((state) => state.cockpit.place);
  useEffect(() => {
    if (place === null) return;
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && store.cockpit.closePlace();
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [store, place]);
  if (place === null) return null;
  return (
    <section className="card cockpit-place" aria-label={text.label} data-testid="place">
      <button type="button" className="icon-button" aria-label={text.close} onClick={store.cockpit.closePlace}>
        <X size={16} aria-hidden />
      </button>
      <div aria-live="polite">
        {place.kind === "site" ? <SiteCard facts={place.facts} /> : <UnitCard facts={place.facts} />}
      </div>
    </section>
  );
}

function SiteCard({ facts }: { readonly facts: SiteFacts }) {
  const text = useText();
  const words = text.cockpit.place;
  const { store } = useServices();
  return (
    <>
      <h2>
        <SiteSwatch kind={facts.kind} /> {facts.name}
      </h2>
      <p className="caption">{text.cockpit.sites.kinds[facts.kind]}</p>
      <p>
        {facts.commune} <span className="caption figure">{facts.unitCode}</span>
      </p>
      {facts.cpts.map((name, place) => (
        <p key={name}>
          <button
            type="button"
            className="link-button"
            onClick={() => store.select({ kind: "territory", index: facts.territories[place]! })}
          >
            {name}
          </button>
        </p>
      ))}
      {facts.cpts.length === 0 && <p className="cockpit-none">{text.cockpit.sites.inNone}</p>}
      {facts.siblings.length > 0 && (
        <p className="caption">
          {words.siblings(facts.siblings.length, facts.siblings.map(({ commune }) => commune).join(", "))}
        </p>
      )}
      {facts.together.length > 0 && (
        <>
          <p className="caption">{words.together}</p>
          <ul className="cockpit-together">
            {facts.together.map(({ site, kind, name }) => (
              <li key={site}>
                <button type="button" className="row-button" onClick={() => void store.cockpit.showSite(site)}>
                  <SiteSwatch kind={kind} />
                  <span>{name}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <span className="badge" data-nature={facts.nature}>
          {text.natures[facts.nature]}
        </span>{" "}
        {facts.isApproximate && <span className="caption">{words.approximate}</span>}
      </p>
    </>
  );
}

function UnitCard({ facts }: { readonly facts: UnitFacts & { readonly box: Box } }) {
  const text = useText();
  const words = text.cockpit.place;
  const { store } = useServices();
  const zone = useApp((state) => state.view?.report.whiteZones[facts.whiteZone]?.units[0]);
  return (
    <>
      <h2>
        {facts.name} <span className="caption figure">{facts.code}</span>
      </h2>
      <p className="figure">
        {text.scope.inhabitants(facts.population)}{" "}
        <span className="caption">{text.hover.year(facts.populationYear)}</span>
      </p>
      <p className="caption">{[facts.departement, facts.epci ?? ""].filter((part) => part !== "").join(" · ")}</p>
      <p>{text.classes[facts.unitClass]}</p>
      {facts.territories.map(({ index, name }) => (
        <p key={index}>
          <button type="button" className="link-button" onClick={() => store.select({ kind: "territory", index })}>
            {name}
          </button>
        </p>
      ))}
      {zone !== undefined && (
        <button type="button" className="link-button" onClick={() => store.select({ kind: "zone", unit: zone })}>
          {words.zone}
        </button>
      )}
      {!facts.inScope && <p className="caption">{words.outside}</p>}
    </>
  );
}
