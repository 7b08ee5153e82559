import { join } from "node:path";
import corrections from "../../data/corrections/units.json" with { type: "json" };
import type { UnitTable } from "../../src/domain/unit.ts";
import { encodeExample } from "../../src/packs/example.ts";
import { encodeFormerCodes } from "../../src/packs/former-codes.ts";
import { encodeMesh } from "../../src/packs/mesh-codec.ts";
import { type Manifest, PACKS, type PackEntry, type PackName } from "../../src/packs/pack-list.ts";
import { encodePostalCodes } from "../../src/packs/postal-codes.ts";
import { encodeSurveys } from "../../src/packs/surveys.ts";
import { encodeUnits } from "../../src/packs/units.ts";
import { readContourUnits } from "../contours/contour-units.ts";
import { readCommuneLives } from "../sources/commune-lives.ts";
import {
  type Commune,
  DECOUPAGE_YEARS,
  LATEST_COG,
  readCommunes,
  readGroupings,
  readZones,
} from "../sources/decoupage.ts";
import { hashBuildSources } from "./build-hash.ts";
import { buildContours } from "./contours.ts";
import { buildExample } from "./example.ts";
import { buildCodeHistory } from "./former-codes.ts";
import { MANIFEST_FILE } from "./manifest.ts";
import { replaceByOfficial } from "./official-contours.ts";
import { sourcesWithOfficial } from "./pack-sources.ts";
import { buildPostalCodes } from "./postal-codes.ts";
import { buildSurroundings } from "./surroundings.ts";
import { buildSurveys } from "./surveys.ts";
import { buildUnits } from "./units.ts";
import { measure, type NewFile, writeTogether } from "./write-pack.ts";

/** Told of the pack that is being built (share 0..1), then of its size. */
export interface BuildListener {
  readonly onProgress: (pack: PackName, share: number) => void;
  readonly onBuilt: (pack: PackName, bytes: number, detail: string) => void;
  /** Something worth knowing of the official files, in one sentence. */
  readonly onNote: (sentence: string) => void;
}

/**
 * Builds every pack, then writes them into `public/data` of the project, the manifest that declares them last.
 * @throws AnomalyError or SourceError when a source is not what it should be; nothing is then written
 */
export function buildPacks(root: string, { onProgress, onBuilt, onNote }: BuildListener): void {
  const officialFolder = join(root, "data/official");
  const sourcesOf = sourcesWithOfficial(officialFolder);
  const build = hashBuildSources(root);
  const files: NewFile[] = [];
  const keep = (name: PackName, detail: string, content: string | Uint8Array): PackEntry => {
    const { file, version } = PACKS[name];
    const size = measure(content);
    files.push({ file, content });
    onBuilt(name, size.bytes, detail);
    return { file, version, ...size, sources: sourcesOf(name) };
  };

  onProgress("units", 0);
  const latest = readCommunes(LATEST_COG);
  const table = buildUnits({
    cog: LATEST_COG,
    communes: latest,
    regions: readZones(LATEST_COG, "regions"),
    departements: readZones(LATEST_COG, "departements"),
    arrondissements: readZones(LATEST_COG, "arrondissements"),
    epci: readGroupings(LATEST_COG, "epci"),
    ept: readGroupings(LATEST_COG, "ept"),
  });
  const units = keep("units", describeUnits(table), JSON.stringify(encodeUnits(table)));

  const editions = new Map<number, readonly Commune[]>([[LATEST_COG, latest]]);
  for (const [position, year] of DECOUPAGE_YEARS.entries()) {
    onProgress("formerCodes", position / DECOUPAGE_YEARS.length);
    if (year !== LATEST_COG) editions.set(year, readCommunes(year));
  }
  const history = buildCodeHistory({ editions, lives: readCommuneLives() });
  const splits = `${history.former.size} former codes, ${history.splits.size} splits`;
  const formerCodes = keep("formerCodes", splits, JSON.stringify(encodeFormerCodes(history)));

  onProgress("postalCodes", 0);
  const postal = encodePostalCodes(buildPostalCodes(latest));
  const postalCodes = keep("postalCodes", `${postal.codes.length} postal codes`, JSON.stringify(postal));

  onProgress("surroundings", 0);
  const around = buildSurroundings();
  const surroundings = keep("surroundings", `${around.features.length} pieces and names`, JSON.stringify(around));

  const mesh = buildContours(readContourUnits(), (share) => onProgress("contours", share));
  const official = replaceByOfficial(mesh, { units: table, history }, officialFolder);
  for (const note of official.notes) onNote(note);
  const drawn = official.mesh;
  const share =
    official.replaced === 0 ? "" : `, ${official.replaced.toLocaleString("fr")} units from official contours`;
  const contours = keep("contours", `${drawn.left.length} borders${share}`, encodeMesh(drawn));

  onProgress("example", 0);
  // Over the built-in contours in any case: the example is the same for everybody.
  const shown = buildExample(table, mesh);
  const counts = `${shown.cpts.territories.length} CPTS, ${shown.sites.length} sites`;
  const example = keep("example", counts, JSON.stringify(encodeExample(shown)));

  onProgress("surveys", 0);
  const asked = buildSurveys(table, shown.cpts);
  const answers = asked.responses.reduce((sum, { ids }) => sum + ids.length, 0);
  const surveys = keep("surveys", `${answers} simulated responses`, JSON.stringify(encodeSurveys(asked)));

  const manifest: Manifest = {
    cog: table.cog,
    populationYear: corrections.populationYear.default,
    build,
    packs: { units, contours, formerCodes, postalCodes, surroundings, example, surveys },
  };
  files.push({ file: MANIFEST_FILE, content: `${JSON.stringify(manifest, null, 2)}\n` });
  writeTogether(join(root, "public/data"), files);
}

function describeUnits(table: UnitTable): string {
  const population = table.population.reduce((sum, people) => sum + people, 0);
  return `${table.count.toLocaleString("fr")} units, ${population.toLocaleString("fr")} people`;
}
