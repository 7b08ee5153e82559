import { findNear, patternOfDamaged } from "./near-names.ts";
import { type PlaceBase, type PlaceEntry, type PlaceIndex, placeIndexOf } from "./place-index.ts";
import { foldPlace, leadWithArticle, placeKey } from "./place-key.ts";
import { bareName, type PlaceText, readPlaceText } from "./place-text.ts";
import { readCodeCell } from "./unit-codes.ts";

export type { PlaceBase } from "./place-index.ts";

/** What a file says of one commune, as written; every part may be absent or empty. */
export interface PlaceQuery {
  readonly code?: string;
  readonly name?: string;
  /** Code or name, or several (`04/05`). */
  readonly departement?: string;
  readonly postalCode?: string;
}

/**
 * How a commune was recognised: `former` by the name or code of a commune that merged or changed its name, `damaged` in spite of
 * lost accents, `slip` with one letter more, less, changed or swapped, the only such name there.
 */
export type PlaceEvidence = "code" | "name" | "former" | "postal-code" | "arrondissement" | "damaged" | "slip";

/** Units are positions in the `UnitTable`; candidates are the most likely first. */
export type PlaceMatch =
  | {
      readonly kind: "matched";
      readonly unit: number;
      readonly how: PlaceEvidence;
      /** INSEE code that was recognised, of the unit or a former one. */
      readonly code: string;
      /** Without any département or code: the name alone designates it in all of France. */
      readonly unplaced: boolean;
      /** Other units that bear the name, or that a commune which bore it merged into: here or in another département. */
      readonly rivals: readonly number[];
    }
  /** Paris, Lyon or Marseille, no arrondissement said: `units` are all of them. */
  | { readonly kind: "city"; readonly code: string; readonly units: readonly number[] }
  /** A commune of an overseas collectivity, in no total. */
  | { readonly kind: "collectivite"; readonly code: string }
  | {
      readonly kind: "doubtful";
      readonly candidates: readonly number[];
      /** Those of the candidates whose name only begins as what is written: nothing but a person may choose them. */
      readonly alike?: readonly number[];
    }
  /** Candidates by nearest spelling, none of them likely enough. */
  | { readonly kind: "unknown"; readonly candidates: readonly number[] };

export interface PlaceResolver {
  readonly resolve: (query: PlaceQuery) => PlaceMatch;
  /** The names that a unit has or had, by `placeKey`. */
  readonly isNameOf: (name: string, unit: number) => boolean;
  readonly index: PlaceIndex;
}

const MOST_CANDIDATES = 8;
/** Shortest key in which one letter may be wrong. */
const SLIP_LENGTH = 6;
/** Names compared with misspelt ones before that is given up: the column holds no commune. */
const MOST_COMPARISONS = 1_500_000;

/**
 * Recognises communes by code, name or postal code, for lists, sites, meshes and surveys alike. Never throws, never
 * guesses. Make one for each file: it remembers what it was asked, and gives up near names in a file that holds none.
 * Longer than other files because each way to recognise a commune tells the next what it has ruled out.
 */
export function createPlaceResolver(base: PlaceBase): PlaceResolver {
  const index = placeIndexOf(base);
  const lookup = new PlaceLookup(base, index);
  const known = new Map<string, PlaceMatch>();
  return {
    index,
    resolve(query) {
      const { code = "", name = "", departement = "", postalCode = "" } = query;
      const key = `${code}\n${name}\n${departement}\n${postalCode}`;
      let match = known.get(key);
      if (match === undefined) {
        match = lookup.resolve({ code, name, departement, postalCode });
        known.set(key, match);
      }
      return match;
    },
    isNameOf(name, unit) {
      return index.byKey.get(placeKey(foldPlace(name)))?.some(({ units }) => units.includes(unit)) ?? false;
    },
  };
}

/** Where the commune must be, as far as the query says. */
interface Surroundings {
  readonly departements: readonly number[];
  /** Units of its postal code. */
  readonly postalUnits: readonly number[];
}

class PlaceLookup {
  readonly #base: PlaceBase;
  readonly #index: PlaceIndex;
  #comparisons = 0;

  constructor(base: PlaceBase, index: PlaceIndex) {
    this.#base = base;
    this.#index = index;
  }

  resolve({ code, name, departement, postalCode }: Required<PlaceQuery>): PlaceMatch {
    const text = readPlaceText(name, this.#index);
    const postal = readPostalCode(postalCode) ?? text.fiveDigits;
    const coded = this.#resolveCode(readCodeCell(code.trim().slice(0, 100)).codes, text, postal);
    if (coded !== null) return coded;
    const around = this.#readSurroundings(text, departement, postal);
    if (text.folded === "") return this.#resolvePostalCode(postal, around);
    if (text.folded !== "" && this.#index.cities.has(placeKey(text.folded)))
      return this.#resolveCity(text, postal, around);
    return (
      this.#resolveName(text.folded, around, text.fiveDigits) ??
      this.#resolveName(foldPlace(name), around, null) ??
      this.#resolveName(bareName(name), around, null) ??
      (name.includes("/") ? this.#resolveName(foldPlace(name.replace("/", " sur ")), around, null) : null) ??
      this.#resolveDamaged(name, text, around) ??
      this.#resolveSlip(text.folded, around)
    );
  }

  /** A code that the base knows; a city's gives way to the arrondissement that its name or postal code says. */
  #resolveCode(codes: readonly string[], text: PlaceText, postal: string | null): PlaceMatch | null {
    const [code] = codes;
    if (code === undefined || codes.length > 1) return null;
    const { units, history } = this.#base;
    const unit = units.indexOf.get(code);
    if (unit !== undefined) return matched(unit, code, "code");
    const former = history.former.get(code);
    if (former === undefined) return null;
    if (former.kind === "collectivite") return { kind: "collectivite", code };
    const targets = former.targets.map((target) => units.indexOf.get(target)).filter((one) => one !== undefined);
    if (targets[0] === undefined) return null;
    if (former.kind !== "arrondissements") return matched(targets[0], code, "former");
    const city = this.#index.cities.get(placeKey(foldPlace(former.name)));
    if (city === undefined) return { kind: "city", code, units: targets };
    const rank = placeKey(text.folded) === city.key ? text.rank : null;
    const postalUnits = postal === null ? [] : (this.#index.unitsOfPostalCode.get(postal) ?? []);
    return this.#resolveCity({ ...text, folded: city.folded, rank }, postal, { departements: [], postalUnits });
  }

  #readSurroundings(text: PlaceText, departement: string, postal: string | null): Surroundings {
    const postalUnits = postal === null ? [] : (this.#index.unitsOfPostalCode.get(postal) ?? []);
    const said = text.departements.length > 0 ? text.departements : this.#index.departementsOf(departement.trim());
    if (said.length > 0) return { departements: said, postalUnits };
    const byPostal = new Set(postalUnits.map((unit) => this.#base.units.zoneOf.departement[unit]!));
    if (postal !== null) for (const one of this.#departementsOfPostal(postal)) byPostal.add(one);
    return { departements: [...byPostal], postalUnits };
  }

  #departementsOfPostal(postal: string): readonly number[] {
    if (postal.startsWith("20")) return this.#index.departementsOf("20");
    const departement = this.#index.departementOfCode(postal);
    return departement < 0 ? [] : [departement];
  }

  #resolvePostalCode(postal: string | null, { postalUnits }: Surroundings): PlaceMatch {
    if (postalUnits.length === 0) return { kind: "unknown", candidates: [] };
    if (postalUnits.length > 1) return this.#doubt(postalUnits);
    const unit = postalUnits[0]!;
    return { ...matched(unit, this.#base.units.codes[unit]!, "postal-code"), unplaced: postal === null };
  }

  #resolveCity(text: PlaceText, postal: string | null, around: Surroundings): PlaceMatch {
    const city = this.#index.cities.get(placeKey(text.folded))!;
    if (around.departements.length > 0 && !around.departements.some((one) => city.departements.includes(one))) {
      return this.#doubt(city.units);
    }
    const { codes } = this.#base.units;
    const ranked = text.rank === null ? undefined : city.units[text.rank - 1];
    if (text.rank !== null && ranked === undefined)
      return { kind: "unknown", candidates: city.units.slice(0, MOST_CANDIDATES) };
    const byInsee = postal === null ? undefined : city.units.find((unit) => codes[unit] === postal);
    const byPostal = around.postalUnits.filter((unit) => city.units.includes(unit));
    const said = [ranked, byInsee, byPostal.length === 1 ? byPostal[0] : undefined].filter((one) => one !== undefined);
    if (new Set(said).size > 1) return this.#doubt(said);
    if (said[0] !== undefined) return matched(said[0], codes[said[0]]!, "arrondissement");
    return byPostal.length > 1 && byPostal.length < city.units.length
      ? this.#doubt(byPostal)
      : { kind: "city", code: city.code, units: city.units };
  }

  #resolveName(folded: string, around: Surroundings, fiveDigits: string | null): PlaceMatch | null {
    const { departements, postalUnits } = around;
    const entries = this.#index.byKey.get(placeKey(folded)) ?? [];
    if (entries.length === 0) return null;
    const byInsee = fiveDigits === null ? undefined : entries.find(({ code }) => code === fiveDigits);
    if (byInsee !== undefined) return this.#choose([byInsee], folded, true);
    const atPostalCode = entries.filter(({ units }) => units.some((unit) => postalUnits.includes(unit)));
    if (atPostalCode.length > 0) return withRivals(this.#choose(atPostalCode, folded, true), entries);
    if (departements.length === 0) return this.#choose(entries, folded, false);
    const inside = entries.filter((entry) => entry.departements.some((one) => departements.includes(one)));
    if (inside.length > 0) {
      const match = this.#choose(inside, folded, true);
      return this.#doubtOldName(match, folded, around) ?? withRivals(match, entries);
    }
    const overseas = entries.filter(({ kind }) => kind === "collectivite");
    const isOverseas = departements.every((one) => this.#base.units.zones.departement.codes[one]!.startsWith("97"));
    return isOverseas && overseas.length === 1
      ? { kind: "collectivite", code: overseas[0]!.code }
      : this.#doubtElsewhere(folded, around, entries);
  }

  /**
   * « La Roquette » was the name of La Roquette-sur-Var until 1962, and is today as much a short form of La
   * Roquette-sur-Siagne: the old name of a commune that still exists decides nothing where others there begin with it.
   */
  #doubtOldName(match: PlaceMatch, folded: string, around: Surroundings): PlaceMatch | null {
    if (match.kind !== "matched" || match.how !== "former" || !this.#base.units.indexOf.has(match.code)) return null;
    const begin = withoutArticle(folded);
    const longer = this.#reach(folded, around).filter(
      (entry) => entry.kind === "unit" && `${withoutArticle(entry.folded)} `.startsWith(`${begin} `),
    );
    const alike = distinctUnits(longer).filter((unit) => unit !== match.unit);
    if (alike.length === 0) return null;
    return { ...this.#doubt([match.unit, ...alike]), alike: [match.unit, ...alike] };
  }

  /** A name that the département lacks: its longer names there (`Aix` for Aix-en-Provence), then those of other départements. */
  #doubtElsewhere(folded: string, around: Surroundings, entries: readonly PlaceEntry[]): PlaceMatch {
    const elsewhere = this.#doubt(distinctUnits(entries)).candidates;
    const longer = this.#reach(folded, around).filter((entry) => isLonger(entry.folded, folded));
    const alike = distinctUnits(longer).filter((unit) => !elsewhere.includes(unit));
    return { kind: "doubtful", candidates: [...alike.slice(0, MOST_CANDIDATES), ...elsewhere], alike };
  }

  /** The one place of several of one name; today's before former ones, where the département is known. */
  #choose(entries: readonly PlaceEntry[], folded: string, placed: boolean): PlaceMatch {
    const overseas = entries.filter(({ kind }) => kind === "collectivite");
    if (overseas.length === entries.length) {
      return overseas.length === 1
        ? { kind: "collectivite", code: overseas[0]!.code }
        : { kind: "doubtful", candidates: [] };
    }
    const candidates = distinctUnits(entries);
    const current = entries.filter(({ kind }) => kind === "unit");
    const withArticle = leadWithArticle(folded);
    const exact = withArticle === null ? [] : current.filter((entry) => entry.folded === withArticle);
    const preferred = exact.length > 0 ? exact : current;
    // « Castellet », once a commune, beside « Le Castellet », which still is: neither comes first.
    const isFormerName = entries.some((one) => one.kind !== "unit" && one.folded === folded);
    const comesFirst = preferred.some((one) => one.folded === folded) || !isFormerName;
    const pool = placed && comesFirst && preferred.length > 0 ? preferred : entries;
    const units = distinctUnits(pool);
    if (units.length !== 1 || (!placed && overseas.length > 0)) return this.#doubt(candidates);
    const chosen = pool.find(({ kind }) => kind === "unit") ?? pool[0]!;
    const rivals = candidates.filter((unit) => unit !== units[0]);
    const how = chosen.kind === "unit" ? "name" : "former";
    return { ...matched(units[0]!, chosen.code, how), unplaced: !placed, rivals };
  }

  #resolveDamaged(name: string, text: PlaceText, around: Surroundings): PlaceMatch | null {
    const pattern = patternOfDamaged(name);
    if (pattern === null) return null;
    const found = this.#reach(text.folded, around).filter(({ key }) => pattern.test(key));
    if (found.length === 0) return null;
    const match = this.#choose(found, "", isPlaced(around));
    if (match.kind !== "matched") return match;
    return match.unplaced ? this.#doubt([match.unit, ...match.rivals]) : { ...match, how: "damaged" };
  }

  /** One letter wrong, in a known place; elsewhere only candidates. */
  #resolveSlip(folded: string, around: Surroundings): PlaceMatch {
    const key = placeKey(folded);
    const limit = key.length < SLIP_LENGTH ? 1 : key.length < 12 ? 2 : 3;
    const reach = this.#reach(folded, around);
    const near = findNear(key, reach, limit);
    const longer =
      near.length > 0 || key.length < SLIP_LENGTH ? [] : reach.filter((entry) => isLonger(entry.folded, folded));
    const there = longer.filter(({ units }) => units.some((unit) => around.postalUnits.includes(unit)));
    // A name cut short or drawn out (`Saint-Julien-le-Montagnier`), the only such one of its postal code.
    if (there[0] !== undefined && distinctUnits(there).length === 1)
      return matched(there[0].units[0]!, there[0].code, "slip");
    const likely = [...near.map(({ entry }) => entry), ...longer];
    const candidates = distinctUnits(likely).slice(0, MOST_CANDIDATES);
    const slips = near.filter(({ edits }) => edits === 1).map(({ entry }) => entry);
    if (key.length < SLIP_LENGTH || !isPlaced(around) || distinctUnits(slips).length !== 1) {
      return { kind: "unknown", candidates };
    }
    const slip = slips.find(({ kind }) => kind === "unit") ?? slips[0]!;
    return {
      ...matched(slip.units[0]!, slip.code, "slip"),
      rivals: candidates.filter((unit) => unit !== slip.units[0]),
    };
  }

  /** The names among which a misspelt one is looked for: of its département, else those with its first letter. */
  #reach(folded: string, { departements }: Surroundings): readonly PlaceEntry[] {
    if (this.#comparisons >= MOST_COMPARISONS) return [];
    const reach =
      departements.length > 0
        ? departements.flatMap((one) => this.#index.byDepartement[one]!)
        : (this.#index.byInitial.get(placeKey(folded).slice(0, 1)) ?? []);
    this.#comparisons += reach.length;
    return reach;
  }

  /** Most people first. */
  #doubt(units: readonly number[]): PlaceMatch & { readonly kind: "doubtful" } {
    const { population } = this.#base.units;
    const candidates = [...new Set(units)].sort((a, b) => population[b]! - population[a]!);
    return { kind: "doubtful", candidates };
  }
}

const withoutArticle = (folded: string): string => folded.replace(/^(?:le|la|les|l) /, "");

/** Whether one folded name begins with all the words of the other. */
const isLonger = (a: string, b: string): boolean => `${a} `.startsWith(`${b} `) || `${b} `.startsWith(`${a} `);

const isPlaced = ({ departements, postalUnits }: Surroundings): boolean =>
  departements.length > 0 || postalUnits.length > 0;

function matched(unit: number, code: string, how: PlaceEvidence): PlaceMatch & { readonly kind: "matched" } {
  return { kind: "matched", unit, how, code, unplaced: false, rivals: [] };
}

/** The same match, beside all that bear the name. */
function withRivals(match: PlaceMatch, entries: readonly PlaceEntry[]): PlaceMatch {
  if (match.kind !== "matched") return match;
  return { ...match, rivals: distinctUnits(entries).filter((unit) => unit !== match.unit) };
}

/** The unit that each place counts as, without repetition. */
function distinctUnits(entries: readonly PlaceEntry[]): number[] {
  return [...new Set(entries.flatMap(({ units }) => units.slice(0, 1)))];
}

/** Five digits, or four that lost their zero; null when the cell holds no postal code. */
function readPostalCode(cell: string): string | null {
  const digits = /(?<!\d)(\d{4,5})(?!\d)/.exec(cell.replace(/(?<=\d) (?=\d{3}\b)/g, "").replace(/[.,]0+$/, ""))?.[1];
  return digits === undefined ? null : digits.padStart(5, "0");
}
