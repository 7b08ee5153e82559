import { formatScope, parseScope } from "../domain/scope.ts";
import { STAGES, type Stage } from "../domain/territory.ts";
import { type AppState, SPACES } from "./state.ts";

/**
 * Where each key of the state is kept. A key added to the state does not compile until it is listed here.
 * `url`: in the address, so that a link or a reload shows the same; `browser`: a preference; `work`: a part of the work, kept in the
 * browser and in the work file; `nowhere`: derived or momentary.
 */
export const STORED_KEYS: Readonly<Record<keyof AppState, "url" | "browser" | "work" | "nowhere">> = {
  space: "url",
  base: "nowhere",
  list: "nowhere",
  reading: "nowhere",
  notice: "nowhere",
  scope: "url",
  target: "url",
  stages: "url",
  date: "url",
  language: "browser",
  hidden: "nowhere",
  overlays: "nowhere",
  ignBase: "nowhere",
  side: "nowhere",
  tour: "nowhere",
  deployment: "nowhere",
  view: "nowhere",
  poster: "nowhere",
  selection: "nowhere",
  work: "nowhere",
  imports: "work",
  crossing: "work",
  cockpit: "work",
  draw: "work",
  surveys: "work",
  hover: "nowhere",
};

/** A day of the calendar: « 2020-02-31 » has the form of a date and is none. */
const isDate = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`);
  return ISO_DATE.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

type UrlState = Pick<AppState, "space" | "scope" | "target" | "stages" | "date">;

const ISO_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Choices written in the address; what is missing or malformed is left out, never guessed. */
export function readUrl(hash: string): Partial<UrlState> {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const scope = parseScope(params.get("perimetre") ?? "");
  const target = Number(params.get("cible"));
  const stages = (params.get("stades") ?? "")
    .split(",")
    .filter((stage): stage is Stage => (STAGES as readonly string[]).includes(stage));
  const date = params.get("date") ?? "";
  const space = SPACES.find((known) => known === params.get("espace"));
  return {
    ...(space !== undefined && { space }),
    ...(scope.ok && { scope: scope.value }),
    ...(Number.isInteger(target) && target >= 1000 && target <= 1_000_000 && { target }),
    ...(stages.length > 0 && { stages }),
    ...(isDate(date) && { date }),
  };
}

/** The payload of the drawing that an address carries; null without one. */
export const readDrawing = (hash: string): string | null => new URLSearchParams(hash.replace(/^#/, "")).get("dessin");

/** Whether an address is about choices at all, rather than a place of the page such as `#figures`. */
export const isAboutChoices = (hash: string): boolean =>
  hash === "" || /(?:^#?|&)(?:espace|perimetre|cible|stades|date)=/.test(hash);

/** What an address says and `readUrl` leaves out, as it is written there. */
export function unreadChoices(hash: string): readonly string[] {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const read = readUrl(hash);
  const stages = params.get("stades")?.split(",") ?? [];
  const isRead: Readonly<Record<string, boolean>> = {
    espace: read.space !== undefined,
    perimetre: read.scope !== undefined,
    cible: read.target !== undefined,
    stades: stages.length === read.stages?.length,
    date: read.date !== undefined,
    dessin: true,
  };
  return [...params].filter(([name]) => isRead[name] !== true).map(([name, value]) => `${name}=${value}`);
}

/** The address of the current choices; defaults are not written. */
export function writeUrl(state: UrlState, defaults: UrlState): string {
  const params = new URLSearchParams();
  if (state.space !== defaults.space) params.set("espace", state.space);
  if (state.scope.kind !== "france") params.set("perimetre", formatScope(state.scope));
  if (state.target !== defaults.target) params.set("cible", String(state.target));
  if (state.stages.join() !== defaults.stages.join()) params.set("stades", state.stages.join(","));
  if (state.date !== defaults.date) params.set("date", state.date);
  const text = params.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
  return text === "" ? "" : `#${text}`;
}
