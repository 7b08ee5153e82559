import { Gunzip } from "fflate";
import { ElementSplitter } from "./finess-split.ts";
import type { MemberGroup } from "./site-import.ts";
import { NO_RECORD, readNumber, type SiteRecord } from "./site-record.ts";
import { isClosedState } from "./site-table.ts";

/** Bytes read between two pauses; compressed ones hold some twenty times more. */
const CHUNK_BYTES = 1 << 20;
const PACKED_BYTES = 1 << 16;
/** The date of the document is at its beginning. */
const HEAD_BYTES = 2000;
/** Nature of a group of legal entities: groupement hospitalier de territoire. */
const GHT_TYPE = "001";

type Json = Readonly<Record<string, unknown>>;

export interface DailyRead {
  readonly rows: number;
  readonly groups: readonly MemberGroup[];
  /** Date of the file. */
  readonly date: string | null;
  /** The document ended before its end, or is no JSON any more after some point. */
  readonly isCut: boolean;
  /** At least one legal entity or group was found: the file is what it should be. */
  readonly isFiness: boolean;
}

/**
 * Reads the daily FINESS+ document (`pmej`, their `ege`, and the `gcc` among which the GHT), compressed or not, one
 * legal entity at a time: the document is never held whole. `onRecord` is given each place of exercise; `pause`, called
 * between chunks with the share read (0..1), may yield to others and tells whether to go on.
 */
export async function readDaily(
  bytes: Uint8Array,
  onRecord: (record: SiteRecord) => void,
  pause: (share: number) => Promise<boolean>,
): Promise<DailyRead | "cancelled"> {
  const numberOf = new Map<string, string>();
  const groups: MemberGroup[] = [];
  let rows = 0;
  let isFiness = false;
  let failed = false;
  let head = "";
  const splitter = new ElementSplitter((text) => {
    const entry = parseElement(text);
    if (entry === null) failed = true;
    else if ("gccId" in entry) {
      isFiness = true;
      const group = readGroup(entry);
      if (group !== null) groups.push(group);
    } else if ("informationsGeneralesPMEJ" in entry || "informationsGeneralesPmej" in entry) {
      isFiness = true;
      rows += readLegalEntity(entry, numberOf, onRecord, rows);
    }
  });
  const write = (chunk: Uint8Array) => {
    if (head === "") head = new TextDecoder().decode(chunk.subarray(0, HEAD_BYTES));
    splitter.write(chunk);
  };
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const gunzip = isGzip ? new Gunzip(write) : null;
  const step = isGzip ? PACKED_BYTES : CHUNK_BYTES;
  for (let from = 0; from < bytes.length && !failed; from += step) {
    const chunk = bytes.subarray(from, from + step);
    const isLast = from + step >= bytes.length;
    if (gunzip === null) write(chunk);
    else {
      try {
        gunzip.push(chunk, isLast);
      } catch {
        failed = true;
      }
    }
    if (!(await pause(Math.min(1, (from + chunk.length) / bytes.length)))) return "cancelled";
  }
  return {
    rows,
    date: /"generatedAt"\s*:\s*"(\d{4}-\d\d-\d\d)/.exec(head)?.[1] ?? null,
    isCut: failed || !splitter.isWhole,
    isFiness,
    groups: groups.map((group) => ({ ...group, members: group.members.flatMap((id) => numberOf.get(id) ?? []) })),
  };
}

function parseElement(text: string): Json | null {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A code is a text, or an object that holds one beside the name of its list. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (typeof value === "number") return String(value);
  return value !== null && typeof value === "object" && "code" in value ? textOf(value.code) : "";
}

const listOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter((item): item is Json => item !== null && typeof item === "object") : [];

function objectOf(value: unknown): Json {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Json) : {};
}

/** An active GHT and the identifiers of its members, which are legal entities. */
function readGroup(entry: Json): MemberGroup | null {
  if (textOf(entry.typeGcc) !== GHT_TYPE || isClosedState(textOf(entry.etatObjet))) return null;
  const members = listOf(entry.pmejDuGcc).map((member) => textOf(member.pmSmsseId ?? member.pm_smsseId));
  return { id: textOf(entry.gccIdentifiantExterne) || textOf(entry.gccId), name: textOf(entry.nomGcc), members };
}

/** Gives each place of a legal entity to `onRecord`, and returns how many there are. */
function readLegalEntity(
  entry: Json,
  numberOf: Map<string, string>,
  onRecord: (record: SiteRecord) => void,
  before: number,
): number {
  const general = objectOf(entry.informationsGeneralesPMEJ ?? entry.informationsGeneralesPmej);
  const legalEntity = textOf(general.numFinessPm);
  numberOf.set(textOf(general.pmSmsseId ?? general.pm_smsseId), legalEntity);
  const places = listOf(entry.ege);
  places.forEach((place, rank) => {
    const facts = objectOf(place.informationsGeneralesEGE);
    onRecord({
      ...NO_RECORD,
      row: before + rank + 1,
      id: textOf(facts.numFinessEge),
      legalEntity,
      name: textOf(facts.nomEgeLong) || textOf(facts.nomEgeCourt) || textOf(general.denominationPm),
      category: textOf(
        place.categorieentiteGeographiqueExercice ??
          place.categorieEntiteGeographiqueExercice ??
          facts.categorieentiteGeographiqueExercice,
      ),
      isClosed: isClosedState(textOf(place.etatObjet)) || textOf(facts.dateFermeture) !== "",
      ...readAddress(listOf(place.adresse)[0] ?? listOf(entry.adresse)[0] ?? {}),
    });
  });
  return places.length;
}

/** Degrees are under « direction »; the projected numbers give the northing as X and the easting as Y. */
function readAddress(address: Json) {
  const place = objectOf(address.coordonneesGeographique);
  const lng = readNumber(textOf(place.directionLongitude));
  const lat = readNumber(textOf(place.directionLatitude));
  const hasDegrees = lng !== null && lat !== null;
  return {
    communeCode: textOf(address.cogCommune),
    communeName: textOf(address.ligneAcheminement),
    postalCode: textOf(address.codePostal),
    x: hasDegrees ? lng : readNumber(textOf(place.coordonneeY)),
    y: hasDegrees ? lat : readNumber(textOf(place.coordonneeX)),
  };
}
