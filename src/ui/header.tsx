import { Download, FileUp } from "lucide-react";
import { useRef } from "react";
import { useApp, useServices, useText } from "./app-context.tsx";
import { DateSlider } from "./controls/date-slider.tsx";
import { PlaceSearch } from "./controls/place-search.tsx";
import { ScopePicker } from "./controls/scope-picker.tsx";
import { StageFilter } from "./controls/stage-filter.tsx";
import { saveFile } from "./save-file.ts";

/** Place search, scope, stages, date, import, export, language. */
export function Header() {
  const { store } = useServices();
  const list = useApp((state) => state.list);
  const language = useApp((state) => state.language);
  return (
    <header className="header">
      <PlaceSearch />
      <ScopePicker />
      {list.kind === "ready" && <StageFilter />}
      {list.kind === "ready" && list.info.hasDates && <DateSlider />}
      <div className="header-actions">
        <ImportButton />
        {list.kind === "ready" && <ExportButton />}
        <div className="language">
          {(["fr", "en"] as const).map((code) => (
            <button
              key={code}
              type="button"
              lang={code}
              aria-pressed={language === code}
              onClick={() => store.chooseLanguage(code)}
            >
              {code.toUpperCase()}
            </button>
          ))}
        </div>
      </div>
    </header>
  );
}

/** A button over a file input that keyboards and screen readers reach as one control. */
export function ImportButton({ strong = false }: { readonly strong?: boolean }) {
  const text = useText();
  const { store } = useServices();
  const input = useRef<HTMLInputElement>(null);
  const busy = useApp((state) => state.base.kind !== "ready" || state.reading !== null);
  const choose = async (files: FileList | null) => {
    const file = files?.[0];
    if (file === undefined) return;
    await store.imports.list(file.name, new Uint8Array(await file.arrayBuffer()));
    // The same file can be chosen again after it was corrected.
    if (input.current !== null) input.current.value = "";
  };
  return (
    <>
      <button
        type="button"
        className={strong ? "button-strong" : "header-action"}
        disabled={busy}
        onClick={() => input.current?.click()}
      >
        <FileUp size={16} strokeWidth={1.75} aria-hidden />
        {strong ? text.example.button : text.import.button}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.txt,.tsv,text/csv"
        onChange={(event) => void choose(event.target.files)}
      />
    </>
  );
}

function ExportButton() {
  const text = useText();
  const { store } = useServices();
  const download = async () => {
    const json = await store.exportReport();
    if (json === null) return;
    saveFile({ name: "cpts-rapport.json", mime: "application/json", bytes: new TextEncoder().encode(json) });
  };
  return (
    <button type="button" className="header-action" title={text.list.exportReport} onClick={() => void download()}>
      <Download size={16} strokeWidth={1.75} aria-hidden />
      {text.list.export}
    </button>
  );
}
