import type { ExportedFile } from "../analysis/export-protocol.ts";

/** Gives a file to the browser's downloads; nothing leaves the machine. */
export function saveFile({ name, mime, bytes }: ExportedFile): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
