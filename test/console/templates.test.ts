import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Area, FormDefinition, FormShown, Saved, Templates, Tried } from '../../src/console/wire/templates.ts';
import { TIERS } from '../../src/templates/types.ts';
import { type Client, type Desk, openDesk } from '../support/desk.ts';

let desk: Desk;
let city: Client;
beforeAll(async () => {
  desk = await openDesk();
  city = await desk.as('唐文');
});
afterAll(async () => {
  expect(desk.town.incidents).toEqual([]);
  await desk.stop();
});

const shown = async (key: string, who = city) => (await who.get<FormShown>('/templates/form', { key })).body;
const save = (key: string, was: string, form: object) => city.post<Saved>('/templates/save', { key, was, form });
const tryOut = async (key: string, form: object, text: string) =>
  (await city.post<Tried>('/templates/try', { key, form, text })).body;

/** The form with one field otherwise. */
const withField = (form: FormDefinition, key: string, change: object): FormDefinition => ({
  ...form,
  fields: form.fields.map((field) => (field.key === key ? { ...field, ...change } : field)),
});

it('lists every form with where it is on, since when, by whom and on what basis', async () => {
  await city.say('/启用 防汛 平川县 自2022-07-29 至2022-08-31 依据 县防指3号');
  const { body } = await city.get<Templates>('/templates');
  expect(body).toMatchObject({ mayEdit: true, day: '2022-07-28' });
  const flood = body.forms.find(({ key }) => key === 'flood');
  expect(flood).toMatchObject({
    origin: 'shipped',
    on: [
      {
        ...{ area: '21', name: '平川县', full: '平川县', from: '2022-07-29', to: '2022-08-31' },
        ...{ basis: '县防指3号', by: '唐文', isAhead: true, mine: true },
      },
    ],
  });
  expect(body.forms.find(({ key }) => key === 'epidemic')?.on).toMatchObject([{ area: '2', basis: '测试' }]);
  expect((await city.say('/停用 防汛 平川县')).join()).toContain('停用');
});

it('shows who is let off, to those who may let off', async () => {
  await (await desk.as('罗平')).say('/免报 西沟村3号网格 至8月1日 整体搬迁');
  expect(await shown('epidemic')).toMatchObject({
    exempt: 1,
    exemptions: [{ unit: '21113', name: '西沟村3号网格', to: '2022-08-01', reason: '整体搬迁', by: '罗平' }],
  });
  expect((await shown('epidemic', await desk.as('高峰'))).exemptions).toEqual([]);
});

it('offers the units one may switch it on for, a level at a time', async () => {
  const town = await desk.as('何静');
  expect((await town.get<Area[]>('/templates/areas')).body).toMatchObject([
    { code: '211', full: '平川县河湾镇', isLeaf: false },
  ]);
  const below = await town.get<Area[]>('/templates/areas', { under: '2111' });
  expect(below.body.map(({ code, isLeaf }) => [code, isLeaf])[0]).toEqual(['21111', true]);
  expect(await town.get('/templates/areas', { under: '212' })).toMatchObject({ status: 403 });
  expect((await city.get<Area[]>('/templates/areas')).body).toMatchObject([{ code: '2' }]);
});

it('what is tried is understood with the draft, and the mistake is answered as the bot would', async () => {
  const { form } = await shown('epidemic');
  expect(await tryOut('epidemic', form, '务工回流2人')).toMatchObject({ intent: 'none' });
  const aliases = [...(form.fields[1]?.aliases ?? []), '务工回流'];
  const draft = withField(form, 'returnees', { aliases, max: 50 });
  expect(await tryOut('epidemic', draft, '务工回流2人，其余零')).toMatchObject({
    ...{ faults: [], intent: 'report', zero: true, form: { title: '疫情防控' } },
    figures: [{ label: '返乡人员', value: 2, measure: '人' }],
  });
  const tooMany = await tryOut('epidemic', draft, '务工回流51人');
  expect(tooMany.intent).toBe('error');
  expect((await desk.town.says('王芳', '西沟村', '返乡100000人')).join()).toContain('超出范围');
  expect(tooMany.mistake).toContain('超出范围');
  expect(await tryOut('epidemic', draft, '3号网格：返乡1人\n4号网格：零报告')).toMatchObject({
    intent: 'chain',
    entries: [
      { name: '3号网格', figures: [{ value: 1 }] },
      { name: '4号网格', said: 'zero' },
    ],
  });
});

it('a changed form is understood in the next message, and who changed it is in the journal', async () => {
  const { form, was } = await shown('epidemic');
  const aliases = [...(form.fields[1]?.aliases ?? []), '务工回流'];
  expect((await save('epidemic', was, withField(form, 'returnees', { aliases }))).body).toEqual({ faults: [] });
  expect((await desk.town.says('李强', '西沟村', '务工回流2人')).join()).toContain('返乡人员2');
  const [entry] = await desk.town.store.history({ flow: 'form', id: 'epidemic' });
  expect(entry).toMatchObject({ type: 'changed', person: '唐文', name: '唐文' });
  expect(await shown('epidemic')).toMatchObject({ origin: 'shipped', changed: { by: '唐文' }, hasBase: true });
  expect(await save('epidemic', was, form)).toMatchObject({ status: 422, body: { code: 'console.formMoved' } });
});

it.each([
  { what: 'a command word', key: 'returnees', change: { aliases: ['汇总'] }, fault: { code: 'command', word: '汇总' } },
  {
    what: 'a word that means something else',
    key: 'returnees',
    change: { aliases: ['没有'] },
    fault: { code: 'general', word: '没有' },
  },
  {
    what: 'the word of another field',
    key: 'returnees',
    change: { aliases: ['密接'] },
    fault: { code: 'twice', word: '密接', other: '密接人数' },
  },
  { what: 'a single character', key: 'returnees', change: { aliases: ['返'] }, fault: { code: 'short', word: '返' } },
  {
    what: 'a word with a comma',
    key: 'returnees',
    change: { aliases: ['回,流'] },
    fault: { code: 'sign', word: '回,流' },
  },
  { what: 'another kind', key: 'inspected', change: { kind: 'text' }, fault: { code: 'kind', field: '巡查次数' } },
  { what: 'bounds the wrong way round', key: 'inspected', change: { min: 9, max: 2 }, fault: { code: 'bounds' } },
  { what: 'no label', key: 'inspected', change: { label: ' ' }, fault: { code: 'unread' } },
])('does not keep $what', async ({ key, change, fault }) => {
  const { form, was } = await shown('epidemic');
  const { body } = await save('epidemic', was, withField(form, key, change));
  expect(body.faults).toContainEqual(expect.objectContaining(fault));
  expect((await shown('epidemic')).was).toBe(was);
});

it('does not take away a field that has figures today, nor change whose day it is while it is on', async () => {
  await desk.town.says('赵敏', '西沟村', '返乡0人，巡查1次');
  const { form, was, counted, isOn } = await shown('epidemic');
  expect(counted).toContain('inspected');
  expect(isOn).toBe(true);
  const without = (key: string) => ({ ...form, fields: form.fields.filter((field) => field.key !== key) });
  const gone = await save('epidemic', was, without('inspected'));
  expect(gone.body.faults).toEqual([{ code: 'figures', field: '巡查次数' }]);
  const moved = await save('epidemic', was, { ...form, windowEdge: '18:00' });
  expect(moved.body.faults).toEqual([{ code: 'whileOn' }]);
  expect((await save('epidemic', was, without('contacts'))).body).toEqual({ faults: [] });
  const again = await shown('epidemic');
  const back = { key: 'contacts', label: '密接情况', labelEn: 'Contacts', aliases: [], kind: 'text' };
  const changedKind = await save('epidemic', again.was, { ...again.form, fields: [...again.form.fields, back] });
  expect(changedKind.body.faults).toEqual([{ code: 'kind', field: '密接情况' }]);
});

it('does not let a tier end before the one below, where that one owes the form', async () => {
  const { form, was } = await shown('patrol');
  const lowest = TIERS.toReversed().find((tier) => form.owes.includes(tier)) ?? '';
  const early = { ...form, cutoff: { ...form.cutoff, city: '00:01' } };
  expect((await save('patrol', was, early)).body.faults).toEqual([{ code: 'order', word: 'cutoff' }]);
  const late = { ...form, cutoff: { ...form.cutoff, [lowest]: '23:59' } };
  expect((await save('patrol', was, late)).body.faults).toEqual([{ code: 'order', word: 'cutoff' }]);
  expect((await shown('patrol')).was).toBe(was);
});

it('a form that was changed goes back to what it was; one made here is used like the others, and removed when it is off', async () => {
  const { was } = await shown('epidemic');
  expect((await city.post<Saved>('/templates/reset', { key: 'epidemic', was })).body).toEqual({ faults: [] });
  expect((await shown('epidemic')).hasBase).toBe(false);
  const base = (await shown('epidemic')).form;
  const heat = {
    ...base,
    ...{ title: '高温防暑', titleEn: 'Heat', aliases: ['高温'], pairs: undefined },
    fields: [{ label: '中暑人数', labelEn: 'Heat strokes', aliases: ['中暑'] }],
  };
  expect((await save('flood', 'new', heat)).body.faults).toEqual([{ code: 'keyTaken', word: 'flood' }]);
  expect((await save('Heat 1', 'new', heat)).body.faults).toEqual([{ code: 'key', word: 'Heat 1' }]);
  expect((await save('heat', 'new', heat)).body).toEqual({ faults: [] });
  expect((await city.say('/启用 高温防暑 松江市 依据 市气象局1号')).join()).toContain('启用');
  expect((await desk.town.says('周丽', '东沟村', '中暑2人')).join()).toContain('中暑人数2');
  const made = await shown('heat');
  expect(made).toMatchObject({ origin: 'own', isOn: true, counted: ['中暑人数'] });
  const removed = await city.post<Saved>('/templates/reset', { key: 'heat', was: made.was });
  expect(removed.body.faults).toEqual([{ code: 'stillOn' }]);
  await city.say('/停用 高温防暑 松江市');
  await desk.town.until('00:05');
  const off = await shown('heat');
  expect((await city.post<Saved>('/templates/reset', { key: 'heat', was: off.was })).body).toEqual({ faults: [] });
  expect(await city.get('/templates/form', { key: 'heat' })).toMatchObject({ status: 404 });
});

it('a town may look and switch, not change; whoever manages no form sees none of it', async () => {
  const town = await desk.as('何静');
  const seen = (await town.get<Templates>('/templates')).body;
  expect(seen.mayEdit).toBe(false);
  expect(seen.forms.find(({ key }) => key === 'epidemic')?.on).toMatchObject([{ area: '2', mine: false }]);
  const { form, was } = await shown('epidemic', town);
  expect(await town.post('/templates/save', { key: 'epidemic', was, form })).toMatchObject({ status: 403 });
  expect(await town.post('/templates/reset', { key: 'epidemic', was })).toMatchObject({ status: 403 });
  const elsewhere = { key: 'epidemic', form, text: '零报告', unit: '212' };
  expect(await town.post('/templates/try', elsewhere)).toMatchObject({ status: 403 });
  expect((await town.say('/启用 防汛 石桥镇 依据 镇1号')).join()).not.toContain('启用，');
  const worker = await desk.as('王芳');
  for (const path of ['/templates', '/templates/areas'])
    expect(await worker.get(path)).toMatchObject({ status: 403, body: { code: 'console.forbidden' } });
  expect(await worker.get('/templates/form', { key: 'epidemic' })).toMatchObject({ status: 403 });
  expect(await worker.post('/templates/try', { key: 'epidemic', form, text: '零报告' })).toMatchObject({ status: 403 });
  expect(await worker.post('/templates/save', { key: 'epidemic', was, form })).toMatchObject({ status: 403 });
  expect(await worker.post('/templates/reset', { key: 'epidemic', was })).toMatchObject({ status: 403 });
});
