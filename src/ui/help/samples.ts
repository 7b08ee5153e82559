/** A small file of each kind that the page reads, all simulated and over the Lot, in `public/exemples`. */
export const SAMPLES = [
  { subject: "perimeters", file: "cpts-exemple.csv" },
  { subject: "sites", file: "structures-exemple.csv" },
  { subject: "maillage", file: "maillage-exemple.csv" },
  { subject: "responses", file: "reponses-exemple.csv" },
  { subject: "actions", file: "actions-exemple.csv" },
  { subject: "facts", file: "faits-exemple.csv" },
  { subject: "practitioners", file: "medecins-exemple.csv" },
] as const;
