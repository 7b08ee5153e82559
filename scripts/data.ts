import { fileURLToPath } from "node:url";
import { encodeUnits } from "../src/packs/units.ts";
import { buildUnits } from "./packs/units.ts";
import { writeAtomically } from "./packs/write-pack.ts";
import { LATEST_COG, readCommunes, readGroupings, readZones } from "./sources/decoupage.ts";

const folder = fileURLToPath(new URL("../public/data/", import.meta.url));
const units = buildUnits({
  cog: LATEST_COG,
  communes: readCommunes(LATEST_COG),
  regions: readZones(LATEST_COG, "regions"),
  departements: readZones(LATEST_COG, "departements"),
  arrondissements: readZones(LATEST_COG, "arrondissements"),
  epci: readGroupings(LATEST_COG, "epci"),
  ept: readGroupings(LATEST_COG, "ept"),
});
console.log(writeAtomically(folder, "units.json", JSON.stringify(encodeUnits(units))));
