import { useId } from "react";
import type { UnitClass } from "../../domain/report.ts";
import type { SiteKind } from "../../domain/site.ts";
import type { Stage } from "../../domain/territory.ts";
import { INK, NO_CPTS, OVERLAP, STAGE_LINES, TOO_FEW, TOO_FEW_GROUND, TOO_FEW_LINE } from "../../map/colours.ts";
import { SITE_SHAPES } from "../../map/site-shapes.ts";

/** The line of a stage, colour and dash, as on the map. */
export function StageSwatch({ stage }: { readonly stage: Stage }) {
  const { colour, dash } = STAGE_LINES[stage];
  return (
    <svg width="24" height="10" aria-hidden className="swatch">
      <line
        x1="0"
        y1="5"
        x2="24"
        y2="5"
        stroke={colour}
        strokeWidth="2"
        {...(dash !== null && { strokeDasharray: dash.join(" ") })}
      />
    </svg>
  );
}

/**
 * The hatches of the map as SVG patterns; ids are unique per use, since SVG ids are global to the page. `scale`: units
 * of the drawing per pixel.
 */
export function Hatch({
  id,
  name,
  scale = 1,
}: {
  readonly id: string;
  readonly name: "white" | "shared" | "overlap" | "few";
  readonly scale?: number;
}) {
  if (name === "few")
    return (
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform={`scale(${scale})`}>
        <rect width="5" height="5" fill={TOO_FEW_GROUND} />
        <path d="M-1.25 3.75l2.5 2.5M0 0l5 5M3.75 -1.25l2.5 2.5" stroke={TOO_FEW} strokeWidth="1.2" />
      </pattern>
    );
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform={`scale(${scale})`}>
      <rect width="6" height="6" fill="#fff" />
      {name === "white" && <path d="M-1.5 1.5l3-3M0 6l6-6M4.5 7.5l3-3" stroke={NO_CPTS} strokeWidth="1.5" />}
      {name === "shared" && (
        <>
          <circle cx="1.5" cy="1.5" r="1.1" fill={INK} />
          <circle cx="4.5" cy="4.5" r="1.1" fill={INK} />
        </>
      )}
      {name === "overlap" && <path d="M0 6l6-6M0 0l6 6" stroke={OVERLAP} strokeWidth="1.3" />}
    </pattern>
  );
}

const OUTLINES: Record<UnitClass, string> = {
  white: NO_CPTS,
  shared: INK,
  overlap: OVERLAP,
  single: "none",
  unstated: "#d4d4cf",
};
const FILLS: Partial<Record<UnitClass, string>> = { single: "#a9bbd3", unstated: "#eeeeeb" };

/** The sign of a class of units: the same on the map, in bars, tables and legends. */
export function ClassSwatch({
  unitClass,
  width = 16,
  height = 12,
}: {
  readonly unitClass: UnitClass;
  readonly width?: number;
  readonly height?: number;
}) {
  const id = useId();
  const plain = FILLS[unitClass];
  return (
    <svg width={width} height={height} aria-hidden className="swatch">
      {(unitClass === "white" || unitClass === "shared" || unitClass === "overlap") && (
        <defs>
          <Hatch id={id} name={unitClass} />
        </defs>
      )}
      <rect
        x="0.6"
        y="0.6"
        width={width - 1.2}
        height={height - 1.2}
        fill={plain ?? `url(#${id})`}
        stroke={OUTLINES[unitClass]}
        strokeWidth="1.2"
        {...(unitClass === "shared" && { strokeDasharray: "3 2" })}
      />
    </svg>
  );
}

/** The hatch of what is hidden, or too few to be shown. */
export function FewSwatch({ width = 16, height = 12 }: { readonly width?: number; readonly height?: number }) {
  const id = useId();
  return (
    <svg width={width} height={height} aria-hidden className="swatch">
      <defs>
        <Hatch id={id} name="few" />
      </defs>
      <rect
        x="0.5"
        y="0.5"
        width={width - 1}
        height={height - 1}
        fill={`url(#${id})`}
        stroke={TOO_FEW_LINE}
        strokeWidth="1"
      />
    </svg>
  );
}

/** The line of a mesh. */
export function LineSwatch({
  colour,
  dash,
  width,
}: {
  readonly colour: string;
  readonly dash: string;
  readonly width: number;
}) {
  return (
    <svg width="24" height="10" aria-hidden className="swatch">
      <line x1="0" y1="5" x2="24" y2="5" stroke={colour} strokeWidth={width} strokeDasharray={dash} />
    </svg>
  );
}

/** The disc that stands for several sites, with their number. */
export function GroupSwatch() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden className="swatch">
      <circle cx="8" cy="8" r="7" fill="#fff" stroke={INK} strokeWidth="1.2" />
      <text x="8" y="11.4" fontSize="9.5" fontWeight="600" textAnchor="middle" fill={INK}>
        9
      </text>
    </svg>
  );
}

/** The sign of a site, by its shape: filled for a place of care, open for a seat. */
export function SiteSwatch({ kind }: { readonly kind: SiteKind }) {
  const { path, isFilled } = SITE_SHAPES[kind];
  return (
    <svg width="12" height="12" viewBox="0 0 16 16" aria-hidden className="swatch">
      <path d={path} fill={isFilled ? INK : "#fff"} stroke={INK} strokeWidth="1.7" strokeLinejoin="round" />
    </svg>
  );
}
