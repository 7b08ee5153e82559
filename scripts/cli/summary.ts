import type { Report } from "../../src/domain/report.ts";

const integer = new Intl.NumberFormat("fr-FR");
const decimal = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat("fr-FR", {
  style: "percent",
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/** The report in a few lines of French, people first: what a terminal shows after an analysis. */
export function summarise({ meta, scope, classes, coverage, ratio, whiteZones, overlaps, anomalies }: Report): string {
  const { white, shared, overlap, unstated } = classes;
  const lines = [
    `${integer.format(white.population)} habitants dans ${count(white.units, "commune ou arrondissement", "communes ou arrondissements")} sans CPTS (${count(whiteZones.length, "zone blanche", "zones blanches")}).`,
    `Couverture\u202f: ${integer.format(coverage.population)} habitants sur ${integer.format(scope.population)} (${share(coverage.populationShare)}).`,
    `Ratio\u202f: ${count(ratio.observed, "CPTS", "CPTS")} pour ${decimal.format(ratio.expected)} attendues (1 pour ${integer.format(ratio.target)} habitants), écart ${signed(ratio.gap)}.`,
    `Communes partagées\u202f: ${shared.units}\u202f; chevauchements\u202f: ${overlap.units} (${count(overlaps.filter(({ declared }) => !declared).length, "paire", "paires")} de CPTS).`,
  ];
  if (unstated.units > 0) {
    lines.push(
      `Non renseigné\u202f: ${count(unstated.units, "commune", "communes")}, ${integer.format(unstated.population)} habitants hors de l’étendue de la liste.`,
    );
  }
  lines.push(`${count(anomalies.length, "anomalie", "anomalies")} de lecture.`);
  lines.push(
    `Périmètre d’étude ${meta.scope}, étendue ${meta.extent}, au ${meta.date}, stades ${meta.stages.join(", ")}.`,
  );
  return lines.join("\n");
}

const count = (value: number, one: string, many: string): string =>
  `${integer.format(value)} ${value < 2 ? one : many}`;
const share = (value: number): string => percent.format(value).replace(/\u00a0/g, "\u202f");
const signed = (value: number): string => `${value < 0 ? "\u2212" : "+"}${decimal.format(Math.abs(value))}`;
