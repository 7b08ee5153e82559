import type { Site, SiteKind } from "../domain/site.ts";
import { distanceKm, type Position } from "../geo/measure.ts";
import type { Box } from "../geo/unit-index.ts";
import { toLngLat } from "./projections.ts";
import { resolveCode } from "./resolve-code.ts";
import type { SiteAnomaly, SiteAnomalyKind, SiteBase } from "./site-import.ts";
import { structureOf } from "./site-kinds.ts";
import type { SiteRecord } from "./site-record.ts";
import { readCodeCell } from "./unit-codes.ts";

/** A point this far outside the box of its commune is said not to be in it, however roughly the commune is drawn. */
const FAR_KM = 5;
/** Beyond, the point is wrong rather than the contour, and is not drawn. */
const TOO_FAR_KM = 50;
/** A point in no unit still belongs to the nearest one when it is this near: coasts are drawn approximately. */
const ASHORE_KM = 3;
const KM_PER_DEGREE = 111.2;

type RowAnomaly = Omit<SiteAnomaly, "file">;
/** The unit that a record names, or those between which its point decides, and how it names them. */
interface NamedUnits {
  readonly units: readonly number[];
  readonly anomaly: SiteAnomalyKind | null;
  readonly written: string;
}
interface Placed {
  readonly unit: number;
  readonly point: Position;
  readonly isApproximate: boolean;
}

/** Finds units by what a record says: code, name, département, postal code. Several: nothing says which. */
export type PlaceFinder = (record: SiteRecord) => readonly number[];

/** Puts records on units and points, and says what was not used as written. */
export class SitePlacer {
  readonly #base: SiteBase;
  readonly #findPlace: PlaceFinder;
  readonly #anomalies: RowAnomaly[] = [];
  #swapped = { count: 0, row: 0 };
  #hasPoint = false;

  constructor(base: SiteBase, findPlace: PlaceFinder) {
    this.#base = base;
    this.#findPlace = findPlace;
  }

  /** The site of a record; null when nothing places it in the units of France, which is then said. */
  place(record: SiteRecord, kind: SiteKind): Site | null {
    const placed = this.#locate(record);
    if (placed === null) return null;
    const id = record.id === "" ? `${kind}-${record.row}` : record.id;
    return {
      id,
      structureId: structureOf(kind, { ...record, id }),
      kind,
      name: record.name === "" ? id : record.name,
      unitIndex: placed.unit,
      lng: placed.point[0],
      lat: placed.point[1],
      nature: "importe",
      ...(placed.isApproximate ? { isApproximate: true } : {}),
    };
  }

  /** In the order of the rows. */
  takeAnomalies(): readonly RowAnomaly[] {
    const { count, row } = this.#swapped;
    const ofFile = (kind: SiteAnomalyKind, rows: number, first: number): readonly RowAnomaly[] =>
      rows === 0 ? [] : [{ row: first, kind, value: String(rows), code: null, candidates: [], territory: null }];
    // A file without any coordinates is said once.
    const bare = this.#hasPoint ? [] : this.#anomalies.filter(({ kind }) => kind === "sans-coordonnees");
    const rest =
      bare.length === 0 ? this.#anomalies : this.#anomalies.filter(({ kind }) => kind !== "sans-coordonnees");
    return [
      ...rest,
      ...ofFile("coordonnees-inversees", count, row),
      ...ofFile("fichier-sans-coordonnees", bare.length, bare[0]?.row ?? 0),
    ].sort((a, b) => a.row - b.row);
  }

  say(
    record: SiteRecord,
    kind: SiteAnomalyKind,
    value: string,
    { code = null, candidates = [] }: { code?: string | null; candidates?: readonly string[] } = {},
  ): void {
    this.#anomalies.push({ row: record.row, kind, value, code, candidates, territory: record.name || null });
  }

  #locate(record: SiteRecord): Placed | null {
    const { units } = this.#base;
    const named = this.#nameUnits(record);
    if (named === "collectivite") return null;
    if (named === null) return this.#locateByPoint(record);
    const { anomaly, written } = named;
    const [first, ...others] = named.units;
    const departement = departementOf(units.codes[first!]!);
    const point = this.#readPoint(record, departement);
    const unit = others.length === 0 ? first! : point === null ? -1 : this.#choose(named.units, point);
    if (unit < 0) {
      this.say(record, "commune-douteuse", written, { candidates: named.units.map((one) => units.codes[one]!) });
      return null;
    }
    const code = units.codes[unit]!;
    if (anomaly !== null) this.say(record, anomaly, written, { code });
    const far = point === null ? 0 : kmOutside(this.#base.unitIndex.boxOf(unit), point);
    if (far > FAR_KM) this.say(record, "loin-de-sa-commune", String(Math.round(far)), { code });
    if (point !== null && far <= TOO_FAR_KM) return { unit, point, isApproximate: false };
    if (point !== null) return this.#atCentre(unit);
    if (record.x === null || record.y === null) this.say(record, "sans-coordonnees", written, { code });
    else this.#sayMisread(record, departement, code);
    return this.#atCentre(unit);
  }

  #atCentre(unit: number): Placed | null {
    const centre = this.#base.centreOf(unit);
    return centre === null ? null : { unit, point: centre, isApproximate: true };
  }

  /** The unit at the point of a record that names none. */
  #locateByPoint(record: SiteRecord): Placed | null {
    const departement = record.departement === "" ? "" : record.departement.padStart(2, "0");
    const point = this.#readPoint(record, departement);
    const unit = point === null ? -1 : this.#unitNear(point);
    const written = record.communeCode || record.communeName;
    if (point === null || unit < 0) {
      if (record.x === null || record.y === null) this.say(record, "sans-lieu", written);
      else this.say(record, "hors-france", `${record.x}, ${record.y}`);
      return null;
    }
    if (written !== "") this.say(record, "commune-inconnue", written, { code: this.#base.units.codes[unit]! });
    return { unit, point, isApproximate: false };
  }

  /** Degrees of the point in the part of France that holds its département; null when the numbers lie elsewhere. */
  #readPoint({ x, y, row }: SiteRecord, departement: string): Position | null {
    if (x === null || y === null || (x === 0 && y === 0)) return null;
    this.#hasPoint = true;
    const read = toLngLat(x, y, departement === "" ? {} : { departement });
    if (read === null) return null;
    if (read.reading.swapped) this.#swapped = { count: this.#swapped.count + 1, row: this.#swapped.row || row };
    return [read.lng, read.lat];
  }

  /** The numbers of a commune overseas that fall in metropolitan France, or elsewhere, were read in the wrong projection. */
  #sayMisread(record: SiteRecord, departement: string, code: string | null): void {
    const isOverseas = departement.startsWith("97");
    const isDegrees = Math.abs(record.x!) <= 180 && Math.abs(record.y!) <= 180;
    const elsewhere = toLngLat(record.x!, record.y!);
    if (isOverseas && (isDegrees || elsewhere !== null))
      this.say(record, "projection-metropolitaine", `${record.x}, ${record.y}`, { code });
    else if (elsewhere === null) this.say(record, "hors-france", `${record.x}, ${record.y}`, { code });
    else {
      const centre = code === null ? null : this.#base.centreOf(this.#base.units.indexOf.get(code)!);
      const km = centre === null ? 0 : distanceKm(centre, [elsewhere.lng, elsewhere.lat]);
      this.say(record, "loin-de-sa-commune", String(Math.round(km)), { code });
    }
  }

  #nameUnits(record: SiteRecord): NamedUnits | "collectivite" | null {
    const { units, history } = this.#base;
    const code = readCodeCell(record.communeCode.trim()).codes[0];
    const { kind, targets } = resolveCode(code ?? "", history.latestYear, units, history);
    if (code !== undefined && kind === "collectivite") {
      this.say(record, "collectivite", code);
      return "collectivite";
    }
    const written = code ?? [record.postalCode, record.communeName].filter((text) => text !== "").join(" ");
    const coded = targets.map((target) => units.indexOf.get(target)!);
    if (coded.length > 0 && kind !== "arrondissements") {
      return { units: coded.slice(0, 1), anomaly: kind === "unit" ? null : "ancienne-commune", written };
    }
    const found = this.#findPlace(record);
    // Of the arrondissements of a city, the postal code or the name may say which.
    const kept = coded.length === 0 ? found : found.filter((unit) => coded.includes(unit));
    if (kept.length > 0) return { units: kept, anomaly: null, written };
    return coded.length > 0 ? { units: coded, anomaly: null, written } : null;
  }

  /** Of several units that a record may mean, the one that holds its point, else the one whose middle is nearest. */
  #choose(candidates: readonly number[], point: Position): number {
    const { unitIndex, centreOf } = this.#base;
    const at = unitIndex.unitAt(...point);
    if (candidates.includes(at)) return at;
    const gap = (unit: number) => distanceKm(centreOf(unit) ?? point, point);
    return candidates.reduce((best, unit) => (gap(unit) < gap(best) ? unit : best));
  }

  /** The unit at a point, or the nearest one when the point is just off the coast; −1 otherwise. */
  #unitNear(point: Position): number {
    const { unitIndex, centreOf } = this.#base;
    const at = unitIndex.unitAt(...point);
    if (at >= 0) return at;
    const [lng, lat] = point;
    const margin = ASHORE_KM / KM_PER_DEGREE;
    const wide = margin / Math.cos((lat * Math.PI) / 180);
    const near = unitIndex.unitsInBox([lng - wide, lat - margin, lng + wide, lat + margin]);
    const gap = (unit: number) => distanceKm(centreOf(unit) ?? [0, 0], point);
    return near.reduce((best, unit) => (best < 0 || gap(unit) < gap(best) ? unit : best), -1);
  }
}

/** Département of an INSEE code: three characters overseas. */
function departementOf(code: string): string {
  return code.startsWith("97") ? code.slice(0, 3) : code.slice(0, 2);
}

/** Kilometres between a point and a box, 0 inside; infinite without a box. */
function kmOutside(box: Box | null, [lng, lat]: Position): number {
  if (box === null) return 0;
  const [west, south, east, north] = box;
  const nearest: Position = [Math.min(Math.max(lng, west), east), Math.min(Math.max(lat, south), north)];
  return distanceKm([lng, lat], nearest);
}
