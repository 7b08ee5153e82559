import { FileUp } from "lucide-react";
import { useServices, useText } from "../app-context.tsx";
import { FileInput } from "../data/file-input.tsx";

const SAMPLE = "exemples/cpts-exemple.csv";

/** Above the figures of the example: what these data are, how to see one's own, and a small list to try the import with. */
export function ExampleNotice() {
  const text = useText();
  const { store } = useServices();
  const trySample = async () => {
    const response = await fetch(new URL(SAMPLE, document.baseURI));
    if (!response.ok) throw new Error(`${SAMPLE}: ${response.status}`);
    await store.imports.list("cpts-exemple.csv", new Uint8Array(await response.arrayBuffer()));
  };
  return (
    <section className="ask" aria-label={text.example.title}>
      <p>
        <span className="badge" data-nature="simule">
          {text.natures.simule}
        </span>{" "}
        {text.example.sentence}
      </p>
      <div className="ask-links">
        <FileInput className="button-strong">
          <FileUp size={16} strokeWidth={1.75} aria-hidden />
          {text.example.button}
        </FileInput>
        <button type="button" className="link-button" onClick={() => void trySample()}>
          {text.example.sample}
        </button>
      </div>
    </section>
  );
}
