import { Printer } from "lucide-react";
import { useEffect, useState } from "react";
import type { DraftFigure, DraftLine } from "../../analysis/draw-protocol.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { checkSentence } from "./check-sentence.ts";
import { DossierMap } from "./dossier-map.tsx";
import { Over } from "./over.tsx";
import { useDraft, writePeople, writeSize, writeTimes } from "./use-draft.ts";

/** One or two A4 pages for the agency; printed by the browser, sent by nobody. */
export function Dossier() {
  const text = useText();
  const { store } = useServices();
  const draft = useDraft();
  const [figure, setFigure] = useState<DraftFigure | null>(null);
  const [lines, setLines] = useState<readonly DraftLine[]>([]);
  const reply = draft?.reply;
  // The last gesture may still be on its way when the dossier is opened.
  useEffect(() => {
    let isGone = false;
    if (reply !== undefined)
      void Promise.all([store.draw.draw(reply.id), store.draw.lines(reply.id)]).then(([drawn, read]) => {
        if (isGone) return;
        setFigure(drawn);
        setLines(read);
      });
    return () => {
      isGone = true;
    };
  }, [reply, store]);
  if (draft === null) return null;
  const { draw } = text;
  const { dossier } = draw;
  const { record } = draft;
  const { feedback } = draft.reply;
  return (
    <Over
      title={dossier.title}
      close={dossier.close}
      className="draw-dossier"
      actions={
        <button type="button" className="button-strong" onClick={() => window.print()}>
          <Printer size={16} aria-hidden /> {dossier.print}
        </button>
      }
    >
      <article className="draw-sheet">
        <header>
          <p className="caption">{dossier.subtitle}</p>
          <h1>{dossier.heading(record.name)}</h1>
          <p className="caption">
            {dossier.by(record.author, text.dateText(record.date))}
            {record.origin !== null && ` · ${draw.origins[record.origin]}`}
          </p>
        </header>
        {feedback.units.length === 0 ? (
          <p>{dossier.empty}</p>
        ) : (
          <>
            <div className="draw-sheet-key">
              <p className="draw-sheet-people figure">{writePeople(feedback.population, text)}</p>
              <p>
                {draw.inhabitants(feedback.population.max)}, {draw.communes(feedback.units.length)}
              </p>
            </div>
            {figure !== null && <DossierMap figure={figure} />}
            <div className="draw-sheet-two">
              <Figures />
              <Checks />
            </div>
            <Neighbours />
            <section>
              <h2>{dossier.reasons}</h2>
              <p className="draw-sheet-reasons">{record.reasons.trim() === "" ? dossier.noReasons : record.reasons}</p>
            </section>
            <Communes lines={lines} />
          </>
        )}
        <Sources />
      </article>
    </Over>
  );
}

function Figures() {
  const text = useText();
  const draft = useDraft()!;
  const hasSites = useApp(({ list }) => list.kind === "ready" && list.info.hasSites);
  const { draw } = text;
  const { aci, targetShare, target, type, areaKm2, densityPerKm2, pieces, zones, meshes, sites } = draft.reply.feedback;
  const euros = [...new Set([aci.min.yearlyMaximumEuros, aci.max.yearlyMaximumEuros])].map(text.integer).join("–");
  const rows = [
    [draw.size(writeSize(aci.min.size, aci.max.size)), draw.ceiling(euros)],
    [draw.dossier.targetFact, draw.timesTarget(writeTimes(targetShare, text), target)],
    [draw.facts.type, [...new Set([type.min, type.max])].map((one) => text.sheet.types[one]).join(" – ")],
    [
      draw.facts.area,
      `${text.headline.areaKm2(areaKm2)}${densityPerKm2 === null ? "" : `, ${text.sheet.perKm2(densityPerKm2)}`}`,
    ],
    [draw.facts.pieces, text.integer(pieces.length)],
    [draw.facts.departements, zones.departement.map(({ name }) => name).join(", ")],
    [
      draw.checks.levelNames.epci,
      zones.epci
        .map(({ name, units, ofUnits }) => `${name} ${units}/${ofUnits}`)
        .slice(0, 5)
        .join(", "),
    ],
    ...Object.entries(meshes).map(
      ([id, parts]) =>
        [
          id.toUpperCase(),
          parts
            .map(({ name }) => name)
            .slice(0, 3)
            .join(", ") || "–",
        ] as const,
    ),
    ...(hasSites ? [[draw.facts.sites, draw.facts.sitesOf(sites.msp, sites.cds)] as const] : []),
  ] as const;
  return (
    <section>
      <h2>{draw.dossier.figures}</h2>
      <dl className="draw-sheet-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Checks() {
  const text = useText();
  const { reply } = useDraft()!;
  const { draw } = text;
  return (
    <section>
      <h2>{draw.dossier.checks}</h2>
      <ul className="draw-sheet-checks">
        {reply.feedback.checks.map((check) => {
          const { title, detail } = checkSentence(check, reply.feedback, text);
          return (
            <li
              key={`${check.code} ${check.facts.mesh ?? ""} ${check.territories[0]?.id ?? ""} ${check.units[0] ?? ""}`}
              data-level={check.level}
            >
              <strong>{title}</strong>
              {detail !== "" && <> · {detail}</>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Neighbours() {
  const text = useText();
  const { reply } = useDraft()!;
  const { draw } = text;
  const { neighbours, overlaps } = reply.feedback;
  return (
    <section>
      <h2>{draw.dossier.neighbours}</h2>
      {neighbours.length > 0 && <p>{draw.dossier.neighbourNames(neighbours.map(({ name }) => name).join(", "))}</p>}
      {overlaps.length === 0 ? (
        <p>{draw.dossier.noOverlap}</p>
      ) : (
        <ul>
          {overlaps.map(({ id, name, communes, population, names, before, after }) => (
            <li key={id}>
              <strong>{name}</strong>
              {text.colon}
              {draw.overlaps.common(communes, population)} ({names.join(", ")}). {draw.overlaps.before}{" "}
              {writePeople(before.population, text)}, {draw.overlaps.after} {writePeople(after.population, text)}.
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Communes({ lines }: { readonly lines: readonly DraftLine[] }) {
  const text = useText();
  const { dossier, phases } = text.draw;
  const hasPhases = lines.some(({ phase }) => phase !== "noyau");
  return (
    <section>
      <h2>
        {dossier.communes} <span className="caption">{lines.length}</span>
      </h2>
      <ul className="draw-sheet-communes">
        {lines.map(({ code, name, population, phase, shared }) => (
          <li key={code}>
            <span className="figure">{code}</span>
            <span className="draw-row-name">
              {name}
              {hasPhases && phase !== "noyau" && <span className="caption"> {phases[phase]}</span>}
              {shared && <span className="caption"> {dossier.shared}</span>}
            </span>
            <span className="figure">{text.integer(population)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sources() {
  const text = useText();
  const { dossier } = text.draw;
  const base = useApp((state) => (state.base.kind === "ready" ? state.base.info : null));
  const list = useApp((state) => (state.list.kind === "ready" ? state.list.info : null));
  const isMayotte = useDraft()?.reply.feedback.zones.departement.some(({ code }) => code === "976") === true;
  return (
    <footer>
      <p className="draw-sheet-freedom">{dossier.freedom}</p>
      <h2>{dossier.sources}</h2>
      <p className="caption">
        {base !== null && dossier.sourceBase(base.cog, base.populationYear)} {isMayotte && dossier.sourceYears}{" "}
        {list !== null &&
          dossier.sourceList(text.natures[list.provenance.nature], list.isExample ? "" : ` (${list.file})`)}{" "}
        {dossier.sourceRules} {dossier.private}
      </p>
      {list?.isExample === true && <p className="draw-sheet-simulated">{dossier.simulated}</p>}
    </footer>
  );
}
