// 今日: one screen for the wall. The unit looked at is in the address: /?unit=…
import { Link, useSearchParams } from 'wouter';
import type { Today } from '../../../src/console/wire/today.ts';
import { todayTexts } from '../../../src/texts/console/today.ts';
import { useAsk } from '../../ask.ts';
import { useMe, useTimes } from '../../me.ts';
import { Answered, Nothing } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { FormCard } from './form.tsx';
import { Side } from './side.tsx';

const ON = ['ledgers', 'hearing', 'roll-up', 'report-day', 'org'];

export default function TodayPage() {
  const me = useMe();
  const [search] = useSearchParams();
  const unit = search.get('unit') ?? me.home.unit;
  const asked = useAsk<Today>('/today', { unit }, { on: ON });
  return <Answered asked={asked}>{(today) => <Wall today={today} isHome={unit === me.home.unit} />}</Answered>;
}

function Wall({ today, isHome }: { readonly today: Today; readonly isHome: boolean }) {
  const t = useTexts(todayTexts);
  const { time } = useTimes();
  return (
    <div className="wall">
      <div className="wall-forms">
        <h1>
          {today.name}
          <small>{t.asOf(time(today.at))}</small>
          {!isHome && <Link href="/">{t.home}</Link>}
        </h1>
        <Hint today={today} />
        {today.forms.length === 0 && (
          <Nothing>
            {t.noForm}
            <br />
            {t.noFormHint}
          </Nothing>
        )}
        {today.forms.map((form) => (
          <FormCard key={form.template} unit={today.unit} form={form} at={today.at} />
        ))}
      </div>
      <Side unit={today.unit} />
    </div>
  );
}

/** Tells who is new where to begin. */
function Hint({ today }: { readonly today: Today }) {
  const t = useTexts(todayTexts);
  const { sandbox } = useMe();
  if (!sandbox || today.forms.some(({ actual }) => actual > 0)) return null;
  return (
    <p className="card beginner">
      {t.beginner} <Link href="/sandbox">{t.toSandbox}</Link>
    </p>
  );
}
