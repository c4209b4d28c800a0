// One form of today: how much is in, in which state, who lags, what has changed.
import { Link } from 'wouter';
import type { Arrivals, FormToday, States, TotalShown } from '../../../src/console/wire/today.ts';
import { TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { todayTexts } from '../../../src/texts/console/today.ts';
import { useAsk } from '../../ask.ts';
import { useNames, useTimes } from '../../me.ts';
import { ArrivalChart } from '../../parts/chart.tsx';
import { useLocale, useTexts } from '../../settings.ts';

interface Shown {
  readonly unit: string;
  readonly form: FormToday;
  readonly at: number;
}

export function FormCard({ unit, form, at }: Shown) {
  const names = useNames();
  const times = useTimes();
  return (
    <section className="card form-card" aria-label={names(form.title)}>
      <header>
        <h2>{names(form.title)}</h2>
        <span>{times.day(form.day)}</span>
      </header>
      <Numbers unit={unit} form={form} at={at} />
      <Tiers form={form} at={at} />
      <Complete form={form} />
      <div className="columns">
        <Curve unit={unit} form={form} at={at} />
        <Lagging form={form} at={at} />
      </div>
      <Totals unit={unit} form={form} />
      <Since form={form} />
    </section>
  );
}

type Dated = Pick<Shown, 'form' | 'at'>;

/** Where the figures of a form are looked into, or those of one field. */
function reportsAbout(unit: string, { template, day }: FormToday, field?: string): string {
  const about = new URLSearchParams({ unit, template, day, ...(field === undefined ? {} : { field }) });
  return `/reports?${about.toString()}`;
}

/** As long as a cut-off is ahead nobody is late: who has not reported is awaited, and shown without alarm. */
const awaited = (cutoffs: FormToday['cutoffs'], at: number): boolean => cutoffs.every((cutoff) => at < cutoff.at);

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.floor((100 * part) / whole)}%`);

function Numbers({ unit, form, at }: Shown) {
  const t = useTexts(todayTexts);
  const { expected, actual, onTime, missing, late, cutoffs } = form;
  return (
    <dl className="numbers">
      <div className="main-number">
        <dt>{t.reported}</dt>
        <dd data-testid="reported">{actual}</dd>
        <dd className="of">{t.of(String(expected))}</dd>
      </div>
      <div>
        <dt>{t.rate}</dt>
        <dd>{percent(Math.min(actual, expected), expected)}</dd>
      </div>
      <div>
        <dt>{t.onTime}</dt>
        <dd>{percent(Math.min(onTime, expected), expected)}</dd>
      </div>
      <div className={missing > 0 && !awaited(cutoffs, at) ? 'bad' : ''}>
        <dt>{t.missing}</dt>
        <dd data-testid="missing">
          <Link href={reportsAbout(unit, form)}>{missing}</Link>
        </dd>
      </div>
      <div>
        <dt>{t.late}</dt>
        <dd>{late}</dd>
      </div>
    </dl>
  );
}

const STATES = ['figures', 'zero', 'missing', 'unheard', 'exempt'] as const satisfies readonly (keyof States)[];

function Complete({ form }: { readonly form: FormToday }) {
  const t = useTexts(todayTexts);
  const tiers = useTexts(TIER_NAMES);
  return (
    <ul className="complete">
      {form.complete.map(({ tier, done, all }) => (
        <li key={tier} className={done === all ? 'good' : ''}>
          {tiers[tier]} <b>{t.complete(done, all)}</b>
        </li>
      ))}
    </ul>
  );
}

function Tiers({ form, at }: Dated) {
  const t = useTexts(todayTexts);
  const tiers = useTexts(TIER_NAMES);
  const ownOf = (tier: string) => form.cutoffs.filter((cutoff) => cutoff.tier === tier);
  return (
    <div className="tiers" role="group" aria-label={t.byTier}>
      {form.tiers.map((row) => (
        <div className={`tier ${awaited(ownOf(row.tier), at) ? 'awaited' : ''}`} key={row.tier}>
          <span>{tiers[row.tier]}</span>
          <div className="bar" aria-hidden>
            {STATES.map((state) => (
              <i key={state} className={state} style={{ flexGrow: row[state] }} />
            ))}
          </div>
          <ul>
            {STATES.map((state) => (
              <li key={state} className={row[state] === 0 ? 'none' : ''}>
                <i className={state} /> {t.states[state]} <b>{row[state]}</b>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

const HOUR = 3_600_000;

function Curve({ unit, form, at }: Shown) {
  const t = useTexts(todayTexts);
  const tiers = useTexts(TIER_NAMES);
  const { time } = useTimes();
  const { template, day, cutoffs } = form;
  const { data } = useAsk<Arrivals>('/today/arrivals', { unit, template, day }, { on: ['ledgers', 'report-day'] });
  const last = cutoffs.at(-1)?.at ?? form.closesAt;
  const points = data?.counts.map((count, i) => [Math.min(at, data.from + (i + 1) * data.step), count] as const) ?? [];
  const first = points.find(([, count]) => count > 0)?.[0] ?? at;
  return (
    <div>
      <h3>{t.arrivals}</h3>
      <ArrivalChart
        label={t.arrivals}
        line={{ name: t.reported, points }}
        marks={cutoffs.map((cutoff) => ({ at: cutoff.at, text: t.cutoff(tiers[cutoff.tier] ?? '', time(cutoff.at)) }))}
        from={Math.floor(Math.min(first, last - 10 * HOUR) / HOUR) * HOUR}
        to={Math.max(at, last + 2 * HOUR)}
        max={form.expected}
        time={time}
      />
    </div>
  );
}

function Lagging({ form, at }: Dated) {
  const t = useTexts(todayTexts);
  return (
    <div>
      <h3>{t.lagging}</h3>
      {form.lagging.length === 0 && form.expected > 0 && <p className="good">{t.allIn}</p>}
      <ol className={`lagging ${awaited(form.cutoffs, at) ? 'awaited' : ''}`}>
        {form.lagging.map(({ unit, name, expected, missing }) => (
          <li key={unit}>
            <Link href={`/?unit=${unit}`}>{name}</Link>
            <span className="short-bar" aria-hidden>
              <i style={{ width: `${(100 * missing) / Math.max(1, expected)}%` }} />
            </span>
            <span>{t.shortOf(missing, expected)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Totals({ unit, form }: Pick<Shown, 'unit' | 'form'>) {
  const t = useTexts(todayTexts);
  return (
    <div>
      <h3>{t.totals}</h3>
      <dl className="totals">
        {form.totals.map((total) => (
          <Total key={total.field} {...total} href={reportsAbout(unit, form, total.field)} />
        ))}
      </dl>
    </div>
  );
}

function Total({ label, measure, value, change, href }: TotalShown & { readonly href: string }) {
  const t = useTexts(todayTexts);
  const names = useNames();
  const isEnglish = useLocale() === 'en';
  return (
    <div>
      <dt>{names(label)}</dt>
      <dd>
        <Link href={href}>{value}</Link>
        {!isEnglish && <small>{measure}</small>}
        {change !== undefined && (
          <small className="change">
            {t.against} {change === 0 ? t.same : signed(change)}
          </small>
        )}
      </dd>
    </div>
  );
}

const signed = (n: number): string => (n > 0 ? `+${n}` : String(n));

function Since({ form: { since } }: { readonly form: FormToday }) {
  const t = useTexts(todayTexts);
  const names = useNames();
  const { time } = useTimes();
  if (since === undefined) return null;
  const missing = since.missing === 0 ? [] : [t.sinceMissing(since.missing)];
  const moved = [...missing, ...since.changes.map(({ label, value }) => `${names(label)} ${signed(value)}`)];
  return (
    <p className="since">
      <b>{t.since(since.version, time(since.at), since.by)}</b>{' '}
      {moved.length === 0 ? t.sinceNothing : moved.join(' · ')}
    </p>
  );
}
