/** Missions of the accord conventionnel: four of the base, two optional. */
export const MISSIONS = [
  "acces-aux-soins",
  "parcours",
  "prevention",
  "crises-sanitaires",
  "qualite",
  "accompagnement",
] as const;
export type Mission = (typeof MISSIONS)[number];

/** Whom an action is for: those who live there, or those whom its members take care of. */
export const ACTION_POPULATIONS = ["residente", "prise-en-charge"] as const;
export type ActionPopulation = (typeof ACTION_POPULATIONS)[number];

/** One thing that a CPTS does, as it says so itself. A text that the source leaves empty is empty. */
export interface Action {
  /** Row of the table, counting from 1: an action has no other identity. */
  readonly row: number;
  /** Id or name of the CPTS, as written; resolved against the list in use, which may change. */
  readonly territory: string;
  readonly title: string;
  readonly mission: Mission | null;
  readonly themes: readonly string[];
  readonly population: ActionPopulation | null;
  readonly objectives: string;
  readonly beneficiaries: string;
  readonly resources: string;
  readonly results: string;
  readonly difficulties: string;
  /** Whom it wants to meet. */
  readonly seeks: string;
  /** Only when its publication was consented to. */
  readonly contact: string | null;
}

export interface ActionFilter {
  readonly missions?: readonly Mission[];
  readonly themes?: readonly string[];
}

/** The actions of one of the missions and of one of the themes; an absent or empty choice keeps all. */
export function filterActions(
  actions: readonly Action[],
  { missions = [], themes = [] }: ActionFilter,
): readonly Action[] {
  return actions.filter(
    (action) =>
      (missions.length === 0 || (action.mission !== null && missions.includes(action.mission))) &&
      (themes.length === 0 || action.themes.some((theme) => themes.includes(theme))),
  );
}
