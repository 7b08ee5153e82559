import type { CodeHistory, FormerCode } from "../../src/domain/code-history.ts";
import type { UnitCode, UnitTable } from "../../src/domain/unit.ts";
import type { ListBase } from "../../src/formats/list-rows.ts";

/*
 * Sixteen real units of seven départements, enough for every rule of the reader:
 *   01 Ain          01001, 01002
 *   2A Corse        2A004
 *   05 Hautes-Alpes 05001 (took in 05120, a delegated commune), 05002
 *   06 Alpes-Mar.   06088
 *   13 Bouches-du-R 13001, 13201 to 13204 (Marseille, 13055, cut down to four arrondissements)
 *   49 Maine-et-L.  49001, 49092 (took in 49281; here in 2021)
 *   85 Vendée       85084, which gave back 85165 and 85212 in 2024
 */
const CODES = [
  ...["01001", "01002", "05001", "05002", "06088", "13001", "13201", "13202", "13203", "13204", "2A004", "49001"],
  ...["49092", "85084", "85165", "85212"],
] as UnitCode[];
const NAMES = [
  ...["L'Abergement-Clémenciat", "L'Abergement-de-Varey", "Abriès-Ristolas", "Agnières-en-Dévoluy", "Nice"],
  ...["Aix-en-Provence", "Marseille 1er Arrondissement", "Marseille 2e Arrondissement", "Marseille 3e Arrondissement"],
  ...["Marseille 4e Arrondissement", "Ajaccio", "Les Alleuds", "Chemillé-en-Anjou", "Essarts-en-Bocage", "L'Oie"],
  "Sainte-Florence",
];
const DEPARTEMENTS = ["01", "05", "06", "13", "2A", "49", "85"];

const none = new Int16Array(CODES.length).fill(-1);
const noZone = { codes: [], names: [] };

const units: UnitTable = {
  cog: 2026,
  count: CODES.length,
  codes: CODES,
  names: NAMES,
  population: new Uint32Array(CODES.length).fill(1000),
  populationYear: new Uint16Array(CODES.length).fill(2023),
  zoneOf: {
    region: none,
    departement: Int16Array.from(CODES, (code) => DEPARTEMENTS.indexOf(code.slice(0, 2))),
    arrondissement: none,
    epci: none,
    ept: none,
  },
  zones: {
    region: noZone,
    departement: { codes: DEPARTEMENTS, names: DEPARTEMENTS },
    arrondissement: noZone,
    epci: noZone,
    ept: noZone,
  },
  indexOf: new Map(CODES.map((code, unit) => [code, unit])),
};

const FORMER: readonly FormerCode[] = [
  { code: "05120", name: "Ristolas", kind: "deleguee", targets: ["05001"] as UnitCode[] },
  { code: "49281", name: "Saint-Georges", kind: "fusion", targets: ["49092"] as UnitCode[], lastYear: 2020 },
  {
    code: "13055",
    name: "Marseille",
    kind: "arrondissements",
    targets: ["13201", "13202", "13203", "13204"] as UnitCode[],
    lastYear: 2026,
  },
  { code: "97502", name: "Saint-Pierre", kind: "collectivite", targets: [] },
];

const history: CodeHistory = {
  earliestYear: 2019,
  latestYear: 2026,
  former: new Map(FORMER.map((former) => [former.code, former])),
  firstYear: new Map([
    ["85165", 2024],
    ["85212", 2024],
  ]),
  splits: new Map([["85084", [{ year: 2024, since: 2019, candidates: ["85084", "85165", "85212"] as UnitCode[] }]]]),
  // The second is invented: it makes the name of 49281 ambiguous.
  otherNames: new Map([
    ["05001", ["Abriès"]],
    ["05002", ["Saint-Georges"]],
  ]),
};

export const SMALL_BASE: ListBase = { units, history };
