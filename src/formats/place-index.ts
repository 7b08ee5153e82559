import type { CodeHistory, FormerKind } from "../domain/code-history.ts";
import type { UnitTable } from "../domain/unit.ts";
import { foldPlace, placeKey } from "./place-key.ts";

/** What names are looked up in: the units, what became of former communes, and the postal codes by unit (maybe none). */
export interface PlaceBase {
  readonly units: UnitTable;
  readonly history: CodeHistory;
  readonly postalCodes: readonly (readonly string[])[];
}

/** One name that a list may use, and what it stands for. */
export interface PlaceEntry {
  /** The INSEE code that bears the name, of a unit or a former one. */
  readonly code: string;
  readonly kind: "unit" | "other-name" | FormerKind;
  /** With its articles, by `foldPlace`. */
  readonly folded: string;
  /** By `placeKey`. */
  readonly key: string;
  /** Today's units; the first is the one counted, all of them for a city of arrondissements, none overseas. */
  readonly units: readonly number[];
  /** Positions in `zones.departement` of the units, and of the code itself. */
  readonly departements: readonly number[];
}

export interface PlaceIndex {
  readonly byKey: ReadonlyMap<string, readonly PlaceEntry[]>;
  readonly byDepartement: readonly (readonly PlaceEntry[])[];
  /** By first letter of the key. */
  readonly byInitial: ReadonlyMap<string, readonly PlaceEntry[]>;
  readonly unitsOfPostalCode: ReadonlyMap<string, readonly number[]>;
  /** By key of a city: Paris, Lyon, Marseille; its arrondissements in their order. */
  readonly cities: ReadonlyMap<string, PlaceEntry>;
  /** Positions in `zones.departement` by code or folded name; `20` is both of Corsica. */
  readonly departementsOf: (written: string) => readonly number[];
  /** The département that an INSEE or postal code begins with; −1 for none. */
  readonly departementOfCode: (code: string) => number;
}

const DEPARTEMENT_CODE = /^(\d{1,3}|2[ab])$/;

const indexes = new WeakMap<UnitTable, { readonly base: PlaceBase; readonly index: PlaceIndex }>();

/** The names of a base, gathered once: it takes a fifth of a second. */
export function placeIndexOf(base: PlaceBase): PlaceIndex {
  const kept = indexes.get(base.units);
  if (kept?.base.history === base.history && kept.base.postalCodes === base.postalCodes) return kept.index;
  const index = buildPlaceIndex(base);
  indexes.set(base.units, { base, index });
  return index;
}

/** Gathers every name of every commune, current, former or of an overseas collectivity: some 42 000. */
function buildPlaceIndex({ units, history, postalCodes }: PlaceBase): PlaceIndex {
  const { codes: departementCodes, names: departementNames } = units.zones.departement;
  const positionOf = new Map(departementCodes.map((code, position) => [code, position]));
  const departementOfCode = (code: string): number =>
    positionOf.get(code.slice(0, 2)) ?? positionOf.get(code.slice(0, 3)) ?? -1;

  const entries: PlaceEntry[] = [];
  const add = (code: string, kind: PlaceEntry["kind"], name: string, targets: readonly number[]) => {
    const folded = foldPlace(name);
    const key = placeKey(folded);
    const departements = new Set(targets.map((unit) => units.zoneOf.departement[unit]!));
    departements.add(departementOfCode(code));
    departements.delete(-1);
    entries.push({ code, kind, folded, key, units: targets, departements: [...departements] });
  };
  units.codes.forEach((code, unit) => {
    add(code, "unit", units.names[unit]!, [unit]);
  });
  for (const { code, kind, name, targets } of history.former.values()) {
    const known = targets.map((target) => units.indexOf.get(target)).filter((unit) => unit !== undefined);
    if (known.length > 0 || kind === "collectivite") add(code, kind, name, known);
  }
  for (const [code, names] of history.otherNames) {
    const unit = units.indexOf.get(code);
    const former = history.former.get(code);
    const target = unit ?? units.indexOf.get(former?.targets[0] ?? "");
    if (target === undefined || former?.kind === "arrondissements") continue;
    for (const name of names) add(code, former?.kind ?? "other-name", name, [target]);
  }

  const byDepartement = departementCodes.map((): PlaceEntry[] => []);
  for (const entry of entries) for (const departement of entry.departements) byDepartement[departement]!.push(entry);
  return {
    byKey: group(entries, ({ key }) => key),
    byDepartement,
    byInitial: group(entries, ({ key }) => key.slice(0, 1)),
    unitsOfPostalCode: gatherPostalCodes(postalCodes),
    cities: new Map(entries.filter(({ kind }) => kind === "arrondissements").map((entry) => [entry.key, entry])),
    departementsOf: departementReader(departementCodes, departementNames, positionOf),
    departementOfCode,
  };
}

function group(entries: readonly PlaceEntry[], keyOf: (entry: PlaceEntry) => string): Map<string, PlaceEntry[]> {
  const groups = new Map<string, PlaceEntry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const found = groups.get(key);
    if (found === undefined) groups.set(key, [entry]);
    else found.push(entry);
  }
  return groups;
}

function gatherPostalCodes(postalCodes: PlaceBase["postalCodes"]): ReadonlyMap<string, readonly number[]> {
  const unitsOf = new Map<string, number[]>();
  postalCodes.forEach((codes, unit) => {
    for (const code of codes) {
      const found = unitsOf.get(code);
      if (found === undefined) unitsOf.set(code, [unit]);
      else found.push(unit);
    }
  });
  return unitsOf;
}

/** Reads `13`, `1`, `2A`, `013`, `Bouches-du-Rhône`, `13 - Bouches-du-Rhône`, or several of them (`04/05`). */
function departementReader(
  codes: readonly string[],
  names: readonly string[],
  positionOf: ReadonlyMap<string, number>,
): PlaceIndex["departementsOf"] {
  const byName = new Map(names.map((name, position) => [placeKey(foldPlace(name)), position]));
  const known = new Map<string, readonly number[]>();
  const byCode = (word: string): readonly number[] => {
    if (!DEPARTEMENT_CODE.test(word)) return [];
    const bare = word.replace(/^0+(?=..)/, "").toUpperCase();
    const code = bare.length === 1 ? `0${bare}` : bare;
    if (code === "20") return ["2A", "2B"].flatMap((one) => positionOf.get(one) ?? []);
    const position = positionOf.get(code);
    return position === undefined ? [] : [position];
  };
  const read = (written: string): readonly number[] => {
    const named = byName.get(placeKey(foldPlace(written)));
    if (named !== undefined) return [named];
    const parts = written.split(/[/,;+&\n]| et | - |[()]/).flatMap((part) => {
      const position = byName.get(placeKey(foldPlace(part)));
      return position === undefined
        ? part
            .toLowerCase()
            .split(/[^0-9a-z]+/)
            .flatMap(byCode)
        : [position];
    });
    return [...new Set(parts)].filter((position) => position < codes.length);
  };
  return (written) => {
    let found = known.get(written);
    if (found === undefined) {
      found = read(written.slice(0, 200));
      known.set(written, found);
    }
    return found;
  };
}
