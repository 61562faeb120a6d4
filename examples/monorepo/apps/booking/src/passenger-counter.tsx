interface Props {
  readonly label: string;
  readonly count: number;
  readonly onChange: (count: number) => void;
}

export function PassengerCounter({ label, count, onChange }: Props) {
  return (
    <label>
      {label}
      <input
        type="number"
        min={0}
        value={count}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </label>
  );
}
