// A scripted day: which town, how fast, how far it has come.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Popover, Progress as Bar, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { DayProgress, RoomFound } from '../../../src/console/wire/sandbox.ts';
import { sandboxTexts } from '../../../src/texts/console/sandbox.ts';
import { Loading } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { ask, end, reasonOf, tell } from './api.ts';
import { useTold } from './stream.ts';
import { useMembers, useStage } from './use.ts';

/** Minutes of the day in a second. */
const SPEEDS = [5, 30, 120, 'max'] as const;
type Speed = (typeof SPEEDS)[number];
const USUAL: Speed = 30;
const TOWNS = 100;

interface Wanted {
  readonly town?: string;
  readonly speed: Speed;
}

export function PlayDay() {
  const t = useTexts(sandboxTexts);
  const { store } = useStage();
  const [isOpen, setOpen] = useState(false);
  const isPlaying = useTold(store, ({ day }) => day?.state === 'playing');
  const starting = useMutation({
    mutationFn: (wanted: Wanted) => tell<DayProgress>('/day', wanted),
    onSuccess: (day) => {
      store.set({ day });
      setOpen(false);
    },
  });
  const form = <Wish start={starting.mutate} error={starting.error} isStarting={starting.isPending} />;
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      title={t.dayTitle}
      content={form}
      destroyOnHidden
    >
      <Button type="primary" disabled={isPlaying}>
        {t.day}
      </Button>
    </Popover>
  );
}

function Wish(p: {
  readonly start: (wanted: Wanted) => void;
  readonly error: Error | null;
  readonly isStarting: boolean;
}) {
  const t = useTexts(sandboxTexts);
  const { data } = useQuery({
    queryKey: ['sandbox', 'level', 'town', undefined],
    queryFn: () => ask<{ rooms: readonly RoomFound[] }>('/rooms', { tier: 'town', limit: TOWNS }),
    staleTime: Infinity,
  });
  const { conversation, isPrivate } = useStage();
  const here = useMembers(isPrivate ? undefined : conversation)?.room;
  if (data === undefined) return <Loading />;
  const towns = data.rooms;
  const own = towns.find(({ unit }) => unit === here?.unit || unit === here?.parent) ?? towns[0];
  const usual = { speed: USUAL, town: own?.unit };
  return (
    <Form<Wanted> layout="vertical" className="day-form" onFinish={p.start} initialValues={usual}>
      <p className="hint">{t.dayHint}</p>
      <Form.Item name="town" label={t.town}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={towns.map(({ unit, name }) => ({ value: unit, label: name }))}
        />
      </Form.Item>
      <Form.Item name="speed" label={t.speed}>
        <Select options={SPEEDS.map((speed) => ({ value: speed, label: t.speeds[speed] }))} />
      </Form.Item>
      {p.error !== null && (
        <p className="bad" role="alert">
          {reasonOf(p.error)}
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={p.isStarting}>
        {t.dayStart}
      </Button>
    </Form>
  );
}

export function Progress() {
  const t = useTexts(sandboxTexts);
  const { store, go } = useStage();
  const day = useDay();
  const stopping = useMutation({
    mutationFn: () => end<DayProgress>('/day'),
    onSuccess: (stopped) => store.set({ day: stopped }),
  });
  const looking = useMutation({
    mutationFn: (room: string) => ask<{ rooms: readonly RoomFound[] }>('/rooms', { q: room, limit: 1 }),
    onSuccess: ({ rooms: [room] }) => go(room?.conversation),
  });
  const [hidden, hide] = useState<DayProgress>();
  if (day === undefined || day.state === 'idle' || day === hidden) return null;
  const { state, town, step, steps, said } = day;
  return (
    <div className="day-progress" role="status">
      <b>
        {t.dayStates[state]} {town?.label}
      </b>
      <Bar percent={steps === 0 ? 0 : Math.floor((100 * step) / steps)} size="small" aria-label={t.dayTitle} />
      <span>{t.daySteps(step, steps)}</span>
      {state === 'playing' ? (
        <Button onClick={() => stopping.mutate()}>{t.dayStop}</Button>
      ) : (
        <Button onClick={() => hide(day)}>{t.close}</Button>
      )}
      {said !== undefined && (
        <span className="day-said">
          <span>{t.daySaid(said.name, said.text)}</span>
          <Button size="small" onClick={() => looking.mutate(said.room)}>
            {t.goThere}
          </Button>
        </span>
      )}
    </div>
  );
}

/** How far the day has come; asked once, then told. The clock goes with it. */
function useDay(): DayProgress | undefined {
  const { store } = useStage();
  const told = useTold(store, ({ day }) => day);
  const { data } = useQuery({ queryKey: ['sandbox', 'day'], queryFn: () => ask<DayProgress>('/day'), gcTime: 0 });
  useEffect(() => {
    if (told !== undefined) store.setTime(told.time);
  }, [store, told]);
  return told ?? data;
}
