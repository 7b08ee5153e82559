import type { Space } from "../store/state.ts";

/** Every source of the map, in one place. Tiled sources are cut by the analysis worker (`analysis/tiles.ts`). */
export const SOURCES = {
  surroundings: "surroundings",
  admin: "admin",
  units: "units",
  territories: "territories",
  ground: "ground",
  findings: "findings",
  sites: "sites",
  maillages: "maillages",
  labels: "labels",
  seaLabels: "sea-labels",
} as const;

/** Bottom to top: the drawing order is this list. Labels are placed from the top: white zones first, then towns, then CPTS. */
export const LAYER_ORDER = [
  "sea",
  "surroundings-fill",
  "surroundings-line",
  "france-fill",
  "france-departements",
  "ground",
  "paper",
  "territory-tint",
  "epci-line",
  "departement-line",
  "white-hatch",
  "shared-hatch",
  "overlap-hatch",
  "unit-mesh",
  "scope-mesh",
  "shared-line",
  "overlap-line",
  "territory-casing",
  "territory-stage",
  "white-line",
  "dac",
  "ght",
  "site-selection",
  "site-mmg",
  "site-cds",
  "site-msp",
  "site-hopital",
  "site-dac-siege",
  "site-cpts-siege",
  "hover-unit",
  "unit-selection-casing",
  "unit-selection",
  "selection-casing",
  "selection",
  "zone-selection-casing",
  "zone-selection",
  "sea-label",
  "country-label",
  "unit-label",
  "territory-label",
  "town-label",
  "shared-label",
  "white-label",
] as const;
export type LayerId = (typeof LAYER_ORDER)[number];

const COVERAGE_AND_DRAWING: readonly Space[] = ["couverture", "dessiner"];
/** Communes of several CPTS: a response there counts in each. */
const WITH_SURVEYS: readonly Space[] = ["couverture", "dessiner", "enquetes"];

/** Layers that belong to some spaces; the others are the ground of all four. */
export const SPACES_OF_LAYER: Readonly<Partial<Record<LayerId, readonly Space[]>>> = {
  // Under tints and hatches every unit of the scope is covered.
  ground: ["maillages", "enquetes"],
  "territory-tint": COVERAGE_AND_DRAWING,
  "territory-casing": COVERAGE_AND_DRAWING,
  "territory-stage": COVERAGE_AND_DRAWING,
  "territory-label": COVERAGE_AND_DRAWING,
  "shared-hatch": WITH_SURVEYS,
  "shared-line": WITH_SURVEYS,
  "shared-label": ["couverture"],
  "overlap-hatch": WITH_SURVEYS,
  "overlap-line": WITH_SURVEYS,
  "white-hatch": ["couverture", "dessiner", "enquetes"],
  "white-line": ["couverture", "dessiner", "enquetes"],
  "white-label": COVERAGE_AND_DRAWING,
  "site-selection": ["couverture"],
  "site-mmg": COVERAGE_AND_DRAWING,
  "site-cds": COVERAGE_AND_DRAWING,
  "site-msp": COVERAGE_AND_DRAWING,
  "site-hopital": COVERAGE_AND_DRAWING,
  "site-dac-siege": COVERAGE_AND_DRAWING,
  "site-cpts-siege": COVERAGE_AND_DRAWING,
  "unit-selection-casing": ["couverture"],
  "unit-selection": ["couverture"],
  "selection-casing": ["couverture"],
  selection: ["couverture"],
  "zone-selection-casing": ["couverture"],
  "zone-selection": ["couverture"],
};
