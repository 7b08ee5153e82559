import { expect, test } from "vitest";
import { parseAnalyseOptions } from "../../scripts/cli/analyse-options.ts";
import { CliError } from "../../scripts/cli/cli-error.ts";

const TODAY = "2026-01-15";
const list = ["--perimeters", "liste.csv"];

test("by default everything that can be left out is, the date is today's and every stage counts but the last", () => {
  expect(parseAnalyseOptions(list, TODAY)).toEqual({
    meshes: [],
    perimeters: "liste.csv",
    ratio: 60_000,
    stages: ["pre-projet", "lettre", "valide", "negociation", "aci", "inconnu"],
    date: TODAY,
  });
});

test("every option is read", () => {
  const args = [...list, "--scope", "region:93", "--extent=france", "--ratio", "50000", "--stages", "aci, valide,aci"];
  const other = ["--mesh", "GHT=ght=2026.csv", "--mesh", "DAC=dac.csv", "--sites", "sites.csv"];
  const more = ["--date", "2025-06-30", "--cog", "2024", "--data", "dossier", "--out", "r.json"];
  expect(parseAnalyseOptions([...args, ...more, ...other], TODAY)).toEqual({
    meshes: [
      { name: "GHT", path: "ght=2026.csv" },
      { name: "DAC", path: "dac.csv" },
    ],
    sites: "sites.csv",
    perimeters: "liste.csv",
    scope: { kind: "zones", zones: [{ level: "region", code: "93" }] },
    extent: { kind: "france" },
    ratio: 50_000,
    stages: ["aci", "valide"],
    date: "2025-06-30",
    cog: 2024,
    data: "dossier",
    out: "r.json",
  });
});

test.each([
  [["--perimeters"], /--perimeters.* attend une valeur/],
  [["--perimeters", ""], /--perimeters attend une valeur/],
  [["--perimeters", "--ratio", "5"], /--perimeters attend une valeur/],
  [["--perimeter", "x.csv"], /L’option --perimeter n’existe pas/],
  [["-p", "x.csv"], /L’option -p n’existe pas/],
  [["x.csv"], /n’appartient à aucune option/],
  [[], /Il manque la liste des CPTS/],
  [[...list, ...list], /--perimeters ne peut être donnée qu’une fois/],
  [[...list, "--ratio", "beaucoup"], /--ratio .*«\u00a0beaucoup\u00a0»/],
  [[...list, "--ratio", "0"], /--ratio .*«\u00a00\u00a0»/],
  [[...list, "--ratio", "1e3"], /--ratio/],
  [[...list, "--stages", "aci,signe"], /--stages .*«\u00a0signe\u00a0»/],
  [[...list, "--date", "2026-02-30"], /--date .*«\u00a02026-02-30\u00a0»/],
  [[...list, "--date", "15/01/2026"], /--date/],
  [[...list, "--scope", "93"], /--scope .*«\u00a093\u00a0»/],
  [[...list, "--scope", "canton:1"], /--scope .*«\u00a0canton:1\u00a0»/],
  [[...list, "--extent", "region:"], /--extent .*«\u00a0region:\u00a0»/],
  [[...list, "--cog", "hier"], /--cog attend une année/],
  [[...list, "--mesh", "a.csv"], /--mesh attend NOM=FICHIER/],
  [[...list, "--out", "./liste.csv"], /écraserait la liste/],
  [[...list, "--mesh", "A=a.csv", "--mesh", "A=b.csv"], /deux fois le maillage/],
])("%j is refused in one sentence", (args, sentence) => {
  const parse = () => parseAnalyseOptions(args, TODAY);
  expect(parse).toThrow(CliError);
  expect(parse).toThrow(sentence);
  expect(parse).not.toThrow(/\n/);
});
