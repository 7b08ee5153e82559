import { useEffect, useRef } from "react";
import { METROPOLITAN_FRANCE } from "../../analysis/protocol.ts";
import { MAP_LEVELS } from "../../analysis/survey-map-level.ts";
import { SELECTION, SHARE_FILLS } from "../../map/colours.ts";
import { answerSteps } from "../../store/answer-steps.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { ClassSwatch, FewSwatch } from "../controls/swatches.tsx";
import { nameAnswer, useInstrument, useLabel } from "./survey-words.ts";

/** Where more is shown when most is hidden. */
const COARSE = "region";

/** The legend of the map of answers: what is mapped, its steps, and the signs of what is not. */
export function MapLegend() {
  const text = useText();
  const words = text.surveys.map;
  const label = useLabel();
  const { store } = useServices();
  const surveys = useApp((state) => state.surveys);
  const classes = useApp((state) => state.view?.report.classes);
  const zones = useApp((state) => state.view?.zones.length ?? 0);
  const list = useApp((state) => state.list);
  const instrument = useInstrument();
  const { showBox } = useServices();
  const isShown = surveys.map !== null;
  const isScope = surveys.place.kind === "scope";
  const isFrance = useApp((state) => state.scope.kind === "france");
  const box = useApp((state) => state.view?.scopeBox);
  // The map makes room for the card as soon as it is there.
  useEffect(() => {
    if (isShown && isScope && box !== undefined) showBox(isFrance ? METROPOLITAN_FRANCE : box);
  }, [isShown, isScope, isFrance, box, showBox]);
  const { map, place, kept, mapMesh: chosen } = surveys;
  const card = useRef<HTMLDivElement>(null);
  // The scale of the map stands on the card.
  useEffect(() => {
    const page = document.documentElement;
    if (!isShown || card.current === null) return;
    const { current } = card;
    const observer = new ResizeObserver(() => page.style.setProperty("--survey-card", `${current.offsetHeight}px`));
    observer.observe(current);
    return () => {
      observer.disconnect();
      page.style.removeProperty("--survey-card");
    };
  }, [isShown]);
  const mapMesh = map?.mesh ?? "cpts";
  if (map === null || instrument === null) return null;
  const maillages = list.kind === "ready" ? list.info.maillages : [];
  const nature = surveys.datasets.find(({ id }) => id === surveys.dataset)?.nature;
  const unseen = map.values.filter((value) => value.answer.share === null).length;
  const { bounds } = answerSteps(map.values);
  const whole = (share: number) => String(Math.round(share * 100));
  const steps = [
    words.below(whole(bounds[0]!)),
    ...bounds.slice(1).map((bound, i) => words.between(whole(bounds[i]!), whole(bound))),
    words.above(whole(bounds.at(-1)!)),
  ];
  const isPerson = instrument.respondent === "personne";
  const nameOf = (id: string | null) => {
    if (id === null) return "";
    const other = maillages.find((one) => one.id === id)?.name;
    return words.meshes[id] ?? (other === undefined ? id : typeof other === "string" ? other : label(other));
  };
  const shared = (classes?.shared.units ?? 0) + (classes?.overlap.units ?? 0);
  return (
    <div className="card survey-legend legend" data-testid="survey-legend" ref={card}>
      <div className="survey-legend-main">
        <p className="survey-legend-title">
          <strong>{nameAnswer(map.shows, surveys, text, label)}</strong>
          <span className="badge" data-nature={nature}>
            {nature === "simule" ? text.surveys.simulated : text.surveys.imported}
          </span>
        </p>
        <p className="caption">{words.share(nameOf(mapMesh))}</p>
        <div className="survey-steps">
          {SHARE_FILLS.map((fill, i) => (
            <span key={fill}>
              <i style={{ background: fill }} />
              <span className="figure">{steps[i]}</span>
            </span>
          ))}
        </div>
        <label className="survey-field">
          {words.by}
          <select
            className="field"
            value={chosen ?? ""}
            onChange={(event) => void store.surveys.chooseMapMesh(event.target.value || null)}
          >
            <option value="">
              {isPerson
                ? words.finest(nameOf(chosen === null ? mapMesh : null))
                : words.usual(nameOf(chosen === null ? mapMesh : null))}
            </option>
            {[...MAP_LEVELS, ...maillages.map(({ id }) => id)].map((id) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ul className="survey-signs">
        <li className="legend-row">
          <FewSwatch width={28} height={14} />
          <span>{isPerson ? words.few(kept.threshold) : words.fewStructure}</span>
          <span className="figure">{text.integer(unseen)}</span>
        </li>
        {mapMesh !== COARSE && isPerson && unseen > map.values.length / 2 && (
          <li className="survey-coarser">
            <button type="button" className="link-button" onClick={() => void store.surveys.chooseMapMesh(COARSE)}>
              {words.coarser(nameOf(COARSE))}
            </button>
          </li>
        )}
        {mapMesh === "cpts" && shared > 0 && (
          <li className="legend-row">
            <ClassSwatch unitClass="shared" width={28} height={14} />
            <span>{words.shared}</span>
            <span className="figure">{text.integer(shared)}</span>
          </li>
        )}
        {mapMesh === "cpts" && (
          <li className="legend-row">
            <ClassSwatch unitClass="white" width={28} height={14} />
            <span>{words.white}</span>
            <span className="figure">{words.zones(zones)}</span>
          </li>
        )}
        {place.kind === "territories" && (
          <li className="legend-row">
            <svg width="28" height="10" aria-hidden className="swatch">
              <path d="M0 5H28" stroke="#16202b" strokeWidth="7" />
              <path d="M0 5H28" stroke={SELECTION} strokeWidth="4.5" />
            </svg>
            <span>{words.chosen}</span>
          </li>
        )}
      </ul>
    </div>
  );
}
