// The sandbox's time: running, and sent forward to where something falls due.
import { useMutation } from '@tanstack/react-query';
import { Button, Input, Spin } from 'antd';
import { useEffect, useState } from 'react';
import type { Today } from '../../../src/console/wire/today.ts';
import type { Time } from '../../../src/console/wire/sandbox.ts';
import { JUMPS, sandboxTexts } from '../../../src/texts/console/sandbox.ts';
import { useAsk } from '../../ask.ts';
import { useMay, useMe, useTimes } from '../../me.ts';
import { useLocale, useTexts } from '../../settings.ts';
import { reasonOf, tell } from './api.ts';
import { PlayDay, Progress } from './day.tsx';
import { useTold } from './stream.ts';
import { nowIn } from './talks.ts';
import { useStage } from './use.ts';

const SECOND = 1000;

export function ClockBar() {
  const t = useTexts(sandboxTexts);
  const { store } = useStage();
  const [typed, setTyped] = useState('');
  const now = useNow();
  const cutoff = useCutoff(now);
  const moving = useMutation({
    mutationFn: (to: string) => tell<Time>('/clock', { to }),
    onSuccess: (arrived) => {
      store.setTime(arrived);
      setTyped('');
    },
  });
  const go = (to: string) => {
    if (to.trim() !== '' && !moving.isPending) moving.mutate(to.trim());
  };
  return (
    <section className="clock-bar" aria-label={t.clock}>
      <Face at={now} />
      <div className="jumps">
        <Button
          disabled={cutoff === undefined || moving.isPending}
          onClick={() => cutoff !== undefined && go(cutoff.to)}
        >
          {cutoff === undefined ? t.toCutoff : t.toCutoffAt(cutoff.time)}
        </Button>
        {JUMPS.filter((to) => to !== cutoff?.time).map((to) => (
          <Button key={to} disabled={moving.isPending} onClick={() => go(to)}>
            {t.jumps[to]}
          </Button>
        ))}
        <Input
          value={typed}
          aria-label={t.clockTo}
          placeholder={t.clockHint}
          disabled={moving.isPending}
          onChange={({ target }) => setTyped(target.value)}
          onPressEnter={() => go(typed)}
        />
        <Button disabled={moving.isPending || typed.trim() === ''} onClick={() => go(typed)}>
          {t.go}
        </Button>
        <PlayDay />
      </div>
      {moving.isPending && (
        <p className="clock-note" role="status">
          <Spin size="small" /> {t.travelling}
        </p>
      )}
      {moving.isError && (
        <p className="clock-note bad" role="alert">
          {reasonOf(moving.error)}
        </p>
      )}
      <Progress />
    </section>
  );
}

function Face({ at }: { readonly at: number | undefined }) {
  const t = useTexts(sandboxTexts);
  const { zone } = useMe();
  const locale = useLocale();
  if (at === undefined) return null;
  const print = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
      timeZone: zone,
      hourCycle: 'h23',
      ...options,
    }).format(at);
  return (
    <p className="clock-face" role="timer" aria-label={t.clock}>
      <span>{print({ month: 'long', day: 'numeric', weekday: 'short' })}</span>
      <b>{print({ hour: '2-digit', minute: '2-digit', second: '2-digit' })}</b>
    </p>
  );
}

/** The sandbox's time, every second. */
function useNow(): number | undefined {
  const { store } = useStage();
  const heard = useTold(store, ({ clock }) => clock);
  const [, tick] = useState(0);
  useEffect(() => {
    const ticking = setInterval(() => tick((n) => n + 1), SECOND);
    return () => clearInterval(ticking);
  }, []);
  return heard === undefined ? undefined : nowIn(heard);
}

/** Where the next cut-off of a form lies, of whatever tier: that of today, or the next at the same time. */
function useCutoff(now: number | undefined): { readonly to: string; readonly time: string } | undefined {
  const { home } = useMe();
  const { time } = useTimes();
  const mayAsk = useMay('see_figures');
  const { data } = useAsk<Today>('/today', { unit: home.unit }, { on: ['report-day', 'org'], enabled: mayAsk });
  const cutoffs = (data?.forms.flatMap((form) => form.cutoffs.map(({ at }) => at)) ?? []).sort((a, b) => a - b);
  const next = cutoffs.find((at) => at > (now ?? Infinity));
  if (next !== undefined) return { to: new Date(next).toISOString(), time: time(next) };
  const [first] = cutoffs.map((at) => time(at)).sort();
  return first === undefined || now === undefined ? undefined : { to: first, time: first };
}
