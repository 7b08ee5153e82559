import { FileUp } from "lucide-react";
import { useState } from "react";
import { SITE_KINDS, type SiteKind } from "../../domain/site.ts";
import { FILE_SUBJECTS, type FileSubject } from "../../formats/file-subject.ts";
import { useApp, useServices, useText } from "../app-context.tsx";
import { FileInput } from "./file-input.tsx";
import { UntoldColumns } from "./list-columns.tsx";

/** Choose, drop or paste; and say what a file holds where it could not be guessed. */
export function FileSection() {
  const text = useText().data;
  const pending = useApp((state) => state.imports.pending);
  const [isPasting, setPasting] = useState(false);
  return (
    <section>
      <p className="caption">{text.intro}</p>
      <div className="ask-links">
        <FileInput className="button-strong">
          <FileUp size={16} strokeWidth={1.75} aria-hidden />
          {text.choose}
        </FileInput>
        <button type="button" className="button" aria-expanded={isPasting} onClick={() => setPasting(!isPasting)}>
          {text.paste}
        </button>
      </div>
      <p className="caption">{text.formats}</p>
      {pending !== null && <PendingFile key={pending.name} name={pending.name} guess={pending.subject} />}
      <UntoldColumns />
      {isPasting && <PasteForm onDone={() => setPasting(false)} />}
    </section>
  );
}

const KINDS: readonly SiteKind[] = SITE_KINDS;

/** Meshes that people bring, under names or aliases of the catalogue, and the words of files that announce them. */
const KNOWN_MESHES = [
  { mesh: "GHT", words: /ght|(^|[^a-z])membres?([^a-z]|$)/i },
  { mesh: "DAC", words: /(^|[^a-z])dac([^a-z]|$)/i },
  { mesh: "TVS", words: /tvs|vie.?sante/i },
  { mesh: "PDSA", words: /pdsa/i },
  { mesh: "Zonage", words: /zon(age|med)|zip|zac/i },
] as const;

const guessMesh = (file: string): string => KNOWN_MESHES.find(({ words }) => words.test(file))?.mesh ?? "";

function PendingFile({ name, guess }: { readonly name: string; readonly guess: FileSubject }) {
  const text = useText();
  const { store } = useServices();
  const [subject, setSubject] = useState(guess);
  const [mesh, setMesh] = useState(() => guessMesh(name));
  const [kind, setKind] = useState<SiteKind | "">("");
  const [columns, setColumns] = useState<{ readonly zoneColumn?: string; readonly unitColumn?: string }>({});
  // A mesh refused for its columns says which there are.
  const notice = useApp((state) => state.notice);
  const refusal = notice?.kind === "refused" && notice.about === "layer" ? notice.refusal : null;
  const isOfFile = refusal !== null && "headers" in refusal && refusal.file === name;
  const headers = isOfFile ? refusal.headers.filter((header) => header !== "") : [];
  return (
    <form
      className="data-pending"
      onSubmit={(event) => {
        event.preventDefault();
        void store.imports.readPending(subject, {
          mesh: mesh.trim() || name,
          ...columns,
          ...(kind !== "" && { kind }),
        });
      }}
    >
      <fieldset>
        <legend>{text.data.pending(name)}</legend>
        {FILE_SUBJECTS.map((one) => (
          <label key={one} className="check-row">
            <input type="radio" name="subject" checked={subject === one} onChange={() => setSubject(one)} />
            {text.data.subjects[one]}
          </label>
        ))}
      </fieldset>
      {subject === "maillage" && (
        <label className="data-field">
          {text.data.meshName}
          <input value={mesh} onChange={(event) => setMesh(event.target.value)} list="known-meshes" required />
          <datalist id="known-meshes">
            {KNOWN_MESHES.map(({ mesh: known }) => (
              <option key={known} value={known} />
            ))}
          </datalist>
        </label>
      )}
      {subject === "maillage" &&
        headers.length > 0 &&
        (["unitColumn", "zoneColumn"] as const).map((role) => (
          <label key={role} className="data-field">
            {text.data[role]}
            <select
              value={columns[role] ?? ""}
              onChange={({ target }) => {
                const { [role]: _, ...others } = columns;
                setColumns(target.value === "" ? others : { ...others, [role]: target.value });
              }}
            >
              <option value="">{text.data.columnGuess}</option>
              {headers.map((header) => (
                <option key={header} value={header}>
                  {header}
                </option>
              ))}
            </select>
          </label>
        ))}
      {subject === "sites" && (
        <label className="data-field">
          {text.data.siteKind}
          <select value={kind} onChange={(event) => setKind(event.target.value as SiteKind | "")}>
            <option value="">{text.data.siteKindGuess}</option>
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {text.siteKinds[one]}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className="ask-links">
        <button type="submit" className="button-strong">
          {text.data.read}
        </button>
        <button type="button" className="button" onClick={store.imports.dropPending}>
          {text.data.cancel}
        </button>
      </div>
    </form>
  );
}

function PasteForm({ onDone }: { readonly onDone: () => void }) {
  const text = useText().data;
  const { store } = useServices();
  const [pasted, setPasted] = useState("");
  const [name, setName] = useState("");
  return (
    <form
      className="data-pending"
      onSubmit={(event) => {
        event.preventDefault();
        void store.imports.pasted(text.pastedFile, pasted, name.trim() || "CPTS").then(onDone);
      }}
    >
      <label className="data-field">
        {text.pasteLabel}
        <textarea rows={7} value={pasted} onChange={(event) => setPasted(event.target.value)} required />
      </label>
      <p className="caption">{text.pasteHint}</p>
      <label className="data-field">
        {text.pasteName}
        <input value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <button type="submit" className="button-strong">
        {text.pasteRead}
      </button>
    </form>
  );
}
