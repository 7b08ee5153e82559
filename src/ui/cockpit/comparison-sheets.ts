import type { ComparisonReply, NamedUnit } from "../../analysis/cockpit-protocol.ts";
import { type NamedSheet, type SheetRow, sheetOf } from "../../formats/sheet.ts";

/** Names of the tabs and of what changes, in the language in use. */
export interface ComparisonWords {
  readonly sheets: Readonly<Record<"communes" | "zones" | "territories", string>>;
  readonly changes: Readonly<Record<"added" | "lost" | "moved" | "appeared" | "gone" | "changed" | "filled", string>>;
}

const namesOf = (units: readonly NamedUnit[]): string => units.map(({ name, code }) => `${name} (${code})`).join(", ");

/** Two lists compared as three tables: communes, white zones, CPTS; a population that shared communes leave open is its most. */
export function comparisonSheets(
  reply: ComparisonReply,
  { sheets, changes }: ComparisonWords,
  title: string,
): readonly NamedSheet[] {
  const communes = (["added", "lost", "moved"] as const).flatMap((kind) =>
    reply[kind].units.map(
      ({ code, name, population }): SheetRow => ({ change: changes[kind], code, name, population }),
    ),
  );
  const zones: readonly SheetRow[] = [
    ...reply.zonesNew.map(({ name, population, units }) => ({
      change: changes.appeared,
      name,
      populationAfter: population,
      communes: namesOf(units),
    })),
    ...reply.zonesFilled.map(({ name, population, units }) => ({
      change: changes.filled,
      name,
      populationBefore: population,
      communes: namesOf(units),
    })),
    ...reply.zonesChanged.map(({ name, population, populationBefore, units }) => ({
      change: changes.changed,
      name,
      populationBefore,
      populationAfter: population,
      communes: namesOf(units),
    })),
  ];
  const territories: readonly SheetRow[] = [
    ...reply.appeared.map(({ id, name, population }) => ({
      change: changes.appeared,
      id,
      name,
      populationAfter: population.max,
    })),
    ...reply.gone.map(({ id, name, population }) => ({
      change: changes.gone,
      id,
      name,
      populationBefore: population.max,
    })),
    ...reply.changed.map((one) => ({
      change: changes.changed,
      id: one.id,
      name: one.renamed ? `${one.nameBefore} → ${one.nameAfter}` : one.nameAfter,
      populationBefore: one.populationBefore.max,
      populationAfter: one.populationAfter.max,
      communes: [
        ...one.unitsAdded.map(({ name, code }) => `+ ${name} (${code})`),
        ...one.unitsLost.map(({ name, code }) => `− ${name} (${code})`),
      ].join(", "),
    })),
  ];
  const before = ["populationBefore", "populationAfter", "communes"] as const;
  return [
    { name: sheets.communes, title, ...sheetOf(["change", "code", "name", "population"], communes) },
    { name: sheets.zones, title, ...sheetOf(["change", "name", ...before], zones) },
    { name: sheets.territories, title, ...sheetOf(["change", "id", "name", ...before], territories) },
  ];
}
