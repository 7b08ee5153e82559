/** Something in a source that the build does not accept and that no file of `data/corrections` answers. */
export interface Anomaly {
  readonly file: string;
  readonly record: string;
  readonly value: string;
}

/** One line for each anomaly: file, record, value. */
export class AnomalyError extends Error {
  override readonly name = "AnomalyError";

  constructor(anomalies: readonly Anomaly[]) {
    super(anomalies.map(({ file, record, value }) => `${file}: ${record}: ${value}`).join("\n"));
  }
}

/** @throws AnomalyError when the list is not empty */
export function refuseAnomalies(anomalies: readonly Anomaly[]): void {
  if (anomalies.length > 0) throw new AnomalyError(anomalies);
}
