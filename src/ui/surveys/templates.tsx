import { Download } from "lucide-react";
import { useApp, useServices, useText } from "../app-context.tsx";
import { saveFile } from "../save-file.ts";
import { useLabel } from "./survey-words.ts";

/** A file to fill for each survey. */
export function Templates() {
  const words = useText().surveys.files;
  const label = useLabel();
  const { store } = useServices();
  const info = useApp((state) => state.surveys.info);
  const template = async (id: string) => {
    const text = await store.surveys.template(id);
    saveFile({ name: `modele-${id}.csv`, mime: "text/csv;charset=utf-8", bytes: new TextEncoder().encode(text) });
  };
  return (
    <section>
      <h2>{words.templates}</h2>
      <ul className="survey-templates">
        {info?.instruments.map((instrument) => (
          <li key={instrument.id}>
            <button type="button" className="button" onClick={() => void template(instrument.id)}>
              <Download size={14} aria-hidden /> {words.template(label(instrument.name))}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
