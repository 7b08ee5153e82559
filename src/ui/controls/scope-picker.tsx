import { ChevronDown } from "lucide-react";
import { useMemo, useState } from "react";
import type { BaseInfo, ZoneInfo } from "../../analysis/protocol.ts";
import type { Scope } from "../../domain/scope.ts";
import { foldText } from "../../formats/columns.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import type { Text } from "../text/fr.ts";
import { PopoverButton } from "./popover-button.tsx";

/** Zones shown at once: a list that a person reads, not all 1 255 EPCI. */
const SHOWN = 80;

/** The name of a scope: one zone by its name, several joined while that stays readable. */
export function nameScope(scope: Scope, info: BaseInfo | null, text: Text): string {
  if (scope.kind === "france") return text.scope.france;
  const names = scope.zones.map(
    (ref) => info?.zones.find((zone) => zone.level === ref.level && zone.code === ref.code)?.name ?? ref.code,
  );
  return names.length > 2 ? text.scope.several(names.length) : names.join(", ");
}

/** Chooses what the figures are about: France, a région, a département, an EPCI. */
export function ScopePicker() {
  const text = useText();
  const { store } = useServices();
  const base = useApp((state) => state.base);
  const scope = useApp((state) => state.scope);
  const info = base.kind === "ready" ? base.info : null;
  return (
    <PopoverButton
      className="header-field header-picker"
      isDisabled={info === null}
      sign={
        <>
          <span className="caption">{text.scope.label}</span>
          <span className="header-value">
            <span>{nameScope(scope, info, text)}</span>
            <ChevronDown size={16} aria-hidden />
          </span>
        </>
      }
      title={text.scope.choose}
      popoverClass="scope-popover"
    >
      {(close) => (
        <ZoneList
          info={info}
          scope={scope}
          onChoose={(chosen) => {
            close();
            void store.chooseScope(chosen);
          }}
        />
      )}
    </PopoverButton>
  );
}

function ZoneList({
  info,
  scope,
  onChoose,
}: {
  readonly info: BaseInfo | null;
  readonly scope: Scope;
  readonly onChoose: (scope: Scope) => void;
}) {
  const text = useText();
  const [filter, setFilter] = useState("");
  const zones = useMemo(() => findZones(info?.zones ?? [], filter, scope), [info, filter, scope]);
  const isChosen = (zone: ZoneInfo) =>
    scope.kind === "zones" && scope.zones.some((ref) => ref.level === zone.level && ref.code === zone.code);
  return (
    <div className="scope-list">
      <input
        type="search"
        className="field"
        placeholder={text.scope.filter}
        aria-label={text.scope.filter}
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
      />
      <ul>
        {filter === "" && (
          <li>
            <button
              type="button"
              className="option"
              aria-pressed={scope.kind === "france"}
              onClick={() => onChoose({ kind: "france" })}
            >
              <span>{text.scope.france}</span>
              <span className="caption figure">{text.scope.inhabitants(info?.population ?? 0)}</span>
            </button>
          </li>
        )}
        {zones.map((zone) => (
          <li key={`${zone.level}:${zone.code}`}>
            <button
              type="button"
              className="option"
              data-level={zone.level}
              aria-pressed={isChosen(zone)}
              onClick={() => onChoose({ kind: "zones", zones: [zone] })}
            >
              <span>
                {zone.name}{" "}
                <span className="caption">
                  {zone.level === "departement" ? zone.code : text.scope.levels[zone.level]}
                </span>
              </span>
              <span className="caption figure">{text.scope.inhabitants(zone.population)}</span>
            </button>
          </li>
        ))}
      </ul>
      {zones.length === 0 && <p className="caption">{text.search.nothing}</p>}
    </div>
  );
}

/** Without a filter: the régions, each followed by its départements when it holds the scope. With one: every zone whose name or code matches. */
function findZones(zones: readonly ZoneInfo[], filter: string, scope: Scope): readonly ZoneInfo[] {
  const wanted = foldText(filter);
  if (wanted !== "")
    return zones
      .filter(
        (zone) =>
          zone.level !== "arrondissement" && (zone.code === filter.trim() || foldText(zone.name).includes(wanted)),
      )
      .slice(0, SHOWN);
  const inScope = (zone: ZoneInfo): boolean =>
    scope.kind === "zones" && scope.zones.some((ref) => ref.code === zone.code && ref.level === zone.level);
  const children = (zone: ZoneInfo, level: ZoneInfo["level"]) =>
    zones.filter((child) => child.level === level && child.parent === zone.code);
  return zones
    .filter((zone) => zone.level === "region")
    .flatMap((region) => {
      const departements = children(region, "departement");
      const open =
        inScope(region) ||
        departements.some((departement) => inScope(departement) || children(departement, "epci").some(inScope));
      if (!open) return [region];
      return [
        region,
        ...departements.flatMap((departement) =>
          inScope(departement) || children(departement, "epci").some(inScope)
            ? [departement, ...children(departement, "epci")]
            : [departement],
        ),
      ];
    });
}
