import { useEffect, useState } from "react";
import { useApp, useServices, useText } from "../app-context.tsx";
import { withPageFont } from "./figure-font.ts";

/** The map of the scope, or of one territory, for paper: an image, so that its styles stay its own. */
export function PaperMap({ territory, alt }: { readonly territory?: number; readonly alt: string }) {
  const text = useText().cockpit.paper;
  const { store } = useServices();
  const view = useApp((state) => state.view);
  const language = useApp((state) => state.language);
  const [url, setUrl] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    let isGone = false;
    let made: string | null = null;
    async function draw() {
      const { bytes, mime } = await store.cockpit.ask("exportPlate", {
        language,
        ...(territory !== undefined && { territory }),
      });
      const svg = await withPageFont(bytes);
      if (isGone) return;
      made = URL.createObjectURL(new Blob([svg], { type: mime }));
      setUrl(made);
    }
    setFailed(null);
    if (view !== null)
      draw().catch((error: unknown) => {
        if (!isGone) setFailed(String(error));
      });
    return () => {
      isGone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [store, view, language, territory]);
  if (url === null)
    return (
      <p className="paper-figure caption" role="status">
        {failed === null ? text.drawing : text.failed(failed)}
      </p>
    );
  return <img className="paper-figure" src={url} alt={alt} />;
}
