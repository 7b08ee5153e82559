import { useText } from "../app-context.tsx";
import { Over } from "./over.tsx";

/** The keys of the space. */
export function KeysOver() {
  const text = useText().draw.keys;
  return (
    <Over title={text.title} close={text.close} className="draw-over-small">
      <dl className="draw-keys">
        {text.rows.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Over>
  );
}
