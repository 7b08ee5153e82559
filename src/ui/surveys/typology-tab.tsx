import { useApp, useServices, useText } from "../app-context.tsx";
import { AxesTable } from "./axes-table.tsx";
import { ClassDescriptions } from "./class-descriptions.tsx";
import { FactorPlane } from "./factor-plane.tsx";
import { Mentoring } from "./mentoring.tsx";
import { MergeTree } from "./merge-tree.tsx";
import { useInstrument, useLabel } from "./survey-words.ts";

/** ACM then CAH: choices, run, then eigenvalues, plane, tree and classes. */
export function TypologyTab() {
  const text = useText().surveys.typology;
  const typology = useApp((state) => state.surveys.typology);
  return (
    <>
      <Choices />
      {typology.refusal !== null && (
        <p role="alert" className="survey-warning">
          {text.refusals[typology.refusal]}
        </p>
      )}
      {typology.view !== null && (
        <>
          <p className="caption" aria-live="polite" data-testid="typology-done">
            {text.done(typology.view.n, typology.view.excluded === null ? 0 : typology.view.excluded.n)}. {text.note}
          </p>
          <ClassDescriptions view={typology.view} />
          <FactorPlane view={typology.view} />
          <MergeTree view={typology.view} />
          <AxesTable view={typology.view} />
          <Mentoring view={typology.view} />
        </>
      )}
    </>
  );
}

const FEWEST_CLASSES = 2;
const MOST_CLASSES = 9;
const AXES = [2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

function Choices() {
  const words = useText().surveys;
  const text = words.typology;
  const label = useLabel();
  const { store } = useServices();
  const instrument = useInstrument();
  const { questions, axes, classes, missing } = useApp((state) => state.surveys.choices);
  const { share, view } = useApp((state) => state.surveys.typology);
  if (instrument === null) return null;
  const asked = instrument.questions.filter(({ kind }) => kind !== "text");
  const kept = questions ?? asked.filter(({ typology }) => typology).map(({ id }) => id);
  const toggle = (id: string) =>
    store.surveys.chooseTypology({
      questions: kept.includes(id) ? kept.filter((one) => one !== id) : [...kept, id],
    });
  const counts = Array.from({ length: MOST_CLASSES - FEWEST_CLASSES + 1 }, (_, i) => i + FEWEST_CLASSES);
  return (
    <section className="survey-run">
      <div className="survey-options">
        <label className="survey-field">
          {text.axes}
          <select
            className="field"
            value={axes}
            onChange={(event) => store.surveys.chooseTypology({ axes: Number(event.target.value) })}
          >
            {AXES.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label className="survey-field">
          {text.classes}
          <select
            className="field"
            value={classes ?? ""}
            onChange={(event) =>
              store.surveys.chooseTypology({ classes: event.target.value === "" ? null : Number(event.target.value) })
            }
          >
            <option value="">{view === null ? "auto" : text.proposed(view.report.proposedClasses)}</option>
            {counts.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <label className="survey-field">
          {text.missing}
          <select
            className="field"
            value={missing}
            onChange={(event) =>
              store.surveys.chooseTypology({ missing: event.target.value === "exclude" ? "exclude" : "category" })
            }
          >
            {(["category", "exclude"] as const).map((one) => (
              <option key={one} value={one}>
                {text.missings[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <details>
        <summary>
          {text.items} · {text.itemsCount(kept.length)}
        </summary>
        <div className="survey-items">
          {asked.map((question) => (
            <label key={question.id} className="check-row">
              <input type="checkbox" checked={kept.includes(question.id)} onChange={() => toggle(question.id)} />
              {label(question.label)}
            </label>
          ))}
        </div>
      </details>
      <div className="survey-options">
        {share === null ? (
          <button type="button" className="button-strong" onClick={() => void store.surveys.runTypology()}>
            {text.run}
          </button>
        ) : (
          <>
            <button type="button" className="button" onClick={() => void store.surveys.cancelTypology()}>
              {text.cancel}
            </button>
            <progress max={1} value={share} aria-label={text.run} />
            <span className="caption figure">{text.running(share)}</span>
          </>
        )}
      </div>
    </section>
  );
}
