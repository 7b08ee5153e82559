import { X } from "lucide-react";
import { useText } from "../app-context.tsx";

/** What was kept under names: a click takes one in hand again, or drops it. */
export function KeptList<One extends { readonly name: string }>({
  kept,
  onChoose,
  onDrop,
}: {
  readonly kept: readonly One[];
  readonly onChoose: (one: One) => void;
  readonly onDrop: (name: string) => void;
}) {
  const text = useText().crossing;
  return (
    <ul className="crossing-kept">
      {kept.map((one) => (
        <li key={one.name}>
          <button type="button" className="link-button" onClick={() => onChoose(one)}>
            {one.name}
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={text.drop(one.name)}
            onClick={() => onDrop(one.name)}
          >
            <X size={14} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
