import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import {
  Collection,
  ComboBox,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
} from "react-aria-components";
import type { SearchHit } from "../../analysis/protocol.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import type { SearchFieldProps } from "./place-search.tsx";

const KINDS = ["territory", "unit", "zone"] as const;
const NO_HITS = { hits: [], of: "" } as const;

/** The search with what it finds, in the place of the plain field. */
export function SearchBox({ query, onQuery, hasFocus }: SearchFieldProps) {
  const text = useText();
  const { store, showBox } = useServices();
  const ready = useApp((state) => state.base.kind === "ready");
  const territories = useApp((state) => state.view?.territories);
  const isInScope = (index: number) => territories?.[index]?.inScope ?? false;
  /** Of the text that they answer: an answer still on its way is not « nothing found ». */
  const [{ hits, of }, setFound] = useState<{ readonly hits: readonly SearchHit[]; readonly of: string }>(NO_HITS);

  useEffect(() => {
    if (!ready || query.trim().length < 2) return setFound(NO_HITS);
    let current = true;
    void store.search(query).then((found) => current && setFound({ hits: found, of: query }));
    return () => {
      current = false;
    };
  }, [store, ready, query]);

  /** A CPTS has its sheet in a scope that holds some of it: its départements when the one in use does not. */
  async function showTerritory({ id, box, departements = [] }: SearchHit): Promise<void> {
    const index = Number(id);
    if (isInScope(index)) showBox(box);
    else
      await store.chooseScope({
        kind: "zones",
        zones: departements.map((code) => ({ level: "departement" as const, code })),
      });
    store.select({ kind: "territory", index });
  }

  const go = (key: string | number | null) => {
    const hit = hits.find((candidate) => `${candidate.kind}:${candidate.id}` === key);
    if (hit === undefined) return;
    onQuery("");
    if (hit.kind === "zone") return void store.chooseScope({ kind: "zones", zones: [zoneRefOf(hit.id)] });
    if (hit.kind === "territory") return void showTerritory(hit);
    if (hit.kind === "unit") void store.cockpit.showUnit(hit.id);
    showBox(hit.box);
  };

  return (
    <ComboBox
      className="search-box"
      inputValue={query}
      onInputChange={onQuery}
      onSelectionChange={go}
      selectedKey={null}
      menuTrigger="input"
      allowsCustomValue
      allowsEmptyCollection={query.trim().length >= 2}
      isDisabled={!ready}
    >
      <Label className="visually-hidden">{text.search.label}</Label>
      <Search size={16} strokeWidth={1.75} aria-hidden className="search-icon" />
      <Input placeholder={text.search.placeholder} autoFocus={hasFocus} />
      <kbd aria-hidden>/</kbd>
      <Popover className="popover search-results" offset={6}>
        <ListBox
          renderEmptyState={() => (
            <p className="caption">{of === query ? text.search.nothing : text.search.searching}</p>
          )}
        >
          {KINDS.map((kind) => ({ kind, found: hits.filter((hit) => hit.kind === kind) }))
            .filter(({ found }) => found.length > 0)
            .map(({ kind, found }) => (
              <ListBoxSection key={kind} id={kind}>
                <Header className="caption">{text.search.kinds[kind]}</Header>
                <Collection items={found.map((hit) => ({ ...hit, key: `${hit.kind}:${hit.id}` }))}>
                  {(hit) => (
                    <ListBoxItem id={hit.key} textValue={hit.name} className="option">
                      <span>{hit.name}</span>
                      <span className="caption figure">{hit.detail}</span>
                    </ListBoxItem>
                  )}
                </Collection>
              </ListBoxSection>
            ))}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** `departement:13` as the search gives it. */
function zoneRefOf(id: string) {
  const [level, code] = id.split(":") as ["region" | "departement" | "epci", string];
  return { level, code };
}
