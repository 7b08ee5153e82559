import { X } from "lucide-react";
import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useApp, useServices, useText } from "../app-context.tsx";
import { placeCard, TOUR_STEPS } from "./tour-steps.ts";
import { isFirstVisit } from "./visits.ts";
import "./help.css";

/**
 * A few cards beside what they speak of, at the first visit and from the help. The page stays usable beneath; Escape or
 * one click ends it.
 */
export function Tour() {
  const { store } = useServices();
  const step = useApp((state) => state.tour);
  const isReady = useApp(({ base, poster }) => base.kind === "ready" && poster === null);
  // Read before the page writes its own choices there: somebody sent a link to see something else than a tour.
  const [hasChoices] = useState(() => location.hash !== "");
  useEffect(() => {
    if (isReady && !hasChoices && isFirstVisit()) store.showTourStep(0);
  }, [isReady, hasChoices, store]);
  return step === null ? null : <TourCard step={step} />;
}

function TourCard({ step }: { readonly step: number }) {
  const text = useText().help.tour;
  const { store } = useServices();
  const card = useRef<HTMLElement>(null);
  const [place, setPlace] = useState<{ readonly ring: CSSProperties; readonly card: CSSProperties } | null>(null);
  const [name, selector] = TOUR_STEPS[step] ?? TOUR_STEPS[0];
  const isLast = step === TOUR_STEPS.length - 1;
  const leave = () => store.showTourStep(null);
  // Whoever goes to another space or brings a file has found the way.
  const doing = useApp(({ space, reading }) => `${space} ${reading ?? ""}`);
  const [begun] = useState(doing);
  useEffect(() => {
    if (doing !== begun) store.showTourStep(null);
  }, [doing, begun, store]);

  useLayoutEffect(() => {
    const measure = () => {
      const target = document.querySelector(selector)?.getBoundingClientRect();
      const size = card.current?.getBoundingClientRect();
      if (size !== undefined) setPlace(placeCard(target ?? null, size, { width: innerWidth, height: innerHeight }));
    };
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, [selector]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") store.showTourStep(null);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [store]);

  return (
    <>
      <div className="tour-ring" style={place?.ring} hidden={place === null} />
      <section ref={card} className="card tour-card" style={place?.card} aria-label={text.label}>
        <div className="why-title">
          <span className="caption figure">{text.step(step + 1, TOUR_STEPS.length)}</span>
          <button type="button" className="icon-button" aria-label={text.leave} onClick={leave}>
            <X size={16} aria-hidden />
          </button>
        </div>
        <div aria-live="polite">
          <h2>{text.steps[name].title}</h2>
          <p>{text.steps[name].body}</p>
        </div>
        <div className="tour-actions">
          {step > 0 && (
            <button type="button" className="button" onClick={() => store.showTourStep(step - 1)}>
              {text.back}
            </button>
          )}
          <button type="button" className="button-strong" onClick={() => store.showTourStep(isLast ? null : step + 1)}>
            {isLast ? text.done : text.next}
          </button>
        </div>
      </section>
    </>
  );
}
