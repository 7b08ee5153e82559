/** What the application aims at, line by line, in the order in which it is read. */
export const AIMS = {
  indicators: { what: "all indicators of one scope, France, 835 CPTS", aim: "≤ 20 ms" },
  cross: { what: "cross of two national meshes, with every pair", aim: "≤ 10 ms" },
  stroke: { what: "one commune drawn: every figure and check", aim: "p95 ≤ 16 ms" },
  outlines: { what: "outlines of all CPTS", aim: "≤ 500 ms" },
  "first-view": { what: "first view, cold cache, local server, software rendering", aim: "≤ 2 × an empty map" },
  scope: { what: "change of scope: figures on the page", aim: "≤ 100 ms" },
  stage: { what: "change of stages: figures on the page", aim: "≤ 100 ms" },
  date: { what: "change of date: figures on the page", aim: "≤ 100 ms" },
  code: { what: "code before the first view, MapLibre apart (gzip)", aim: "≤ 250 kB" },
  "first-data": { what: "data before the first view (gzip)", aim: "≤ 3 MB" },
  "typology-small": { what: "ACM + CAH, 312 × 49", aim: "≤ 50 ms" },
  "typology-large": { what: "ACM + CAH, 8 115 × 49", aim: "≤ 2 s" },
  data: { what: "npm run data, whole country", aim: "≤ 60 s" },
  "main-thread": { what: "longest task of ours on the main thread, after the first view", aim: "≤ 50 ms" },
  memory: { what: "JavaScript heap of page and worker after the gestures", aim: "≤ 300 MB, no growth" },
  growth: { what: "whole report, cost of a unit at 1 000 000 beside 35 000", aim: "linear" },
} as const;

export type AimId = keyof typeof AIMS;
