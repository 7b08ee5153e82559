interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

/** A choice among a few words, all in sight. */
export function Segments<Value extends string>({ label, values, words, value, onChoose }: SegmentsProps<Value>) {
  return (
    <fieldset className="crossing-segments">
      <legend className="visually-hidden">{label}</legend>
      {values.map((one) => (
        <button key={one} type="button" aria-pressed={one === value} onClick={() => onChoose(one)}>
          {words[one]}
        </button>
      ))}
    </fieldset>
  );
}
