import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeHistory } from "../../src/domain/code-history.ts";
import type { UnitTable } from "../../src/domain/unit.ts";
import type { ContoursRefusal } from "../../src/formats/contours-refusal.ts";
import { contoursOutcomeSentences, contoursRefusalSentence } from "../../src/formats/contours-sentences.ts";
import { joinZones, type MatchedContours, matchContours, nameZone } from "../../src/formats/match-contours.ts";
import { readOfficialContours } from "../../src/formats/official-contours.ts";
import type { Mesh } from "../../src/geo/mesh.ts";
import { replaceContours } from "../../src/geo/replace-contours.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";
import { listOfficialFiles } from "../fetch/official-folder.ts";

/** The mesh to write, and what is worth saying of the official files. */
interface OfficialMesh {
  readonly mesh: Mesh;
  /** Units drawn by official contours. */
  readonly replaced: number;
  readonly notes: readonly string[];
}

/**
 * Puts the downloaded contours in the place of the built-in ones: the national file, then those of régions over it.
 * A file that cannot be used is said and left out.
 */
export function replaceByOfficial(
  builtIn: Mesh,
  base: { readonly units: UnitTable; readonly history: CodeHistory },
  folder: string,
): OfficialMesh {
  const notes: string[] = [];
  const pieces: { readonly file: string; readonly communes: number; readonly matched: MatchedContours }[] = [];
  const index = buildUnitIndex(builtIn);
  const leaveOut = (refusal: ContoursRefusal) =>
    notes.push(`${contoursRefusalSentence(refusal, "en")} The built-in contours are used in its place.`);
  for (const { file } of listOfficialFiles(folder, "contours")) {
    const read = readOfficialContours(readFileSync(join(folder, file)), file);
    if (!read.ok) {
      leaveOut(read.refusal);
      continue;
    }
    const matched = matchContours(read.value, { ...base, index }, file);
    if (matched.ok) pieces.push({ file, communes: read.value.length, matched: matched.value });
    else leaveOut(matched.refusal);
  }
  if (pieces.length === 0) return { mesh: builtIn, replaced: 0, notes };
  const zones = joinZones(pieces.map(({ matched }) => matched));
  const { mesh, replaced, uncut, spared, seam, adjusted } = replaceContours(builtIn, zones);
  const nameOf = (unit: number) => base.units.names[unit]!;
  const drawn = new Set(replaced);
  notes.push(
    ...contoursOutcomeSentences(
      {
        source: pieces.map(({ file }) => file).join(", "),
        communes: pieces.reduce((sum, { communes }) => sum + communes, 0),
        cog: Math.max(...pieces.map(({ matched }) => matched.cog)),
        replaced: replaced.length,
        merged: pieces.reduce((sum, { matched }) => sum + matched.merged, 0),
        cut: zones
          .filter(({ units }) => units.length > 1 && drawn.has(units[0]!))
          .map((zone) => nameZone(zone, base.units)),
        uncut: uncut.map(nameOf),
        missing: [],
        spared: spared.map(nameOf),
        unknown: pieces.flatMap(({ matched }) => matched.unknown),
        seamPairs: seam.length,
        adjusted: adjusted.length,
      },
      "en",
    ),
  );
  return { mesh, replaced: replaced.length, notes };
}
