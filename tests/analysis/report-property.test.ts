import fc from "fast-check";
import { expect, it } from "vitest";
import { buildReport } from "../../src/analysis/report.ts";
import { buildLayer } from "../../src/domain/layer.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import { OUTSIDE } from "../../src/geo/mesh.ts";
import { meshOfGrid } from "../fixtures/label-grid.ts";
import { plainAnalysis } from "../fixtures/plain-analysis.ts";
import { tableOf } from "../fixtures/unit-table.ts";

const DATE = "2026-01-01";
const codeOf = (unit: number) => `U${String(unit).padStart(2, "0")}`;

/** Numbers again the units that have a cell, so that every unit is drawn. */
function renumber(labels: readonly number[]): readonly number[] {
  const drawn = [...new Set(labels.filter((label) => label !== OUTSIDE))];
  return drawn.length === 0 ? labels.map(() => 0) : labels.map((label) => drawn.indexOf(label));
}

/** A grid of up to 81 cells: mosaics of units in several pieces, or one unit a cell, with sea around and inside. */
const labels = fc
  .record({ columns: fc.integer({ min: 1, max: 9 }), rows: fc.integer({ min: 1, max: 9 }), compact: fc.boolean() })
  .chain(({ columns, rows, compact }) =>
    fc
      .array(fc.oneof({ weight: 19, arbitrary: fc.nat(39) }, { weight: 1, arbitrary: fc.constant(OUTSIDE) }), {
        minLength: columns * rows,
        maxLength: columns * rows,
      })
      .map((cells) => ({
        columns,
        labels: renumber(compact ? cells.map((label, i) => (label === OUTSIDE ? label : i)) : cells),
      })),
  );

/** That grid in three départements, with five territories. */
const worlds = labels.chain((grid) => {
  const count = Math.max(...grid.labels) + 1;
  const perUnit = { minLength: count, maxLength: count };
  return fc.record({
    columns: fc.constant(grid.columns),
    labels: fc.constant(grid.labels),
    people: fc.array(fc.nat(90_000), perUnit),
    departements: fc.array(fc.nat(2), perUnit),
    active: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    claims: fc.array(fc.record({ territory: fc.nat(4), unit: fc.nat(count - 1), declaredShared: fc.boolean() }), {
      maxLength: 3 * count,
    }),
    /** Territory 0 claims everything but these: what makes holes, inner ones and bays. */
    gaps: fc.option(fc.uniqueArray(fc.nat(count - 1), { minLength: 1, maxLength: 12 })),
    scope: fc.option(fc.nat(2)),
    extent: fc.option(fc.nat(2)),
  });
});

it("agrees with the same indicators written with sets of codes, and its sums hold", () => {
  fc.assert(
    fc.property(worlds, ({ columns, labels, people, departements, active, gaps, scope, extent, ...world }) => {
      const count = people.length;
      const wide = people.flatMap((_, unit) => (gaps === null || gaps.includes(unit) ? [] : [unit]));
      const claims = [
        ...world.claims.filter(({ territory }) => gaps === null || territory !== 0),
        ...wide.map((unit) => ({ territory: 0, unit, declaredShared: false })),
      ];
      const codes = Array.from({ length: count }, (_, unit) => codeOf(unit));
      const units = tableOf(
        codes.map((code, unit) => ({
          code,
          population: people[unit]!,
          region: "R",
          departement: `D${departements[unit]}`,
        })),
      );
      const geography = deriveGeography(
        meshOfGrid({ columns, labels, unitCount: count, west: 2, south: 45, cell: 0.01 }),
      );
      const zoneOf = (departement: number | null) => {
        const code = `D${departement}`;
        return departement === null || !units.zones.departement.codes.includes(code)
          ? null
          : [{ level: "departement", code } as const];
      };
      const inZone = (zone: ReturnType<typeof zoneOf>) =>
        new Set(codes.filter((_, unit) => zone === null || `D${departements[unit]}` === zone[0]!.code));
      const scopeZone = zoneOf(scope);
      const extentZone = zoneOf(extent);
      const layer = buildLayer({
        territories: active.map((isActive, t) => ({
          id: `T${t}`,
          name: `T${t}`,
          nature: "simule",
          stages: [],
          ...(isActive ? {} : { endDate: DATE }),
        })),
        memberships: claims,
        extent: extentZone ?? "france",
        provenance: { source: "random", nature: "simule" },
      });
      const report = buildReport({ units, geography }, layer, undefined, {
        date: DATE,
        ...(scopeZone ? { scope: { kind: "zones", zones: scopeZone } } : {}),
      });

      const claimed = (t: number, declared: boolean) =>
        new Set(claims.filter((c) => c.territory === t && c.declaredShared === declared).map((c) => codeOf(c.unit)));
      const population = new Map(codes.map((code, unit) => [code, people[unit]!]));
      const plain = plainAnalysis({
        cells: Array.from({ length: labels.length / columns }, (_, row) =>
          labels.slice(row * columns, (row + 1) * columns).map((label) => (label === OUTSIDE ? "" : codeOf(label))),
        ),
        population,
        scope: inZone(scopeZone),
        extent: inZone(extentZone),
        territories: active.map((isActive, t) => ({
          id: `T${t}`,
          whole: claimed(t, false),
          part: claimed(t, true),
          active: isActive,
        })),
      });
      compare(report, plain, inZone(scopeZone), population);
    }),
    { numRuns: 400, seed: 5 },
  );
});

function compare(
  report: ReturnType<typeof buildReport>,
  plain: ReturnType<typeof plainAnalysis>,
  inScope: ReadonlySet<string>,
  peopleOf: ReadonlyMap<string, number>,
): void {
  expect(Object.entries(report.classes).map(([name, t]) => [name, t.units, t.population])).toEqual(plain.classes);
  expect(
    report.overlaps.map((o) => `${o.territories.join("+")}: ${o.units} ${o.population} ${o.declared}`).sort(),
  ).toEqual(plain.overlaps.toSorted());

  expect(
    report.whiteZones.map((zone) => `${zone.units} ${zone.population} ${zone.neighbours.map((n) => n.id)}`).sort(),
  ).toEqual(plain.whiteZones.toSorted());
  const populations = report.whiteZones.map((zone) => zone.population);
  expect(populations).toEqual(populations.toSorted((a, b) => b - a));

  expect(report.territories.map((t) => t.id)).toEqual(plain.sheets.map((sheet) => sheet.id));
  report.territories.forEach((t, i) => {
    const sheet = plain.sheets[i]!;
    expect(t.population).toEqual(sheet.population);
    expect(t.pieces).toBe(sheet.pieces);
    expect(t.neighbours).toEqual(sheet.neighbours);
    expect(t.touchesExtentEdge).toBe(sheet.edge);
    expect(t.enclaves.map((hole) => hole.units.join())).toEqual(sheet.holes);
    expect(t.holes).toBe(t.enclaves.length);
  });

  // SPEC §5: Σ populations inside the scope − Σ (multiplicity − 1) × population + white + unstated = the scope.
  const sum = report.territories
    .flatMap((t) => t.units)
    .reduce((total, code) => total + (inScope.has(code) ? peopleOf.get(code)! : 0), 0);
  const { white, unstated } = report.classes;
  expect(sum - report.coverage.doubleCount + white.population + unstated.population).toBe(report.scope.population);
  expect(report.coverage.population).toBe(sum - report.coverage.doubleCount);
}
