// Look-backs of a month as a calendar; on a phone the days that have some, one below the other.
import { Button } from 'antd';
import { Link } from 'wouter';
import type { LookBack, LookBacks } from '../../../src/console/wire/findings.ts';
import { findingsTexts } from '../../../src/texts/console/findings.ts';
import { useAsk } from '../../ask.ts';
import { useTimes } from '../../me.ts';
import { Answered, Nothing } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { useAddress } from './address.ts';
import { addMonths, gridOf } from './month.ts';

export function LookBackTab() {
  const { unit, of } = useAddress();
  const asked = useAsk<LookBacks>('/findings/look-backs', { unit, month: of('month') }, { on: ['finding', 'org'] });
  return <Answered asked={asked}>{(looks) => <Calendar looks={looks} />}</Answered>;
}

function Calendar({ looks: { month, today, looks, earlier } }: { readonly looks: LookBacks }) {
  const t = useTexts(findingsTexts);
  const { set } = useAddress();
  const [year = 0, ordinal = 0] = month.split('-').map(Number);
  const on = (day: string) => looks.filter((look) => look.day === day);
  return (
    <div className="calendar">
      <header>
        <Button onClick={() => set({ month: addMonths(month, -1) })}>{t.month.before}</Button>
        <h2 role="status">{t.monthOf(year, ordinal)}</h2>
        <Button onClick={() => set({ month: addMonths(month, 1) })}>{t.month.after}</Button>
        <Button type="text" onClick={() => set({ month: undefined })}>
          {t.month.now}
        </Button>
      </header>
      {earlier.length > 0 && (
        <section className="card earlier">
          <h3>{t.earlier}</h3>
          <Looks looks={earlier} isDated />
        </section>
      )}
      <div className="month" role="table" aria-label={t.monthOf(year, ordinal)}>
        <div role="row" className="week weekdays">
          {t.weekdays.map((name) => (
            <span key={name} role="columnheader">
              {name}
            </span>
          ))}
        </div>
        {gridOf(month).map((week) => (
          <div role="row" className="week" key={week[0] ?? ''}>
            {week.map((day) => (
              <Day key={day} day={day} looks={on(day)} isOther={!day.startsWith(month)} isToday={day === today} />
            ))}
          </div>
        ))}
      </div>
      {looks.length === 0 && <Nothing>{t.noLooks}</Nothing>}
    </div>
  );
}

function Day(p: {
  readonly day: string;
  readonly looks: readonly LookBack[];
  readonly isOther: boolean;
  readonly isToday: boolean;
}) {
  const times = useTimes();
  const look = [p.isOther ? 'other' : '', p.isToday ? 'today' : '', p.looks.length === 0 ? 'free' : ''].join(' ');
  return (
    <div role="cell" className={`day ${look}`}>
      <time dateTime={p.day} aria-label={times.day(p.day)}>
        {Number(p.day.slice(8))}
      </time>
      <Looks looks={p.looks} />
    </div>
  );
}

function Looks({ looks, isDated = false }: { readonly looks: readonly LookBack[]; readonly isDated?: boolean }) {
  const t = useTexts(findingsTexts);
  const times = useTimes();
  if (looks.length === 0) return null;
  return (
    <ul className="looks">
      {looks.map(({ number, unitName, place, issue, state, day }) => (
        <li key={`${number} ${day} ${state}`} className={state}>
          <Link href={`/findings/${number}`} title={`${place} ${issue}`}>
            <b>{t.number(number)}</b> {unitName}
          </Link>
          <small>
            {isDated && `${times.day(day)} `}
            {t.looks[state]}
          </small>
        </li>
      ))}
    </ul>
  );
}
