import { Download } from "lucide-react";
import { useState } from "react";
import type { TableKind } from "../../analysis/cockpit-protocol.ts";
import type { GeojsonContent } from "../../analysis/export-protocol.ts";
import type { ExportKind } from "../../store/cockpit-slice.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { saveFile } from "../save-file.ts";
import { FigureContext } from "./figure-context.tsx";
import { withPageFont } from "./figure-font.ts";
import { rasterise } from "./rasterise.ts";

const TABLES: readonly TableKind[] = [
  "territories",
  "whiteZones",
  "absorptions",
  "overlaps",
  "straddling",
  "departement",
  "epci",
  "communes",
];
const CONTENTS: readonly GeojsonContent[] = ["territories", "whiteZones", "units"];

/** The files that the figures shown can become, and what each is for. */
export function ExportList({ onDone }: { readonly onDone: () => void }) {
  const text = useText();
  const words = text.cockpit.export;
  const { store } = useServices();
  const report = useApp((state) => state.view?.report);
  const [running, setRunning] = useState<ExportKind | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  if (report === undefined) return null;

  /** Saves what `make` gives; the menu stays open to say that it is at work, or that it failed. */
  const save = async (kind: ExportKind, make: () => Promise<Parameters<typeof saveFile>[0] | null>) => {
    setRunning(kind);
    setFailed(null);
    try {
      const file = await make();
      if (file !== null) saveFile(file);
      onDone();
    } catch (error) {
      setFailed(String(error));
    } finally {
      setRunning(null);
    }
  };
  const png = async () => {
    const svg = await store.cockpit.export("svg");
    return {
      name: svg.name.replace(/svg$/, "png"),
      mime: "image/png",
      bytes: await rasterise(await withPageFont(svg.bytes), 2),
    };
  };
  const json = async () => {
    const written = await store.exportReport();
    return written === null
      ? null
      : { name: "cpts-rapport.json", mime: "application/json", bytes: new TextEncoder().encode(written) };
  };
  const one = (kind: ExportKind, make: () => Promise<Parameters<typeof saveFile>[0] | null>) => (
    <li key={kind}>
      <button type="button" className="option" disabled={running !== null} onClick={() => void save(kind, make)}>
        <span>
          {words.names[kind]}
          <span className="caption">{words.uses[kind]}</span>
        </span>
        {running === kind && <progress aria-label={words.making(words.names[kind])} />}
      </button>
    </li>
  );
  return (
    <>
      <FigureContext report={report} />
      <ul className="cockpit-exports">
        {one("xlsx", () => store.cockpit.export("xlsx"))}
        <li>
          <ChoiceRow
            label={words.names.csv}
            use={words.uses.csv}
            options={TABLES.map((kind) => [
              kind,
              text.cockpit.table.kinds[kind as keyof typeof text.cockpit.table.kinds],
            ])}
            isBusy={running !== null}
            action={words.save}
            onSave={(table) => void save("csv", () => store.cockpit.export("csv", { table }))}
          />
        </li>
        <li>
          <ChoiceRow
            label={words.names.geojson}
            use={words.uses.geojson}
            options={CONTENTS.map((content) => [content, words.contents[content]])}
            isBusy={running !== null}
            action={words.save}
            onSave={(content) => void save("geojson", () => store.cockpit.export("geojson", { content }))}
          />
        </li>
        {one("shapefile", () => store.cockpit.export("shapefile"))}
        {one("png", png)}
        {one("svg", () => store.cockpit.export("svg"))}
        {one("json", json)}
        <li>
          <button
            type="button"
            className="option"
            disabled={running !== null}
            onClick={() => {
              onDone();
              store.cockpit.openPaper("dossier");
            }}
          >
            <span>
              {words.dossier}
              <span className="caption">{words.dossierUse}</span>
            </span>
          </button>
        </li>
      </ul>
      <p role="status" className="caption">
        {running === null ? "" : words.making(words.names[running])}
      </p>
      {failed !== null && (
        <p role="alert" className="cockpit-refusal">
          {words.failed(failed)}
        </p>
      )}
    </>
  );
}

function ChoiceRow<Value extends string>({
  label,
  use,
  options,
  isBusy,
  action,
  onSave,
}: {
  readonly label: string;
  readonly use: string;
  readonly options: readonly (readonly [Value, string])[];
  readonly isBusy: boolean;
  readonly action: (what: string) => string;
  readonly onSave: (value: Value) => void;
}) {
  const [value, setValue] = useState(options[0]![0]);
  return (
    <div className="cockpit-choice">
      <span>
        {label}
        <span className="caption">{use}</span>
      </span>
      <select
        className="field"
        aria-label={label}
        value={value}
        onChange={(event) => setValue(event.target.value as Value)}
      >
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="button"
        disabled={isBusy}
        aria-label={action(label)}
        onClick={() => onSave(value)}
      >
        <Download size={14} aria-hidden />
      </button>
    </div>
  );
}
