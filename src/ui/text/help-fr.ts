/** What is said around the application in French: its tour, its new versions, and the names of the pages of help. */
export const helpFr = {
  title: "Aide",
  close: "Fermer l’aide",
  pages: { help: "Aide", lexicon: "Lexique", method: "Méthode", about: "À propos" },
  pagesLabel: "Pages de l’aide",
  update: {
    sentence: "Une nouvelle version est là. Ce que vous avez fait est gardé.",
    reload: "Recharger",
    later: "Plus tard",
  },
  tour: {
    label: "Visite guidée",
    step: (number: number, count: number) => `${number} sur ${count}`,
    back: "Précédent",
    next: "Suivant",
    leave: "Quitter la visite",
    done: "Terminer",
    steps: {
      panel: {
        title: "Les chiffres d’abord",
        body: "Habitants sans CPTS, part couverte, zones blanches. Le point d’interrogation à côté d’un chiffre montre d’où il vient.",
      },
      map: {
        title: "La carte",
        body: "Une teinte sépare deux CPTS voisines. Les hachures rouges sont les communes sans CPTS. Cliquez sur l’une ou l’autre pour l’ouvrir.",
      },
      scope: {
        title: "Votre territoire",
        body: "La France, une région, un département, un EPCI\u202f: tous les chiffres suivent ce choix.",
      },
      data: {
        title: "Vos données",
        body: "Importez la liste de vos CPTS, des structures ou un autre maillage. Tout est lu dans ce navigateur\u202f: rien n’est envoyé.",
      },
      spaces: {
        title: "Quatre espaces",
        body: "Mesurer la couverture, dessiner un périmètre, croiser des maillages, lire des enquêtes.",
      },
      help: {
        title: "L’aide reste ici",
        body: "Cette visite, les mots, les méthodes et des fichiers d’exemple s’y retrouvent à tout moment.",
      },
    },
  },
};

export type HelpText = typeof helpFr;
