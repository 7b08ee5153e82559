import type { Map as MapLibreMap } from "maplibre-gl";
import { expect, test, vi } from "vitest";
import { createOverlaySwitch, type OverlayServices } from "../../src/map/space-overlay.ts";
import type { AppState } from "../../src/store/state.ts";

const heard = vi.hoisted(() => ({ calls: [] as string[], onDetach: () => {} }));
const attachAs = vi.hoisted(() => (name: string) => ({
  attach: () => {
    heard.calls.push(`attach ${name}`);
    return {
      draw: () => heard.calls.push(`draw ${name}`),
      detach: () => {
        heard.calls.push(`detach ${name}`);
        heard.onDetach();
      },
    };
  },
}));
vi.mock("../../src/map/draw-overlay.ts", () => attachAs("dessiner"));
vi.mock("../../src/map/surveys-overlay.ts", () => attachAs("enquetes"));

const inSpace = (space: AppState["space"]) => ({ space }) as AppState;

test("an overlay whose leaving changes the state is left once, and the next one stays", async () => {
  let state = inSpace("dessiner");
  const services = { store: { getState: () => state } } as unknown as OverlayServices;
  const overlays = createOverlaySwitch({} as MapLibreMap, services);
  overlays.draw(state);
  await vi.waitFor(() => expect(heard.calls).toEqual(["attach dessiner", "draw dessiner"]));

  // What was under the finger is forgotten as the space is left: the store tells its listeners at once.
  heard.onDetach = () => overlays.draw(state);
  state = inSpace("enquetes");
  overlays.draw(state);
  await vi.waitFor(() => expect(heard.calls).toContain("draw enquetes"));
  expect(heard.calls.filter((call) => call === "detach dessiner")).toHaveLength(1);

  heard.calls.length = 0;
  overlays.draw(state);
  expect(heard.calls).toEqual(["draw enquetes"]);
});

test("a space left and entered again while its code is on its way is entered once", async () => {
  heard.calls.length = 0;
  heard.onDetach = () => {};
  let state = inSpace("dessiner");
  const services = { store: { getState: () => state } } as unknown as OverlayServices;
  const { attach } = attachAs("dessiner");
  const overlays = createOverlaySwitch({} as MapLibreMap, services, { dessiner: async () => attach });
  for (const space of ["dessiner", "enquetes", "dessiner"] as const) {
    state = inSpace(space);
    overlays.draw(state);
  }
  await new Promise((resolve) => setTimeout(resolve));
  expect(heard.calls).toEqual(["attach dessiner", "draw dessiner"]);
});
