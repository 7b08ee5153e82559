import type { AdminLevel } from "./unit.ts";

/** One value for each administrative level. */
export function forEachLevel<Value>(make: (level: AdminLevel) => Value): Record<AdminLevel, Value> {
  return {
    region: make("region"),
    departement: make("departement"),
    arrondissement: make("arrondissement"),
    epci: make("epci"),
    ept: make("ept"),
  };
}
