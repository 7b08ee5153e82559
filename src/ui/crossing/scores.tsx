import type { CrossView } from "../../analysis/cross-protocol.ts";
import { CROSS_WEIGHTS } from "../../domain/cross.ts";
import type { NestedShare } from "../../domain/cross-scores.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { CrossWhy, type Explanation } from "./cross-why.tsx";
import { type MeshWords, useMeshWords } from "./mesh-words.ts";
import { Segments } from "./segments.tsx";

/** The four scores of a pair of meshes, each with its formula, and what they leave out. */
export function Scores({ cross }: { readonly cross: CrossView }) {
  const all = useText();
  const text = all.crossing;
  const { store } = useServices();
  const words = useMeshWords();
  const view = useApp((state) => state.view);
  const { scores, weight } = cross;
  const { agreement } = scores;
  const { nested: own } = agreement;
  const [a, b] = [words(cross.a.mesh), words(cross.b.mesh)];
  const two = (value: number) => all.decimals(value, 2);
  const facts: Explanation["facts"] = [
    [text.facts.weight, text.weightsLong[weight]],
    [text.facts.compared, text.unitsAndPeople(agreement.compared.units, agreement.compared.population)],
    [text.facts.excluded, text.unitsAndPeople(agreement.excluded.units, agreement.excluded.population)],
    [a.name, `${text.territories(scores.nested.a.territories)} · ${all.natures[cross.a.mesh.nature]}`],
    [b.name, `${text.territories(scores.nested.b.territories)} · ${all.natures[cross.b.mesh.nature]}`],
    ...(view === null ? [] : [[all.why.date, all.dateText(view.report.meta.date)] as const]),
  ];
  const nested = (own: MeshWords, other: MeshWords, share: NestedShare, whole: NestedShare): Explanation => ({
    title: `${own.name} ${own.nested}`,
    lines: [
      text.nestedFormula(other.only),
      `${all.integer(share.nested)} ÷ ${all.integer(share.territories)} = ${all.percent(share.share)}`,
      `${text.weightShare[weight]}${all.colon}${all.percent(share.weightShare)}`,
      text.onAllUnits(whole.nested, whole.territories, all.percent(whole.weightShare)),
    ],
    facts,
    reference: text.references.nested,
  });
  const [h, c] = [two(agreement.homogeneity), two(agreement.completeness)];
  const vMeasure: Explanation = {
    title: text.vMeasure,
    lines: [
      "h = 1 − H(B|A) ÷ H(B)",
      "c = 1 − H(A|B) ÷ H(A)",
      `V = 2 × ${h} × ${c} ÷ (${h} + ${c}) = ${two(agreement.vMeasure)}`,
      text.fragmentation(a.name, two(agreement.fragmentation.a), b.name, two(agreement.fragmentation.b)),
      text.mutualInformation(two(agreement.mutualInformation)),
    ],
    facts,
    reference: text.references.vMeasure,
  };
  const jaccard: Explanation = {
    title: text.jaccard,
    lines: [
      "Σ w(A) · max |A∩B| ÷ |A∪B| ÷ Σ w(A)",
      `${a.name} → ${b.name}${all.colon}${two(agreement.jaccard.a)}`,
      `${b.name} → ${a.name}${all.colon}${two(agreement.jaccard.b)}`,
    ],
    facts,
    reference: text.references.jaccard,
  };
  return (
    <section className="crossing-scores" aria-label={text.scores}>
      <NestedScore share={own.a} weight={weight} own={a} other={b} why={nested(a, b, own.a, scores.nested.a)} />
      <NestedScore share={own.b} weight={weight} own={b} other={a} why={nested(b, a, own.b, scores.nested.b)} />
      <div>
        <strong className="key-figure figure">{two(agreement.vMeasure)}</strong>
        <b>{text.vMeasure}</b>
        <span className="figure">{text.hAndC(h, c)}</span>
        <span className="caption">
          2hc ÷ (h + c) <CrossWhy explanation={vMeasure} />
        </span>
      </div>
      <div>
        <strong className="key-figure figure">{two(agreement.jaccard.a)}</strong>
        <b>{text.jaccard}</b>
        <span>{text.bestPartner}</span>
        <span className="caption">
          |A∩B| ÷ |A∪B| <CrossWhy explanation={jaccard} />
        </span>
      </div>
      <div className="crossing-scores-note">
        <p className="caption">
          {text.comparedNote(
            agreement.compared.units,
            agreement.excluded.units,
            agreement.excluded.population,
            text.weightsLong[weight],
          )}
        </p>
        <Segments
          label={text.weight}
          values={CROSS_WEIGHTS}
          words={text.weights}
          value={weight}
          onChoose={(next) => void store.crossing.chooseWeight(next)}
        />
      </div>
    </section>
  );
}

interface NestedScoreProps {
  readonly share: NestedShare;
  readonly weight: CrossView["weight"];
  readonly own: MeshWords;
  readonly other: MeshWords;
  readonly why: Explanation;
}

function NestedScore({ share, weight, own, other, why }: NestedScoreProps) {
  const all = useText();
  const text = all.crossing;
  return (
    <div>
      <strong className="key-figure figure">{text.outOf(share.nested, share.territories)}</strong>
      <b>
        {own.name} {own.nested}
      </b>
      <span className="figure">{text.shareOfWeight(all.percent(share.weightShare), text.ofWeights[weight])}</span>
      <span className="caption">
        {text.within(other.only)}
        <CrossWhy isSign explanation={why} />
      </span>
    </div>
  );
}
