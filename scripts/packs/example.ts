import meshes from "../../data/example/meshes.json" with { type: "json" };
import real from "../../data/example/real-cpts.json" with { type: "json" };
import type { UnitTable } from "../../src/domain/unit.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import type { Mesh } from "../../src/geo/mesh.ts";
import type { Example } from "../../src/packs/example.ts";
import { readCountry } from "../example/country.ts";
import { growCpts } from "../example/cpts.ts";
import { drawDac } from "../example/dac.ts";
import { drawGht } from "../example/ght.ts";
import { placeHospitals } from "../example/hospitals.ts";
import { gatherInterCpts } from "../example/inter-cpts.ts";
import { createRandom } from "../example/random.ts";
import { placeSites } from "../example/sites.ts";

/** Each layer has its own draws, so that a change in one leaves the others as they were. */
const SEEDS = { cpts: 20_240_630, hospitals: 603, sites: 124 };

/**
 * The embedded example: CPTS, sites and meshes of a whole country, grown from its EPCI by a seeded draw; the same
 * units and mesh give the same example. Throws when the data name a code that is no unit.
 */
export function buildExample(units: UnitTable, mesh: Mesh): Example {
  const country = readCountry(units, mesh, deriveGeography(mesh));
  const cpts = growCpts(country, createRandom(SEEDS.cpts));
  const hospitals = placeHospitals(country, createRandom(SEEDS.hospitals));
  const dac = drawDac(country);
  return {
    cpts: cpts.layer,
    sites: placeSites(country, cpts, dac.layer, hospitals, createRandom(SEEDS.sites)),
    maillages: [dac, drawGht(country, hospitals), gatherInterCpts(cpts.layer)],
    sources: new Map([
      ...real.cpts.map(({ id, note }) => [id, { source: real.source, note }] as const),
      [meshes.msp.structure, { source: meshes.msp.source, note: meshes.msp.note }] as const,
    ]),
  };
}
