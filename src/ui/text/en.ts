import type { SiteKind } from "../../domain/site.ts";
import type { SheetColumn } from "../../formats/sheet.ts";
import { cockpitEn } from "./cockpit-en.ts";
import { crossingEn } from "./crossing-en.ts";
import { dataEn } from "./data-en.ts";
import { drawEn } from "./draw-en.ts";
import type { Text } from "./fr.ts";
import { helpEn } from "./help-en.ts";
import { formatDate, formatInteger, formatPercent, formatSigned } from "./numbers.ts";
import { writeSheetCell } from "./sheet-cell.ts";
import { surveysEn } from "./surveys-en.ts";

const integer = (value: number) => formatInteger(value, "en");
const percent = (share: number) => formatPercent(share, "en");
const signed = (value: number) => formatSigned(value, "en");
const monthOf = (iso: string) => formatDate(iso, "en", "short-month");
const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);

const siteKinds: Record<SiteKind, string> = {
  msp: "health homes (MSP)",
  cds: "health centres (CDS)",
  "cpts-siege": "seats of CPTS",
  "dac-siege": "seats of DAC",
  hopital: "hospitals",
  mmg: "out-of-hours practices",
};

/**
 * The same sentences in English; the trade's acronyms keep their French names.
 * Longer than other files: one catalogue, in the order of the screen.
 */
export const en: Text = {
  title: "CPTS · territorial coverage",
  colon: ": ",
  skipToFigures: "Go to the figures",
  spaces: {
    couverture: "Coverage",
    dessiner: "Draw",
    maillages: "Meshes",
    enquetes: "Surveys",
    label: "Spaces",
  },
  loading: {
    title: "Preparing the communes of France",
    steps: {
      manifest: "list of data",
      units: "communes and populations",
      contours: "contours of the communes",
      geography: "areas and neighbours",
    },
  },
  failed: {
    title: "The base data could not be loaded",
    missing: (pack) => `The data file “${pack}” is missing: build it with “npm run data”, then reload the page.`,
    version: (pack, detail) =>
      `The data file “${pack}” is of another version than the page (${detail}): reload without the cache, or rebuild the data with “npm run data”.`,
    corrupt: (pack, detail) =>
      `The data file “${pack}” is damaged or cut short (${detail}): rebuild it with “npm run data”.`,
    bug: (detail) => `An unexpected error occurred (${detail}). Reload the page; if it comes back, report it.`,
  },
  search: {
    label: "Search for a commune, a CPTS, a territory or a code",
    placeholder: "Commune, CPTS or code",
    kinds: { unit: "Communes", territory: "CPTS", zone: "Territories" },
    nothing: "Nothing found",
    searching: "Searching…",
  },
  scope: {
    label: "Study area",
    france: "All of France",
    several: (count) => `${count} territories`,
    choose: "Choose a territory",
    filter: "Région, département or EPCI",
    levels: {
      region: "région",
      departement: "département",
      arrondissement: "arrondissement",
      epci: "EPCI",
      ept: "EPT",
    },
    inhabitants: (population) => `${integer(population)}\u00a0inh.`,
  },
  stages: {
    label: "Stages",
    all: "All stages together",
    some: (count) => `${count} ${plural(count, "stage", "stages")}`,
    names: {
      aci: "ACI signed",
      negociation: "ACI under negotiation",
      valide: "health project approved",
      lettre: "letter of intent",
      "pre-projet": "pre-project",
      inconnu: "stage unknown",
      abandonne: "given up",
    },
  },
  date: { label: "As of", slider: "Date of the figures", simulated: "simulated curve" },
  target: { label: "Target", unit: "inh. per CPTS", hint: "Inhabitants per CPTS, from 1,000 to 1,000,000" },
  import: {
    button: "Import",
    remove: "Remove the list",
    reading: (file) => `Reading “${file}”…`,
    drop: "Drop the list of CPTS here",
    refused: "File refused",
    placed: {
      actions: (file) => `“${file}” is a table of actions: see “Who does what”.`,
      facts: (file) => `“${file}” describes CPTS (members, professionals): see “Who does what”.`,
      practitioners: (file) => `“${file}” counts practitioners by commune: see “Communes without a GP”.`,
    },
    bug: (detail) => `The file could not be read (${detail}). The previous list is kept.`,
    unopened: {
      size: (file, megabytes, limit) =>
        `“${file}” weighs ${integer(megabytes)} MB, more than the ${integer(limit)} MB that the application can read: keep the rows or columns that are of use.`,
      unreadable: (file) =>
        `The browser could not open “${file}” (a folder, a file that was moved or is held by another program): copy it to this computer and try again.`,
    },
    kept: "Nothing changed on the map.",
    damagedTitle: "Work partly unreadable",
    damaged: (parts) => `Part of the work kept in this browser could not be read again: ${parts}. The rest is there.`,
    work: {
      "not-json": (file) => `“${file}” is damaged or cut: it is not a readable work file.`,
      "not-work": (file) => `“${file}” is not a work file of this application.`,
      newer: (file) => `“${file}” comes from a newer version of the application: reload the page, then open it again.`,
      "empty-work": (file) => `“${file}” is an empty work file.`,
    },
    parts: {
      perimeters: "list of CPTS",
      sites: "structures",
      maillages: "other meshes",
      contours: "official contours",
      responses: "survey responses",
      tables: "tables",
      notes: "notes",
      drafts: "drawn perimeters",
      sets: "sets",
      polygons: "polygons",
    },
    close: "Close",
  },
  example: {
    title: "Example data",
    sentence:
      "Communes and populations are official; CPTS, structures, DAC and GHT are simulated, except six CPTS rebuilt from published sources. Your list replaces them without leaving your browser.",
    source:
      "Example built on EPCI after the totals published by the FCPTS (June 2024); six CPTS rebuilt from the SFTG scientific day of September 2024",
    button: "Choose my list",
    sample: "Try a short list",
  },
  headline: {
    outside: (count) =>
      `${integer(count)} CPTS of the list ${plural(count, "has", "have")} no commune in this territory.`,
    white: (people, units) =>
      `${plural(people, "inhabitant", "inhabitants")} in ${integer(units)} ${plural(units, "commune or arrondissement", "communes or arrondissements")} without CPTS`,
    whiteShare: (share, zones) =>
      `${percent(share)} of the population · ${integer(zones)} contiguous ${plural(zones, "zone", "zones")}`,
    noWhite: "inhabitants without CPTS in this territory",
    coveredPopulation: "of the population covered",
    coveredArea: "of the territory covered",
    inhabitants: (population) => `${integer(population)} ${plural(population, "inhabitant", "inhabitants")}`,
    areaKm2: (areaKm2) => `${integer(areaKm2)}\u00a0km²`,
    approached: "area from approximate contours",
  },
  classes: {
    title: "Each commune in exactly one class",
    columns: { people: "people", units: "units", share: "share" },
    single: "one CPTS only",
    shared: "shared, limit unknown",
    overlap: "overlap",
    white: "without CPTS",
    unstated: "not stated",
  },
  ratio: {
    title: "CPTS observed / expected",
    per: (population) => `1 for ${integer(population)}\u00a0inh.`,
    target: (target) => `target ${integer(target)}`,
    mark: (value, date) => `France ${integer(value)} (${monthOf(date)})`,
    gap: (gap) => `gap ${signed(gap)}`,
    none: "no CPTS",
  },
  zones: {
    title: "White zones · communes without CPTS",
    columns: { departement: "dép.", units: "units", people: "people" },
    none: "No commune without CPTS in this territory.",
    absorb: "If a neighbour absorbs it",
    size: "ACI size",
    noNeighbour: "No neighbouring CPTS.",
    more: (count) => `See all ${integer(count)} zones`,
    less: "See fewer",
    zoom: (name) => `See ${name} on the map`,
  },
  overlaps: {
    title: "Overlaps and shared communes",
    declared: "declared shared",
    undeclared: "not declared",
    none: "No commune in two CPTS.",
  },
  dac: { title: "By DAC" },
  sheet: {
    inPieces: (pieces) => `in ${integer(pieces)} pieces`,
    back: "Back to the figures",
    interval: (min, max) => `${integer(min)} to ${integer(max)}`,
    people: "inhabitants",
    intervalReason:
      "The minimum leaves out the shared communes, whose limit is not published; the maximum counts them whole.",
    size: (size) => `ACI size ${size}`,
    units: "Communes and arrondissements",
    pieces: "Pieces",
    departements: "Départements",
    area: "Area",
    density: "Density",
    perKm2: (density) => `${integer(density)}\u00a0inh./km²`,
    type: "Type, by population alone",
    types: { rural: "rural", "semi-rural": "semi-rural or peri-urban", urbain: "urban" },
    neighbours: "Neighbouring CPTS",
    enclaves: "Enclaves",
    sites: "Structures",
    edge: "Touches the edge of the extent: this territory may continue outside the list.",
    crossed: "EPCI crossed",
  },
  list: {
    title: "Data",
    rows: (rows, units) =>
      `${integer(rows)} ${plural(rows, "row", "rows")}, ${integer(units)} ${plural(units, "commune or arrondissement", "communes or arrondissements")}`,
    units: (units) => `${integer(units)} communes or arrondissements`,
    territories: (count) => `${integer(count)} CPTS`,
    cog: (year) => `codes of ${year}`,
    extent: "Extent described by the list",
    extentHint: "Outside this extent a commune is “not stated”, never white.",
    extentFromScope: (scope) => `Describe: ${scope}`,
    anomalies: (count) => `${integer(count)} ${plural(count, "row to check", "rows to check")}`,
    moreAnomalies: (count) => `and ${integer(count)} more, in the exported report`,
    ignored: (columns) => `Columns left out: ${columns}`,
    export: "Export",
    exportReport: "Export the report (JSON)",
  },
  legend: {
    title: "Stage",
    list: "Map legend",
    sites: "Structures",
    group: "addresses together: click",
    overlays: "Other meshes",
    white: "white zone · without CPTS",
    shared: "shared, limit unknown",
    overlap: "overlap",
    departement: "limit of a département",
    epci: "limit of an EPCI",
    unknownStage: "CPTS, stage unknown",
    toggle: "Legend",
  },
  natures: { officiel: "official", importe: "imported", reconstitue: "rebuilt", simule: "simulated example" },
  sources: {
    base: (cog, year) => `communes ${cog} · population ${year} · official`,
    contours: "approximate contours",
    mixedContours: (zones) => `approximate contours, official in places${zones === "" ? "" : ` (${zones})`}`,
    officialContours: (zones) => `official contours${zones === "" ? "" : ` (${zones})`}`,
    list: (nature, file) => `CPTS: ${nature}${file === null ? "" : ` · ${file}`}`,
    title: "Sources and licences",
  },
  why: {
    title: "Where does this figure come from?",
    open: "Where does this figure come from?",
    close: "Close",
    copy: "Copy",
    copied: "Copied",
    refused: "The browser refused the copy",
    counts: "Counts",
    countsOnce: "each unit once only",
    stages: "Stages",
    date: "Date",
    list: "CPTS",
    population: "Population",
    import: "Import",
    rows: (rows, anomalies) => `${integer(rows)} rows, ${integer(anomalies)} to check`,
    share: {
      population: "Share of the population covered",
      area: "Share of the territory covered",
      white: "Inhabitants without CPTS",
      ratio: "CPTS expected",
    },
    insee: (year) => `INSEE ${year} · official`,
  },
  hover: { none: "without CPTS", unstated: "not stated by the list", year: (year) => `population ${year}` },
  lexicon: { source: "Legal basis" },
  smallMaps: {
    label: "Small maps",
    overseas: "Overseas",
    title: "Overseas · people covered",
    covered: "covered",
    white: "without CPTS",
    go: "show this département",
    approached: "approximate outlines",
    zoom: "look closer on the map",
  },
  map: {
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    wheel: "Ctrl + wheel to zoom the map",
    wheelOnMac: "⌘ + wheel to zoom the map",
    fingers: "Two fingers to move the map",
    map: "Map of communes and CPTS",
    absent:
      "This browser cannot draw the map (WebGL is missing or switched off): figures, lists and tables are there, and “Export” gives the map as a picture.",
  },
  clock: {
    title: "Clock to be set",
    wrong: (said, counted) =>
      `This device believes it is ${said}, before these data: figures are counted at ${counted}; choose another date, or set the clock and reload the page.`,
  },
  part: {
    missing:
      "This part of the page has not come (no network, or the site was updated meanwhile): reload the page, what you did is kept.",
    broken: (detail: string) =>
      `This part of the page could not be shown (${detail}): reload the page, what you did is kept; if it happens again, please report it.`,
    reload: "Reload",
    failedTitle: "Request without effect",
    failed: (detail) =>
      `What you asked for did not succeed (${detail}): try again, or reload the page, what you did is kept; if it happens again, please report it.`,
    languageTitle: "English is not available",
    language:
      "The English sentences have not come (no network, or the site was updated meanwhile): the page stays in French; reload it to try again.",
  },
  cockpit: cockpitEn,
  data: dataEn,
  draw: drawEn,
  help: helpEn,
  siteKinds,
  crossing: crossingEn,
  surveys: surveysEn,
  percent,
  integer,
  sheetCell: (column: SheetColumn, row: number) => writeSheetCell(column, row, "en"),
  sheetTotal: "Whole",
  dateText: (iso) => formatDate(iso, "en", "day"),
  decimals: (value, digits) => formatSigned(value, "en", digits).replace(/^\+/, ""),
};
