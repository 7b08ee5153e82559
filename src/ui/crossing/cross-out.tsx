import { useState } from "react";
import type { CrossView } from "../../analysis/cross-protocol.ts";
import { pairSheet, scoreSheet, sideSheet } from "../../analysis/cross-sheets.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { nameScope } from "../controls/scope-picker.tsx";
import { saveFile } from "../save-file.ts";
import { useSaveGeojson } from "./geojson-file.ts";
import { useMeshWords } from "./mesh-words.ts";

/** What leaves the page: tables, areas, and the sentences to cite. */
export function CrossOut({ cross }: { readonly cross: CrossView }) {
  const all = useText();
  const text = all.crossing;
  const { store } = useServices();
  const words = useMeshWords();
  const language = useApp((state) => state.language);
  const scope = useApp((state) => state.scope);
  const view = useApp((state) => state.view);
  const info = useApp((state) => (state.base.kind === "ready" ? state.base.info : null));
  const saveGeojson = useSaveGeojson();
  const [copied, setCopied] = useState<"copied" | "refused" | null>(null);
  const [a, b] = [words(cross.a.mesh), words(cross.b.mesh)];
  const citation = text.citation(
    a.name,
    b.name,
    nameScope(scope, info, all),
    view === null ? "" : all.dateText(view.report.meta.date),
    text.weightsLong[cross.weight],
    `${cross.a.mesh.owner[language]} / ${cross.b.mesh.owner[language]}`,
  );
  const tables = async (format: "csv" | "xlsx") =>
    saveFile(
      await store.crossing.exportTables({
        name: text.files.cross,
        format,
        language,
        notes: [citation],
        sheets: [
          ...(format === "csv"
            ? []
            : [
                {
                  ...scoreSheet(cross, (row) => text.scoreRows[row](a.name, b.name), text.scorePieces),
                  name: text.scoresSheet,
                  title: text.scoresSheet,
                },
              ]),
          { ...pairSheet(cross), name: text.pairs, title: text.pairsLabel(a.name, b.name) },
          { ...sideSheet(cross, "a"), name: `A ${a.name}`, title: a.name },
          { ...sideSheet(cross, "b"), name: `B ${b.name}`, title: b.name },
        ],
      }),
    );
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(citation);
      setCopied("copied");
    } catch {
      setCopied("refused");
    }
  };
  return (
    <section>
      <h2>{text.out}</h2>
      <p className="crossing-citation">{citation}</p>
      <div className="crossing-buttons">
        <button type="button" className="button" onClick={() => void copy()}>
          {copied === null ? text.copyCitation : all.why[copied]}
        </button>
        <button type="button" className="button" onClick={() => void tables("xlsx")}>
          {text.tablesXlsx}
        </button>
        <button type="button" className="button" onClick={() => void tables("csv")}>
          {text.pairsCsv}
        </button>
        <button
          type="button"
          className="button"
          onClick={async () => saveGeojson(text.files.pieces, await store.crossing.exportPieces())}
        >
          {text.piecesGeojson}
        </button>
      </div>
    </section>
  );
}
