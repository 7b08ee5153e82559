import { CONTOURS_SERVER } from "../../analysis/contours-address.ts";
import type { ContoursZone } from "../../analysis/contours-protocol.ts";
import type { Scope } from "../../domain/scope.ts";
import { contoursOutcomeSentences } from "../../formats/contours-sentences.ts";
import { IGN_SERVER } from "../../map/ign-base.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { nameScope } from "../controls/scope-picker.tsx";

/** The zone whose contours can be asked for: one région or one département. */
function zoneOf(scope: Scope): ContoursZone | null {
  const only = scope.kind === "zones" && scope.zones.length === 1 ? scope.zones[0]! : null;
  if (only === null || (only.level !== "region" && only.level !== "departement")) return null;
  return { level: only.level, code: only.code };
}

/** Official contours in place of the built-in ones, and the base map: asked for by a click that names the address. */
export function ContoursSection() {
  const text = useText();
  const words = text.data.contours;
  const { store } = useServices();
  const language = useApp((state) => state.language);
  const scope = useApp((state) => state.scope);
  const base = useApp((state) => state.base);
  const { contours, contoursStep, share } = useApp((state) => state.imports);
  const ignBase = useApp((state) => state.ignBase);
  const zone = zoneOf(scope);
  return (
    <section>
      <h2>{words.title}</h2>
      <p className="caption">{words.approached}</p>
      {contours.map(({ id, source, date, outcome }) => (
        <div key={id} className="data-layer-block">
          <div className="data-layer">
            <strong>{source}</strong>
            <span className="badge" data-nature="officiel">
              {text.natures.officiel}
            </span>
            <span className="caption">{text.dateText(date)}</span>
            <button
              type="button"
              className="link-button"
              aria-label={text.data.removeNamed(source)}
              onClick={() => void store.imports.removeContours(id)}
            >
              {text.data.remove}
            </button>
          </div>
          {contoursOutcomeSentences(outcome, language).map((sentence) => (
            <p key={sentence} className="caption">
              {sentence}
            </p>
          ))}
        </div>
      ))}
      {contoursStep !== null ? (
        <p role="status" className="data-progress">
          {words.steps[contoursStep]}
          <progress {...(share !== null && { value: share })} />
          <button type="button" className="link-button" onClick={() => void store.imports.cancelContours()}>
            {text.data.cancel}
          </button>
        </p>
      ) : zone === null ? (
        <p className="caption">{words.chooseZone}</p>
      ) : (
        <>
          <button type="button" className="button" onClick={() => void store.imports.fetchContours(zone)}>
            {words.ask(nameScope(scope, base.kind === "ready" ? base.info : null, text))}
          </button>
          <p className="caption">{words.address(CONTOURS_SERVER)}</p>
        </>
      )}
      <label className="check-row">
        <input type="checkbox" checked={ignBase} onChange={store.toggleIgnBase} />
        {words.ign}
      </label>
      <p className="caption">{words.ignAddress(IGN_SERVER)}</p>
    </section>
  );
}
