import { Fragment, useId } from "react";
import type { SmallMap } from "../analysis/protocol.ts";
import { INK, LAND_OUTSIDE, NO_CPTS, NO_CPTS_TEXT, OVERLAP, PAPER, STAGE_LINES, TINTS } from "../map/colours.ts";
import type { Finding } from "../store/state.ts";
import { useApp, useText } from "./app-context.tsx";
import { Hatch } from "./controls/swatches.tsx";
import { placeLabels } from "./small-map-labels.ts";

const FINDINGS: readonly Finding[] = ["white", "shared", "overlap"];

/** A small map in the signs of the main one: tints, hatches, lines of the stages inside their own limit. */
export function SmallMapDrawing({ map, named = false }: { readonly map: SmallMap; readonly named?: boolean }) {
  const id = useId();
  const hidden = useApp((state) => state.hidden);
  const { width, height, paths, territories, kind } = map;
  const shown = FINDINGS.filter((finding) => paths[finding] !== "" && !hidden.includes(finding));
  const lineWidth = kind === "city" ? 1.15 : 0.9;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="small-map-drawing" aria-hidden>
      <defs>
        {shown.map((finding) => (
          <Hatch key={finding} id={`${id}${finding}`} name={finding} />
        ))}
        {territories.map(({ path }, i) => (
          <clipPath key={path} id={`${id}${i}`}>
            <path d={path} clipRule="evenodd" />
          </clipPath>
        ))}
      </defs>
      <path d={paths.land} fill={LAND_OUTSIDE} fillRule="evenodd" stroke={INK} strokeOpacity={0.45} strokeWidth={0.8} />
      {territories.map(({ path, tint }) => (
        <path key={path} d={path} fill={TINTS[tint] ?? PAPER} fillRule="evenodd" />
      ))}
      <path d={paths.unitBorders} fill="none" stroke={INK} strokeOpacity={0.14} strokeWidth={0.5} />
      {shown.map((finding) => (
        <path key={finding} d={paths[finding]} fill={`url(#${id}${finding})`} fillRule="evenodd" />
      ))}
      {territories.map(({ path, stage }, i) => {
        const { colour, dash } = STAGE_LINES[stage];
        // The clip keeps the inner half of the line: two neighbours make one double line and each keeps its stage.
        return (
          <Fragment key={path}>
            <path
              d={path}
              clipPath={`url(#${id}${i})`}
              fill="none"
              stroke={PAPER}
              strokeOpacity={0.75}
              strokeWidth={2 * lineWidth + 1.6}
            />
            <path
              d={path}
              clipPath={`url(#${id}${i})`}
              fill="none"
              stroke={colour}
              strokeWidth={2 * lineWidth}
              {...(dash !== null && { strokeDasharray: dash.join(" ") })}
            />
          </Fragment>
        );
      })}
      {shown.includes("shared") && (
        <path d={paths.shared} fill="none" stroke={INK} strokeWidth={1} strokeDasharray="3 2" />
      )}
      {shown.includes("overlap") && <path d={paths.overlap} fill="none" stroke={OVERLAP} strokeWidth={1} />}
      {shown.includes("white") && (
        <path d={paths.white} fill="none" stroke={NO_CPTS} strokeWidth={kind === "city" ? 1.5 : 1} />
      )}
      {named && <Names map={map} />}
    </svg>
  );
}

/** Numbers of the arrondissements; the white ones by their name and people. */
function Names({ map }: { readonly map: SmallMap }) {
  const text = useText();
  const { plates, numbers } = placeLabels(map, text.scope.inhabitants);
  return (
    <>
      {numbers.map(({ name, x, y }) => (
        <text key={name} x={x} y={y + 3.8} className="small-map-number">
          <Ordinal name={name} />
        </text>
      ))}
      {plates.map(({ label, x, y, width, height }) => (
        <Fragment key={label.name}>
          <line x1={label.x} y1={label.y} x2={x + width / 2} y2={y + height / 2} stroke={INK} strokeWidth={1} />
          <circle cx={label.x} cy={label.y} r={2} fill={INK} />
          <rect x={x} y={y} width={width} height={height} rx={3} fill={PAPER} fillOpacity={0.94} />
          <text x={x + width / 2} y={y + 12.5} className="small-map-name">
            <Ordinal name={label.name} />
          </text>
          <text x={x + width / 2} y={y + 25} className="small-map-people" fill={NO_CPTS_TEXT}>
            {text.scope.inhabitants(label.population)}
          </text>
        </Fragment>
      ))}
    </>
  );
}

/** « 1er » and « 2e » are written with raised letters. */
function Ordinal({ name }: { readonly name: string }) {
  const [, number, ending] = /^(.*\d)(er?)$/.exec(name) ?? [];
  if (number === undefined) return name;
  return (
    <>
      {number}
      <tspan dy="-3" className="small-map-raised">
        {ending}
      </tspan>
    </>
  );
}
