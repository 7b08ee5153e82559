import { guessExtent } from "../domain/extent.ts";
import { buildLayer, type Membership } from "../domain/layer.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import { CAPTURE_THRESHOLD, type CaptureDecision, decideCaptures, joinShares } from "../geo/capture.ts";
import { rateListHeader } from "./columns.ts";
import { readFeatures } from "./geojson-features.ts";
import { type PropertyRole, planProperties } from "./geojson-properties.ts";
import { type ContourBase, captureFeatures, type GeojsonZone, type ZoneOptions } from "./geojson-zones.ts";
import type { ListAnomaly } from "./list-anomaly.ts";
import type { ListRefusal } from "./list-refusal.ts";
import { gatherReview } from "./list-review.ts";
import type { ListBase } from "./list-rows.ts";
import { type ListOptions, type NamedFile, type PerimeterImport, readPerimeterTable } from "./perimeter-list.ts";
import type { Reading } from "./projections.ts";
import type { Table } from "./read-table.ts";
import { finishTerritory, gatherTerritories, type TerritoryDraft } from "./territory-drafts.ts";

/** What `rateListHeader` gives at least to a header that names both the territory and the commune. */
const NAMES_BOTH = 20;

/** How polygons became units. */
export interface PolygonReading {
  /** Units that they touch, with the share of each; `zone` is the position of a territory of the layer. */
  readonly decisions: readonly CaptureDecision[];
  readonly reading: Reading;
  /** Share of its area from which a unit belongs to a territory. */
  readonly threshold: number;
}

export interface GeojsonImport extends PerimeterImport {
  /** Absent where the properties were read as a list. */
  readonly polygons?: PolygonReading;
}

/**
 * The properties as a table, where they are a list of communes (each a feature with its code and its CPTS): codes are
 * exact, and polygons are not needed. Null where each feature is a territory: a commune beside its name is its seat's.
 */
function listOfProperties(features: readonly GeojsonZone[]): Table | null {
  const keys = [...new Set(features.flatMap(({ properties }) => [...properties.keys()]))];
  if (rateListHeader(keys) < NAMES_BOTH) return null;
  const { territoryId, territoryName } = planProperties(features).properties;
  const territories = new Set(features.map(({ properties }) => properties.get(territoryId ?? territoryName ?? "")));
  if (territories.size * 2 > features.length) return null;
  const rows = features.map(({ object, properties }) => ({
    number: object,
    cells: keys.map((key) => properties.get(key) ?? ""),
  }));
  return { rows: [{ number: 0, cells: keys }, ...rows], separator: null, openQuoteRow: null };
}

/**
 * Reads perimeters drawn as polygons: each takes the units of which it holds half of the area (or `threshold`), and
 * what lies between a fifth and four fifths is an anomaly, to be looked at. Features that bear one id or one name are
 * one territory. A file of communes that name their CPTS is read as a list instead. Refuses where `base` lacks the contours of the units.
 */
export function readGeojsonPerimeters(
  file: NamedFile,
  base: ListBase & ContourBase,
  options: ListOptions & ZoneOptions = {},
): Result<GeojsonImport, ListRefusal> {
  const opened = readFeatures(file);
  if (!opened.ok) return opened;
  const table = listOfProperties(opened.value.features);
  if (table !== null) return readPerimeterTable({ name: file.name, table, encoding: null }, base, options);
  const read = captureFeatures(file.name, opened.value, base, options);
  if (!read.ok) return read;
  const { zones, reading, features } = read.value;
  const anomalies: Omit<ListAnomaly, "file">[] = [];
  const plan = planProperties(zones, options.columns);
  const review = gatherReview(base.units, options.corrections ?? {});
  const { drafts, find } = gatherTerritories((anomaly) => anomalies.push(anomaly));
  const draftOf = zones.map(({ object, properties }): TerritoryDraft => {
    const read = (role: PropertyRole) => properties.get(plan.properties[role] ?? "") ?? "";
    const cells = {
      row: { number: object, cells: [] },
      id: read("territoryId"),
      name: read("territoryName"),
      stage: read("stage"),
      startDate: read("startDate"),
      endDate: read("endDate"),
      nature: read("nature"),
    };
    const unnamed = `Périmètre ${object}`;
    return find(cells) ?? find({ ...cells, id: cells.id || unnamed, name: unnamed })!;
  });
  const memberships: Membership[] = [];
  const decisions: CaptureDecision[] = [];
  const shares = joinShares(read.value.decisions, (zone) => draftOf[zone]!.index, drafts.length);
  for (const decision of decideCaptures(shares, options.threshold)) {
    const { unit, share, isDoubtful, zone } = decision;
    const { name: territory, row } = drafts[zone]!;
    const object = row.number;
    const code = base.units.codes[unit]!;
    const note = {
      written: base.units.names[unit]!,
      territory,
      departement: code.slice(0, code.startsWith("97") ? 3 : 2),
    };
    const correction = isDoubtful ? review.correctionOf(note) : null;
    const isTaken = correction === null ? decision.isTaken : correction !== "ignore" && correction.includes(code);
    decisions.push({ ...decision, isTaken });
    if (isTaken) memberships.push({ territory: zone, unit, declaredShared: false });
    if (!isDoubtful) continue;
    review.note({ ...note, row: object, status: "doubtful", chosen: isTaken ? unit : null, candidates: [unit] });
    anomalies.push({
      row: object,
      kind: "unite-douteuse",
      value: String(Math.round(share * 100)),
      code: isTaken ? code : null,
      candidates: [code],
      territory,
    });
  }
  if (memberships.length === 0 && review.lines().length === 0)
    return refuse({ code: "nothing-usable", file: file.name, rows: features });
  const held = new Set(memberships.map(({ territory }) => territory));
  for (const { index, row, name: territory } of drafts) {
    if (held.has(index)) continue;
    anomalies.push({ row: row.number, kind: "hors-unites", value: territory, code: null, candidates: [], territory });
  }
  // A piece too small for a unit may fill one with the other pieces of its territory: only territories are said empty.
  const said = read.value.anomalies.filter(({ kind }) => kind !== "hors-unites");
  const ofZones = said.map(({ zone, ...anomaly }) => ({
    ...anomaly,
    code: null,
    candidates: [],
    territory: zone === null ? null : draftOf[zone]!.name,
  }));
  const identity = plan.identity.map((value) => ({
    row: 1,
    kind: "colonne-identite" as const,
    value,
    code: null,
    candidates: [],
    territory: null,
  }));
  const year = options.cog ?? base.units.cog;
  const territories = drafts.map(finishTerritory);
  const extent =
    options.extent ??
    guessExtent(
      base.units,
      memberships.map(({ unit }) => unit),
    );
  return accept({
    layer: buildLayer({
      territories,
      memberships,
      extent,
      provenance: {
        source: file.name,
        nature: territories.every(({ nature }) => nature === "simule") ? "simule" : "importe",
      },
    }),
    anomalies: [...ofZones, ...identity, ...anomalies].map((anomaly) => ({ file: file.name, ...anomaly })),
    rows: features,
    cog: year,
    separator: null,
    encoding: null,
    ignoredColumns: [...plan.identity, ...plan.unread],
    columns: Object.entries(plan.properties).map(([role, header]) => ({ role: role as PropertyRole, header })),
    headers: headersOf(zones, plan.identity),
    review: review.lines(),
    vintage: { year, isGuessed: options.cog === undefined, merged: [], split: [] },
    polygons: { decisions, reading, threshold: options.threshold ?? CAPTURE_THRESHOLD },
  });
}

function headersOf(zones: readonly GeojsonZone[], identity: readonly string[]): PerimeterImport["headers"] {
  const samples = new Map<string, string | null>();
  for (const { properties } of zones) {
    for (const [key, value] of properties) samples.set(key, samples.get(key) || value.slice(0, 80) || null);
  }
  return [...samples].map(([header, sample]) => {
    const isIdentity = identity.includes(header);
    return { header, sample: isIdentity ? null : sample, isIdentity };
  });
}
