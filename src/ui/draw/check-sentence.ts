import type { CheckLine, DraftFeedback, GroupLine } from "../../analysis/draw-protocol.ts";
import type { CheckCode } from "../../domain/draft-checks.ts";
import type { CrossedPart } from "../../domain/draft-crossing.ts";
import type { Text } from "../text/fr.ts";

export interface CheckSentence {
  readonly title: string;
  readonly detail: string;
}

const NAMES = 3;
const PARTS = 2;

/** A check in words: what was found, then its figures and names. Numbers it lacks are 0. */
export function checkSentence(check: CheckLine, feedback: DraftFeedback, text: Text): CheckSentence {
  const { checks, andMore } = text.draw;
  const fact = (name: string) => Number(check.facts[name] ?? 0);
  const count = fact("communes");
  const names = () => andMore(check.names.slice(0, NAMES).join(", "), Math.max(0, count - NAMES));
  const territories = check.territories.map(({ name }) => name).join(", ");
  const isFine = check.level === "ok";
  const say: Readonly<Record<CheckCode, () => CheckSentence>> = {
    empty: () => ({ title: checks.empty, detail: checks.emptyDetail }),
    pieces: () =>
      isFine
        ? { title: checks.onePiece, detail: checks.onePieceDetail(count) }
        : { title: checks.pieces(fact("pieces")), detail: checks.piecesDetail(fact("communesApart"), fact("people")) },
    enclosed: () =>
      isFine
        ? { title: checks.noHole, detail: checks.noHoleDetail }
        : { title: checks.enclosed(count), detail: checks.enclosedDetail(fact("people"), names()) },
    overlap: () =>
      isFine
        ? { title: checks.noOverlap, detail: checks.noOverlapDetail(fact("neighbours")) }
        : { title: checks.overlap(count, fact("territories")), detail: checks.overlapDetail(territories) },
    "neighbour-cut": () => ({
      title: checks.neighbourCut(territories, fact("pieces")),
      detail: checks.neighbourCutDetail,
    }),
    orphan: () =>
      isFine
        ? { title: checks.noOrphan, detail: checks.noOrphanDetail }
        : { title: checks.orphan(count), detail: checks.orphanDetail(fact("people"), names()) },
    "white-split": () => ({
      title: checks.whiteSplit(fact("pieces")),
      detail: splitDetail(check, feedback, text) ?? checks.whiteSplitDetail(fact("largest"), fact("second")),
    }),
    uncovered: () => ({ title: checks.uncovered(count), detail: checks.uncoveredDetail(fact("people")) }),
    size: () => {
      const size = fact("size");
      const times = checks.sizeMiddleDetail(text.decimals(fact("targetShare"), 2));
      if (isFine) return { title: checks.sizeMiddle(String(size)), detail: times };
      return { title: size === 1 || fact("smallestSize") === 1 ? checks.sizeFirst : checks.sizeLast, detail: times };
    },
    "shared-alone": () => ({ title: checks.sharedAlone(count), detail: checks.sharedAloneDetail }),
    unstated: () => ({ title: checks.unstated(count), detail: checks.unstatedDetail }),
    straddles: () => straddling(check, feedback, text),
  };
  return say[check.code]();
}

/** « 3 524 hab. au nord, 1 331 hab. à l'ouest »: the two largest pieces, where their sides are known. */
function splitDetail(check: CheckLine, { white }: DraftFeedback, { draw }: Text): string | null {
  const pieces = white.touched
    .map(({ pieces: found }) => found)
    .find(
      (found) => found[0]?.population === Number(check.facts.largest) && found.length === Number(check.facts.pieces),
    );
  const said = (pieces ?? [])
    .slice(0, 2)
    .flatMap(({ population, side }: GroupLine) =>
      side === null ? [] : `${draw.people(population)} ${draw.sides[side]}`,
    );
  return said.length === 2 ? said.join(", ") : null;
}

function straddling(
  { facts, level }: CheckLine,
  { zones, meshes }: DraftFeedback,
  { draw: { checks } }: Text,
): CheckSentence {
  const mesh = String(facts.mesh);
  const count = Number(facts.zones ?? 0);
  const isZone = mesh === "epci" || mesh === "ept" || mesh === "departement";
  const one =
    mesh === "departement" ? checks.levelNames.oneDepartement : isZone ? checks.levelNames[mesh] : mesh.toUpperCase();
  if (count === 0) return { title: checks.noZone(one), detail: "" };
  if (level === "ok") return { title: checks.inside(one), detail: String(facts.inside ?? "") };
  const many = isZone ? checks.levelNames[mesh] : mesh.toUpperCase();
  const parts: readonly CrossedPart[] = (isZone ? zones[mesh] : meshes[mesh]) ?? [];
  const shown = parts.slice(0, PARTS).map(({ name, units, ofUnits }) => `${name} ${units}/${ofUnits}`);
  return {
    title: checks.straddles(count, many),
    detail: `${checks.straddlesDetail(Number(facts.whole ?? 0))}\u202f: ${shown.join(", ")}${parts.length > PARTS ? "…" : ""}`,
  };
}
