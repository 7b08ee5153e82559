import { FileUp } from "lucide-react";
import { useApp, useServices, useText } from "./app-context.tsx";
import { ExportMenu } from "./cockpit/export-menu.tsx";
import { ShareButton } from "./cockpit/share-button.tsx";
import { DateSlider } from "./controls/date-slider.tsx";
import { PlaceSearch } from "./controls/place-search.tsx";
import { ScopePicker } from "./controls/scope-picker.tsx";
import { createLanguageChoice } from "./language-choice.ts";
import { SpaceChoice } from "./spaces.tsx";
import { loadText } from "./text/catalogue.ts";

const chooseLanguage = createLanguageChoice(loadText);

/** Place search, scope, stages, date, import, export, share, language. */
export function Header() {
  const { store } = useServices();
  const list = useApp((state) => state.list);
  const language = useApp((state) => state.language);
  return (
    <header className="header">
      <PlaceSearch />
      <ScopePicker />
      {list.kind === "ready" && <SpaceChoice />}
      {list.kind === "ready" && list.info.hasDates && <DateSlider />}
      <div className="header-actions">
        <ImportButton />
        {list.kind === "ready" && <ExportMenu />}
        {list.kind === "ready" && <ShareButton />}
        <div className="language">
          {(["fr", "en"] as const).map((code) => (
            <button
              key={code}
              type="button"
              lang={code}
              aria-pressed={language === code}
              onClick={() => void chooseLanguage(store, code)}
            >
              {code.toUpperCase()}
            </button>
          ))}
        </div>
      </div>
    </header>
  );
}

/** Opens the panel where files come in. */
function ImportButton() {
  const text = useText();
  const { store } = useServices();
  const isReady = useApp((state) => state.base.kind === "ready");
  const isOpen = useApp((state) => state.side === "data");
  return (
    <button
      type="button"
      className="header-action"
      disabled={!isReady}
      aria-pressed={isOpen}
      onClick={() => store.toggleSide("data")}
    >
      <FileUp size={16} strokeWidth={1.75} aria-hidden />
      {text.import.button}
    </button>
  );
}
