import { readPackageJson } from "./installed-packages.ts";
import { readRecords } from "./source-record.ts";

/** One life of a commune in the history of the COG, 1943 to 2019. */
export interface CommuneLife {
  readonly code: string;
  readonly name: string;
  /** First and last day (excluded), `YYYY-MM-DD`; absent when it goes on before 1943 or after 2019. */
  readonly start: string | undefined;
  readonly end: string | undefined;
  /** Commune that it was part of, when it was delegated or associated; absent for a commune in its own right. */
  readonly within: string | undefined;
}

const FILE = "data/historique-communes.json";
const CODE = /^(\d\d|2[AB])\d{3}$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const ID = /^COM[PAD]?-(\d\d|2[AB])\d{3}@/;
/** COM: commune; COMD, COMA: delegated, associated; COMP: the part that the main commune of a merger was. */
const TYPES = ["COM", "COMD", "COMA", "COMP"] as const;

/** Every life of every commune from 1943 to 2019, delegated and associated communes included. */
export function readCommuneLives(): readonly CommuneLife[] {
  return readRecords(`decoupage-2019/${FILE}`, readPackageJson("decoupage-2019", FILE)).map((record) => {
    const independent = record.oneOf("type", TYPES) === "COM";
    const within = record.optionalCode("pole", ID)?.split(/[-@]/)[1];
    return {
      code: record.code("code", CODE),
      name: record.text("nom"),
      start: record.optionalCode("dateDebut", DATE),
      end: record.optionalCode("dateFin", DATE),
      within: independent ? undefined : within,
    };
  });
}

/** Whether a life covers 1 January of a year: the day that the COG of that year describes. */
export function coversYear(life: CommuneLife, year: number): boolean {
  const day = `${year}-01-01`;
  return (life.start === undefined || life.start <= day) && (life.end === undefined || life.end > day);
}
