import { Plus, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import type { VariantView } from "../../analysis/draw-protocol.ts";
import { ACI_SIZES, type AciSize } from "../../domain/thresholds.ts";
import type { KeptVariant } from "../../store/draft-merge.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { nameScope } from "../controls/scope-picker.tsx";
import type { Text } from "../text/fr.ts";
import { letterOf } from "./use-draft.ts";

const TODAY = "liste";

/** Complete variants of the area of study on one score sheet: the list in use, then the list changed by drafts. */
export function VariantTable() {
  const text = useText();
  const { store } = useServices();
  const { compare } = text.draw;
  const records = useApp(({ draw }) => draw.records);
  const variants = useApp(({ draw }) => draw.variants);
  const scope = useApp((state) => state.scope);
  const info = useApp((state) => (state.base.kind === "ready" ? state.base.info : null));
  const [scores, setScores] = useState<readonly VariantView[]>([]);
  useEffect(() => {
    let isGone = false;
    const all = [{ id: TODAY, name: compare.today, drafts: [] }, ...known(variants, records)];
    void store.draw.scores(all).then((read) => {
      if (!isGone) setScores(read);
    });
    return () => {
      isGone = true;
    };
  }, [variants, records, store, compare]);
  const change = (changed: KeptVariant) =>
    store.draw.keepVariants(variants.map((other) => (other.id === changed.id ? changed : other)));
  const add = () =>
    store.draw.keepVariants([
      ...variants,
      { id: `v${Date.now().toString(36)}`, name: compare.variantName(letterOf(variants.length)), drafts: [] },
    ]);
  return (
    <>
      <p className="caption">
        {compare.scope(nameScope(scope, info, text))} · {compare.variantHint}
      </p>
      {variants.map((variant) => (
        <fieldset key={variant.id} className="draw-variant">
          <legend className="visually-hidden">{compare.drafts}</legend>
          <input
            className="field"
            aria-label={compare.nameOf(variant.name)}
            defaultValue={variant.name}
            onBlur={(event) => event.target.value.trim() !== "" && change({ ...variant, name: event.target.value })}
          />
          {records.map(({ id, name }, position) => (
            <label key={id} className="draw-variant-tick">
              <input
                type="checkbox"
                checked={variant.drafts.includes(id)}
                onChange={() =>
                  change({
                    ...variant,
                    drafts: variant.drafts.includes(id)
                      ? variant.drafts.filter((other) => other !== id)
                      : [...variant.drafts, id],
                  })
                }
              />{" "}
              {letterOf(position)} · {name}
            </label>
          ))}
          <button
            type="button"
            className="icon-button"
            aria-label={compare.eraseVariant(variant.name)}
            onClick={() => store.draw.keepVariants(variants.filter(({ id }) => id !== variant.id))}
          >
            <Trash2 size={15} aria-hidden />
          </button>
        </fieldset>
      ))}
      <button type="button" className="button" onClick={add}>
        <Plus size={16} aria-hidden /> {compare.addVariant}
      </button>
      <div className="draw-table-scroll">
        <table className="draw-table" data-testid="variant-table">
          <thead>
            <tr>
              <th scope="col">{compare.indicator}</th>
              {scores.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines(text).map(([row, name, read]) => (
              <tr key={row} data-row={row}>
                <th scope="row">{name}</th>
                {scores.map((score) => (
                  <td key={score.id} className="figure">
                    {read(score)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Drafts that were taken away leave their variants. */
const known = (variants: readonly KeptVariant[], records: readonly { readonly id: string }[]): readonly KeptVariant[] =>
  variants.map((variant) => ({
    ...variant,
    drafts: variant.drafts.filter((draft) => records.some(({ id }) => id === draft)),
  }));

function lines(text: Text): readonly (readonly [row: string, name: string, read: (score: VariantView) => string])[] {
  const { scores, outOf } = text.draw.compare;
  const { integer, percent } = text;
  return [
    ["covered", scores.covered, ({ coverage }) => integer(coverage.population)],
    ["coveredShare", scores.coveredShare, ({ coverage }) => percent(coverage.populationShare)],
    ["whiteUnits", scores.whiteUnits, ({ white }) => integer(white.units)],
    ["whitePeople", scores.whitePeople, ({ white }) => integer(white.population)],
    ["whiteZones", scores.whiteZones, ({ white }) => integer(white.zones)],
    ["whiteLargest", scores.whiteLargest, ({ white }) => integer(white.largestPopulation)],
    ["overlaps", scores.overlaps, ({ overlaps }) => integer(overlaps.pairs)],
    ["undeclared", scores.undeclared, ({ overlaps }) => integer(overlaps.undeclared)],
    ["doubleCount", scores.doubleCount, ({ doubleCount }) => integer(doubleCount)],
    ["observed", scores.observed, ({ ratio }) => integer(ratio.observed)],
    ["expected", scores.expected, ({ ratio }) => text.decimals(ratio.expected, 2)],
    ["gap", scores.gap, ({ ratio }) => text.decimals(ratio.gap, 2)],
    ...ACI_SIZES.map(
      ({ size }) =>
        [`size${size}`, scores.bySize(size), (score: VariantView) => integer(score.bySize[size as AciSize])] as const,
    ),
    ["smallest", scores.smallest, ({ populations }) => (populations === null ? "–" : integer(populations.min))],
    ["largest", scores.largest, ({ populations }) => (populations === null ? "–" : integer(populations.max))],
    ["severalPieces", scores.severalPieces, ({ severalPieces }) => integer(severalPieces)],
    ["withHoles", scores.withHoles, ({ withHoles }) => integer(withHoles)],
    ["nestedEpci", scores.nestedEpci, ({ nestedEpci }) => outOf(nestedEpci.nested, nestedEpci.of)],
  ];
}
