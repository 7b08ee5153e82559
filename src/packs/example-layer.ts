import { buildLayer, type Membership, unitsOfTerritory } from "../domain/layer.ts";
import { NATURES, type Nature, type Provenance } from "../domain/nature.ts";
import type { ZoneRef } from "../domain/scope.ts";
import { STAGES, type Territory, type TerritoryLayer } from "../domain/territory.ts";
import { ADMIN_LEVELS } from "../domain/unit.ts";
import type { Shape } from "./json-shape.ts";

/** A layer as JSON. Units are written as runs: gap since the last unit, then how many follow each other. */
export interface LayerJson {
  readonly territories: readonly TerritoryJson[];
  readonly extent: readonly string[];
  readonly provenance: Provenance;
}

interface TerritoryJson {
  readonly id: string;
  readonly name: string;
  readonly nature: Nature;
  readonly start?: string;
  readonly end?: string;
  /** Stage and date; the date is absent when nobody knows it. */
  readonly stages?: readonly (readonly string[])[];
  readonly runs: readonly number[];
  /** Units declared shared, as units. */
  readonly shared?: readonly number[];
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const anyOf = (values: readonly string[]) => new RegExp(`^(${values.join("|")})$`);
export const NATURE = anyOf(NATURES);
const STAGE = anyOf(STAGES);
const EXTENT = new RegExp(`^(france|(${ADMIN_LEVELS.join("|")}):\\w+)$`);

export function encodeLayer(layer: TerritoryLayer): LayerJson {
  return {
    territories: layer.territories.map(({ id, name, nature, startDate, endDate, stages }, position) => {
      const from = layer.memberStart[position]!;
      const members = unitsOfTerritory(layer, position);
      const shared = [...members].filter((_, member) => layer.declaredShared[from + member] === 1);
      return {
        id,
        name,
        nature,
        ...(startDate === undefined ? {} : { start: startDate }),
        ...(endDate === undefined ? {} : { end: endDate }),
        ...(stages.length === 0
          ? {}
          : { stages: stages.map(({ stage, date }) => (date === undefined ? [stage] : [stage, date])) }),
        runs: toRuns(members),
        ...(shared.length === 0 ? {} : { shared }),
      };
    }),
    extent: layer.extent === "france" ? ["france"] : layer.extent.map(({ level, code }) => `${level}:${code}`),
    provenance: layer.provenance,
  };
}

/** @throws PackError when a territory is not what it should be, or claims a unit beyond `unitCount` */
export function decodeLayer(shape: Shape, unitCount: number): TerritoryLayer {
  const territories: Territory[] = [];
  const memberships: Membership[] = [];
  for (const item of shape.field("territories").items()) {
    const territory = territories.length;
    territories.push(decodeTerritory(item));
    const shared = new Set(item.has("shared") ? item.field("shared").integers(0, unitCount - 1) : []);
    for (const unit of fromRuns(item.field("runs"), unitCount))
      memberships.push({ territory, unit, declaredShared: shared.has(unit) });
  }
  const extent = shape.field("extent").texts(EXTENT);
  return buildLayer({
    territories,
    memberships,
    extent: extent[0] === "france" ? "france" : extent.map(decodeZone),
    provenance: decodeProvenance(shape.field("provenance")),
  });
}

function decodeTerritory(item: Shape): Territory {
  return {
    id: item.field("id").text(),
    name: item.field("name").text(),
    nature: item.field("nature").text(NATURE) as Nature,
    stages: (item.has("stages") ? item.field("stages").items() : []).map((event) => {
      const [stage, date] = event.items();
      if (stage === undefined) return event.refuse("a stage and its date");
      const reached = stage.text(STAGE) as (typeof STAGES)[number];
      return date === undefined ? { stage: reached } : { stage: reached, date: date.text(DATE) };
    }),
    ...(item.has("start") ? { startDate: item.field("start").text(DATE) } : {}),
    ...(item.has("end") ? { endDate: item.field("end").text(DATE) } : {}),
  };
}

function decodeZone(zone: string): ZoneRef {
  const [level, code] = zone.split(":");
  return { level: level as ZoneRef["level"], code: code! };
}

function decodeProvenance(shape: Shape): Provenance {
  return {
    source: shape.field("source").text(),
    nature: shape.field("nature").text(NATURE) as Nature,
    ...(shape.has("date") ? { date: shape.field("date").text() } : {}),
    ...(shape.has("licence") ? { licence: shape.field("licence").text() } : {}),
  };
}

function toRuns(units: Uint32Array): readonly number[] {
  const runs: number[] = [];
  let next = 0;
  for (let from = 0; from < units.length; ) {
    let to = from + 1;
    while (to < units.length && units[to]! === units[to - 1]! + 1) to++;
    runs.push(units[from]! - next, to - from);
    next = units[to - 1]! + 1;
    from = to;
  }
  return runs;
}

function fromRuns(shape: Shape, unitCount: number): readonly number[] {
  const runs = shape.integers(0, unitCount);
  if (runs.length % 2 === 1) shape.refuse("pairs of a gap and a length");
  const units: number[] = [];
  let unit = 0;
  for (let r = 0; r < runs.length; r += 2) {
    unit += runs[r]!;
    for (let rest = runs[r + 1]!; rest > 0; rest--) units.push(unit++);
    if (unit > unitCount) shape.refuse(`units below ${unitCount}`);
  }
  return units;
}
