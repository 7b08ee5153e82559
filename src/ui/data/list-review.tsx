import { useRef, useState } from "react";
import type { ListInfo, ListReading } from "../../analysis/protocol.ts";
import type { Correction, ReviewLine } from "../../formats/list-review.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { saveFile } from "../save-file.ts";
import { reviewCsv } from "./anomaly-csv.ts";
import { OtherCommune } from "./other-commune.tsx";

/** Lines shown at first: those with most people. */
const FIRST = 12;
const MORE = 60;

type Corrections = Readonly<Record<string, Correction>>;

/**
 * What was not recognised without a doubt, those with most people first: corrected one by one or all at once, then the
 * list is read again. What is approximate comes last, since it is counted.
 */
export function ListReview({ info, reading }: { readonly info: ListInfo; readonly reading: ListReading }) {
  const text = useText().data.review;
  const { store } = useServices();
  const kept = useApp((state) => state.imports.listChoices?.corrections);
  const [corrections, setCorrections] = useState<Corrections>({});
  const [shown, setShown] = useState(FIRST);
  const language = useApp((state) => state.language);
  const title = useRef<HTMLHeadingElement>(null);
  const order = { doubtful: 0, unknown: 1, approximate: 2 };
  const lines = [...reading.review].sort(
    (a, b) => order[a.status] - order[b.status] || b.populationAtStake - a.populationAtStake,
  );
  const open = lines.filter(({ correction, status }) => correction === null && status !== "approximate");
  const doubtful = open.filter(({ status, candidates }) => status === "doubtful" && candidates.length > 0);
  const count = (status: ReviewLine["status"]) =>
    lines.filter((line) => line.status === status && line.correction === null).length;
  const people = open.reduce((sum, { populationAtStake }) => sum + populationAtStake, 0);
  const changes = Object.keys(corrections).length;
  const apply = () => {
    void store.imports.rereadList({ corrections: { ...kept, ...corrections } });
    setCorrections({});
    // The button that was pressed leaves with the corrections.
    title.current?.focus();
  };
  return (
    <section data-testid="review">
      <h2 ref={title} tabIndex={-1}>
        {text.title}
      </h2>
      <p className="figure" aria-live="polite">
        {text.summary(info.units, count("doubtful"), count("unknown"))}
        {people > 0 && ` · ${text.stake(people)}`}
      </p>
      {lines.length === 0 && <p className="caption">{text.done}</p>}
      <div className="ask-links">
        {doubtful.length > 1 && (
          <button
            type="button"
            className="button"
            onClick={() =>
              setCorrections({
                ...corrections,
                ...Object.fromEntries(doubtful.map(({ key, candidates }) => [key, [candidates[0]!.code]])),
              })
            }
          >
            {text.acceptAll(doubtful.length)}
          </button>
        )}
        {open.length > 0 && (
          <button
            type="button"
            className="button"
            onClick={() =>
              saveFile({
                name: `${text.file}.csv`,
                mime: "text/csv",
                bytes: reviewCsv(open, text.columns, text.status, language),
              })
            }
          >
            {text.export}
          </button>
        )}
      </div>
      <ul className="data-review">
        {lines.slice(0, shown).map((line) => (
          <ReviewRow
            key={line.key}
            line={line}
            correction={corrections[line.key] ?? line.correction}
            onCorrect={(correction) => setCorrections({ ...corrections, [line.key]: correction })}
          />
        ))}
      </ul>
      {lines.length > shown && (
        <button type="button" className="link-button" onClick={() => setShown(shown + MORE)}>
          {text.more(Math.min(MORE, lines.length - shown))}
        </button>
      )}
      {changes > 0 && (
        <button type="button" className="button-strong" onClick={apply}>
          {text.apply(changes)}
        </button>
      )}
    </section>
  );
}

function ReviewRow({
  line,
  correction,
  onCorrect,
}: {
  readonly line: ReviewLine;
  readonly correction: Correction | null;
  readonly onCorrect: (correction: Correction) => void;
}) {
  const text = useText().data.review;
  const { written, territory, departement, rows, status, candidates, chosen, populationAtStake } = line;
  const [isOther, setOther] = useState(false);
  /** A commune found by hand, which no candidate was. */
  const [found, setFound] = useState<{ readonly code: string; readonly name: string } | null>(null);
  const value = isOther
    ? "other"
    : correction === null
      ? ""
      : correction === "ignore"
        ? "ignore"
        : correction.join(",");
  const known = candidates.some(({ code }) => code === value) || value.includes(",");
  const byHand = correction !== null && correction !== "ignore" && !isOther && !known ? value : null;
  const listed = rows.length > 4 ? `${rows.slice(0, 4).join(", ")}…` : rows.join(", ");
  return (
    <li data-status={correction === null ? status : "decided"}>
      <p>
        <strong>{written}</strong>
        <span className="caption">
          {" "}
          {[
            text.status[status],
            text.rowsOf(listed),
            departement === "" ? "" : text.departementOf(departement),
            territory ?? "",
            populationAtStake > 0 ? text.stake(populationAtStake) : "",
          ]
            .filter((part) => part !== "")
            .join(" · ")}
        </span>
      </p>
      <select
        aria-label={text.choose(written)}
        value={value}
        onChange={({ target }) => {
          setOther(target.value === "other");
          if (target.value !== "other") onCorrect(target.value === "ignore" ? "ignore" : target.value.split(","));
        }}
      >
        <option value="" disabled>
          {chosen === null ? text.undecided : text.asRead}
        </option>
        {candidates.map(({ code, name, departement: where, population }) => (
          <option key={code} value={code}>
            {name} ({code}, {where}, {text.inhabitants(population)})
          </option>
        ))}
        {candidates.length > 1 && status === "doubtful" && chosen !== null && candidates.length < 4 && (
          <option value={candidates.map(({ code }) => code).join(",")}>
            {candidates.map(({ name }) => name).join(" + ")}
          </option>
        )}
        {byHand !== null && (
          <option value={byHand}>{found?.code === byHand ? `${found.name} (${byHand})` : byHand}</option>
        )}
        <option value="other">{text.other}</option>
        <option value="ignore">{text.ignore}</option>
      </select>
      {isOther && (
        <OtherCommune
          written={written}
          onChoose={(commune) => {
            setFound(commune);
            setOther(false);
            onCorrect([commune.code]);
          }}
        />
      )}
    </li>
  );
}
