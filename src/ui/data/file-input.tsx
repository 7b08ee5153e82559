import { type ReactNode, useRef } from "react";
import { useApp, useServices } from "../app-context.tsx";
import { readChosen } from "../chosen-file.ts";

/** A button over a file input, that keyboards and screen readers reach as one control. */
export function FileInput({ className, children }: { readonly className: string; readonly children: ReactNode }) {
  const { store } = useServices();
  const input = useRef<HTMLInputElement>(null);
  const busy = useApp((state) => state.base.kind !== "ready" || state.reading !== null);
  const choose = async (files: FileList | null) => {
    const file = files?.[0];
    if (file === undefined) return;
    const bytes = await readChosen(store, file);
    if (bytes !== null) await store.takeFile(file.name, bytes);
    // The same file can be chosen again after it was corrected.
    if (input.current !== null) input.current.value = "";
  };
  return (
    <>
      <button type="button" className={className} disabled={busy} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.txt,.tsv,.xlsx,.json,.geojson,.gz,text/csv"
        onChange={(event) => void choose(event.target.files)}
      />
    </>
  );
}
