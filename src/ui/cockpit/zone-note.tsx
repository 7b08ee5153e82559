import { useEffect, useState } from "react";
import { notesOfZone, ZONE_CAUSES, type ZoneCause } from "../../domain/white-zone-notes.ts";
import { useApp, useServices, useText } from "../app-context.tsx";

/** Why the zone has no CPTS, as whoever prepares the decision sees it: kept in this browser and in the work file. */
export function ZoneNoteForm({
  zone,
  codes,
  name,
}: {
  readonly zone: string;
  readonly codes: readonly string[];
  readonly name: string;
}) {
  const text = useText().cockpit.zones;
  const { store } = useServices();
  const all = useApp((state) => state.cockpit.notes);
  const [own, ...others] = notesOfZone(all, zone, new Set(codes));
  const [draft, setDraft] = useState(own?.note ?? "");
  useEffect(() => setDraft(own?.note ?? ""), [own?.note]);
  // A note stays under the key that it was written for, whatever the limits of the zone have become.
  const keep = (cause: ZoneCause, note: string) => store.cockpit.noteZone({ key: own?.key ?? zone, cause, note });
  return (
    <div className="cockpit-note">
      <label>
        <span className="caption">{text.cause}</span>
        <select
          className="field"
          aria-label={text.causeOf(name)}
          value={own?.cause ?? "inconnu"}
          onChange={(event) => keep(event.target.value as ZoneCause, draft)}
        >
          {ZONE_CAUSES.map((cause) => (
            <option key={cause} value={cause}>
              {text.causes[cause]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="caption">{text.note}</span>
        <textarea
          className="field"
          rows={2}
          aria-label={text.noteOf(name)}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={() => draft !== (own?.note ?? "") && keep(own?.cause ?? "inconnu", draft)}
        />
      </label>
      {others.map(({ key, cause, note }) => (
        <p key={key} className="caption">
          {text.otherNote(key, text.causes[cause], note)}
        </p>
      ))}
    </div>
  );
}
