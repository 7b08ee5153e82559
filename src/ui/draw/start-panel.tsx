import { ArrowLeft, ClipboardList, FileUp, MapPinned, Shapes, SquareDashed, Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import { marksOfRecord } from "../../domain/draft-record.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { PickFile } from "../controls/pick-file.tsx";
import { DraftDrawing } from "./draft-drawing.tsx";
import { largestIn } from "./scenario-value.ts";
import { ChoiceList, TerritoryList } from "./territory-list.tsx";
import { letterOf, useFocusOnArrival } from "./use-draft.ts";

type Way = "none" | "territory" | "epci" | "file";

/** Where a drawing begins: what was drawn before, and five ways to start. */
export function StartPanel() {
  const text = useText();
  const { store } = useServices();
  const { start } = text.draw;
  const records = useApp(({ draw }) => draw.records);
  const isReady = useApp((state) => state.base.kind === "ready" && state.view !== null);
  const [way, setWay] = useState<Way>("none");
  const heading = useFocusOnArrival(way);
  const name = start.newName(letterOf(records.length));
  if (!isReady) return null;
  if (way !== "none")
    return (
      <div className="draw-start">
        <button type="button" className="link-button back" onClick={() => setWay("none")}>
          <ArrowLeft size={14} aria-hidden /> {start.back}
        </button>
        <h1 className="sheet-name" tabIndex={-1} ref={heading}>
          {start[way]}
        </h1>
        {way === "territory" && (
          <TerritoryList
            label={start.territory}
            onChoose={(chosen) => void store.draw.create(chosen.name, { kind: "territories", ids: [chosen.id] })}
          />
        )}
        {way === "epci" && <EpciList />}
        {way === "file" && <FileOrLink />}
      </div>
    );
  const ways = [
    {
      icon: SquareDashed,
      words: start.nothing,
      hint: start.nothingHint,
      act: () => void store.draw.create(name, { kind: "nothing" }),
    },
    { icon: MapPinned, words: start.territory, hint: start.territoryHint, act: () => setWay("territory") },
    { icon: Shapes, words: start.epci, hint: start.epciHint, act: () => setWay("epci") },
    { icon: ClipboardList, words: start.list, hint: start.listHint, act: () => store.draw.openOver("paste") },
    { icon: FileUp, words: start.file, hint: start.fileHint, act: () => setWay("file") },
  ];
  return (
    <div className="draw-start">
      <h1 className="sheet-name" tabIndex={-1} ref={heading}>
        {start.title}
      </h1>
      <p className="caption">{start.intro}</p>
      {records.length > 0 && <DraftRows />}
      <section>
        <h2>{start.begin}</h2>
        <ul className="draw-ways">
          {ways.map(({ icon: Icon, words, hint, act }) => (
            <li key={words}>
              <button type="button" className="draw-way" onClick={act}>
                <Icon size={20} strokeWidth={1.75} aria-hidden />
                <span>
                  <strong>{words}</strong>
                  <span className="caption">{hint}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      {records.length > 0 && (
        <button type="button" className="button" onClick={() => store.draw.openOver("compare")}>
          {text.draw.compare.buttonAlone}
        </button>
      )}
    </div>
  );
}

/** The drafts of this browser, the last one first in the eye because it has its map. */
function DraftRows() {
  const text = useText();
  const { store } = useServices();
  const records = useApp(({ draw }) => draw.records);
  const table = useApp(({ draw }) => draw.table);
  const { draw } = text;
  return (
    <section>
      <h2>{draw.start.drafts}</h2>
      <ul className="draw-drafts">
        {records.map((record, position) => {
          const map = table?.maps.find(({ id }) => id === record.id);
          const population = largestIn(table, record.id, "population");
          return (
            <li key={record.id}>
              <button type="button" className="draw-draft" onClick={() => void store.draw.open(record.id)}>
                <span className="draw-draft-map">{map !== undefined && <DraftDrawing map={map} />}</span>
                <span>
                  <strong>
                    {letterOf(position)} · {record.name}
                  </strong>
                  <span className="caption figure">
                    {population === null ? "" : `${draw.people(population)}, `}
                    {draw.communes(marksOfRecord(record).size)} · {text.dateText(record.date)}
                  </span>
                </span>
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={`${draw.scenarios.erase}${text.colon}${record.name}`}
                onClick={() => void store.draw.erase(record.id)}
              >
                <Trash2 size={16} aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function EpciList() {
  const text = useText();
  const { store } = useServices();
  const zones = useApp((state) => (state.base.kind === "ready" ? state.base.info.zones : []));
  const choices = useMemo(() => {
    const departements = new Map(
      zones.filter(({ level }) => level === "departement").map(({ code, name }) => [code, name]),
    );
    return zones
      .filter(({ level }) => level === "epci" || level === "ept")
      .map(({ level, code, name, population, parent }) => ({
        id: `${level}:${code}`,
        name,
        population,
        detail: departements.get(parent) ?? parent,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, "fr"));
  }, [zones]);
  return (
    <ChoiceList
      label={text.draw.start.epci}
      choices={choices}
      onChoose={({ id, name }) => {
        const [level, code = ""] = id.split(":");
        void store.draw.create(name, { kind: "zone", zone: { level: level === "ept" ? "ept" : "epci", code } });
      }}
    />
  );
}

function FileOrLink() {
  const { start } = useText().draw;
  const { store } = useServices();
  const [address, setAddress] = useState("");
  const payload = /[#&]dessin=([\w-]+)/.exec(address)?.[1] ?? /^\s*([\w-]{8,})\s*$/.exec(address)?.[1] ?? "";
  return (
    <>
      <section>
        <PickFile accept=".json,.csv,.txt" onFile={(name, bytes) => store.draw.takeFile(name, bytes)}>
          <FileUp size={16} strokeWidth={1.75} aria-hidden /> {start.chooseFile}
        </PickFile>
        <p className="caption">{start.fileHint}</p>
      </section>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void store.draw.openLink(payload);
        }}
      >
        <label className="draw-field">
          <span>{start.link}</span>
          <input className="field" value={address} onChange={(event) => setAddress(event.target.value)} />
        </label>
        <button type="submit" className="button-strong" disabled={payload === ""}>
          {start.openLink}
        </button>
      </form>
    </>
  );
}
