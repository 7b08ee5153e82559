import { type ReactNode, useRef } from "react";
import { useServices } from "../app-context.tsx";
import { readChosen } from "../chosen-file.ts";

/** A button over a hidden file input: one control for keyboards and screen readers. */
export function PickFile({
  className = "button",
  accept = ".csv,.txt,.tsv,.xlsx,.json,.geojson,text/csv",
  isDisabled = false,
  testId,
  onFile,
  children,
}: {
  readonly className?: string;
  readonly accept?: string;
  readonly isDisabled?: boolean;
  readonly testId?: string;
  readonly onFile: (name: string, bytes: Uint8Array<ArrayBuffer>) => unknown;
  readonly children: ReactNode;
}) {
  const { store } = useServices();
  const input = useRef<HTMLInputElement>(null);
  const choose = async (files: FileList | null) => {
    const file = files?.[0];
    if (file === undefined) return;
    const bytes = await readChosen(store, file);
    if (bytes !== null) await onFile(file.name, bytes);
    // The same file can be chosen again after it was corrected.
    if (input.current !== null) input.current.value = "";
  };
  return (
    <>
      <button type="button" className={className} disabled={isDisabled} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        data-testid={testId}
        onChange={(event) => void choose(event.target.files)}
      />
    </>
  );
}
