import type { CommuneLife } from "../sources/commune-lives.ts";
import { coversYear } from "../sources/commune-lives.ts";
import type { Commune } from "../sources/decoupage.ts";

/** The communes of one COG year, and the commune that each delegated or associated one is part of. */
export interface CogYear {
  readonly year: number;
  readonly communes: ReadonlySet<string>;
  readonly partOf: ReadonlyMap<string, string>;
}

/** What `data/corrections` says of the COG that was not published. */
export interface UnpublishedCog {
  readonly gone: readonly string[];
  readonly new: readonly string[];
}

/** First year described: no CPTS list is older (they come from the law of 26 January 2016). */
const EARLIEST_COG = 2014;

/**
 * Every COG year from 2014 to the latest: from the history until 2018, from the editions after; 2020, which was not
 * published, is 2019 with the changes that `data/corrections` gives.
 */
export function listCogYears(
  lives: readonly CommuneLife[],
  editions: ReadonlyMap<number, readonly Commune[]>,
  cog2020: UnpublishedCog,
): readonly CogYear[] {
  const latest = Math.max(...editions.keys());
  const years: CogYear[] = [];
  for (let year = EARLIEST_COG; year <= latest; year++) {
    const edition = editions.get(year);
    const before = years.at(-1);
    if (edition) years.push(fromEdition(year, edition));
    else if (year === 2020 && before) years.push(correct(before, year, cog2020));
    else years.push(fromHistory(year, lives));
  }
  return years;
}

function fromEdition(year: number, edition: readonly Commune[]): CogYear {
  const communes = edition.filter(
    ({ type, overseasCollectivity }) => type === "commune-actuelle" && !overseasCollectivity,
  );
  return {
    year,
    communes: new Set(communes.map(({ code }) => code)),
    partOf: new Map(edition.flatMap(({ code, chefLieu }) => (chefLieu === undefined ? [] : [[code, chefLieu]]))),
  };
}

function fromHistory(year: number, lives: readonly CommuneLife[]): CogYear {
  const alive = lives.filter((life) => coversYear(life, year));
  return {
    year,
    communes: new Set(alive.filter(({ within }) => within === undefined).map(({ code }) => code)),
    partOf: new Map(alive.flatMap(({ code, within }) => (within === undefined ? [] : [[code, within]]))),
  };
}

function correct(before: CogYear, year: number, changes: UnpublishedCog): CogYear {
  const communes = new Set(before.communes);
  for (const code of changes.gone) communes.delete(code);
  for (const code of changes.new) communes.add(code);
  return { year, communes, partOf: before.partOf };
}
