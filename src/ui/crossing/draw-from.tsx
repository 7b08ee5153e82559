import { useServices, useText } from "../app-context.tsx";

/** Takes communes over to « Dessiner », as a draft of their own. */
export function DrawFrom({ name, units }: { readonly name: string; readonly units: ArrayLike<number> }) {
  const text = useText().crossing;
  const { store } = useServices();
  const draw = async () => {
    await store.draw.createFrom(name, Array.from(units));
    store.chooseSpace("dessiner");
  };
  return (
    <button type="button" className="button" onClick={() => void draw()}>
      {text.drawFrom}
    </button>
  );
}
