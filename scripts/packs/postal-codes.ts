import type { Commune } from "../sources/decoupage.ts";
import { type Anomaly, refuseAnomalies } from "./anomalies.ts";
import { listUnits } from "./units.ts";

/**
 * Postal codes of each unit, in the order of the units.
 * @throws AnomalyError when a unit has none
 */
export function buildPostalCodes(communes: readonly Commune[]): readonly (readonly string[])[] {
  const anomalies: Anomaly[] = [];
  const postalCodes = listUnits(communes).map(({ code, name, postalCodes: codes }) => {
    if (codes.length === 0)
      anomalies.push({ file: "communes.json", record: `${code} ${name}`, value: "no postal code" });
    return [...codes].sort();
  });
  refuseAnomalies(anomalies);
  return postalCodes;
}
