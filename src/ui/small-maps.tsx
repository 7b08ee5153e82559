import "./small-maps.css";
import { ArrowRight, ZoomIn } from "lucide-react";
import type { SmallMap } from "../analysis/protocol.ts";
import { useApp, useServices, useText } from "./app-context.tsx";
import { SmallMapDrawing } from "./small-map-drawing.tsx";
import { WhyMethod } from "./why-method.tsx";

/**
 * On the map, where it leaves room: the overseas départements under the legend, and the city that the scope makes too
 * small. Where it does not, and on paper, the style sheet shows `SmallMapsStrip` in their stead.
 */
export function SmallMaps() {
  const text = useText();
  const maps = useApp((state) => state.view?.smallMaps);
  const report = useApp((state) => state.view?.report);
  const isFrance = useApp((state) => state.scope.kind === "france");
  if (maps === undefined || maps.length === 0) return null;
  const overseas = maps.filter((map) => map.kind === "overseas");
  return (
    <>
      {overseas.length > 0 && (
        <section className="small-maps" aria-label={text.smallMaps.overseas}>
          <div className="small-maps-heading">
            <span aria-hidden>{overseas.some(isStated) ? text.smallMaps.title : text.smallMaps.overseas}</span>
            {report !== undefined && (
              <WhyMethod title={text.smallMaps.overseas} of={["Coverage", "Small maps"]} report={report} />
            )}
          </div>
          <ul>
            {overseas.map((map) => (
              <li key={map.id}>
                <OverseasCard map={map} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {maps
        .filter((map) => map.kind === "city")
        .map((map) => (
          <CityInset key={map.id} map={map} place={isFrance ? "top" : "bottom"} />
        ))}
    </>
  );
}

/** The same maps at the top of the panel, in one line that scrolls. */
export function SmallMapsStrip() {
  const text = useText();
  const maps = useApp((state) => state.view?.smallMaps);
  const selected = useApp((state) => state.selection.kind);
  if (maps === undefined || maps.length === 0 || selected === "territory") return null;
  return (
    <nav
      className="small-maps-strip"
      aria-label={text.smallMaps.label}
      data-overseas={maps.some((map) => map.kind === "overseas")}
    >
      <ul>
        {maps.map((map) => (
          <li key={map.id} data-kind={map.kind}>
            {map.kind === "city" ? <CityChip map={map} /> : <OverseasCard map={map} />}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Whether the list says anything of a place. */
const isStated = (map: SmallMap) => map.populationShare > 0 || map.whiteUnits > 0;

/** Goes to the département. */
function OverseasCard({ map }: { readonly map: SmallMap }) {
  const text = useText();
  const { store } = useServices();
  return (
    <button
      type="button"
      className="small-map"
      onClick={() => void store.chooseScope({ kind: "zones", zones: [{ level: "departement", code: map.id }] })}
    >
      <span className="small-map-title">
        {map.name}
        <ArrowRight size={14} strokeWidth={1.8} aria-hidden />
      </span>
      <SmallMapDrawing map={map} />
      <Figures map={map} />
      <span className="visually-hidden">{text.smallMaps.go}</span>
    </button>
  );
}

/** Share covered and people without CPTS; the population alone where no list says anything. */
function Figures({ map }: { readonly map: SmallMap }) {
  const text = useText();
  if (!isStated(map))
    return (
      <span className="small-map-figures figure">
        <span className="small-map-white">{text.scope.inhabitants(map.population)}</span>
      </span>
    );
  return (
    <span className="small-map-figures figure">
      <strong>
        {text.percent(map.populationShare)} <span className="small-map-word">{text.smallMaps.covered}</span>
      </strong>
      <span className="visually-hidden">, </span>
      <span className="small-map-white" data-some={map.whiteUnits > 0}>
        {text.scope.inhabitants(map.whitePopulation)} <span>{text.smallMaps.white}</span>
      </span>
    </span>
  );
}

/** The city in its frame; a click brings the map to it. */
function CityInset({ map, place }: { readonly map: SmallMap; readonly place: "top" | "bottom" }) {
  const text = useText();
  const { showBox } = useServices();
  return (
    <button type="button" className="city-inset" data-place={place} onClick={() => showBox(map.box, 13)}>
      <span className="city-title">
        <span>
          <strong>{map.name}</strong>, {text.smallMaps.approached}
        </span>
        <ZoomIn size={14} strokeWidth={1.8} aria-hidden />
      </span>
      <SmallMapDrawing map={map} named />
      <CityWords map={map} />
    </button>
  );
}

function CityChip({ map }: { readonly map: SmallMap }) {
  const { showBox } = useServices();
  return (
    <button type="button" className="small-map" data-kind="city" onClick={() => showBox(map.box, 13)}>
      <span className="small-map-title">{map.name}</span>
      <SmallMapDrawing map={map} />
      <Figures map={map} />
    </button>
  );
}

/** What the drawing of a city says, in words. */
function CityWords({ map }: { readonly map: SmallMap }) {
  const text = useText();
  const white = map.labels.filter((label) => label.white);
  return (
    <span className="visually-hidden">
      {white
        .map(({ name, population }) => `${name}, ${text.scope.inhabitants(population)} ${text.smallMaps.white}`)
        .join("\u202f; ")}
      . {text.smallMaps.zoom}
    </span>
  );
}
