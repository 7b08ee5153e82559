import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "analyse-meshes-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function analyse(...args: readonly string[]) {
  return spawnSync(process.execPath, ["--import", "tsx", "scripts/analyse.ts", ...args], {
    cwd: root,
    encoding: "utf8",
  });
}

const list = write("cpts.csv", "cpts_nom;code_commune\nCPTS A;34199\nCPTS A;34311\nCPTS A;34136\nCPTS B;34301\n");

test("the report counts the sites given and shares the territories between the meshes given", () => {
  const sites = write(
    "sites.csv",
    "finess_et;finess_ej;nom;categorie;code_commune;lon;lat\n" +
      "1;9;MSP socle;603;34311;3.37;43.40\n2;9;MSP plateau;603;34199;3.42;43.46\n3;8;CDS;124;34145;4.13;43.68\n" +
      "4;7;DAC;606;34172;3.88;43.61\n",
  );
  const tvs = write("tvs.csv", "INSEE_COM,Code_TVS,Nom_TVS\n34199,T1,Nord\n34311,T2,Sud\n34136,T2,Sud\n");
  const run = analyse(
    "--perimeters",
    list,
    "--scope",
    "departement:34",
    "--sites",
    sites,
    "--mesh",
    `TVS=${tvs}`,
    "--mesh",
    `DAC=${sites}`,
  );
  expect(run.stderr).not.toContain("Error");
  const report = JSON.parse(run.stdout);
  const [a] = report.territories;
  expect(a.sites).toEqual({ msp: 1, cds: 0 });
  expect(a.meshes.TVS.map(({ id }: { id: string }) => id).sort()).toEqual(["T1", "T2"]);
  expect(a.meshes.DAC).toEqual([{ id: "7", populationShare: 1 }]);
  expect(report.sites.inScope.msp).toEqual({ structures: 1, sites: 2 });
  expect(report.sites.outside.list.map(({ id }: { id: string }) => id)).toEqual(["3", "4"]);
  expect(report.meta.inputs.map(({ role = "perimetres" }) => role)).toEqual([
    "perimetres",
    "sites",
    "maillage",
    "maillage",
  ]);
  expect(report.meta.inputs[3]).toMatchObject({ mesh: "DAC", reading: "membres", nature: "reconstitue" });
  expect(Object.keys(report.crosses)).toEqual(expect.arrayContaining(["TVS", "DAC"]));
});

test("a mesh that cannot be read is one sentence", () => {
  const page = write("mesh.csv", "<html><body>404</body></html>");
  const run = analyse("--perimeters", list, "--mesh", `TVS=${page}`);
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(/^[^\n]*mesh\.csv[^\n]*\n$/);
});
