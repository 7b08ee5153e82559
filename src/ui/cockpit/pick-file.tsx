import { type ReactNode, useRef } from "react";

/** A button over a hidden file input: one control for keyboards and screen readers. */
export function PickFile({
  label,
  className = "button",
  onFile,
  children,
}: {
  readonly label?: string;
  readonly className?: string;
  readonly onFile: (name: string, bytes: Uint8Array<ArrayBuffer>) => unknown;
  readonly children: ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  const choose = async (files: FileList | null) => {
    const file = files?.[0];
    if (file === undefined) return;
    await onFile(file.name, new Uint8Array(await file.arrayBuffer()));
    // The same file can be chosen again after it was corrected.
    if (input.current !== null) input.current.value = "";
  };
  return (
    <>
      <button
        type="button"
        className={className}
        {...(label !== undefined && { "aria-label": label })}
        onClick={() => input.current?.click()}
      >
        {children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.txt,.tsv,.xlsx,.json,.geojson,text/csv"
        onChange={(event) => void choose(event.target.files)}
      />
    </>
  );
}
