import type { AdminLevel } from "./unit.ts";

/** One value for each administrative level. */
export function forEachLevel<Value>(valueOf: (level: AdminLevel) => Value): Record<AdminLevel, Value> {
  return {
    region: valueOf("region"),
    departement: valueOf("departement"),
    arrondissement: valueOf("arrondissement"),
    epci: valueOf("epci"),
    ept: valueOf("ept"),
  };
}
