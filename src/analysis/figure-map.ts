import { CLASS } from "../domain/classes.ts";
import { unitsOfTerritory } from "../domain/layer.ts";
import { borderLines } from "../geo/border-lines.ts";
import { maskOf, outlineOf, outlinesOf, zoneOutlines } from "../geo/outline.ts";
import type { Surroundings } from "../packs/surroundings.ts";
import { unitsOf } from "./analyse-list.ts";
import type { TableSource } from "./cockpit-table-source.ts";
import type { Frame } from "./drawing-frame.ts";
import { createPathWriter } from "./figure-paths.ts";
import { INK, LAND_OUTSIDE, LINE_OUTSIDE, OVERLAP, SELECTED, STAGE_LINES, TINTS, WHITE_ZONE } from "./figure-style.ts";

/** Communes beyond which their limits would only grey the map. */
const MOST_UNITS = 6000;

/** Code of France among the countries around it: its own mesh is finer. */
const FRANCE = "250";

const path = (d: string, attributes: string): string => (d === "" ? "" : `<path d="${d}" ${attributes}/>`);

/** Everything that the map shows but its names, bottom to top; the territory that it is about, if any, in yellow. */
export function drawMap(
  { base, list, analysed }: TableSource,
  frame: Frame,
  surroundings: Surroundings,
  territory?: number,
): string {
  const { units, mesh } = base;
  const { inScope, active, classification, zoneOf, stageOf, report } = analysed;
  const write = createPathWriter(frame);
  const scope = unitsOf(inScope);
  const areaWhere = (kind: number) =>
    write.area(
      outlineOf(
        mesh,
        maskOf(
          units.count,
          scope.filter((unit) => classification.classOf[unit] === kind),
        ),
      ),
    );
  const isShown = shownTerritories(list.layer.memberStart, list.layer.members, active, inScope);
  const outlines = outlinesOf(mesh, list.index, list.layer.territories.length).map((outline, t) =>
    isShown[t] === 1 ? write.area(outline) : "",
  );
  const departements = Int32Array.from(units.zoneOf.departement, (zone, unit) => (inScope[unit] === 1 ? zone : -1));
  const abroad = surroundings.features
    .filter(({ properties }) => properties?.country !== FRANCE)
    .flatMap(({ geometry }) => (geometry.type === "Polygon" ? [geometry.coordinates as [number, number][][]] : []))
    .map((polygon) => write.area([polygon]));
  const france = write.area(outlineOf(mesh, new Uint8Array(units.count).fill(1)));
  // Limits of communes: all of a small scope, or those of the territory alone.
  const ownUnits = territory === undefined ? scope : unitsOfTerritory(list.layer, territory);
  const communes = new Int32Array(units.count).fill(-1);
  if (ownUnits.length <= MOST_UNITS) for (const unit of ownUnits) communes[unit] = unit;
  const own = territory === undefined ? "" : outlines[territory]!;
  const scopeArea = write.area(outlineOf(mesh, inScope));
  const stageLine = (d: string, t: number) => {
    const { colour, dash } = STAGE_LINES[stageOf[t]!];
    return path(
      d,
      `fill="none" stroke="${colour}" stroke-width="1.1"${dash === "" ? "" : ` stroke-dasharray="${dash}"`}`,
    );
  };
  return [
    path(abroad.join(""), `fill="${LAND_OUTSIDE}" stroke="${LINE_OUTSIDE}" stroke-width="0.6"`),
    path(france, `fill="${LAND_OUTSIDE}" stroke="${LINE_OUTSIDE}" stroke-width="0.6"`),
    path(scopeArea, `fill="#FFFFFF"`),
    ...outlines.map((d, t) => path(d, `fill="${TINTS[list.tints[t]!]}"`)),
    path(areaWhere(CLASS.unstated), `fill="${LAND_OUTSIDE}"`),
    path(
      write.lines(borderLines(mesh, communes)),
      `fill="none" stroke="${INK}" stroke-opacity="0.22" stroke-width="0.5"`,
    ),
    path(
      write.lines(borderLines(mesh, departements)),
      `fill="none" stroke="${INK}" stroke-opacity="0.6" stroke-dasharray="4 3"`,
    ),
    path(areaWhere(CLASS.shared), `fill="url(#shared)" stroke="${INK}" stroke-width="1.2" stroke-dasharray="3 2"`),
    path(areaWhere(CLASS.overlap), `fill="url(#overlap)" stroke="${OVERLAP}" stroke-width="1"`),
    ...outlines.map(stageLine),
    path(
      zoneOutlines(mesh, zoneOf, report.whiteZones.length).map(write.area).join(""),
      `fill="url(#white)" stroke="${WHITE_ZONE}" stroke-width="1.5" stroke-linejoin="round"`,
    ),
    path(scopeArea, `fill="none" stroke="${INK}" stroke-width="1.4" stroke-linejoin="round"`),
    path(own, `fill="none" stroke="${INK}" stroke-width="5.5" stroke-linejoin="round"`),
    path(own, `fill="none" stroke="${SELECTED}" stroke-width="3.2" stroke-linejoin="round"`),
  ].join("\n");
}

/** 1 for the territories that count and hold a unit of the scope. */
function shownTerritories(
  memberStart: Uint32Array,
  members: Uint32Array,
  active: Uint8Array,
  inScope: Uint8Array,
): Uint8Array {
  return active.map((counts, t) =>
    counts === 1 && members.subarray(memberStart[t], memberStart[t + 1]).some((unit) => inScope[unit] === 1) ? 1 : 0,
  );
}
