import { useState } from "react";
import { useText } from "../app-context.tsx";

/** Keeps what is in hand under a name; the same name takes its place. */
export function KeepForm({ label, onKeep }: { readonly label: string; readonly onKeep: (name: string) => void }) {
  const text = useText().crossing;
  const [name, setName] = useState("");
  return (
    <form
      className="crossing-keep"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === "") return;
        onKeep(name.trim());
        setName("");
      }}
    >
      <input
        className="field"
        aria-label={label}
        placeholder={label}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <button type="submit" className="button" disabled={name.trim() === ""}>
        {text.keep}
      </button>
    </form>
  );
}
