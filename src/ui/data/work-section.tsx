import { Save } from "lucide-react";
import { useApp, useServices, useText } from "../app-context.tsx";
import { saveFile } from "../save-file.ts";
import { FileInput } from "./file-input.tsx";

/** Everything that was made here as one file, and whether this browser keeps it. */
export function WorkSection() {
  const text = useText().data.work;
  const { store } = useServices();
  const { outcome, at } = useApp((state) => state.work);
  const save = () =>
    saveFile({
      name: `${text.file}-${new Date().toISOString().slice(0, 10)}.json`,
      mime: "application/json",
      bytes: new TextEncoder().encode(store.writeWork()),
    });
  const sentence = text.outcomes[outcome];
  return (
    <section>
      <h2>{text.title}</h2>
      <p className="caption">{text.hint}</p>
      <div className="ask-links">
        <button type="button" className="button" onClick={save}>
          <Save size={16} strokeWidth={1.75} aria-hidden />
          {text.save}
        </button>
        <FileInput className="button">{text.open}</FileInput>
      </div>
      <p className="caption" role="status">
        {typeof sentence === "string" ? sentence : sentence(at)}
      </p>
    </section>
  );
}
