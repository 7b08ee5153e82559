import type { HelpText } from "./help-fr.ts";

/** What is said around the application in English. */
export const helpEn: HelpText = {
  title: "Help",
  close: "Close the help",
  pages: { help: "Guide", lexicon: "Glossary", method: "Methods", about: "About" },
  pagesLabel: "Pages of the help",
  update: {
    sentence: "A new version is here. What you made is kept.",
    reload: "Reload",
    later: "Later",
  },
  tour: {
    label: "Guided tour",
    step: (number: number, count: number) => `${number} of ${count}`,
    back: "Back",
    next: "Next",
    leave: "Leave the tour",
    done: "Done",
    steps: {
      panel: {
        title: "Figures first",
        body: "People without a CPTS, share covered, white zones. The question mark beside a figure shows where it comes from.",
      },
      map: {
        title: "The map",
        body: "A tint tells two neighbouring CPTS apart. Red hatching marks communes without a CPTS. Click on either to open it.",
      },
      scope: {
        title: "Your territory",
        body: "France, a région, a département, an EPCI: every figure follows this choice.",
      },
      data: {
        title: "Your data",
        body: "Bring the list of your CPTS, sites or another mesh. All is read in this browser: nothing is sent.",
      },
      spaces: {
        title: "Four spaces",
        body: "Measure coverage, draw a perimeter, cross meshes, read surveys.",
      },
      help: {
        title: "Help stays here",
        body: "Find this tour, the words, the methods and sample files again whenever you like.",
      },
    },
  },
};
