import type { ExportSentences } from "./export-sentences.ts";

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const days = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
/** A date as people write it. */
const dayOf = (date: string) => days.format(new Date(date));
const people = (value: number) => whole.format(value);
const percent = (share: number) => `${decimal.format(100 * share)}%`;

const stages: ExportSentences["stages"] = {
  "pre-projet": "pré-projet",
  lettre: "letter of intent",
  valide: "projet de santé approved",
  negociation: "ACI in negotiation",
  aci: "ACI signed",
  inconnu: "unknown stage",
  abandonne: "abandoned",
};

const natures: ExportSentences["natures"] = {
  officiel: "official",
  importe: "imported",
  reconstitue: "rebuilt",
  simule: "simulated example",
};

/** The words of the exported files in English. */
export const EXPORT_SENTENCES_EN: ExportSentences = {
  sheets: {
    synthesis: { name: "summary", title: "Summary" },
    whiteZones: { name: "white zones", title: "Zones blanches (communes without CPTS)" },
    absorptions: { name: "absorptions", title: "CPTS around each white zone, before and after taking it in" },
    overlaps: { name: "overlaps", title: "Communes claimed by several CPTS" },
    straddling: { name: "straddling", title: "CPTS that straddle several territories of one mesh" },
    territories: { name: "territories", title: "Territories of the CPTS" },
    units: { name: "units", title: "Communes and municipal arrondissements" },
    method: { name: "method", title: "Method, sources and limits" },
  },
  figures: {
    scopeUnits: ["Communes or arrondissements", "units", "Every unit of the scope"],
    scopePopulation: ["Population", "inhabitants", "Municipal population of the scope"],
    scopeAreaKm2: ["Area", "km²", "By the contours in use"],
    whiteUnits: ["Communes without CPTS", "units", "White zones: units that the list describes, in no CPTS"],
    whitePopulation: ["Inhabitants without CPTS", "inhabitants", "People of the communes without CPTS"],
    unstatedUnits: ["Communes not stated", "units", "Outside the extent of the list: neither covered nor white"],
    unstatedPopulation: ["Inhabitants not stated", "inhabitants", "People of the communes not stated"],
    singleUnits: ["Communes in one CPTS", "units", "One CPTS and one only"],
    singlePopulation: ["Inhabitants in one CPTS", "inhabitants", "People of these communes"],
    sharedUnits: ["Shared communes", "units", "Several CPTS, which all declare a part"],
    sharedPopulation: ["Inhabitants of shared communes", "inhabitants", "Counted once in the coverage"],
    overlapUnits: ["Overlapping communes", "units", "Several CPTS, one at least without a declared part"],
    overlapPopulation: ["Inhabitants in overlaps", "inhabitants", "Counted once in the coverage"],
    coveredPopulation: ["Population covered", "inhabitants", "One CPTS + shared + overlaps, each counted once"],
    populationShare: ["Population coverage", "share", "Population covered / population"],
    areaShare: ["Territorial coverage", "share", "Area covered / area"],
    unitsShare: ["Share of communes covered", "share", "Communes covered / communes"],
    doubleCount: ["Double counts", "inhabitants", "What adding up the CPTS would count too often"],
    target: ["Target ratio", "inhabitants per CPTS", "A mark, not a required size"],
    expected: ["CPTS expected", "CPTS", "Population / target ratio"],
    observed: ["CPTS observed", "CPTS", "At least one commune in the scope"],
    gap: ["Gap", "CPTS", "Observed − expected"],
    inhabitantsPerCpts: ["Inhabitants per CPTS", "inhabitants", "Population / CPTS observed"],
    whiteZones: ["White zones in one piece", "zones", "Groups of communes without CPTS that touch each other"],
  },
  method: [
    ["Unit", "A commune of the official geographic code, or a municipal arrondissement of Paris, Lyon and Marseille."],
    [
      "White zone",
      "Communes without CPTS that touch each other, inside the scope. The word says nothing of mobile networks nor of the supply of care.",
    ],
    ["Key of a zone", "Code of its most populous commune: it finds the zone again in another list or at another date."],
    [
      "Sharing",
      "A commune of which several CPTS declare a part without a published limit. It is counted once in the coverage; the population of each CPTS is an interval (without it, with it).",
    ],
    ["Overlap", "A commune of several CPTS, one at least without a declared part: a finding, never corrected."],
    [
      "Absorption",
      "Maximum population of the bordering CPTS plus that of the whole zone; the ACI size that follows is indicative.",
    ],
    [
      "Distance",
      "As the crow flies, from the middle of the most populous commune of the zone, to the nearest seat of a CPTS; without a known seat, to the nearest common limit with a CPTS.",
    ],
    [
      "ACI size",
      "1: under 40,000 inhabitants; 2: under 80,000; 3: under 175,000; 4: beyond. The lower bound is included: that is our reading.",
    ],
    ["Totals", "Totals come from the scope, where each commune counts once; they are not sums of rows."],
    ["Straddling", "Share of the people of the CPTS, shared communes counted in full."],
    [
      "Texts",
      "A text that begins with = + − @ is written as text, with an apostrophe in front in CSV files, so that no spreadsheet runs it.",
    ],
    [
      "National marks",
      "84% of the population covered and 835 CPTS in June 2024; 82,000 inhabitants per CPTS in February 2024; 1,000 CPTS aimed at.",
    ],
  ],
  stages,
  natures,
  classes: {
    unstated: "not stated",
    white: "without CPTS",
    single: "one CPTS",
    shared: "shared",
    overlap: "overlapping",
  },
  levels: {
    region: "région",
    departement: "département",
    arrondissement: "arrondissement",
    epci: "EPCI",
    ept: "EPT",
  },
  types: { rural: "rural", "semi-rural": "semi-rural or periurban", urbain: "urban" },
  causes: {
    inconnu: "unknown",
    "sans-projet": "no project",
    "projet-en-cours": "project under way",
    refus: "refusal stated",
  },
  seatKinds: { seat: "seat of a CPTS", border: "limit of a bordering CPTS" },
  processes: { descendant: "top-down", ascendant: "bottom-up", mixte: "both", inconnu: "unknown" },
  missions: {
    "acces-aux-soins": "access to care",
    parcours: "care pathways",
    prevention: "prevention",
    "crises-sanitaires": "health crises",
    qualite: "quality and relevance",
    accompagnement: "support to professionals",
  },
  actionPopulations: { residente: "resident", "prise-en-charge": "cared for" },
  france: "France",
  simulated: "Simulated example: these data describe no real CPTS.",
  notes: (facts) => [
    `Scope: ${facts.scope}`,
    `On ${dayOf(facts.date)} · ${facts.isEveryStage ? "all stages together" : `stages counted: ${facts.stages.map((stage) => stages[stage]).join(", ")}`}`,
    `List of CPTS: ${facts.list} (${natures[facts.nature]})`,
    ...(facts.isSimulated ? ["Simulated example: part of these data describe no real CPTS."] : []),
    `Communes of the official geographic code ${facts.cog}, municipal population ${facts.populationYear} (2017 in Mayotte)`,
    "Areas, neighbours and outlines by approximate contours, except where the sources name official ones",
    `Sources: ${facts.sources.map(({ licence, names }) => `${names.join(", ")} (${licence})`).join("; ")}`,
  ],
  neighbour: (name, before, after, sizeBefore, sizeAfter) =>
    `${name}: ${people(before)} → ${people(after)} inhabitants, size ${sizeBefore} → ${sizeAfter}`,
  files: {
    workbook: "cpts",
    territories: "territories",
    whiteZones: "white-zones",
    units: "units",
    shapefile: "cpts-shapefile",
    figure: "map",
  },
  readme: (layers, notes) =>
    [
      "Shapefiles, WGS 84 (EPSG:4326), texts in UTF-8 (see the .cpg files).",
      "Field names have ten characters at most, a limit of the dBase format.",
      "A text longer than its field is cut: the whole lists are in the workbook and in the GeoJSON.",
      "",
      ...notes,
      ...layers.flatMap(({ file, title, fields }) => [
        "",
        `${file}.shp: ${title}`,
        ...fields.map(({ name, meaning }) => `  ${name.padEnd(10)} ${meaning}`),
      ]),
      "",
    ].join("\n"),
  figure: {
    title: (scope) => `CPTS and zones blanches · ${scope}`,
    white: (count, units) => `without CPTS: ${people(count)} inhabitants, ${people(units)} communes or arrondissements`,
    shared: "shared commune",
    overlap: "overlap",
    single: "one CPTS",
    unstated: "not stated",
    outside: "outside the scope",
    departement: "limit of a département",
    kilometres: (count) => `${people(count)} km`,
    north: "N",
    stage: (name, count) => `${name} (${people(count)})`,
    coverage: (population, area) => `${percent(population)} of the people covered, ${percent(area)} of the land`,
    ratio: (observed, expected) => `${people(observed)} CPTS observed, ${decimal.format(expected)} expected`,
  },
};
