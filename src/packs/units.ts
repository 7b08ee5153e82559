import { forEachLevel } from "../domain/admin-levels.ts";
import type { AdminLevel, UnitCode, UnitTable, ZoneList } from "../domain/unit.ts";
import { openPack, type Shape } from "./json-shape.ts";
import { PACKS } from "./pack-list.ts";

/** Codes are written as steps: within each prefix of two characters, the difference with the code before. */
type CodeSteps = readonly (readonly [prefix: string, steps: readonly number[]])[];

interface UnitsPack {
  readonly pack: "units";
  readonly version: number;
  readonly cog: number;
  readonly count: number;
  readonly codes: CodeSteps;
  readonly names: readonly string[];
  readonly population: readonly number[];
  readonly populationYear: readonly number[];
  readonly zones: Readonly<Record<AdminLevel, ZoneList & { readonly of: readonly number[] }>>;
}

const PREFIX = /^(\d\d|2[AB])$/;

/** Writes the units as a JSON pack. */
export function encodeUnits(table: UnitTable): UnitsPack {
  return {
    pack: "units",
    version: PACKS.units.version,
    cog: table.cog,
    count: table.count,
    codes: toSteps(table.codes),
    names: table.names,
    population: Array.from(table.population),
    populationYear: Array.from(table.populationYear),
    zones: forEachLevel((level) => ({ ...table.zones[level], of: Array.from(table.zoneOf[level]) })),
  };
}

/**
 * Reads the units.
 * @throws PackError when the pack has another version or a column does not hold what it should
 */
export function decodeUnits(json: unknown): UnitTable {
  const pack = openPack("units", json);
  const count = pack.field("count").integer(1, 10_000_000);
  const codes = fromSteps(pack.field("codes"), count);
  const zones = forEachLevel((level) => decodeZones(pack.field("zones").field(level)));
  const column = (shape: Shape, min: number, max: number) => shape.ofLength(count).integers(min, max);
  return {
    cog: pack.field("cog").integer(2000, 2100),
    count,
    codes,
    names: pack.field("names").ofLength(count).texts(),
    population: Uint32Array.from(column(pack.field("population"), 0, 100_000_000)),
    populationYear: Uint16Array.from(column(pack.field("populationYear"), 1900, 2100)),
    zones,
    zoneOf: forEachLevel((level) =>
      Int16Array.from(column(pack.field("zones").field(level).field("of"), -1, zones[level].codes.length - 1)),
    ),
    indexOf: new Map(codes.map((code, unit) => [code, unit])),
  };
}

function decodeZones(shape: Shape): ZoneList {
  const codes = shape.field("codes").texts();
  const names = shape.field("names").ofLength(codes.length).texts();
  return shape.has("types")
    ? { codes, names, types: shape.field("types").ofLength(codes.length).texts() }
    : { codes, names };
}

function toSteps(codes: readonly UnitCode[]): CodeSteps {
  const groups = new Map<string, number[]>();
  let last = 0;
  for (const code of codes) {
    const prefix = code.slice(0, 2);
    const number = Number(code.slice(2));
    const steps = groups.get(prefix);
    if (steps === undefined) groups.set(prefix, [number]);
    else steps.push(number - last);
    last = number;
  }
  return [...groups];
}

/** Prefixes and codes must ascend, so that every position is the one that the build meant. */
function fromSteps(shape: Shape, count: number): readonly UnitCode[] {
  const codes: UnitCode[] = [];
  let lastPrefix = "";
  for (const group of shape.items()) {
    const [prefixShape, steps] = group.ofLength(2).items();
    const prefix = prefixShape!.text(PREFIX);
    if (prefix <= lastPrefix) prefixShape!.refuse(`after ${lastPrefix}`);
    lastPrefix = prefix;
    let number = 0;
    for (const step of steps!.integers(0, 999)) {
      number += step;
      if (number > 999 || (step === 0 && number > 0)) steps!.refuse("ascending codes of three digits");
      codes.push(`${prefix}${String(number).padStart(3, "0")}` as UnitCode);
    }
  }
  return codes.length === count ? codes : shape.refuse(`${count} codes, it has ${codes.length}`);
}
