// One of several, with how many there are of each.
export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly count?: number | undefined;
}

export function Choices(p: {
  readonly label: string;
  readonly all: readonly Choice[];
  readonly chosen: string;
  readonly choose: (key: string) => void;
}) {
  return (
    <div className="choices" role="group" aria-label={p.label}>
      {p.all.map(({ key, label, count }) => (
        <button key={key} type="button" aria-pressed={key === p.chosen} onClick={() => p.choose(key)}>
          {label}
          {count !== undefined && <b className={count === 0 ? 'none' : ''}>{count}</b>}
        </button>
      ))}
    </div>
  );
}
