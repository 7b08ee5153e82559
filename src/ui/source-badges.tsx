import type { BaseInfo } from "../analysis/protocol.ts";
import type { Scope, ZoneRef } from "../domain/scope.ts";
import { useApp, useText } from "./app-context.tsx";

/** Zones named in a badge. */
const MOST_NAMES = 2;

/** On the map itself: which data these are, and of what nature. A dashed badge is simulated. */
export function SourceBadges() {
  const text = useText();
  const base = useApp((state) => state.base);
  const list = useApp((state) => state.list);
  const scope = useApp((state) => state.scope);
  const contours = useApp((state) => state.imports.contours);
  if (base.kind !== "ready") return null;
  const { info } = base;
  const drawn = contours.flatMap(({ zones }) => zones);
  const isOfficial =
    contours.length === 0
      ? info.sources.some(({ vintage }) => vintage.startsWith("officiel"))
      : isInside(scope, drawn, info);
  const names = [...new Set(drawn.map(({ level, code }) => nameOfZone(info, level, code)))];
  const named = `${names.slice(0, MOST_NAMES).join(", ")}${names.length > MOST_NAMES ? "…" : ""}`;
  return (
    <div className="source-badges">
      {list.kind === "ready" && (
        <span className="badge" data-nature={list.info.provenance.nature}>
          {text.sources.list(text.natures[list.info.provenance.nature], list.info.isExample ? null : list.info.file)}
        </span>
      )}
      <span className="badge" data-kind="base">
        {text.sources.base(base.info.cog, base.info.populationYear)}
      </span>
      <span className="badge" data-nature={isOfficial ? "officiel" : "reconstitue"}>
        {isOfficial
          ? text.sources.officialContours(named)
          : contours.length === 0
            ? text.sources.contours
            : text.sources.mixedContours(named)}
      </span>
    </div>
  );
}

const nameOfZone = (info: BaseInfo, level: string, code: string): string =>
  info.zones.find((zone) => zone.level === level && zone.code === code)?.name ?? code;

/** Whether every zone of the scope lies in one of those drawn by official contours. */
function isInside(scope: Scope, drawn: readonly ZoneRef[], info: BaseInfo): boolean {
  const isDrawn = ({ level, code }: ZoneRef): boolean => {
    if (drawn.some((one) => one.level === level && one.code === code)) return true;
    const parent = info.zones.find((zone) => zone.level === level && zone.code === code)?.parent ?? "";
    if (parent === "") return false;
    // An EPCI lies in the département of most of its people, but may reach into the next.
    return isDrawn({ level: level === "departement" ? "region" : "departement", code: parent });
  };
  return scope.kind === "zones" && scope.zones.every(isDrawn);
}
