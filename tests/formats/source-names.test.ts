import { expect, it } from "vitest";
import { nameSources } from "../../src/formats/source-names.ts";

const source = (name: string, vintage: string, licence = "Licence Ouverte 2.0") => ({ name, vintage, licence });

it("says the years of one publisher as one source, and no English in French", () => {
  const sources = [
    source("@etalab/decoupage-administratif", "COG 2026; census 2023 (INSEE)"),
    source("decoupage-2021", "COG 2021 (INSEE)"),
    source("decoupage-2019", "COG 2019 (INSEE)"),
    source("world-atlas", "Natural Earth 4.1", "public domain"),
  ];
  expect(nameSources(sources, "fr")).toEqual([
    {
      licence: "Licence Ouverte 2.0",
      names: [
        "@etalab/decoupage-administratif COG 2026\u202f; recensement 2023 (INSEE)",
        "@etalab/decoupage-administratif COG 2019 à 2021 (INSEE)",
      ],
    },
    { licence: "domaine public", names: ["world-atlas Natural Earth 4.1"] },
  ]);
  expect(nameSources(sources.slice(0, 2), "en")[0]!.names).toEqual([
    "@etalab/decoupage-administratif COG 2026; census 2023 (INSEE)",
    "@etalab/decoupage-administratif COG 2021 (INSEE)",
  ]);
});
