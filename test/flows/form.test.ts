import fc from 'fast-check';
import { expect, it } from 'vitest';
import { form, type FormEvent } from '../../flows/form.ts';
import { changeFromDocs, createOrg } from '../../src/org/index.ts';
import { epidemic } from '../../src/templates/epidemic.ts';
import { templates } from '../../src/templates/index.ts';
import { loadTemplate } from '../../src/templates/load.ts';
import { given, replay, tick } from '../support/flow.ts';
import { orderDoesNotMatter } from './membership-histories.ts';

const by = { person: 'C', name: '唐文', unit: '2', unitName: '松江市' };
const called = (title: string) => ({ ...epidemic, title });
const changed = (at: number, title: string): FormEvent => ({
  ...{ type: 'changed', at, id: `c${at}${title}`, by },
  template: called(title),
});
const reset = (at: number): FormEvent => ({ type: 'reset', at, id: `r${at}`, by });

const orgWith = (key: string, ...events: FormEvent[]) => {
  const org = createOrg({ zone: 'Asia/Shanghai', units: [], templates });
  org.apply(changeFromDocs([{ flow: 'form', id: key, state: replay(form, events) }]));
  return org;
};

it('is what was said last, with who said it, and tells nobody', () => {
  given(form, changed(1, '疫情'))
    .when(changed(2, '防疫'))
    .saysNothing()
    .leaves({ template: { title: '防疫' }, changed: { at: 2 }, by: { name: '唐文' } });
  given(form, changed(3, '疫情'))
    .when(changed(2, '防疫'))
    .leaves({ template: { title: '疫情' } });
  const state = given(form, changed(1, '疫情')).when(tick(9)).wakes(undefined).step?.state;
  expect(state).toMatchObject({ template: { title: '疫情' } });
});

it('takes the place of the form it has changed, where that stood; taken back, the base is there again', () => {
  const org = orgWith('epidemic', changed(1, '防疫'));
  expect(org.templates().map(({ key }) => key)).toEqual(templates.map(({ key }) => key));
  expect(org.template('epidemic')?.title).toBe('防疫');
  expect(org.base('epidemic')).toBe(epidemic);
  const back = orgWith('epidemic', changed(1, '防疫'), reset(2));
  expect(back.template('epidemic')).toBe(epidemic);
});

it('a form made here stands behind the others, and is gone when it is taken back', () => {
  const heat = loadTemplate({ key: 'heat', title: '高温', fields: ['中暑人数'] });
  const made: FormEvent = { type: 'changed', at: 1, id: 'h', template: heat, by };
  expect(orgWith('heat', made).templates().at(-1)).toEqual(heat);
  expect(orgWith('heat', made, reset(2)).template('heat')).toBeUndefined();
});

it('taken back, it still counts what only the changed form has asked for', () => {
  const [retired] = loadTemplate({
    key: 'x',
    title: 'x',
    fields: [{ key: 'masks', label: '口罩', kind: 'work' }],
  }).fields;
  const back: FormEvent = { type: 'reset', at: 2, id: 'r', by, retired: retired === undefined ? [] : [retired] };
  expect(orgWith('epidemic', changed(1, '防疫'), back).template('epidemic')).toMatchObject({
    title: '疫情防控',
    retired: [{ key: 'masks', kind: 'work' }],
  });
});

it('shipped forms go through the store as they are', () => {
  for (const template of templates) expect(loadTemplate(JSON.parse(JSON.stringify(template)))).toEqual(template);
});

it('does not mind order and repetition', () => {
  const at = fc.integer({ min: 1, max: 20 });
  const event = fc.oneof(
    fc.tuple(at, fc.constantFrom('甲', '乙', '丙')).map(([t, title]) => changed(t, title)),
    at.map(reset),
  );
  orderDoesNotMatter(form, fc.array(event, { maxLength: 10 }));
});
