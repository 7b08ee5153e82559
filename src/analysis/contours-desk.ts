import { accept, type Result, refuse } from "../domain/result.ts";
import type { ZoneRef } from "../domain/scope.ts";
import type { ContoursRefusal } from "../formats/contours-refusal.ts";
import type { ContoursOutcome } from "../formats/contours-sentences.ts";
import { joinZones, type MatchedContours, matchContours, nameZone } from "../formats/match-contours.ts";
import { type OfficialCommune, readOfficialContours } from "../formats/official-contours.ts";
import { type Replacement, replaceContours } from "../geo/replace-contours.ts";
import { decodePiece, encodePiece, type OfficialPiece } from "../packs/official-cache.ts";
import { CONTOURS_LICENCE, CONTOURS_SERVER, contoursAddress } from "./contours-address.ts";
import type { ContoursChange, ContoursPieceInfo, ContoursZone, OnContoursStep } from "./contours-protocol.ts";
import type { DeskContext } from "./desk-context.ts";
import { type France, withMesh } from "./france.ts";
import type { SourceInfo } from "./protocol.ts";
import { receiveContours } from "./receive-contours.ts";

/** A piece and its polygons on today's units. */
interface MatchedPiece {
  readonly piece: OfficialPiece;
  readonly matched: MatchedContours;
}

/** A piece in use, with what became of it. */
interface PieceInUse extends MatchedPiece {
  readonly info: ContoursPieceInfo;
}

/** What the engine lends to this desk besides what every desk has. */
interface ContoursDeskParts {
  /** Puts another drawing of France in the place of the one in use: everything made from its mesh is made again. */
  readonly adopt: (france: France) => void;
  readonly ask?: typeof fetch;
  readonly today?: () => string;
  readonly silenceSeconds?: number;
}

/**
 * Official contours in the place of the built-in ones: asked of geo.api.gouv.fr when the page says so, read from a
 * file, or brought back from what was kept. Pieces add up; each change is drawn anew over the built-in contours, so
 * that pieces of one producer share their borders exactly and taking one away leaves no trace.
 */
export function createContoursDesk(context: DeskContext, parts: ContoursDeskParts) {
  const { adopt, ask = fetch, today = () => new Date().toISOString().slice(0, 10), silenceSeconds } = parts;
  let original: France | null = null;
  let inUse: readonly PieceInUse[] = [];
  let cancelled = new AbortController();

  /** France with the contours of its packs. */
  function builtIn(): France {
    original ??= context.base();
    return original;
  }

  async function match(piece: OfficialPiece): Promise<Result<MatchedContours, ContoursRefusal>> {
    const { units, history, unitIndex } = builtIn();
    return matchContours(piece.communes, { units, history: await history(), index: unitIndex }, piece.source);
  }

  /** Draws France with these pieces; the later of two that draw the same unit does. */
  function draw(pieces: readonly MatchedPiece[]): void {
    const france = builtIn();
    const replacement = replaceContours(france.mesh, joinZones(pieces.map(({ matched }) => matched)));
    inUse = pieces.map(({ piece, matched }) => {
      const { id, source, date, communes } = piece;
      const outcome = outcomeOf(piece, matched, replacement);
      const zones = wholeZones(matched, new Set(replacement.replaced));
      return { piece, matched, info: { id, source, date, communes: communes.length, zones, outcome } };
    });
    adopt(
      withMesh(
        france,
        replacement.mesh,
        pieces.map(({ piece }) => sourceOf(piece)),
      ),
    );
  }

  /** Régions of which every unit was drawn, then départements of the others. */
  function wholeZones(matched: MatchedContours, drawn: ReadonlySet<number>): ZoneRef[] {
    const { units } = builtIn();
    const own = matched.zones.flatMap((zone) => zone.units).filter((unit) => drawn.has(unit));
    const wholeOf = (level: "region" | "departement") => {
      const { codes } = units.zones[level];
      const missing = new Int32Array(codes.length);
      for (const zone of units.zoneOf[level]) if (zone >= 0) missing[zone]!++;
      for (const unit of new Set(own)) missing[units.zoneOf[level][unit]!]!--;
      return codes.flatMap((code, zone) => (missing[zone] === 0 ? [{ level, code, zone }] : []));
    };
    const regions = wholeOf("region");
    const inside = new Set(regions.map(({ zone }) => zone));
    const firstUnit = (departement: number) => units.zoneOf.departement.indexOf(departement);
    const departements = wholeOf("departement").filter(
      ({ zone }) => !inside.has(units.zoneOf.region[firstUnit(zone)]!),
    );
    return [...regions, ...departements].map(({ level, code }) => ({ level, code }));
  }

  function outcomeOf(piece: OfficialPiece, matched: MatchedContours, replacement: Replacement): ContoursOutcome {
    const { units } = builtIn();
    const nameOf = (unit: number) => units.names[unit]!;
    const own = new Set(matched.zones.flatMap((zone) => zone.units));
    const uncut = replacement.uncut.filter((unit) => own.has(unit));
    const drawn = new Set(replacement.replaced);
    const cities = matched.zones.filter((zone) => zone.units.length > 1 && zone.units.every((unit) => drawn.has(unit)));
    return {
      source: piece.source,
      communes: piece.communes.length,
      cog: matched.cog,
      replaced: [...own].filter((unit) => drawn.has(unit)).length,
      merged: matched.merged,
      cut: cities.map((zone) => nameZone(zone, units)),
      uncut: uncut.map(nameOf),
      missing: unitsOfZone(piece.id)
        .filter((unit) => !own.has(unit))
        .map(nameOf),
      spared: replacement.spared.map(nameOf),
      unknown: matched.unknown,
      seamPairs: replacement.seam.length,
      adjusted: replacement.adjusted.length,
    };
  }

  /** Units of `departement:13` or `region:93`; none for a file, which promises none. */
  function unitsOfZone(id: string): number[] {
    const { units } = builtIn();
    const [level, code] = id.split(":");
    if (level !== "region" && level !== "departement") return [];
    const zone = units.zones[level].codes.indexOf(code!);
    return [...units.zoneOf[level].keys()].filter((unit) => units.zoneOf[level][unit] === zone);
  }

  /** Reads, checks and draws one piece; nothing changes when it is refused. */
  async function take(
    id: string,
    source: string,
    communes: readonly OfficialCommune[],
    onStep: OnContoursStep,
    start: number,
  ): Promise<Result<ContoursChange, ContoursRefusal>> {
    const piece: OfficialPiece = { id, source, date: today(), communes };
    const matched = await match(piece);
    if (!matched.ok) return matched;
    const wanted = unitsOfZone(id);
    if (wanted.length > 0) {
      const refusal = checkZone(piece, matched.value, wanted);
      if (refusal !== null) return refuse(refusal);
    }
    onStep("draw", null);
    draw([...inUse.filter((other) => other.piece.id !== id), { piece, matched: matched.value }]);
    return accept({
      piece: inUse.at(-1)!.info,
      pieces: inUse.map((other) => other.info),
      bytes: encodePiece(piece),
      milliseconds: Math.round(performance.now() - start),
    });
  }

  function checkZone(
    piece: OfficialPiece,
    matched: MatchedContours,
    wanted: readonly number[],
  ): ContoursRefusal | null {
    const { source, id, communes } = piece;
    const drawn = new Set(matched.zones.flatMap((zone) => zone.units));
    const found = wanted.filter((unit) => drawn.has(unit)).length;
    const zone = zoneName(id);
    const { code, name } = communes[0]!;
    if (found === 0) return { code: "wrong-zone", source, zone, commune: `${name} (${code})` };
    if (found * 2 < wanted.length) return { code: "partial", source, zone, communes: found, expected: wanted.length };
    return null;
  }

  function zoneName(id: string): string {
    const [level, code] = id.split(":");
    return builtIn().info.zones.find((zone) => zone.level === level && zone.code === code)?.name ?? id;
  }

  return {
    /** Asks geo.api.gouv.fr for the communes of a zone (`contoursAddress`) and draws them. */
    async fetchOfficialContours(
      zone: ContoursZone,
      onStep: OnContoursStep,
    ): Promise<Result<ContoursChange, ContoursRefusal>> {
      const start = performance.now();
      cancelled.abort();
      cancelled = new AbortController();
      const { signal } = cancelled;
      const address = contoursAddress(zone);
      const onShare = (share: number | null) => onStep("receive", share);
      const received = await receiveContours({
        address,
        cancel: signal,
        onShare,
        ask,
        ...(silenceSeconds === undefined ? {} : { silenceSeconds }),
      });
      if (!received.ok) return received;
      onStep("read", null);
      const source = new URL(address).host;
      const read = readOfficialContours(received.value, source);
      if (!read.ok) return read;
      if (signal.aborted) return refuse({ code: "cancelled", source });
      return take(`${zone.level}:${zone.code}`, source, read.value, onStep, start);
    },

    /** Stops the request under way, if any: it ends refused as `cancelled`. */
    async cancelOfficialContours(): Promise<void> {
      cancelled.abort();
    },

    /** Draws the contours of a file (GeoJSON or TopoJSON, plain or gzip). */
    async importContours(
      name: string,
      bytes: Uint8Array,
      onStep: OnContoursStep,
    ): Promise<Result<ContoursChange, ContoursRefusal>> {
      const start = performance.now();
      onStep("read", null);
      const read = readOfficialContours(bytes, name);
      return read.ok ? take(`file:${name}`, name, read.value, onStep, start) : read;
    },

    /**
     * Draws again what was kept (`ContoursChange.bytes`), in its order. What cannot be read any more is left out: the
     * reply says what is in use.
     */
    async restoreContours(kept: readonly Uint8Array[]): Promise<readonly ContoursPieceInfo[]> {
      const pieces = new Map<string, OfficialPiece>();
      for (const bytes of kept) {
        const piece = decodePiece(bytes);
        if (piece !== null) pieces.set(piece.id, piece);
      }
      const usable: MatchedPiece[] = inUse.filter(({ piece }) => !pieces.has(piece.id));
      for (const piece of pieces.values()) {
        const matched = await match(piece);
        if (matched.ok) usable.push({ piece, matched: matched.value });
      }
      if (usable.length > 0) draw(usable);
      return inUse.map(({ info }) => info);
    },

    /** Takes one piece away; the built-in contours come back where no other piece is. */
    async removeContours(id: string): Promise<readonly ContoursPieceInfo[]> {
      inUse = inUse.filter(({ piece }) => piece.id !== id);
      if (inUse.length > 0) draw(inUse);
      else adopt(builtIn());
      return inUse.map(({ info }) => info);
    },
  };
}

function sourceOf({ source, date, communes }: OfficialPiece): SourceInfo {
  const licence = source === new URL(CONTOURS_SERVER).host ? CONTOURS_LICENCE : "";
  return { name: source, version: date, vintage: `officiel, ${communes.length} contours`, licence };
}
