import { Search } from "lucide-react";
import { type ComponentType, useEffect, useRef, useState } from "react";
import { useApp, useText } from "../app-context.tsx";

export interface SearchFieldProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** The field that it takes the place of is being written in. */
  readonly hasFocus: boolean;
}

/**
 * Finds a commune, a CPTS, an administrative zone or a code, and goes there. « / » from anywhere. A plain field until the
 * map is drawn or somebody writes in it: the list of what is found comes with its code.
 */
export function PlaceSearch() {
  const isMapDrawn = useApp((state) => state.poster === null);
  const [query, setQuery] = useState("");
  const [hasFocus, setFocus] = useState(false);
  const [Box, setBox] = useState<ComponentType<SearchFieldProps> | null>(null);
  const field = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest("input, textarea, select, [contenteditable]") !== null;
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      field.current?.querySelector("input")?.focus();
    };
    addEventListener("keydown", focus);
    return () => removeEventListener("keydown", focus);
  }, []);

  const isWanted = isMapDrawn || hasFocus;
  useEffect(() => {
    // Without its code the field stays plain, and asks again the next time that it is entered.
    if (isWanted)
      import("./search-box.tsx").then(
        ({ SearchBox }) => setBox(() => SearchBox),
        () => setFocus(false),
      );
  }, [isWanted]);

  return (
    <div className="search" ref={field}>
      {Box === null ? (
        <PlainField query={query} onQuery={setQuery} onFocus={setFocus} />
      ) : (
        <Box query={query} onQuery={setQuery} hasFocus={hasFocus} />
      )}
    </div>
  );
}

function PlainField({
  query,
  onQuery,
  onFocus,
}: Omit<SearchFieldProps, "hasFocus"> & { readonly onFocus: (hasFocus: boolean) => void }) {
  const text = useText().search;
  const isReady = useApp((state) => state.base.kind === "ready");
  return (
    <>
      <Search size={16} strokeWidth={1.75} aria-hidden className="search-icon" />
      <input
        type="text"
        aria-label={text.label}
        placeholder={text.placeholder}
        disabled={!isReady}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onFocus={() => onFocus(true)}
        onBlur={() => onFocus(false)}
      />
      <kbd aria-hidden>/</kbd>
    </>
  );
}
