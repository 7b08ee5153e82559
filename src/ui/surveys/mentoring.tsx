import type { TypologyView } from "../../analysis/survey-protocol.ts";
import { useApp, useServices, useText } from "../app-context.tsx";

/** « Parrainage »: territories of the map where the lower and the upper classes are both enough to meet. */
export function Mentoring({ view }: { readonly view: TypologyView }) {
  const text = useText();
  const words = text.surveys.typology;
  const { store } = useServices();
  const answer = useApp((state) => state.surveys.answer);
  const map = useApp((state) => state.surveys.map);
  const isAsked = answer?.kind === "parrainage";
  // Until it has come, the map still shows the answer before.
  const isMapped = isAsked && map?.shows.kind === "parrainage";
  const half = Math.floor(view.classes.length / 2);
  const numbers = view.classes.map((one) => one.class);
  const met = isMapped ? (map?.values ?? []).filter(({ answer: upper }) => upper.n !== null) : [];
  return (
    <section>
      <h2>{words.parrainage}</h2>
      <p className="caption">{words.parrainageNote}</p>
      <button
        type="button"
        className="button"
        aria-pressed={isAsked}
        onClick={() => void store.surveys.chooseAnswer({ kind: "parrainage" })}
      >
        {text.surveys.themes.map}
      </button>
      {isMapped && met.length === 0 && <p className="caption">{words.parrainageNone}</p>}
      {met.length > 0 && (
        <table className="survey-question">
          <thead>
            <tr>
              <th scope="col">{text.surveys.map.meshes[map!.mesh] ?? map!.mesh}</th>
              <th scope="col">{words.lower(numbers.slice(0, half).join("–"))}</th>
              <th scope="col">{words.lower(numbers.slice(half).join("–"))}</th>
            </tr>
          </thead>
          <tbody>
            {met.map(({ id, name, other: lower, answer: upper }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td className="figure">{lower?.n == null ? "–" : text.integer(lower.n)}</td>
                <td className="figure">{text.integer(upper.n!)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
