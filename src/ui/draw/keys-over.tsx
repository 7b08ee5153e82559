import { useEffect, useState } from "react";
import { useText } from "../app-context.tsx";
import { Over } from "./over.tsx";

/** How long Alt is held before the keys appear: a stroke that takes out with it is not disturbed. */
const HELD_MS = 450;

/** The keys of the space, opened by « ? ». */
export function KeysOver() {
  const text = useText().draw.keys;
  return (
    <Over title={text.title} close={text.close} className="draw-over-small">
      <KeyRows />
    </Over>
  );
}

/** The same over the map while Alt is held and the hand rests; screen readers have « ? ». */
export function KeysHint() {
  const text = useText().draw.keys;
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      setShown(false);
    };
    const onDown = (event: KeyboardEvent) => {
      if (event.key !== "Alt") return hide();
      if (!event.repeat) timer = setTimeout(() => setShown(true), HELD_MS);
    };
    addEventListener("keydown", onDown);
    for (const name of ["keyup", "blur", "pointerdown"]) addEventListener(name, hide);
    return () => {
      hide();
      removeEventListener("keydown", onDown);
      for (const name of ["keyup", "blur", "pointerdown"]) removeEventListener(name, hide);
    };
  }, []);
  if (!isShown) return null;
  return (
    <div className="card draw-keys-hint" aria-hidden data-testid="draw-keys-hint">
      <strong>{text.title}</strong>
      <KeyRows />
    </div>
  );
}

function KeyRows() {
  const text = useText().draw.keys;
  return (
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
  );
}
