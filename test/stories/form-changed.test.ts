// A form that is changed while people report: new words are understood at once, everywhere; the running day keeps its cut-offs.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { reportDay } from '../../flows/report-day.ts';
import { createBot } from '../../src/bot.ts';
import { openSession } from '../../src/engine/session.ts';
import { epidemic } from '../../src/templates/epidemic.ts';
import { templates } from '../../src/templates/index.ts';
import type { ReportTemplate } from '../../src/templates/types.ts';
import { scriptedTransport } from '../support/scripted.ts';
import { openTown, quiet, type Town, ZONE } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(async () => {
  expect(town.incidents).toEqual([]);
  await town.stop();
});

const by = { person: '唐文', name: '唐文', unit: '2', unitName: '松江市' };
let changes = 0;

async function change(template: ReportTemplate): Promise<void> {
  const id = `change-${(changes += 1)}`;
  const event = { type: 'changed', at: town.now(), id, template, by };
  const signal = { to: { flow: 'form', id: template.key }, event };
  await town.store.offer([{ kind: 'signal', id, at: town.now(), signal }]);
  await town.bot.drive.settle();
}

const withAlias = (alias: string): ReportTemplate => ({
  ...epidemic,
  fields: epidemic.fields.map((field) =>
    field.key === 'returnees' ? { ...field, aliases: [...field.aliases, alias] } : field,
  ),
});

it('a word that was added is understood in the next message', async () => {
  expect(await town.says('王芳', '西沟村', '务工回流2人')).toEqual([]);
  await change(withAlias('务工回流'));
  const [receipt] = await town.says('王芳', '西沟村', '务工回流2人');
  expect(receipt).toContain('返乡人员2');
});

it('another process hears of it by itself, before it decides the next message', async () => {
  const other = createBot({
    ...{ store: town.store, transports: [scriptedTransport('other')], clock: { now: () => town.now() }, templates },
    ...{
      style: { locale: 'zh-CN', zone: ZONE },
      pace: { spacing: [0, 0], perDay: 1_000 },
      log: quiet,
      worker: 'other',
    },
  });
  await town.says('王芳', '西沟村', '零报告');
  await other.drive.settle();
  await change(withAlias('务工回流'));
  const message = { channel: 'test', account: 'main', conversation: 'room-2111', private: false };
  const said = {
    ...message,
    contact: '李强',
    contactName: '李强',
    id: 'm',
    at: town.now(),
    text: '务工回流3人',
    mentions: [],
  };
  await town.store.offer([{ kind: 'heard', id: 'test:main:m', at: town.now(), message: said }]);
  await other.drive.settle();
  await town.bot.drive.settle();
  expect(town.heard('西沟村').at(-1)).toContain('返乡人员3');
});

it('a running day keeps its cut-offs; the next one has the new ones', async () => {
  const cutoffOf = async (day: string) =>
    (await openSession(town.bot.engine).read.doc(reportDay, `epidemic:${day}`))?.policy.cutoff['grid'];
  const before = await cutoffOf('2022-07-28');
  await change({ ...epidemic, cutoff: { ...epidemic.cutoff, grid: '15:00' } });
  expect(await cutoffOf('2022-07-28')).toBe(before);
  await town.until('00:01');
  expect(await cutoffOf('2022-07-29')).toBe((before ?? 0) + 23 * 3_600_000);
});

it('a field that is no longer asked for is still counted down when its report is withdrawn', async () => {
  const sums = async () => {
    const { read } = openSession(town.bot.engine);
    return (await read.figures('daily-report:epidemic:2022-07-28', ['2']))[0]?.sums;
  };
  await town.says('王芳', '西沟村', '返乡2人，巡查1次');
  expect(await sums()).toEqual({ returnees: 2, inspected: 1 });
  const fields = epidemic.fields.filter(({ key }) => key !== 'inspected');
  await change({ ...epidemic, fields, retired: epidemic.fields.filter(({ key }) => key === 'inspected') });
  await town.says('王芳', '西沟村', '撤回');
  expect(await sums()).toEqual({ returnees: 0, inspected: 0 });
});
