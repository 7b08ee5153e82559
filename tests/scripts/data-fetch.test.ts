import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseFetchOptions } from "../../scripts/fetch/fetch-options.ts";
import { fetchSources } from "../../scripts/fetch/fetch-sources.ts";
import { listTargets } from "../../scripts/fetch/find-target.ts";
import { listOfficialFiles } from "../../scripts/fetch/official-folder.ts";
import { type OfficialSource, readSourceList } from "../../scripts/fetch/source-list.ts";
import { officialGeojson, squaresOfCodes } from "../fixtures/contours-base.ts";
import { type OfficialServer, openOfficialServer, sendCut } from "../fixtures/official-server.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const LIST = join(ROOT, "data/sources.json");

let server: OfficialServer;
let folder: string;
beforeEach(async () => {
  server = await openOfficialServer();
  folder = mkdtempSync(join(tmpdir(), "cpts-official-"));
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Real columns of t_finess, two invented rows. */
const T_FINESS = `${[
  "source,date_maj,finess,finess8,etat,date_extract_finess,rs,type,ej_finess,ej_rs,et_finess,et_rs,siren,siret",
  "date_autorisation,date_ouverture,date_maj_finess,adresse_num_voie,adresse_comp_voie,adresse_type_voie",
  "adresse_nom_voie,adresse_lieuditbp,adresse_code_postal,adresse_lib_routage,telephone,telecopie,com_code",
  "categ_code,categ_lib,categ_lib_court,geoloc_4326_long,geoloc_4326_lat",
]
  .join(",")
  .split(",")
  .map((name) => `"${name}"`)
  .join(",")}\n${'"a",'.repeat(31)}"b"\n${'"c",'.repeat(31)}"d"\n`;
const T_FINESS_PATH = "/www.data.gouv.fr/fr/datasets/r/796dfff7-cf54-493a-a0a7-ba3c2024c6f3";
const CONTOURS = gzipSync(JSON.stringify(officialGeojson(squaresOfCodes(["83001", "83002"]))));
const CONTOURS_PATH = "/adresse.data.gouv.fr/data/contours-administratifs/latest/geojson/communes-100m.geojson.gz";

/** The real list, with bounds that small fixtures keep. */
const sources: readonly OfficialSource[] = readSourceList(LIST).map((source) => ({
  ...source,
  minBytes: 100,
  regionMinBytes: 100,
  maxBytes: 1_000_000,
  schema:
    source.schema.format === "geojson" ? { ...source.schema, minFeatures: 2, regionMinFeatures: 2 } : source.schema,
}));
const sourceOf = (name: string) => sources.find((source) => source.name === name)!;

/** Runs the downloads and tells everything that was said. A busy machine is no silent server, save where one is asked for. */
async function fetchHere(chosen: readonly OfficialSource[], regions: readonly string[] = [], silenceMs = 30_000) {
  const said: string[] = [];
  const shares: number[] = [];
  const failed = await fetchSources({
    targets: listTargets(chosen, regions),
    folder,
    base: server.base,
    patience: { tries: 3, firstWaitMs: 5, silenceMs },
    listener: {
      onProgress: (_, bytes, total) => void shares.push(total === null ? Number.NaN : bytes / total),
      onRetry: (label, reason) => void said.push(`${label}: retry: ${reason}`),
      onDone: (label, { file }, wasHere) => void said.push(`${label}: ${file}${wasHere ? " (here)" : ""}`),
      onFailed: (label, reason) => void said.push(`${label}: failed: ${reason}`),
    },
  });
  return { failed, said, shares };
}

describe("the list of sources", () => {
  it("is read whole, each with its publisher, licence and check", () => {
    expect(readSourceList(LIST).map(({ name, reader }) => `${name} ${reader}`)).toEqual([
      "contours contours",
      "t-finess sites",
      "cpts perimeters",
      "zonage-medecins mesh-table",
      "apl indicator",
      "tvs mesh-table",
      "finess-structures sites",
    ]);
  });

  it("says which field is wrong", () => {
    const [first] = (JSON.parse(readFileSync(LIST, "utf8")) as { sources: object[] }).sources;
    const path = join(folder, "list.json");
    const refuse = (changes: object) => {
      writeFileSync(path, JSON.stringify({ sources: [{ ...first, ...changes }] }));
      return () => readSourceList(path);
    };
    expect(refuse({ url: "ftp://host" })).toThrow(/\(contours\): "url" should be like/);
    expect(refuse({ schema: { format: "pdf" } })).toThrow('"format" should be csv or geojson or json or xlsx');
    expect(refuse({ minBytes: undefined })).toThrow('"minBytes" should be a whole number');
    writeFileSync(path, JSON.stringify({ sources: [first, first] }));
    expect(() => readSourceList(path)).toThrow("is listed twice");
  });
});

describe("parseFetchOptions", () => {
  it("reads names and régions", () => {
    expect(parseFetchOptions(["contours", "tvs,apl", "--region", "93,94", "--region", "11"])).toEqual({
      names: ["contours", "tvs", "apl"],
      regions: ["93", "94", "11"],
      list: false,
    });
    expect(() => parseFetchOptions(["--region", "PACA"])).toThrow('not "PACA"');
    expect(() => parseFetchOptions(["--nope"])).toThrow(/Unknown option '--nope'.*npm run data:fetch/);
    expect(() => parseFetchOptions(["--base", "nowhere"])).toThrow("--base takes an address");
  });
});

describe("fetchSources", () => {
  it("downloads, checks, records, and does not download again what has not changed", async () => {
    server.answer(T_FINESS_PATH, T_FINESS);
    server.answer(CONTOURS_PATH, CONTOURS);
    const chosen = [sourceOf("contours"), sourceOf("t-finess")];
    const first = await fetchHere(chosen);
    expect(first.failed).toEqual([]);
    expect(first.said).toEqual(["contours: contours.geojson.gz", "t-finess: t-finess.csv"]);
    expect(first.shares.at(-1)).toBe(1);
    expect(readdirSync(folder).sort()).toEqual([
      "contours.geojson.gz",
      "contours.geojson.gz.json",
      "t-finess.csv",
      "t-finess.csv.json",
    ]);
    expect(readFileSync(join(folder, "t-finess.csv"), "utf8")).toBe(T_FINESS);
    expect(listOfficialFiles(folder, "t-finess")).toMatchObject([
      {
        url: "https://www.data.gouv.fr/fr/datasets/r/796dfff7-cf54-493a-a0a7-ba3c2024c6f3",
        bytes: T_FINESS.length,
        sha256: createHash("sha256").update(T_FINESS).digest("hex"),
      },
    ]);
    expect((await fetchHere(chosen)).said).toEqual([
      "contours: contours.geojson.gz (here)",
      "t-finess: t-finess.csv (here)",
    ]);
    const changed = `${T_FINESS}${'"e",'.repeat(31)}"f"\n`;
    server.answer(T_FINESS_PATH, changed);
    expect((await fetchHere([sourceOf("t-finess")])).said).toEqual(["t-finess: t-finess.csv"]);
    expect(readFileSync(join(folder, "t-finess.csv"), "utf8")).toBe(changed);
  });

  it("asks geo.api.gouv.fr for régions, and takes national files whole", async () => {
    for (const region of ["93", "94"])
      server.answer(
        `/geo.api.gouv.fr/communes?codeRegion=${region}&fields=code,nom,contour&format=geojson&geometry=contour`,
        JSON.stringify(officialGeojson(squaresOfCodes(["83001", "83002"]))),
      );
    server.answer(T_FINESS_PATH, T_FINESS);
    const { said } = await fetchHere([sourceOf("contours"), sourceOf("t-finess")], ["93", "94"]);
    expect(said).toEqual([
      "contours 93: contours-93.geojson",
      "contours 94: contours-94.geojson",
      "t-finess: t-finess.csv",
    ]);
    expect(listOfficialFiles(folder, "contours").map(({ file }) => file)).toEqual([
      "contours-93.geojson",
      "contours-94.geojson",
    ]);
  });

  it("finds the newest file of a dataset, and holds it to the checksum that is announced", async () => {
    const tvs = `INSEE_COM,Code_TVS,Nom_TVS\n${"83001,83T01,Toulon\n".repeat(10)}`;
    const sha1 = createHash("sha1").update(tvs).digest("hex");
    const dataset = (value: string) =>
      JSON.stringify({
        resources: [
          { format: "csv", url: "https://static.data.gouv.fr/old.csv", last_modified: "2019-01-01" },
          { format: "pdf", url: "https://static.data.gouv.fr/notice.pdf", last_modified: "2026-01-01" },
          {
            format: "csv",
            url: "https://static.data.gouv.fr/tvs.csv",
            last_modified: "2025-01-01",
            checksum: { type: "sha1", value },
          },
        ],
      });
    const path = "/www.data.gouv.fr/api/1/datasets/territoires-de-vie-sante-tvs-correspondance-communale/";
    server.answer("/static.data.gouv.fr/tvs.csv", tvs);
    server.answer(path, dataset("0".repeat(40)));
    const wrong = await fetchHere([sourceOf("tvs")]);
    expect(wrong.said).toEqual([expect.stringMatching(/^tvs: failed: the checksum is wrong \(sha1 /)]);
    expect(readdirSync(folder)).toEqual([]);
    server.answer(path, dataset(sha1));
    expect((await fetchHere([sourceOf("tvs")])).said).toEqual(["tvs: tvs.csv"]);
    server.answer(path, JSON.stringify({ resources: [] }));
    expect((await fetchHere([sourceOf("tvs")])).said[0]).toContain("lists no file of format csv");
  });

  it("takes by hand the file that no address gives, once it is checked", async () => {
    const zonage = sourceOf("zonage-medecins");
    expect((await fetchHere([zonage])).said[0]).toMatch(
      /no direct address is known: take the file from https:\/\/cartosante/,
    );
    writeFileSync(join(folder, "zonage-medecins.csv"), "com_code;autre\n".repeat(20));
    expect((await fetchHere([zonage])).said[0]).toContain("no column like zmed_niveau|zonage");
    // The export of CartoSanté: four title lines, semicolons.
    writeFileSync(
      join(folder, "zonage-medecins.csv"),
      `\ufeffTitre\nSource\nDate\n\ncom_code;niveau;zmed_niveau\n${"83001;COM;1_ZIP\n".repeat(20)}`,
    );
    expect((await fetchHere([zonage])).said).toEqual(["zonage-medecins: zonage-medecins.csv (here)"]);
    expect(listOfficialFiles(folder, "zonage-medecins")).toHaveLength(1);
  });

  describe("resumes", () => {
    const body = Buffer.from(T_FINESS.repeat(50));

    it("a connection that is cut, within one run", async () => {
      server.answer(T_FINESS_PATH, sendCut(body, 5000), body);
      const { said } = await fetchHere([sourceOf("t-finess")]);
      expect(said).toEqual([expect.stringContaining("t-finess: retry: the connection"), "t-finess: t-finess.csv"]);
      expect(server.asked).toEqual([T_FINESS_PATH, `${T_FINESS_PATH} bytes=5000-`]);
      expect(server.statuses).toEqual([200, 206]);
      expect(readFileSync(join(folder, "t-finess.csv")).equals(body)).toBe(true);
    });

    it("in a later run what an earlier one left", async () => {
      server.answer(T_FINESS_PATH, sendCut(body, 5000), (_, response) => response.destroy());
      const first = await fetchHere([sourceOf("t-finess")]);
      expect(first.said.at(-1)).toMatch(/failed: the connection .*\(3 tries\)/);
      expect(readdirSync(folder).sort()).toEqual(["t-finess.csv.part", "t-finess.csv.part.marks"]);
      server.answer(T_FINESS_PATH, body);
      expect((await fetchHere([sourceOf("t-finess")])).said).toEqual(["t-finess: t-finess.csv"]);
      expect(server.asked.at(-1)).toBe(`${T_FINESS_PATH} bytes=5000-`);
      expect(readFileSync(join(folder, "t-finess.csv")).equals(body)).toBe(true);
    });

    it("from the start when the file has changed in between", async () => {
      const other = Buffer.from(T_FINESS.repeat(60));
      server.answer(T_FINESS_PATH, sendCut(body, 5000), other);
      await fetchHere([sourceOf("t-finess")]);
      expect(server.statuses).toEqual([200, 200]);
      expect(readFileSync(join(folder, "t-finess.csv")).equals(other)).toBe(true);
    });

    it("after a server error and after a silence", async () => {
      const silent = () => {};
      server.answer(T_FINESS_PATH, (_, response) => response.writeHead(500).end(), silent, body);
      expect((await fetchHere([sourceOf("t-finess")], [], 1000)).said).toEqual([
        "t-finess: retry: the server answered 500",
        expect.stringContaining("t-finess: retry: the server was silent"),
        "t-finess: t-finess.csv",
      ]);
    });
  });

  describe("refuses, in one sentence, and leaves what was there", () => {
    const cases: readonly (readonly [
      name: string,
      source: string,
      path: string,
      answer: string | Buffer,
      sentence: RegExp,
    ])[] = [
      [
        "a page",
        "t-finess",
        T_FINESS_PATH,
        `<!DOCTYPE html><html>${" ".repeat(500)}</html>`,
        /a web page came in place/,
      ],
      [
        "an XML answer",
        "t-finess",
        T_FINESS_PATH,
        `<?xml version="1.0"?><ServiceException>${" ".repeat(500)}`,
        /an XML answer came/,
      ],
      [
        "a header that changed",
        "t-finess",
        T_FINESS_PATH,
        T_FINESS.replace('"com_code"', '"commune"'),
        /no column like \^com_code\$ \(columns seen: source, /,
      ],
      ["an empty file", "t-finess", T_FINESS_PATH, "", /the file is empty/],
      [
        "a file too small",
        "t-finess",
        T_FINESS_PATH,
        "finess\n1\n",
        /the file has 9 bytes, at least 100 bytes expected/,
      ],
      ["a file too large", "t-finess", T_FINESS_PATH, Buffer.alloc(1_000_001, 97), /announces 1\.0 MB, more than/],
      [
        "too few features",
        "contours",
        CONTOURS_PATH,
        gzipSync(JSON.stringify({ features: [], padding: Array.from({ length: 99 }, (_, i) => i * 7919) })),
        /0 features, at least 2 expected/,
      ],
      [
        "properties that changed",
        "contours",
        CONTOURS_PATH,
        gzipSync(JSON.stringify(officialGeojson(squaresOfCodes(["83001", "83002"]))).replaceAll('"code"', '"cle"')),
        /the properties have changed: none like \^code\$ \(seen: cle, nom\)/,
      ],
      [
        "a damaged archive",
        "contours",
        CONTOURS_PATH,
        CONTOURS.subarray(0, CONTOURS.length - 20),
        /the compressed file is cut or damaged/,
      ],
      ["no workbook", "apl", "", "PK but nothing else ".repeat(20), /no Excel workbook/],
    ];
    it.each(cases)("%s", async (_, name, path, answer, sentence) => {
      const source = sourceOf(name);
      const { host, pathname } = new URL(source.url!);
      writeFileSync(join(folder, source.file), "before");
      server.answer(path || `/${host}${pathname}`, answer);
      const { said, failed } = await fetchHere([source]);
      expect(failed).toEqual([name]);
      expect(said).toEqual([expect.stringMatching(sentence)]);
      expect(readFileSync(join(folder, source.file), "utf8")).toBe("before");
      expect(readdirSync(folder)).toEqual([source.file]);
    });

    it("an address that no longer exists, without trying again", async () => {
      expect((await fetchHere([sourceOf("t-finess")])).said).toEqual([
        "t-finess: failed: the address no longer exists (404): see the page of the source",
      ]);
      expect(server.asked).toHaveLength(1);
    });

    it("a folder that cannot be written", async () => {
      server.answer(T_FINESS_PATH, T_FINESS);
      rmSync(folder, { recursive: true });
      writeFileSync(folder, "a file where the folder should be");
      expect((await fetchHere([sourceOf("t-finess")])).said[0]).toMatch(
        /the folder cannot be written \((EEXIST|ENOTDIR)\)/,
      );
      rmSync(folder);
      mkdirSync(join(folder, "t-finess.csv.part"), { recursive: true });
      expect((await fetchHere([sourceOf("t-finess")])).said[0]).toMatch(/the folder cannot be written \(EISDIR\)/);
    });

    it("one source while the others come", async () => {
      server.answer(CONTOURS_PATH, CONTOURS);
      const { failed, said } = await fetchHere([sourceOf("t-finess"), sourceOf("contours")]);
      expect(failed).toEqual(["t-finess"]);
      expect(said.at(-1)).toBe("contours: contours.geojson.gz");
    });
  });
});

describe("npm run data:fetch", () => {
  const run = (...args: string[]) =>
    new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      const child = spawn(process.execPath, ["--import", "tsx", join(ROOT, "scripts/data-fetch.ts"), ...args], {
        cwd: ROOT,
      });
      let [out, err] = ["", ""];
      child.stdout.on("data", (text) => (out += text));
      child.stderr.on("data", (text) => (err += text));
      child.on("close", (code) => resolve({ code, out, err }));
    });

  it("downloads from the command line, with exit code 0, 1 or 2", async () => {
    const list = join(folder, "list.json");
    writeFileSync(list, JSON.stringify({ sources: sources.filter(({ name }) => name === "t-finess") }));
    const out = join(folder, "official");
    const args = ["t-finess", "--base", server.base, "--sources", list, "--out", out];
    const failed = await run(...args);
    expect(failed).toEqual({
      code: 1,
      out: "",
      err: "t-finess: not downloaded: the address no longer exists (404): see the page of the source.\n",
    });
    server.answer(T_FINESS_PATH, T_FINESS);
    const done = await run(...args);
    expect(done).toEqual({
      code: 0,
      out: `t-finess: t-finess.csv, ${T_FINESS.length} bytes\nEverything is here; npm run data builds with it.\n`,
      err: "",
    });
    expect(existsSync(join(out, "t-finess.csv"))).toBe(true);
    const unknown = await run("finess", "--sources", list);
    expect(unknown).toEqual({ code: 2, out: "", err: 'No source is called "finess": t-finess.\n' });
  });
});
