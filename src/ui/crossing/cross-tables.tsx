import { useMemo, useState } from "react";
import type { CrossView } from "../../analysis/cross-protocol.ts";
import { pairSheet, sideSheet } from "../../analysis/cross-sheets.ts";
import { SIDE_COLUMNS } from "../../analysis/cross-side-columns.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { useMeshWords } from "./mesh-words.ts";
import { Segments } from "./segments.tsx";
import { SortedTable } from "./sorted-table.tsx";

const TABLES = ["pairs", "a", "b"] as const;
type Table = (typeof TABLES)[number];

/** Partners under the name of their mesh: « EPCI entiers », « Habitants hors EPCI ». */
const sideLabels = ({ wholePartners, cutPartners, outside }: ReturnType<typeof useText>["crossing"], mesh: string) => ({
  partners: mesh,
  wholePartners: wholePartners(mesh),
  cutPartners: cutPartners(mesh),
  alonePopulation: outside(mesh),
});

/** The same as the matrix, in rows: every pair, and every territory of each side. */
export function CrossTables({ cross }: { readonly cross: CrossView }) {
  const text = useText().crossing;
  const { store } = useServices();
  const words = useMeshWords();
  const chosen = useApp((state) => state.crossing.chosen);
  const [table, setTable] = useState<Table>("pairs");
  const [a, b] = [words(cross.a.mesh), words(cross.b.mesh)];
  const sheet = useMemo(() => (table === "pairs" ? pairSheet(cross) : sideSheet(cross, table)), [cross, table]);
  const take = (side: "a" | "b", id: string) => void store.crossing.take(side, id);
  return (
    <section>
      <div className="crossing-title">
        <h2>{text.tables}</h2>
        <Segments
          label={text.tables}
          values={TABLES}
          words={{ pairs: text.pairsOf(cross.pairs.a.length), a: a.name, b: b.name }}
          value={table}
          onChoose={setTable}
        />
      </div>
      {table === "pairs" ? (
        <SortedTable
          key="pairs"
          label={text.pairsLabel(a.name, b.name)}
          sheet={sheet}
          columns={["nameA", "nameB", "population", "shareOfA", "shareOfB", "units", "areaKm2"]}
          labels={{ nameA: a.name, nameB: b.name, shareOfA: a.share, shareOfB: b.share, units: text.communes }}
          isChosen={(row) => chosen?.side === "a" && cross.a.ids[cross.pairs.a[row]!] === chosen.id}
          onChoose={(row) => take("a", cross.a.ids[cross.pairs.a[row]!]!)}
        />
      ) : (
        <SortedTable
          key={table}
          label={table === "a" ? a.name : b.name}
          sheet={sheet}
          columns={SIDE_COLUMNS}
          labels={sideLabels(text, table === "a" ? b.name : a.name)}
          isChosen={(row) => chosen?.side === table && cross[table].ids[row] === chosen.id}
          onChoose={(row) => take(table, cross[table].ids[row]!)}
        />
      )}
    </section>
  );
}
