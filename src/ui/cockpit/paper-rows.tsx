/** Names and values on paper, without those that say nothing. */
export function PaperRows({
  rows,
  className = "paper-rows",
}: {
  readonly rows: readonly (readonly [string, string])[];
  readonly className?: string;
}) {
  return (
    <dl className={className}>
      {rows
        .filter(([, value]) => value !== "")
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
