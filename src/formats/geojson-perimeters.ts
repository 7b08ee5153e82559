import { guessExtent } from "../domain/extent.ts";
import { buildLayer, type Membership } from "../domain/layer.ts";
import { accept, type Result } from "../domain/result.ts";
import { CAPTURE_THRESHOLD, type CaptureDecision } from "../geo/capture.ts";
import { type PropertyRole, planProperties } from "./geojson-properties.ts";
import { type ContourBase, type GeojsonZone, readGeojsonZones, type ZoneOptions } from "./geojson-zones.ts";
import type { ListAnomaly } from "./list-anomaly.ts";
import type { ListRefusal } from "./list-refusal.ts";
import { gatherReview } from "./list-review.ts";
import type { ListBase } from "./list-rows.ts";
import type { ListOptions, NamedFile, PerimeterImport } from "./perimeter-list.ts";
import type { Reading } from "./projections.ts";
import { finishTerritory, gatherTerritories, type TerritoryDraft } from "./territory-drafts.ts";

export interface GeojsonImport extends PerimeterImport {
  /** Units that the polygons touch, with the share of each; `zone` is the position of a territory of the layer. */
  readonly decisions: readonly CaptureDecision[];
  readonly reading: Reading;
  readonly threshold: number;
}

/**
 * Reads perimeters drawn as polygons: each takes the units of which it holds half of the area (or `threshold`), and
 * what lies between a fifth and four fifths is an anomaly, to be looked at. Features that bear one id or one name are
 * one territory. Refuses where `base` lacks the contours of the units.
 */
export function readGeojsonPerimeters(
  file: NamedFile,
  base: ListBase & ContourBase,
  options: ListOptions & ZoneOptions = {},
): Result<GeojsonImport, ListRefusal> {
  const read = readGeojsonZones(file, base, options);
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
  for (const decision of read.value.decisions) {
    const { unit, share, isDoubtful } = decision;
    const { object } = zones[decision.zone]!;
    const { index, name: territory } = draftOf[decision.zone]!;
    const code = base.units.codes[unit]!;
    const note = {
      written: base.units.names[unit]!,
      territory,
      departement: code.slice(0, code.startsWith("97") ? 3 : 2),
    };
    const correction = isDoubtful ? review.correctionOf(note) : null;
    const isTaken = correction === null ? decision.isTaken : correction !== "ignore" && correction.includes(code);
    decisions.push({ ...decision, zone: index, isTaken });
    if (isTaken) memberships.push({ territory: index, unit, declaredShared: false });
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
  const ofZones = read.value.anomalies.map(({ zone, ...anomaly }) => ({
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
    decisions,
    reading,
    threshold: options.threshold ?? CAPTURE_THRESHOLD,
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
