import { useState } from "react";
import { COLUMN_ROLES, type ColumnChoices, type ColumnRole } from "../../formats/columns.ts";
import type { ColumnsToSay } from "../../formats/list-refusal.ts";
import { useApp, useServices, useText } from "../app-context.tsx";

/** What each column of a list holds. `onSay`: the roles that a change of one select moves. */
export function ListColumns({
  table: { headers, columns },
  onSay,
}: {
  readonly table: ColumnsToSay;
  readonly onSay: (change: ColumnChoices) => void;
}) {
  const words = useText().data.reading;
  const roleOf = new Map(columns.map(({ role, header }) => [header, role]));
  if (headers.length === 0) return null;
  return (
    <fieldset className="data-columns">
      <legend>{words.columns}</legend>
      {headers.map(({ header, sample, isIdentity }) => (
        <div key={header} className="data-column">
          <span>
            {header}
            {sample !== null && <span className="caption"> {sample}</span>}
          </span>
          {isIdentity ? (
            <span className="caption">{words.identity}</span>
          ) : (
            <select
              aria-label={words.column(header)}
              value={roleOf.get(header) ?? ""}
              onChange={(event) => {
                const role = event.target.value as ColumnRole | "";
                const before = roleOf.get(header);
                onSay({ ...(before !== undefined && { [before]: null }), ...(role !== "" && { [role]: header }) });
              }}
            >
              <option value="">{words.unread}</option>
              {COLUMN_ROLES.map((role) => (
                <option key={role} value={role}>
                  {words.roles[role]}
                </option>
              ))}
            </select>
          )}
        </div>
      ))}
    </fieldset>
  );
}

/** The columns of a list that was refused because they were not understood: said by hand, it is read again. */
export function UntoldColumns() {
  const untold = useApp((state) => state.imports.untold);
  return untold === null ? null : <SayColumns key={untold.name} {...untold} />;
}

function SayColumns({ name, table }: { readonly name: string; readonly table: ColumnsToSay }) {
  const text = useText().data;
  const { store } = useServices();
  const [said, setSaid] = useState<ColumnChoices>({});
  // A role belongs to one column: the one said last.
  const roles = new Map<ColumnRole, string>(table.columns.map(({ role, header }) => [role, header]));
  for (const [role, header] of Object.entries(said) as [ColumnRole, string | null][]) {
    if (header === null) roles.delete(role);
    else roles.set(role, header);
  }
  const shown = { ...table, columns: [...roles].map(([role, header]) => ({ role, header })) };
  const isEnough =
    (roles.has("territoryName") || roles.has("territoryId")) &&
    (roles.has("unit") || roles.has("communeName") || roles.has("postalCode"));
  return (
    <form
      className="data-pending"
      onSubmit={(event) => {
        event.preventDefault();
        void store.imports.sayColumns(said);
      }}
    >
      <p>
        <strong>{text.untold.title(name)}</strong>
      </p>
      <p className="caption">{text.untold.hint}</p>
      <ListColumns table={shown} onSay={(change) => setSaid({ ...said, ...change })} />
      <div className="ask-links">
        <button type="submit" className="button-strong" disabled={!isEnough}>
          {text.read}
        </button>
        <button type="button" className="button" onClick={store.imports.dropUntold}>
          {text.cancel}
        </button>
        <button type="button" className="link-button" onClick={store.imports.askSubject}>
          {text.otherSubject}
        </button>
      </div>
    </form>
  );
}
