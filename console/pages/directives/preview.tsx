// What the order would do, kept up while it is written: the same reading of the same words as the command's own preview.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Spin, Tag } from 'antd';
import { Link } from 'wouter';
import type { Preview, Previewed } from '../../../src/console/wire/compose-directive.ts';
import { directiveTexts } from '../../../src/texts/console/directives.ts';
import { shellTexts, TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { ApiError, post } from '../../api.ts';
import { useNames, useTimes } from '../../me.ts';
import { useSettled } from '../../parts/settled.ts';
import { useLocale, useTexts } from '../../settings.ts';

const SETTLES = 400;

interface Shown {
  readonly text: string;
  /** As it was typed. */
  readonly body: string;
  readonly isReady: boolean;
}

export function LivePreview({ text, body, isReady }: Shown) {
  const t = useTexts(directiveTexts);
  const locale = useLocale();
  const wanted = isReady ? text : '';
  const settled = useSettled(wanted, SETTLES);
  const asked = useQuery({
    queryKey: ['/directives/preview', settled, locale],
    queryFn: () => post<Previewed>('/directives/preview', { text: settled }),
    meta: { on: ['directive', 'org', 'room'] },
    enabled: settled !== '',
    placeholderData: keepPreviousData,
  });
  const isBusy = isReady && (asked.isFetching || settled !== wanted);
  return (
    <section className="card preview" aria-label={t.previewTitle} aria-live="polite" aria-busy={isBusy}>
      <header>
        <h2>{t.previewTitle}</h2>
        {isBusy && <Spin size="small" />}
      </header>
      {isReady ? (
        <Told error={asked.error} told={asked.data} body={isBusy ? undefined : body} />
      ) : (
        <p className="hint">{t.previewEmpty}</p>
      )}
    </section>
  );
}

interface ToldShown {
  readonly error: Error | null;
  readonly told: Previewed | undefined;
  /** As it was typed; absent while the preview is of words typed before. */
  readonly body: string | undefined;
}

function Told({ error, told, body }: ToldShown) {
  const shell = useTexts(shellTexts);
  const { preview, refused } = told ?? {};
  if (error !== null) {
    return <Alert type="error" showIcon title={error instanceof ApiError ? error.message : shell.offline} />;
  }
  if (refused !== undefined) return <Alert type="warning" showIcon title={refused} />;
  if (preview === undefined) return null;
  return <Effect preview={preview} differs={body !== undefined && !preview.masked && preview.body !== body} />;
}

function Effect({ preview, differs }: { readonly preview: Preview; readonly differs: boolean }) {
  const t = useTexts(directiveTexts);
  const tiers = useTexts(TIER_NAMES);
  const { units, rooms, minutes, ackMinutes } = preview;
  const about = Math.max(1, Math.ceil(minutes));
  return (
    <>
      <dl className="numbers preview-numbers">
        <div>
          <dt>{t.reach['units']}</dt>
          <dd data-testid="units">{units}</dd>
        </div>
        <div>
          <dt>{t.reach['rooms']}</dt>
          <dd data-testid="rooms">{rooms}</dd>
        </div>
        <div>
          <dt>{t.reach['minutes']}</dt>
          <dd>{t.about(t.minutes(about))}</dd>
        </div>
      </dl>
      <p>
        {preview.tiers.map(({ tier, count }) => `${tiers[tier] ?? tier} ${count}`).join(t.comma)}
        {' · '}
        {t.willAck(t.minutes(ackMinutes))}
      </p>
      <AsksBack preview={preview} />
      <Warnings preview={preview} differs={differs} />
      <Overlaps preview={preview} />
      <Week preview={preview} />
      <h3>{t.readTopic}</h3>
      <p data-testid="topic">{preview.topic}</p>
      <h3>{t.readBody}</h3>
      <pre className="order-body">{preview.body}</pre>
    </>
  );
}

function AsksBack({ preview: { feedback, answering } }: { readonly preview: Preview }) {
  const t = useTexts(directiveTexts);
  const tiers = useTexts(TIER_NAMES);
  const names = useNames();
  const { moment } = useTimes();
  if (feedback === undefined) return null;
  const { labels, by, minutes, tier } = feedback;
  const limit = by === undefined ? t.withinFeedback(t.minutes(minutes)) : t.feedbackBy(moment(by));
  const from = t.feedbackFrom(tier === undefined ? undefined : tiers[tier], answering);
  return <p>{t.asks(labels.map(names).join(t.comma), limit, from)}</p>;
}

function Warnings({ preview, differs }: { readonly preview: Preview; readonly differs: boolean }) {
  const t = useTexts(directiveTexts);
  const { unreachable, unreachableInAll, indirect, masked } = preview;
  return (
    <>
      {differs && <Alert type="warning" showIcon title={t.differs} />}
      {masked && <Alert type="info" showIcon title={t.masked} />}
      {unreachableInAll > 0 && (
        <Alert
          type="error"
          showIcon
          title={t.noRoom(unreachableInAll)}
          description={unreachable.map(({ name }) => name).join(t.comma)}
        />
      )}
      {indirect.count > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t.indirectUnits(indirect.count)}
          description={indirect.units.map(({ name, room }) => `${name} → ${room}`).join(t.comma)}
        />
      )}
    </>
  );
}

function Overlaps({ preview: { overlaps, overlapsInAll } }: { readonly preview: Preview }) {
  const t = useTexts(directiveTexts);
  if (overlaps.length === 0) return <p className="good">{t.clear}</p>;
  const groups = [
    { type: 'warning', title: t.sameTopic, orders: overlaps.filter(({ sameTopic }) => sameTopic) },
    { type: 'info', title: t.otherOpen, orders: overlaps.filter(({ sameTopic }) => !sameTopic) },
  ] as const;
  return (
    <>
      {groups
        .filter(({ orders }) => orders.length > 0)
        .map(({ type, title, orders }) => (
          <Alert
            key={type}
            type={type}
            showIcon
            title={title}
            description={
              <ul className="preview-list">
                {orders.map((one) => (
                  <li key={one.number}>
                    <Link href={`/directives/${one.number}`}>
                      {t.overlap(one.number, one.topic, t.by(one.unitName, one.name))}
                    </Link>
                  </li>
                ))}
              </ul>
            }
          />
        ))}
      {overlapsInAll > overlaps.length && <p className="hint">{t.andMore(overlapsInAll)}</p>}
    </>
  );
}

function Week({ preview: { week } }: { readonly preview: Preview }) {
  const t = useTexts(directiveTexts);
  const names = useNames();
  if (week.orders === 0) return null;
  return (
    <div>
      <h3>{t.week(week.orders)}</h3>
      {week.fields.length > 0 && (
        <p>
          {t.askedBefore}{' '}
          {week.fields.map(({ label, number, again }) => (
            <Tag key={label} color={again ? 'orange' : 'default'}>
              {names(label)} · {t.order(number)}
              {again && ` · ${t.again}`}
            </Tag>
          ))}
          {week.fieldsInAll > week.fields.length && t.more(week.fieldsInAll - week.fields.length)}
        </p>
      )}
    </div>
  );
}
