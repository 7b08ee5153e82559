import type { ReactNode } from "react";
import { useApp, useServices } from "../app-context.tsx";
import { PickFile } from "../controls/pick-file.tsx";

/** Brings any file: what it holds is guessed, and asked where that is not sure. */
export function FileInput({ className, children }: { readonly className: string; readonly children: ReactNode }) {
  const { store } = useServices();
  const busy = useApp((state) => state.base.kind !== "ready" || state.reading !== null);
  return (
    <PickFile
      className={className}
      accept=".csv,.txt,.tsv,.xlsx,.json,.geojson,.gz,text/csv"
      isDisabled={busy}
      onFile={store.takeFile}
    >
      {children}
    </PickFile>
  );
}
