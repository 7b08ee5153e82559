import { useApp, useText } from "./app-context.tsx";

/** Over the map while the packs load, and in its place when one is broken. */
export function StartScreen() {
  const base = useApp((state) => state.base);
  const text = useText();
  if (base.kind === "ready") return null;
  if (base.kind === "failed") {
    const { failed } = text;
    const sentence = {
      missing: failed.missing(base.pack),
      version: failed.version(base.pack, base.detail),
      corrupt: failed.corrupt(base.pack, base.detail),
      bug: failed.bug(base.detail),
    }[base.code];
    return (
      <div className="card start-card" role="alert">
        <h2>{failed.title}</h2>
        <p>{sentence}</p>
      </div>
    );
  }
  return (
    <div className="card start-card" role="status">
      <h2>{text.loading.title}</h2>
      <p>
        {text.loading.steps[base.step] ?? base.step} · <span className="figure">{text.percent(base.share)}</span>
      </p>
      <progress max={1} value={base.share} aria-label={text.loading.title} />
    </div>
  );
}
