import { Download } from "lucide-react";
import { useApp, useServices, useText } from "../app-context.tsx";
import { saveFile } from "../save-file.ts";
import { mapSheet, readingSheet } from "./reading-sheet.ts";
import { nameAnswer, useClassName, useInstrument, useLabel, usePlaceName } from "./survey-words.ts";

/** What is shown, and nothing more, as files that say their sample, their threshold and what is hidden. */
export function ExportButtons() {
  const text = useText();
  const words = text.surveys;
  const label = useLabel();
  const nameOf = useClassName();
  const place = usePlaceName();
  const { store } = useServices();
  const instrument = useInstrument();
  const surveys = useApp((state) => state.surveys);
  const language = useApp((state) => state.language);
  const { reading, map, answer } = surveys;
  const dataset = surveys.datasets.find(({ id }) => id === surveys.dataset);
  if (instrument === null || reading === null || dataset === undefined) return null;
  const save = async (format: "csv" | "xlsx") => {
    const common = { secret: words.secret };
    const sheets = [
      readingSheet(reading, instrument, {
        ...common,
        name: words.export.reading,
        title: `${label(instrument.name)} · ${place}`,
        fear: words.themes.fear,
        hope: words.themes.hope,
        classes: words.classes.method,
        klass: (position) => nameOf(position).name,
        label,
      }),
      ...(map === null || answer === null
        ? []
        : [mapSheet(map, { ...common, name: words.export.map, title: nameAnswer(answer, surveys, text, label) })]),
    ];
    const isPerson = instrument.respondent === "personne";
    const notes = [
      words.export.place(place),
      words.export.nature(text.natures[dataset.nature]),
      ...instrument.limits.map(label),
      ...(instrument.rebuilt === null ? [] : [label(instrument.rebuilt)]),
      ...(isPerson ? [words.export.secrecy(reading.threshold, reading.hiddenCells)] : []),
      words.export.volunteers,
      words.export.interval,
    ];
    saveFile(await store.surveys.exportTables({ name: `enquete-${instrument.id}`, sheets, notes, format, language }));
  };
  return (
    <section className="survey-export">
      <h2>{words.export.label}</h2>
      {(["csv", "xlsx"] as const).map((format) => (
        <button key={format} type="button" className="button" onClick={() => void save(format)}>
          <Download size={14} aria-hidden /> {format.toUpperCase()}
        </button>
      ))}
    </section>
  );
}
